/** What is wrong with an input: where, what was expected there, what was received. */
export interface InputProblem {
  /** Stable, machine-readable name such as `diagrams.legCount`. */
  readonly code: string
  /** The place: `request.legs`, `--order`, or `rules/my.yaml:7:15: vertices[0].legs`. */
  readonly at: string
  readonly expected: string
  readonly received: string
}

/**
 * A mistake in what the user gave, told in one sentence: place, expected, received.
 * Anything else that this package throws is a bug of the package.
 *
 * @example
 * new InputError({ code: 'diagrams.legCount', at: 'request.legs', expected: 'an even number', received: '3' }).message
 * // 'request.legs: expected an even number, received 3'
 */
export class InputError extends Error implements InputProblem {
  override readonly name = 'InputError'
  readonly code: string
  readonly at: string
  readonly expected: string
  readonly received: string

  constructor(problem: InputProblem) {
    super(`${problem.at}: expected ${problem.expected}, received ${problem.received}`)
    this.code = problem.code
    this.at = problem.at
    this.expected = problem.expected
    this.received = problem.received
  }
}
