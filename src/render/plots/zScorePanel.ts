import type { CheckResult, Verdict } from '../../montecarlo/check/judge.js'
import { methodWords } from '../../montecarlo/method.js'
import type { Colour, Layer, Panel } from './panel.js'
import { quantityText } from './quantityText.js'

const VERDICTS: readonly (readonly [Verdict, Colour])[] = [
  ['agrees', 'green'],
  ['differs', 'red'],
  ['undecided', 'ochre'],
]

/** What is further away is at the edge. */
const [LEAST, MOST] = [4, 12]

/** A point for each comparison; the strip is two standard errors. */
export function zScorePanel(results: readonly CheckResult[]): Panel {
  const edge = Math.max(LEAST, Math.min(MOST, Math.ceil(Math.max(...results.map(({ z }) => Math.abs(z))))))
  const points = VERDICTS.map(([name, colour]): Layer => {
    const rows = results.flatMap(({ z, verdict }, y) =>
      verdict === name ? [{ x: Math.max(-edge, Math.min(edge, z)), y }] : [],
    )
    return { kind: 'points', name, colour, points: rows }
  })
  return {
    title: 'Deviation from the prediction in standard errors',
    height: 0.037 * results.length,
    x: { scale: 'linear', label: 'z; shaded: 95 in 100 right predictions', range: [-edge, edge], grid: true },
    y: {
      scale: 'rows',
      names: results.map(({ estimate }) => `${quantityText(estimate.quantity)}, ${methodWords(estimate.method).word}`),
    },
    layers: [
      { kind: 'strip', from: -2, to: 2 },
      { kind: 'rule', x: 0 },
      ...points.filter((layer) => 'points' in layer && layer.points.length > 0),
    ],
  }
}
