import { Command } from 'commander'
import { listedNetworks } from '../../networks/listedNetworks.js'
import { readChoice } from '../../requests/written.js'
import { shippedTheories } from '../../theory/shippedRules.js'
import { bashCompletion } from '../bashCompletion.js'
import { completed } from '../completed.js'
import { fishCompletion } from '../fishCompletion.js'
import type { Io } from '../io.js'
import { zshCompletion } from '../zshCompletion.js'

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

/** Does what `edgewick completion` is asked for. */
export async function runCompletion(io: Io, shell: string, commands: readonly Command[]): Promise<void> {
  const write = SHELLS[readChoice(shell, ['bash', 'zsh', 'fish'], 'shell')]
  const program = commands.reduce((whole, each) => whole.addCommand(each), new Command('edgewick').version('edgewick'))
  const networks = Object.values(listedNetworks)
  const parameters = [...new Set(networks.flatMap((each) => Object.keys(each.parameters)))].map((name) => `${name}=`)
  const names = { theory: shippedTheories, network: networks.map(({ name }) => name), 'name=value': parameters }
  await io.out(write(completed(program, names)))
}
