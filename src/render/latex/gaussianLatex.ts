import * as Q from '../../algebra/rational.js'
import type { GaussianSum, GaussianTerm, Mode } from '../../kernels/gaussianSum.js'
import { magnitudeLatex, prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { polynomialLatex } from './polynomialLatex.js'
import { symbolLatex } from './symbols.js'

/**
 * A sum of Gaussians, `left = prefactor [ … ]`, with the symbols that all terms share in front and the terms of equal
 * coefficient together. `v` stands for σ₀²/d.
 *
 * @example
 * gaussianLatex('G_2', cosCorrelator(2)) // 'G_2 = \\frac{\\sigma_{1}^2}{2} e^{-\\frac{v}{2} (x_{1} - x_{2})^2}'
 */
export function gaussianLatex(left: string, sum: GaussianSum): string {
  const [first] = sum.terms
  if (first === undefined) return `${left} = 0`
  if (sum.terms.length === 1) return `${left} = ${sumLatex([loneTerm(first)])}`
  const shared = prefactorLatex(
    Q.one,
    Object.entries(first.powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
    true,
  )
  const groups = new Map<string, GaussianTerm[]>()
  for (const term of sum.terms) {
    const key = Q.format(term.coefficient)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [term])
    else group.push(term)
  }
  const summands = [...groups.values()].map((terms): Summand => {
    const coefficient = (terms[0] as GaussianTerm).coefficient
    const exponentials = terms.map((term) => ({ negative: false, body: exponentialLatex(term) }))
    const body = terms.length === 1 ? sumLatex(exponentials) : `\\left( ${brokenSum(exponentials)} \\right)`
    return { negative: coefficient.num < 0n, body: `${magnitudeLatex(coefficient, true)} ${body}`.trim() }
  })
  return `\\begin{aligned} ${left} ={}& ${shared} \\Big[ ${sumLatex(summands, ' \\\\ & \\qquad ')} \\Big] \\end{aligned}`
}

function loneTerm(term: GaussianTerm): Summand {
  const { coefficient, powers } = term
  const factor = prefactorLatex(
    coefficient,
    Object.entries(powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
    true,
  )
  return { negative: coefficient.num < 0n, body: `${factor} ${exponentialLatex(term)}`.trim() }
}

/**
 * Long sums continue on lines of three terms, inside an aligned block of their own, so that brackets stay balanced on
 * each line.
 */
function brokenSum(summands: readonly Summand[]): string {
  if (summands.length <= TERMS_PER_LINE) return sumLatex(summands)
  const lines: string[] = []
  for (let i = 0; i < summands.length; i += TERMS_PER_LINE) {
    const line = sumLatex(summands.slice(i, i + TERMS_PER_LINE))
    lines.push(i === 0 ? line : `+ ${line}`)
  }
  return `\\begin{aligned} & ${lines.join(' \\\\ & ')} \\end{aligned}`
}

const TERMS_PER_LINE = 3

/** `e^{4 \sigma_b^2} e^{-\frac{v}{2} [ … ]}`. */
function exponentialLatex({ modes, weights, exponent }: GaussianTerm): string {
  const constant = exponent === undefined ? '' : `e^{${polynomialLatex(exponent)}}`
  if (modes.length === 0) return constant === '' ? '1' : constant
  const squares = modes.map((mode, m): Summand => {
    const weight = weights?.[m] ?? Q.one
    return { negative: weight.num < 0n, body: `${magnitudeLatex(weight, true)} ${squareLatex(mode)}`.trim() }
  })
  const single = squares.length === 1 && squares[0]?.negative === false
  return `${constant} ${single ? `e^{-\\frac{v}{2} ${sumLatex(squares)}}` : `e^{-\\frac{v}{2} \\left[ ${sumLatex(squares)} \\right]}`}`.trim()
}

/** `(x_1 - x_2)^2`, `x_1^2`. */
function squareLatex(mode: Mode): string {
  const lone = mode.filter((entry) => entry !== 0).length === 1 && mode.includes(1)
  return lone ? `${modeLatex(mode)}^2` : `(${modeLatex(mode)})^2`
}

/** `x_1 + x_2 - x_3 - x_4`. */
function modeLatex(mode: Mode): string {
  const summands = mode.flatMap((entry, i): Summand[] =>
    entry === 0
      ? []
      : [{ negative: entry < 0, body: `${Math.abs(entry) === 1 ? '' : `${Math.abs(entry)} `}x_{${i + 1}}` }],
  )
  return sumLatex(summands)
}
