import { InputError } from '../../errors.js'
import { flagOf } from '../commandLine.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import type { Outcome } from '../outcome.js'
import { requireOnly } from '../requireOnly.js'

/** What a network of one population may be asked with. */
const OF_STATE = [
  '--g',
  '--noise',
  '--method',
  '--until',
  '--step',
  '--simulate',
  '--seed',
  '--shard',
  '--resume',
  '--plot',
]
/** The flags that are questions of their own, with what they may have beside them. */
const QUESTIONS = {
  trace: ['--tau', '--param'],
  derive: [],
  transition: ['--noise'],
  scan: ['--noise', '--plot'],
  phaseDiagram: ['--plot'],
} as const satisfies Partial<Record<keyof DmftOptions, readonly string[]>>
const OF_FILE = ['--until', '--step', '--simulate', '--seed', '--shard', '--resume']

/** Does what `edgewick dmft` is asked for, by the flag that says which question it is. */
export async function runDmftKind(
  io: Io,
  outcome: Outcome,
  phi: string | undefined,
  options: DmftOptions,
): Promise<void> {
  requireFlags(phi, options)
  if (options.trace !== undefined) {
    const { runDmftTrace } = await import('./dmftTrace.js')
    return runDmftTrace(io, options.trace, options)
  }
  if (options.derive !== undefined) {
    const { runDmftDerive } = await import('./dmftDerive.js')
    return runDmftDerive(io, options.derive, options)
  }
  if (phi === undefined)
    throw new InputError({
      code: 'cli.dmft',
      at: 'phi',
      expected: 'a function such as tanh, or --trace, or --derive',
      received: 'none',
    })
  if (isNetworkFile(phi)) {
    const { runDmftPopulations } = await import('./dmftPopulations.js')
    return runDmftPopulations(io, outcome, phi, options)
  }
  const { runDmft } = await import('./dmft.js')
  return runDmft(io, outcome, phi, options)
}

/** Whether what is given is a file of a network, and no function. */
export function isNetworkFile(phi: string): boolean {
  return /\.ya?ml$/i.test(phi)
}

/** @throws InputError for a flag that has no effect on a network, of one population or from a file */
export function requireFlagsOf(phi: string, options: Pick<DmftOptions, 'given' | 'resume'>): void {
  requireOnly(phi, options, isNetworkFile(phi) ? OF_FILE : OF_STATE)
}

/** @throws InputError for a flag that would have no effect */
function requireFlags(phi: string | undefined, options: DmftOptions): void {
  const question = (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).find((name) => options[name] !== undefined)
  if (question === undefined && options.tau !== undefined)
    throw new InputError({
      code: 'cli.dmft',
      at: '--tau',
      expected:
        '--trace, which it belongs to (or --derive tau: a unit whose own past comes back to it is not Gaussian, and its c(τ) has no closed equation)',
      received: 'none',
    })
  if (question !== undefined) requireOnly(flagOf(question), options, QUESTIONS[question])
  else if (phi !== undefined) requireFlagsOf(phi, options)
  if (phi === undefined || (question !== 'trace' && question !== 'derive')) return
  throw new InputError({
    code: 'cli.dmft',
    at: flagOf(question),
    expected: 'no function, for it is of all networks',
    received: `'${phi}'`,
  })
}
