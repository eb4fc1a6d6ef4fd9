/**
 * Work in steps, done at once: what a generator returns at its end.
 *
 * @example
 * const form = normalForm(readEquation('dx = -x + eps x^2/2, noise D'))
 * finished(stochasticSeries(form, { quantity: 'mean', of: [0], from: 1, to: 1 })).diagrams.length // 1
 */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
