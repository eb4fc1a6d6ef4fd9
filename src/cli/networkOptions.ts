import type { Command } from 'commander'

export interface NetworkOptions {
  readonly activation?: string
  readonly at?: string
  readonly param: readonly string[]
}

/** The options by which commands say which network and where. */
export function networkOptions(command: Command): Command {
  return command
    .argument('[network]', 'name of a network (see: edgewick list), or the path of a network file (docs/networks.md)')
    .option(
      '--activation <unit>',
      "instead of a network: one hidden layer of these units, an expression in z = w·x + b such as 'gelu(z)'",
    )
    .option('--at <points>', "points, separated by ';', coordinates by ','; in one dimension ',' may separate points")
    .option(
      '--param <name=value>',
      'a parameter of the network; may be repeated',
      (value: string, previous: readonly string[]) => [...previous, value],
      [] as readonly string[],
    )
}
