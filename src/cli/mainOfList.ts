import { listCommand } from './list.js'
import { main } from './program.js'
import { runList } from './run/list.js'

/** `edgewick list` by itself, bundled apart: it prints a table at once, and finding twenty files takes as long as that. */
export async function mainOfList(): Promise<void> {
  await main({ list: (io) => listCommand(io, runList) })
}
