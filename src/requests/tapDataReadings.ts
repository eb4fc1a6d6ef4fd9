import { printable } from '../errors.js'
import { fitPanel } from '../render/plots/fitPanel.js'
import type { FitPoint } from '../render/plots/fitPanel.js'
import type { Panel } from '../render/plots/panel.js'
import { plotsDocument } from '../render/plots/plotsDocument.js'
import { plotSvg } from '../render/plots/plotSvg.js'
import { vegaLite } from '../render/plots/vegaLite.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { signed } from '../render/text/unicode.js'
import { InputError } from '../errors.js'
import type { TapDataAnswer } from './tapData.js'
import { doubtSentence, sizeOf } from './tapTrust.js'

/** Rows in a text: couplings are those that are furthest from 0 in their errors. */
const SHOWN = 20

/** What the methods are called. */
const NAMES = {
  naive: () => 'naive mean field, K = −C⁻¹',
  tap: () => 'TAP, (C⁻¹)ᵢⱼ = −Kᵢⱼ − 2 Kᵢⱼ² mᵢ mⱼ',
  'sessak-monasson': (order: number) => `Sessak and Monasson’s series in the covariances, to order ${order}`,
} as const

/**
 * The fit in tables: couplings that are furthest from 0, and fields.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 1000 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
 * tapDataText(await answerTapData({ data })).includes('1000 draws of 2 spins') // true
 */
export function tapDataText(answer: TapDataAnswer): string {
  const { file, method, order, sample, fitted, errors, exact } = answer
  const rows = couplingsOf(answer)
    .sort((a, b) => Math.abs(b.value / b.error) - Math.abs(a.value / a.error))
    .slice(0, SHOWN)
  const pairs = (sample.spins * (sample.spins - 1)) / 2
  const coding = sample.coding === '0/1' ? ', of which 0 was read as −1' : ''
  return [
    `${printable(file)}: ${sample.draws} draws of ${sample.spins} spins${coding}; ${NAMES[method](order)}; errors by jackknife over 20 parts`,
    '',
    table(
      ['coupling', 'value', 'std. error', ...(exact === undefined ? [] : ['exact'])],
      rows.map(({ i, j, value, error, exact: beside }) => [
        `K_${i + 1},${j + 1}`,
        signed(value.toFixed(5)),
        signed(error.toExponential(1)),
        ...(beside === undefined ? [] : [signed(beside.toFixed(5))]),
      ]),
    ),
    ...(pairs > SHOWN ? [`… ${pairs - SHOWN} more in --format json`] : []),
    '',
    table(
      ['field', 'value', 'std. error', ...(exact === undefined ? [] : ['exact'])],
      Array.from(fitted.fields.subarray(0, SHOWN), (value, i) => [
        `h_${i + 1}`,
        signed(value.toFixed(5)),
        signed((errors.fields[i] as number).toExponential(1)),
        ...(exact === undefined ? [] : [signed((exact.fields[i] as number).toFixed(5))]),
      ]),
    ),
    ...(sample.spins > SHOWN ? [`… ${sample.spins - SHOWN} more in --format json`] : []),
    '',
    ...checkSentences(answer),
    ...(answer.doubts.length > 0 ? [fitSentence(answer)] : []),
  ].join('\n')
}

/** What was checked of the fit. */
export function checkSentences({ spinGlass, missed, off, exact }: TapDataAnswer): readonly string[] {
  return [
    ...(exact === undefined
      ? [`a coupling is off by about ${sizeOf(off.by)}, by what the fitted model misses`]
      : [`the coupling that is furthest from the one of largest likelihood differs from it by ${sizeOf(off.by)}`]),
    `1 − ρ(q K² q) = ${signed(spinGlass.toPrecision(3))}; the fitted model misses no covariance of the data by more than ${missed.toPrecision(2)} standard deviations of its spins`,
  ]
}

/** Why the couplings are none to trust. */
export function fitSentence({ doubts }: TapDataAnswer): string {
  return `${doubtSentence('the couplings are', doubts)} (the couplings may be too strong for this method; --exact fits up to 20 spins by all states)`
}

/** The pairs i < j with what was fitted. */
export function couplingsOf({
  sample,
  fitted,
  errors,
  exact,
}: TapDataAnswer): (FitPoint & { readonly i: number; readonly j: number })[] {
  const n = sample.spins
  return Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_unused, j) => ({ i: j, j: i }))).flatMap(
    (pairs) =>
      pairs.map(({ i, j }) => ({
        i,
        j,
        value: fitted.couplings[i * n + j] as number,
        error: errors.couplings[i * n + j] as number,
        ...(exact === undefined ? {} : { exact: exact.couplings[i * n + j] as number }),
      })),
  )
}

/**
 * The fit as other programs read it; see `docs/json.md`.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 1000 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
 * JSON.parse(tapDataJson(await answerTapData({ data }))).draws // 1000
 */
export function tapDataJson(answer: TapDataAnswer): string {
  const { method, order, sample, fitted, errors, exact, spinGlass, missed, off, doubts } = answer
  const { draws, spins, coding } = sample
  const rows = (values: Float64Array): readonly (readonly number[])[] =>
    Array.from({ length: spins }, (_, i) => [...values.subarray(i * spins, (i + 1) * spins)])
  return jsonText({
    couplings: rows(fitted.couplings),
    fields: [...fitted.fields],
    errors: { couplings: rows(errors.couplings), fields: [...errors.fields] },
    method,
    order,
    draws,
    spins,
    coding,
    trusted: doubts.length === 0,
    spinGlass,
    missed,
    off: off.by,
    ...(doubts.length > 0 ? { reason: fitSentence(answer) } : {}),
    ...(exact === undefined ? {} : { exact: { couplings: rows(exact.couplings), fields: [...exact.fields] } }),
  })
}

/** Fitted couplings with their errors against the exact ones. */
export function tapDataPanel(answer: TapDataAnswer): Panel {
  return fitPanel(couplingsOf(answer), `couplings by ${methodName(answer)}`)
}

/** What the method is called. */
export function methodName({ method, order }: TapDataAnswer): string {
  return NAMES[method](order)
}

/**
 * Fitted couplings against the exact ones: SVG, drawn by Vega, or LaTeX for pgfplots.
 *
 * @throws InputError for an answer without exact couplings, and where the optional packages that draw SVG are not
 * installed
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 1000 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
 * const plot = await tapDataPlot(await answerTapData({ data, exact: true }), 'tex')
 * plot.includes('tikzpicture') // true
 */
export async function tapDataPlot(answer: TapDataAnswer, form: 'svg' | 'tex'): Promise<string> {
  if (answer.exact === undefined)
    throw new InputError({
      code: 'requests.plot',
      at: 'exact',
      expected: 'exact couplings beside the fitted ones',
      received: 'none',
    })
  const panel = tapDataPanel(answer)
  return form === 'tex' ? plotsDocument([panel], printable(answer.file)) : plotSvg(vegaLite([panel]))
}
