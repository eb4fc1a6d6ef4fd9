import type { Convergence } from '../../montecarlo/check/convergence.js'
import { methodWords } from '../../montecarlo/method.js'
import type { Panel } from './panel.js'
import { quantityText } from './quantityText.js'

/** The estimate over the prediction with a band of one standard error, against the number of samples. */
export function convergencePanel({ prediction, estimates }: Convergence): Panel {
  const [first] = estimates
  const points = estimates.map(({ samples, mean, standardError }) => {
    const ends = [(mean - standardError) / prediction, (mean + standardError) / prediction] as const
    return { x: samples, y: mean / prediction, low: Math.min(...ends), high: Math.max(...ends) }
  })
  return {
    title: `${first === undefined ? '' : `${quantityText(first.quantity)}, ${methodWords(first.method).brief}`}: estimate over prediction, with its standard error`,
    height: 0.33,
    x: {
      scale: 'log',
      label: 'samples',
      ticks: roundNumbers(Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))),
      as: 'count',
    },
    y: { scale: 'linear', grid: true },
    layers: [
      { kind: 'band', colour: 'blue', points },
      { kind: 'line', colour: 'blue', dots: true, points: points.map(({ x, y }) => ({ x, y })) },
      { kind: 'rule', y: 1 },
    ],
  }
}

/** 1, 2 and 5 times the powers of ten that are between, of a long range only the powers. */
function roundNumbers(low: number, high: number): readonly number[] {
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) + 1 }, (_, k) => 10 ** k)
  const steps = high / low > 300 ? [1] : [1, 2, 5]
  return decades
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((value) => value >= low && value <= high)
}
