import { diagramsCommand } from './diagrams.js'
import { main } from './program.js'
import { runDiagrams } from './run/diagrams.js'

/**
 * `edgewick diagrams` by itself. A count takes some tenths of a second, so this is bundled apart, in few files instead
 * of those that all commands share.
 */
export async function mainOfDiagrams(): Promise<void> {
  await main({ diagrams: (io) => diagramsCommand(io, runDiagrams) })
}
