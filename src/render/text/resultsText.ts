import { checkResults } from '../../montecarlo/check/checkNetwork.js'
import type { NetworkCheck } from '../../montecarlo/check/checkNetwork.js'
import type { CheckResult } from '../../montecarlo/check/judge.js'
import { methodWords } from '../../montecarlo/method.js'
import { quantityName } from '../../montecarlo/quantity.js'
import { countVerdicts, verdictWords } from '../../montecarlo/check/verdicts.js'
import { table } from './table.js'
import { standardErrors } from './standardErrors.js'

/** A check for the terminal: prediction, estimate, standard error, z and verdict of every quantity. */
export function resultsText(check: NetworkCheck): string {
  const header = ['quantity', 'prediction', 'estimate', 'std. error', 'z', 'samples', 'sees', 'verdict', 'how']
  const results = checkResults(check)
  const rows = results.map(checkRow)
  const lines = [table(header, rows), '', conclusion(check), SEES, ...check.notes, ...results.flatMap(heavyTailText)]
  return lines.join('\n')
}

/** What the column `sees` shows. */
export const SEES =
  'sees: a deviation of the prediction by this much of it is noticed nine times in ten, all comparisons being judged together.'

function heavyTailText({ estimate }: CheckResult): readonly string[] {
  return estimate.heavyTailed === true
    ? [
        `Warning: ${quantityName(estimate.quantity)}, ${methodWords(estimate.method).brief}: a few rare samples make up the error (heavy tails); it is not to be trusted.`,
      ]
    : []
}

/** What the verdicts are together, and where some are undecided, why and what that means. */
export function conclusion(check: NetworkCheck): string {
  const results = checkResults(check)
  const open = results.filter(({ verdict }) => verdict === 'undecided')
  const tails = open.filter(({ estimate }) => estimate.heavyTailed === true).length
  const reasons = [
    ...(tails < open.length ? ['the samples are too few to see a wrong prediction, or a note says why'] : []),
    ...(tails > 0 ? [`heavy tails (${tails})`] : []),
  ]
  const covered = check.agreed && open.length > 0 ? '; every quantity agrees by one estimator at least' : ''
  const why = open.length === 0 ? '' : ` Undecided: ${reasons.join('; ')}.`
  return `${results.length} predictions beside sampled networks: ${verdictWords(countVerdicts(results))}${covered}.${why}`
}

/** The cells of one result, as strings with the digits that the error warrants. */
export function checkRow({ estimate, prediction, z, verdict, visible }: CheckResult): readonly string[] {
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(estimate.standardError || 1e-9))))
  const number = (value: number): string => value.toFixed(digits).replace('-', '−')
  return [
    quantityName(estimate.quantity),
    number(prediction),
    number(estimate.mean),
    estimate.standardError.toExponential(1),
    standardErrors(z),
    `${estimate.samples}`,
    prediction === 0 ? visible.toExponential(1) : `${Number((100 * Math.abs(visible / prediction)).toPrecision(2))} %`,
    verdict,
    methodWords(estimate.method).how,
  ]
}
