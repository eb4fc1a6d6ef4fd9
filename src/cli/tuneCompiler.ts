import { setFlagsFromString } from 'node:v8'

/**
 * Makes V8 optimise functions later, and with less inlining. A run of the command line takes a few tenths of a second,
 * most of which the V8 of Node 20 would spend optimising: a function is worth its optimisation only if it runs for
 * longer than that takes, and a copy inlined in another function is optimised once more. Long runs lose some hundredths
 * of a second at most.
 *
 * From Node 22 on V8 has a quick compiler in between, and nothing is gained; nor are all the flags there, and V8
 * complains of unknown ones on standard error.
 *
 * @param v8 the version of V8 that runs
 * @param set sets a flag of V8
 */
export function tuneCompiler(v8: string, set: (flag: string) => void = setFlagsFromString): void {
  if (!v8.startsWith('11.3.')) return
  set('--interrupt-budget=1400000')
  set('--max-inlined-bytecode-size-cumulative=150')
}
