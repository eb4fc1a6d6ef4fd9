import { commands } from './commands.js'
import { main } from './main.js'

/** Every command. */
export async function mainOfAll(): Promise<void> {
  await main(commands)
}
