import { diagramsCommand } from './diagrams.js'
import { main } from './program.js'

/**
 * `edgewick diagrams` by itself. A count takes some tenths of a second, so this is bundled apart, in few files instead
 * of those that all commands share.
 */
export async function mainOfDiagrams(): Promise<void> {
  await main({ diagrams: (io) => Promise.resolve(diagramsCommand(io)) })
}
