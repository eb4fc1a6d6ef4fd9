import type { CheckResult, NetworkCheck } from '../../montecarlo/checkNetwork.js'
import { table } from './table.js'

/** A check for the terminal: prediction, estimate, standard error, z and verdict of every quantity. */
export function checkText(check: NetworkCheck): string {
  const header = ['quantity', 'prediction', 'estimate', 'std. error', 'z', 'samples', 'verdict', 'how']
  const rows = [...check.correlators, ...check.packets, ...check.slopes.map(({ result }) => result)].map(checkRow)
  return `${table(header, rows)}\n\n${conclusion(rows.map((row) => row[header.indexOf('verdict')] ?? ''))}`
}

function conclusion(verdicts: readonly string[]): string {
  const differing = verdicts.filter((verdict) => verdict === 'differs').length
  const undecided = verdicts.filter((verdict) => verdict === 'undecided').length
  if (differing + undecided === 0) return 'All predictions agree with the samples.'
  const parts = [
    ...(differing > 0 ? [`${differing} of ${verdicts.length} predictions differ from the samples`] : []),
    ...(undecided > 0 ? [`${undecided} undecided (more samples are needed)`] : []),
  ]
  return `${parts.join('; ')}.`
}

/** The cells of one result, as strings with the digits that the error warrants. */
export function checkRow({ estimate, prediction, z, verdict }: CheckResult): readonly string[] {
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(estimate.standardError || 1e-9))))
  const number = (value: number): string => value.toFixed(digits).replace('-', '−')
  return [
    estimate.quantity,
    number(prediction),
    number(estimate.mean),
    estimate.standardError.toExponential(1),
    z.toFixed(2).replace('-', '−'),
    `${estimate.samples}`,
    verdict,
    estimate.method.split(/, jackknife|;/)[0] as string,
  ]
}
