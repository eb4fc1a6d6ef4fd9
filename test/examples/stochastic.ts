import { answerSde } from '../../src/doors/requests.js'
import { finished, normalForm, readEquation, startedSeries, withStart } from '../../src/doors/dynamics.js'

// What the command does, as data: the correlation with numbers.
const answer = await answerSde({
  equation: 'dx = -x + eps x^2/2, noise D',
  quantity: 'correlation',
  upTo: 2,
  parameters: { eps: 0.1, D: 1 },
  at: [0, 1],
})
export const diagrams: number = answer.series.diagrams.length
export const values: readonly number[] = answer.values ?? []

// Its parts: the equation, its modes with their rates, and the mean from a start.
const form = normalForm(withStart(readEquation('dx = -x + y; dy = -2y; noise x D'), { x: '0', y: 'y0' }))
export const rates: readonly number[] = form.rates
const mean = finished(startedSeries(form, { quantity: 'mean', of: [0], from: 0, to: 0 }))
export const terms: readonly string[] = mean.terms.map(
  ({ coefficient, rate }) => `${coefficient.num} e^(-${rate.num} t)`,
)
