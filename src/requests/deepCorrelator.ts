import { InputError } from '../errors.js'
import { jsonText } from '../render/jsonText.js'
import { deepLatex } from '../render/latex/deepLatex.js'
import type { CorrelatorSubject } from './correlatorSubject.js'
import { estimateLine } from './estimate.js'
import type { SampledEstimate } from './estimate.js'
import { chosenNetwork } from './networkSubject.js'
import type { ChosenNetwork } from './networkSubject.js'

/** A correlator of a network with several hidden layers: at infinite width, and from samples at the width that it has. */
export interface DeepCorrelator extends CorrelatorSubject {
  readonly kind: 'deep'
  /** At the points, for n = 2. */
  readonly infiniteWidth?: number | undefined
  readonly estimate?: SampledEstimate | undefined
}

/** @throws InputError for n > 2 without samples */
export function deepCorrelator(
  subject: CorrelatorSubject,
  { of, network, points = [] }: ChosenNetwork,
  estimate: SampledEstimate | undefined,
): DeepCorrelator {
  if (subject.n > 2 && estimate === undefined)
    throw new InputError({
      code: 'requests.samples',
      at: 'samples',
      expected:
        'a number of sampled networks, with --at: deep networks have no exact correlator at finite width but G2 at infinite one',
      received: 'none',
    })
  const [x, y] = points
  const infiniteWidth =
    subject.n === 2 && x !== undefined && y !== undefined ? of.infiniteWidth?.(network.parameters, x, y) : undefined
  return { kind: 'deep', ...subject, infiniteWidth, estimate }
}

/** The value at infinite width and the estimate; without points the formula. */
export function deepText(answer: DeepCorrelator): string {
  const { points, infiniteWidth, estimate } = answer
  if (points === undefined) return `${formula(answer) ?? ''}\n`
  const wide =
    infiniteWidth === undefined ? '' : `G_c^(2) = ${infiniteWidth} at infinite width, from which it differs by O(1/N)\n`
  return `${wide}${estimateLine(estimate)}`
}

export function deepJson(answer: DeepCorrelator): string {
  const { network, n, parameters, points, infiniteWidth, estimate } = answer
  return `${jsonText({ network, n, parameters, points, infiniteWidth, estimate, latex: formula(answer) })}\n`
}

/** @throws InputError for n ≠ 2 */
export function deepFormula(answer: DeepCorrelator): string {
  const latex = formula(answer)
  if (latex !== undefined) return `${latex}\n`
  const expected = '2, the only correlator of a deep network with a formula'
  throw new InputError({ code: 'requests.n', at: 'n', expected, received: `${answer.n}` })
}

function formula({ network, parameters, n }: DeepCorrelator): string | undefined {
  return n === 2 ? deepLatex(chosenNetwork({ network, parameters }).network) : undefined
}
