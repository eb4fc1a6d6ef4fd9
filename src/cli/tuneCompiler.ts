import { setFlagsFromString } from 'node:v8'

type Setter = (flag: string) => void

/** Flags for a run that is as most are, and for lists of few, of many and of very many diagrams. */
interface Tuning {
  readonly run: readonly string[]
  readonly few: readonly string[]
  readonly many: readonly string[]
  readonly most: readonly string[]
}

const TICKS = '--ticks-before-optimization=3'
const INTERPRETED: Tuning = {
  run: ['--interrupt-budget=1400000', '--max-inlined-bytecode-size-cumulative=150'],
  few: ['--ticks-before-optimization=100'],
  many: [TICKS],
  most: [TICKS, '--interrupt-budget=400000'],
}

/** From Node 22 on V8 has a quick compiler in between, and counts calls. */
const LATER = ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000']
const LAYERED: Tuning = {
  run: LATER,
  few: ['--invocation-count-for-maglev=100000', '--invocation-count-for-turbofan=1000000'],
  many: LATER,
  most: LATER,
}

/** By the beginning of its version, since V8 complains of flags that it does not know: those of Node 20, 22, 24, 26. */
const TUNINGS: readonly (readonly [v8: string, Tuning])[] = [
  ['11.3.', INTERPRETED],
  ['12.4.', LAYERED],
  ['13.6.', LAYERED],
  ['14.6.', LAYERED],
]

const tuningOf = (v8: string): Tuning | undefined => TUNINGS.find(([beginning]) => v8.startsWith(beginning))?.[1]

/**
 * Makes V8 optimise functions later, on Node 20 with less inlining too. A run of the command line takes a few tenths of a
 * second, most of which V8 would spend optimising: a function is worth its optimisation only if it runs for longer than
 * that takes, and a copy inlined in another function is optimised once more. Long runs lose some hundredths of a second
 * at most.
 *
 * @param v8 the version of V8 that runs
 * @param set sets a flag of V8
 */
export function tuneCompiler(v8: string, set: Setter = setFlagsFromString): void {
  for (const flag of tuningOf(v8)?.run ?? []) set(flag)
}

/** Lists of so many diagrams at most are over before an optimised function has paid for itself; */
const FEW = 10_000
/** the longer the list, the sooner it has. */
const MANY = 100_000

/** Tunes V8 for a list of about so many diagrams. */
export function expectDiagrams(
  diagrams: number,
  v8: string = process.versions.v8,
  set: Setter = setFlagsFromString,
): void {
  const size = diagrams <= FEW ? 'few' : diagrams < MANY ? 'many' : 'most'
  for (const flag of tuningOf(v8)?.[size] ?? []) set(flag)
}
