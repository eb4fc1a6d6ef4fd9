import { InputError } from '../../errors.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import type { Outcome } from '../outcome.js'

/** Flags that belong to one question only. */
const OWN = { trace: ['tau', 'param'] } as const
/** Flags that any question may have; those with a default are not told from ones that were not given. */
const COMMON: readonly string[] = ['format', 'output', 'workers', 'noise']

/** Does what `edgewick dmft` is asked for, by the flag that says which question it is. */
export async function runDmftKind(
  io: Io,
  outcome: Outcome,
  phi: string | undefined,
  options: DmftOptions,
): Promise<void> {
  const kind = options.trace === undefined ? 'state' : 'trace'
  requireFlags(kind, phi, options)
  if (options.trace !== undefined) {
    const { runDmftTrace } = await import('./dmftTrace.js')
    return runDmftTrace(io, options.trace, options)
  }
  if (phi === undefined)
    throw new InputError({
      code: 'cli.dmft',
      at: 'phi',
      expected: 'a function such as tanh, or --trace',
      received: 'none',
    })
  const { runDmft } = await import('./dmft.js')
  return runDmft(io, outcome, phi, options)
}

/** @throws InputError for a flag that would have no effect */
function requireFlags(kind: 'state' | 'trace', phi: string | undefined, options: DmftOptions): void {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) || COMMON.includes(name) ? [] : [name],
  )
  if (kind === 'trace') {
    const other = given.find((name) => name !== 'trace' && !(OWN.trace as readonly string[]).includes(name))
    if (other !== undefined || phi !== undefined)
      throw new InputError({
        code: 'cli.dmft',
        at: '--trace',
        expected: 'nothing beside it but --tau, --param, --format and -o, for it is about couplings alone',
        received: other === undefined ? `'${phi}'` : flag(other),
      })
    return
  }
  const foreign = given.find((name) => (OWN.trace as readonly string[]).includes(name))
  if (foreign !== undefined)
    throw new InputError({
      code: 'cli.dmft',
      at: flag(foreign),
      expected: '--trace, which it belongs to',
      received: 'none',
    })
}

function flag(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
