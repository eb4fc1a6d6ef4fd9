import type { SlopeCheck } from '../../montecarlo/schwingerDyson/slopeCheck.js'
import { seriesText } from '../text/seriesText.js'
import { checkTable } from './checkTable.js'
import { heading, math, paragraph, text } from './content.js'
import type { Block, Inline, Section } from './content.js'
import type { NetworkReport } from './reportData.js'
import { actionRows } from '../text/actionParts.js'
import { digits } from '../text/digits.js'
import { pointLatex } from './pointText.js'
import { prose } from './prose.js'

/** The value of the action on a finite set of points, and its check by the Schwinger–Dyson identity. */
export function pointSection({
  onPoints: { points, field, value, series },
  check,
  seriesPlots = [],
}: NetworkReport): Section {
  const rows = actionRows(value).map(([part, size, error]) => [
    { text: [partLabel(part)] },
    { text: [digits(size, error).replace('-', '−')] },
  ])
  const places = points.flatMap((point, i) => [
    i === 0 ? '' : '; ',
    math(`x_{${i + 1}} = ${pointLatex(point)}`),
    ', ',
    math(`\\phi = ${field[i]}`),
  ])
  return {
    title: 'The action on points',
    blocks: [
      paragraph([
        ...text`On a finite set of points the integrals are sums, ${math('K_{ij} = G_c^{(2)}(x_i, x_j)')} is a matrix, and everything is finite. The action at one field, up to a constant, at `,
        ...places,
        ':',
      ]),
      { kind: 'table', name: 'Parts of the action', head: ['part', 'value'], rows, numbers: [1] },
      paragraph(
        prose(`${seriesText(series, value.condition)}${series.converges === false ? '' : '.'}`),
        series.converges === false ? 'differs' : 'soft',
      ),
      ...seriesPlots,
      ...(check.slopes.length === 0 ? [] : slopesBlocks(check.slopes)),
    ],
  }
}

/** Of coupled neurons the slope is no law, and nothing is said. */
function slopesBlocks(slopes: readonly SlopeCheck[]): readonly Block[] {
  const [identity, violation] = [
    'E[f_i \\, \\partial S/\\partial\\phi_i] = E[\\partial f_i/\\partial\\phi_i]',
    'O(N^{-2})',
  ]
  return [
    paragraph(
      text`If S is right, ${math(identity)} for every f. Truncated at 1/N, the action violates this by ${math(violation)}; with a wrong sign or a missing coupling the violation falls as ${math('N^{-1}')} only.`,
    ),
    ...slopes.flatMap(slopeBlocks),
    paragraph(
      text`“sees” is of the slope, not of a coupling. With ${math('f_i = \\phi_i')} the identity says whether ${math('g_2')} and ${math('g_4')} fit each other, but not how large they are, since ${math('E[\\phi K^{-1} \\phi]')} is the number of points for every network: it counts for no certificate. How large an error of the action moves the other slope by so much is measured in docs/calibration.md.`,
      'soft',
    ),
  ]
}

function slopeBlocks({ testFunction, measured, result }: SlopeCheck): readonly Block[] {
  const f = testFunction === 'linear' ? 'f_i = \\phi_i' : 'f_i = \\phi_i \\, \\phi K^{-1} \\phi'
  const rows = measured.map(({ N, value, standardError }) =>
    [`${N}`, value.toExponential(3), standardError.toExponential(1)].map((cell) => ({ text: [cell] })),
  )
  return [
    heading(text`Check: Schwinger–Dyson identity with ${math(f)}`),
    {
      kind: 'table',
      name: 'Violation of the identity by N',
      head: ['N', 'violation', 'std. error'],
      rows,
      numbers: [0, 1, 2],
    },
    // The heading says of which f.
    checkTable('Slope of the violation', [
      { ...result, estimate: { ...result.estimate, quantity: { kind: 'named', name: 'Schwinger–Dyson slope' } } },
    ]),
  ]
}

function partLabel(part: string): Inline {
  return math(
    part === 'gaussian' ? '\\tfrac12 \\phi K^{-1} \\phi' : part === 'S' ? 'S' : `g_{${part.slice(1)}}\\text{ part}`,
  )
}
