import { nodeIo } from './nodeIo.js'
import { run } from './program.js'
import type { Commands } from './program.js'

/** Runs a command on this process's arguments, streams and exit status. */
export async function main(commands: Commands): Promise<void> {
  // A reader that has seen enough (`edgewick … | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  process.exitCode = await run(process.argv.slice(2), nodeIo(), commands)
}
