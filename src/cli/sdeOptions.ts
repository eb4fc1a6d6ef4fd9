import type { Command } from 'commander'
import { collected } from './collected.js'

/** What is asked of an equation. */
export interface SdeQuestion {
  readonly quantity: string
  readonly of?: string
  readonly from?: string
  readonly order?: string
  readonly upTo?: string
  readonly at?: string
  readonly waiting?: string
  readonly param: readonly string[]
  readonly simulate?: string
  readonly seed?: string
}

/** The options by which `sde` and its script for Slurm say what is asked. */
export function sdeOptions(command: Command): Command {
  return command
    .argument('<equation>', "such as 'dx = -x + eps x^3/6, noise D', or the path of a file")
    .option('--quantity <name>', 'mean, correlation, response, cumulant or self-energy', 'correlation')
    .option('--of <names>', 'of which components, such as x,y; default: the first one')
    .option('--from <places>', 'from a given start at time 0 in place of the stationary state, such as x=x0,y=1/2')
    .option('--order <k>', 'only this order in the parameters of what is not linear')
    .option('--up-to <k>', 'all orders up to this one (default: 2)')
    .option('--at <times>', 'times τ ≥ 0 for numbers, such as 0,0.5,1, or frequencies; needs --param')
    .option('--waiting <t>', 'from a start: the earlier one of two times, for numbers of correlation and response')
    .option('--param <pairs>', 'values of parameters, such as eps=0.1,D=1; may be repeated', collected, [])
    .option(
      '--simulate <paths>',
      'paths beside it: paths=200,time=400,dt=0.05,scheme=weak2 (or euler), each of which may be left out; needs --param; with --from they start there (no time=) and are averaged at the times --at',
    )
    .option('--seed <n>', 'seed of the paths (default: 1)')
}
