import { InputError } from '../../errors.js'
import { flagOf } from '../commandLine.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import type { Outcome } from '../outcome.js'

/** Questions about couplings and formulas, without a function or numbers of a network, and the flags that are theirs alone. */
const OWN = { trace: ['tau', 'param'], derive: [] } as const satisfies Record<string, readonly string[]>
/** Flags that any question may have; those with a default are not told from ones that were not given. */
const COMMON: readonly string[] = ['format', 'output', 'workers', 'given']

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

function isNetworkFile(phi: string): boolean {
  return /\.ya?ml$/.test(phi)
}

/** @throws InputError for a flag that would have no effect */
function requireFlags(phi: string | undefined, options: DmftOptions): void {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    COMMON.includes(name) ||
    (name === 'noise' && value === '0')
      ? []
      : [name],
  )
  const kind = (['trace', 'derive'] as const).find((name) => given.includes(name))
  if (kind === undefined) {
    const foreign = given.find((name) => (OWN.trace as readonly string[]).includes(name))
    if (foreign === undefined) return requireFile(phi, given, options)
    throw new InputError({
      code: 'cli.dmft',
      at: flagOf(foreign),
      expected:
        foreign === 'tau'
          ? '--trace, which it belongs to (or --derive tau: a unit whose own past comes back to it is not Gaussian, and its c(τ) has no closed equation)'
          : '--trace, which it belongs to',
      received: 'none',
    })
  }
  const own: readonly string[] = OWN[kind]
  const other = given.find((name) => name !== kind && !own.includes(name))
  if (other === undefined && phi === undefined) return
  throw new InputError({
    code: 'cli.dmft',
    at: `--${kind}`,
    expected: `nothing beside it but ${[...own.map(flagOf), '--format'].join(', ')} and -o`,
    received: other === undefined ? `'${phi}'` : flagOf(other),
  })
}

function requireFile(phi: string | undefined, given: readonly string[], { noise }: DmftOptions): void {
  if (phi === undefined || !isNetworkFile(phi)) return
  const other =
    noise === '0'
      ? given.find((name) => !['until', 'step', 'simulate', 'seed', 'shard', 'resume'].includes(name))
      : 'noise'
  if (other !== undefined)
    throw new InputError({
      code: 'cli.dmft',
      at: flagOf(other),
      expected:
        'one network with a function, for several populations have --until, --step, --simulate with its flags, --format and -o',
      received: `'${phi}'`,
    })
}
