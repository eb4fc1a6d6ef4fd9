import { InputError } from '../errors.js'

/**
 * Work in steps, done at once: what a generator returns at its end.
 *
 * @throws InputError for what is no generator
 * @example
 * const form = normalForm(readEquation('dx = -x + eps x^2/2, noise D'))
 * finished(stochasticSeries(form, { quantity: 'mean', of: [0], from: 1, to: 1 })).diagrams.length // 1
 */
export function finished<T>(steps: Generator<unknown, T>): T {
  // Lists and texts can be walked over too.
  if (!('return' in Object(steps)))
    throw new InputError({ code: 'input.argument', at: 'steps', expected: 'a generator', received: 'something else' })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
