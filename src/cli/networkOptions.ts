import type { Command } from 'commander'

export interface NetworkOptions {
  readonly at?: string
  readonly param: readonly string[]
}

/** The options by which commands say which network and where. */
export function networkOptions(command: Command, network: 'required' | 'optional' = 'required'): Command {
  return command
    .argument(
      network === 'required' ? '<network>' : '[network]',
      'name of a network (see: edgewick list), or the path of a network file (docs/networks.md)',
    )
    .option('--at <points>', "points, separated by ';', coordinates by ','; in one dimension ',' may separate points")
    .option(
      '--param <name=value>',
      'a parameter of the network; may be repeated',
      (value: string, previous: readonly string[]) => [...previous, value],
      [] as readonly string[],
    )
}
