import { expandCommand } from './expand.js'
import { gammaCommand } from './gamma.js'
import { main } from './program.js'

/** `edgewick expand` and `gamma` by themselves, bundled apart: a third of a short run was finding and reading shared files. */
export async function mainOfExpansions(): Promise<void> {
  await main({ expand: expandCommand, gamma: gammaCommand })
}
