import { samplesNeeded } from '../montecarlo/check/samplesNeeded.js'
import { methodWords } from '../montecarlo/method.js'
import { quantityName } from '../montecarlo/quantity.js'
import { jsonText } from '../render/jsonText.js'
import { networkCheckJson } from '../render/networkCheckJson.js'
import { resultsText } from '../render/text/resultsText.js'
import { table } from '../render/text/table.js'
import { signed } from '../render/text/unicode.js'
import type { Point } from '../networks/network.js'
import type { CheckAnswer } from './check.js'

/**
 * Prediction, estimate, standard error, z and verdict of every quantity.
 *
 * @example
 * checkText(await answerCheck({ network: 'cos-net', samples: 400 })).includes('G4c') // true
 */
export function checkText({ title, check, part }: CheckAnswer): string {
  return `${title}\n${pointsText(part.request.points)}\n\n${resultsText(check)}`
}

/** What x1, x2, … of the table are. */
function pointsText(points: readonly Point[]): string {
  const rounded = (coordinate: number): string => signed(`${Number(coordinate.toPrecision(6))}`)
  const each = points.map((point, i) => {
    const [only = 0, ...more] = point
    return `x${i + 1} = ${more.length === 0 ? rounded(only) : `(${point.map(rounded).join(', ')})`}`
  })
  return `points: ${each.join(', ')}`
}

/**
 * The comparisons as other programs read them; see `docs/json.md`.
 *
 * @example
 * JSON.parse(checkJson(await answerCheck({ network: 'cos-net', samples: 400 }))).seed // 1
 */
export function checkJson({ check, part }: CheckAnswer): string {
  const { seed, samples, points } = part.request
  return jsonText({ ...networkCheckJson(check, seed, samples), points })
}

/**
 * How many samples bring the standard errors to this fraction of the predictions, from those of the answer.
 *
 * @example
 * samplesNeededText(await answerCheck({ network: 'cos-net', samples: 400 }), 0.01).includes('0.01') // true
 */
export function samplesNeededText(answer: CheckAnswer, error: number): string {
  const rows = neededFor(answer, error).map(({ quantity, prediction, samples, method }) => [
    quantity,
    prediction.toPrecision(6),
    samples.toPrecision(2),
    method,
  ])
  const needed = table(['quantity', 'prediction', 'samples', 'how'], rows)
  return `${answer.title}\n\n${needed}\n\nfor standard errors of ${error} times the prediction, from ${answer.part.request.samples} samples`
}

/**
 * The samples that each comparison needs for a relative error, as other programs read them.
 *
 * @example
 * JSON.parse(samplesNeededJson(await answerCheck({ network: 'cos-net', samples: 400 }), 0.01)).error // 0.01
 */
export function samplesNeededJson(answer: CheckAnswer, error: number): string {
  const { samples: pilot, seed } = answer.part.request
  return jsonText({ error, pilot, seed, needed: neededFor(answer, error) })
}

interface Needed {
  readonly quantity: string
  readonly prediction: number
  readonly samples: number
  readonly method: string
}

function neededFor({ check: { correlators, packets } }: CheckAnswer, error: number): readonly Needed[] {
  return [...correlators, ...packets].map((result) => ({
    quantity: quantityName(result.estimate.quantity),
    prediction: result.prediction,
    samples: samplesNeeded(result, error),
    method: methodWords(result.estimate.method).brief,
  }))
}
