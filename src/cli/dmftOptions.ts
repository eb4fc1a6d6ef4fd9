import type { Command } from 'commander'
import type { Flag } from './commandLine.js'

/** What is asked of one random network. */
export interface DmftQuestion {
  readonly g?: string
  readonly noise: string
  readonly method?: string
  readonly until?: string
  readonly step?: string
  readonly simulate?: string
  readonly seed?: string
}

/** What `edgewick dmft` is given. */
export interface DmftOptions extends DmftQuestion {
  readonly workers: string
  readonly shard?: string
  readonly resume?: string
  readonly transition?: true
  readonly scan?: string
  readonly phaseDiagram?: string
  readonly trace?: string
  readonly tau?: string
  readonly derive?: string | true
  readonly param: readonly string[]
  readonly plot?: string
  readonly format?: string
  readonly output?: string
  /** What the command line had, but where it goes on from. */
  readonly given: readonly Flag[]
}

/** The options by which `dmft` and its script for Slurm say what is asked of one network. */
export function dmftOptions(command: Command): Command {
  return command
    .option('--g <g>', 'J_ij ~ N(0, g²/N)')
    .option('--noise <D>', '⟨dW²⟩ = D dt', '0')
    .option(
      '--method <way>',
      'potential or iteration (of the self-consistency equation; of several populations always); default: potential',
    )
    .option('--until <tau>', 'c(τ) up to this τ; default: to where a thousandth of c(0) − c(∞) is left, 25 at least')
    .option('--step <tau>', 'how far its points are apart')
    .option(
      '--simulate <sizes>',
      'networks beside it: N=1000,seeds=4 (networks of each size), also N=500,1000,2000, time=300, dt=0.1',
    )
    .option('--seed <n>', 'seed of the networks (default: 1)')
}
