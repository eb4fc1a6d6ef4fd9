import type { CheckAnswer } from '../requests/check.js'
import { checkJson, checkText } from '../requests/checkReadings.js'
import { attempt } from './attempt.js'
import { deliverText } from './deliver.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { writePlot } from './plot.js'

/** What a finished check found: its verdict, its plot if there is to be one, and the result on standard output. */
export async function printCheck(
  io: Io,
  outcome: Outcome,
  answer: CheckAnswer,
  format: 'text' | 'json',
  plot: string | undefined,
): Promise<void> {
  outcome.agreed = answer.check.agreed
  if (plot !== undefined) await attempt(io, outcome, () => writePlot(io, answer, plot))
  if (format === 'json') return io.out(`${checkJson(answer)}\n`)
  await deliverText(io, undefined, `${checkText(answer)}\n`)
}
