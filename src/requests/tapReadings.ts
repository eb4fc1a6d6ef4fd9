import { jsonText } from '../render/jsonText.js'
import { meanFieldLatex } from '../render/latex/meanFieldLatex.js'
import { meanFieldText } from '../render/text/meanFieldText.js'
import { table } from '../render/text/table.js'
import { signed } from '../render/text/unicode.js'
import type { GibbsAnswer, MeansAnswer, TapAnswer } from './tap.js'
import { isStable } from './tapSolutions.js'
import type { TapSolution } from './tapSolutions.js'
import { BEYOND, doubtSentence } from './tapTrust.js'

/** Rows of spins in a text: what there is more is in JSON. */
const SHOWN = 40

/** What the orders are called. */
const NAMES = [
  '',
  'naive mean field',
  'TAP, with Onsager’s reaction term',
  'third order',
  'fourth order',
  'fifth order',
  'sixth order',
]

/**
 * The numbers in tables, under the formulas that they come from.
 *
 * @example
 * tapText(await answerTap({ couplings: [[0, 0.3], [0.3, 0]], magnetisations: [0.1, 0.5] })).includes('G = ') // true
 */
export function tapText(answer: TapAnswer): string {
  const { order } = answer
  const head = [`${NAMES[order]}, to order ${order} in the couplings`, '', meanFieldText(order), '']
  return [...head, ...(answer.kind === 'gibbs' ? gibbsLines(answer) : meansLines(answer))].join('\n')
}

function gibbsLines(answer: GibbsAnswer): readonly string[] {
  const { gibbs, magnetisations, spinGlass, exact, sampled, scan } = answer
  return [
    `G = ${numberText(gibbs.value)}${exact === undefined ? '' : `, exactly ${numberText(exact.value)}`}`,
    gibbs.terms.map((term, k) => `F${k + 1} = ${numberText(term)}`).join(', '),
    `1 − ρ(q K² q) = ${signed(spinGlass.toPrecision(3))}`,
    ...gibbsSentences(answer),
    '',
    spinTable(magnetisations.length, [
      ['m', (i) => digits(magnetisations[i])],
      ['h', (i) => digits(gibbs.fields[i])],
      ...(exact === undefined ? [] : [['h, exact', (i: number) => digits(exact.fields[i])] as const]),
      ...sampledColumns(sampled),
    ]),
    ...(scan === undefined
      ? []
      : [
          '',
          `error of G at couplings ε K: ε from that at which the largest coupling is 0.3 down to 1/32 of it, for the slope is that of weak couplings`,
          '',
          table(
            ['ε', ...scan.orders.map(({ order: P }) => `order ${P}`)],
            [
              ...scan.strengths.map((strength, s) => [
                strength.toPrecision(3),
                ...scan.orders.map(({ errors }) => signed((errors[s] as number).toExponential(2))),
              ]),
              ['slope', ...scan.orders.map(({ slope }) => (Number.isNaN(slope) ? '' : signed(slope.toFixed(2))))],
              ['P + 1', ...scan.orders.map(({ order: P }) => `${P + 1}`)],
            ],
          ),
        ]),
  ]
}

/** What of the answer is none to trust, and what there is not, in sentences. */
export function gibbsSentences({ doubts, withoutExact }: GibbsAnswer): readonly string[] {
  return [
    ...(doubts.length > 0 ? [doubtSentence('the free energy and its slope are', doubts)] : []),
    ...(withoutExact === undefined ? [] : [withoutExact]),
  ]
}

/** Why a solution is none to trust. */
export function solutionDoubt(solution: TapSolution): string {
  return `the solution that was found is none to trust: ${instability(solution)}`
}

function meansLines({ fields, solutions, failed, exact, sampled }: MeansAnswer): readonly string[] {
  const [best] = solutions
  const lost = failed.length === 0 ? [] : [failureSentence(failed)]
  if (best === undefined) return lost
  return [
    ...solutions.map(
      (solution, k) => `${solutions.length > 1 ? `solution ${k + 1}: ` : ''}${solutionSentence(solution)}`,
    ),
    ...lost,
    ...(exact === undefined ? [] : [`−log Z = ${numberText(exact.freeEnergy)}, exactly`]),
    '',
    spinTable(fields.length, [
      ['h', (i) => digits(fields[i])],
      ...solutions
        .slice(0, 4)
        .map(({ means }, k) => [solutions.length > 1 ? `m, ${k + 1}` : 'm', (i: number) => digits(means[i])] as const),
      ...(exact === undefined ? [] : [['m, exact', (i: number) => digits(exact.means[i])] as const]),
      ...sampledColumns(sampled),
    ]),
  ]
}

/** How a solution was found, and what it is worth. */
function solutionSentence(solution: TapSolution): string {
  const { iterations, residual, freeEnergy, smallestEigenvalue, spinGlass, starts } = solution
  const verdict = isStable(solution) ? 'locally stable' : instability(solution)
  return `G − h·m = ${numberText(freeEnergy)}, from ${starts} ${starts === 1 ? 'start' : 'starts'}, ${iterations} evaluations, residual ${signed(residual.toExponential(1))}; smallest eigenvalue of ∂²G ${signed(smallestEigenvalue.toPrecision(3))}, 1 − ρ(q K² q) = ${signed(spinGlass.toPrecision(3))}: ${verdict}`
}

/** What a solution that is not stable is not. */
export function instability({ curvature, spinGlass }: TapSolution): string {
  return [...(curvature > 0 ? [] : ['G has no minimum there']), ...(spinGlass > 0 ? [] : [BEYOND])].join('; ')
}

/** Why there is no solution, or none from some starts. */
export function failureSentence(failed: MeansAnswer['failed']): string {
  const residual = Math.min(...failed.map((each) => each.residual))
  const starts = failed.length === 1 ? 'a start' : `${failed.length} starts`
  return `no solution was found from ${starts}, after ${Math.max(...failed.map(({ iterations }) => iterations))} evaluations the equations are missed by ${residual.toPrecision(2)}: weaker couplings, another order or more starts may have one`
}

function sampledColumns(sampled: MeansAnswer['sampled']): readonly (readonly [string, (i: number) => string])[] {
  if (sampled === undefined) return []
  return [
    ['m, sampled', (i) => digits(sampled.means[i])],
    ['std. error', (i) => signed((sampled.errors[i] as number).toExponential(1))],
  ]
}

function spinTable(spins: number, columns: readonly (readonly [string, (i: number) => string])[]): string {
  const rows = Array.from({ length: Math.min(spins, SHOWN) }, (_, i) => [`${i + 1}`, ...columns.map(([, at]) => at(i))])
  const more = spins > SHOWN ? `\n… ${spins - SHOWN} more in --format json` : ''
  return `${table(['spin', ...columns.map(([name]) => name)], rows)}${more}`
}

function digits(value: number | undefined): string {
  return signed((value ?? NaN).toFixed(6))
}

/** Twelve digits: what float64 has beyond them are roundings. */
function numberText(value: number): string {
  return signed(String(Number(value.toPrecision(12))))
}

/**
 * The answer as other programs read it; see `docs/json.md`.
 *
 * @example
 * JSON.parse(tapJson(await answerTap({ couplings: [[0, 0.3], [0.3, 0]], magnetisations: [0, 0] }))).terms // [0, 0.045]
 */
export function tapJson(answer: TapAnswer): string {
  if (answer.kind === 'gibbs') {
    const { order, gibbs, spinGlass, doubts, exact, withoutExact, sampled, scan } = answer
    const reason = gibbsSentences(answer).join('; ')
    return jsonText({
      G: gibbs.value,
      terms: gibbs.terms,
      h: gibbs.fields,
      order,
      trusted: doubts.length === 0,
      spinGlass,
      ...(reason === '' ? {} : { reason }),
      ...(withoutExact === undefined ? {} : { exact: null }),
      ...(exact === undefined ? {} : { exact: { G: exact.value, h: exact.fields } }),
      ...sampledJson(sampled),
      ...(scan === undefined
        ? {}
        : {
            scan: {
              strengths: scan.strengths,
              // Nothing but roundings has no slope.
              orders: scan.orders.map(({ slope, ...rest }) => ({ ...rest, ...(Number.isNaN(slope) ? {} : { slope }) })),
            },
          }),
    })
  }
  const { order, solutions, failed, exact, sampled } = answer
  const [best] = solutions
  const beside = {
    order,
    ...(exact === undefined ? {} : { exact: { freeEnergy: exact.freeEnergy, m: exact.means } }),
    ...sampledJson(sampled),
  }
  if (best === undefined) {
    const last = failed.reduce((least, each) => (each.residual < least.residual ? each : least), {
      iterations: 0,
      residual: Infinity,
    })
    return JSON.stringify({ m: null, converged: false, ...last, reason: failureSentence(failed), ...beside })
  }
  return jsonText({
    ...solutionJson(best),
    ...beside,
    ...(solutions.length > 1 ? { solutions: solutions.map(solutionJson) } : {}),
    ...(failed.length > 0 ? { failed } : {}),
  })
}

function solutionJson(solution: TapSolution): object {
  const { means, iterations, residual, freeEnergy, smallestEigenvalue, curvature, spinGlass, starts } = solution
  return {
    m: means,
    converged: true,
    iterations,
    residual,
    freeEnergy,
    stable: isStable(solution),
    ...(isStable(solution) ? {} : { reason: solutionDoubt(solution) }),
    smallestEigenvalue,
    curvature,
    spinGlass,
    starts,
  }
}

function sampledJson(sampled: MeansAnswer['sampled']): object {
  if (sampled === undefined) return {}
  const { means, errors, sweeps, seed } = sampled
  return { monteCarlo: { m: means, standardErrors: errors, sweeps, seed } }
}

/**
 * The formulas of that order as LaTeX, G(m) and the equation of the means, one a line.
 *
 * @example
 * tapLatex(await answerTap({ couplings: [[0, 0.3], [0.3, 0]], magnetisations: [0, 0], order: 1 })).includes('m_{i} = ') // true
 */
export function tapLatex({ order }: TapAnswer): string {
  const { energy, equation } = meanFieldLatex(order)
  return [energy, equation].join('\n')
}
