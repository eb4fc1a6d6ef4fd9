import { nodeIo } from './nodeIo.js'
import { run } from './program.js'
import type { Commands } from './program.js'

/** Runs a command on this process's arguments, streams and exit status. */
export async function main(commands: Commands): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), nodeIo(), commands)
}
