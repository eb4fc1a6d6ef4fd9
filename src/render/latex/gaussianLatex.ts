import * as Q from '../../algebra/rational.js'
import type { GaussianSum, GaussianTerm, Mode } from '../../kernels/gaussianSum.js'
import { magnitudeLatex, prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/**
 * A sum of Gaussians, `left = prefactor [ … ]`, with the symbols that all terms share in front and the terms of equal coefficient together.
 * `v` stands for σ₀²/d.
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
    const exponentials = terms.map(({ modes }) => ({ negative: false, body: exponentialLatex(modes) }))
    const body = terms.length === 1 ? sumLatex(exponentials) : `\\left( ${brokenSum(exponentials)} \\right)`
    return { negative: coefficient.num < 0n, body: `${magnitudeLatex(coefficient, true)} ${body}`.trim() }
  })
  return `\\begin{aligned} ${left} ={}& ${shared} \\Big[ ${sumLatex(summands, ' \\\\ & \\qquad ')} \\Big] \\end{aligned}`
}

function loneTerm({ coefficient, powers, modes }: GaussianTerm): Summand {
  const factor = prefactorLatex(
    coefficient,
    Object.entries(powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
    true,
  )
  return { negative: coefficient.num < 0n, body: `${factor} ${exponentialLatex(modes)}`.trim() }
}

/** Long sums continue on lines of three terms, inside an aligned block of their own, so that brackets stay balanced on each line. */
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

function exponentialLatex(modes: readonly Mode[]): string {
  if (modes.length === 0) return '1'
  const squares = modes.map((mode) => `(${modeLatex(mode)})^2`)
  return squares.length === 1 ? `e^{-\\frac{v}{2} ${squares[0]}}` : `e^{-\\frac{v}{2} \\left[ ${squares.join(' + ')} \\right]}`
}

/** `x_1 + x_2 - x_3 - x_4`. */
function modeLatex(mode: Mode): string {
  const summands = mode.flatMap((entry, i): Summand[] =>
    entry === 0 ? [] : [{ negative: entry < 0, body: `${Math.abs(entry) === 1 ? '' : `${Math.abs(entry)} `}x_{${i + 1}}` }],
  )
  return sumLatex(summands)
}
