import * as Q from '../../algebra/rational.js'
import { evenPartitions, momentProducts } from '../../networks/correlators/evenPartitions.js'
import { correlatorName } from './correlatorName.js'
import { prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import type { ClosedMoments } from '../../networks/architecture.js'
import { symbolLatex } from './symbols.js'

/** Two-point moments in closed form. */
const SECOND_MOMENTS: Readonly<Record<Exclude<ClosedMoments, 'momenta in a ball'>, string>> = {
  'arc-cosine':
    'M_{12} = \\frac{v}{2\\pi} |x_1| |x_2| \\left[ \\sin\\theta + (\\pi - \\theta) \\cos\\theta \\right], \\quad \\cos\\theta = \\frac{x_1 \\cdot x_2}{|x_1| |x_2|}, \\quad v = \\sigma_{0}^2/d',
  arcsine:
    'M_{12} = \\frac{2}{\\pi} \\arcsin \\frac{2 K_{12}}{\\sqrt{(1 + 2 K_{11})(1 + 2 K_{22})}}, \\quad K_{ij} = v \\, x_i \\cdot x_j + \\sigma_{b}^2, \\quad v = \\sigma_{0}^2/d',
}

/**
 * G_c^(n) of a network with Gaussian readout in terms of the moments M_{12…} = E h(x₁)h(x₂)… of one hidden unit:
 * `G_c^{(4)}(…) = \frac{\sigma_1^4}{N} [ 3 M_{1234} - M_{12} M_{34} - … ]`; with the closed form of the moments where
 * they have one.
 *
 * @param readout the parameter that is the standard deviation of the readout weights times √N
 */
export function momentLatex(n: number, readout: string, closed?: ClosedMoments): string {
  const left = correlatorName(n)
  const summands = n % 2 === 1 ? [] : momentProducts(n).map(summand)
  if (summands.length === 0) return `${left} = 0`
  const shared = prefactorLatex(
    Q.one,
    [[symbolLatex(readout), Q.rational(n)], ...(n === 2 ? [] : [['N', Q.rational(2 - n, 2)] as const])],
    true,
  )
  if (n === 2) {
    if (closed === 'momenta in a ball') return `${left} = ${shared} ${momentumIntegral('(x_{1} - x_{2})', '')}`
    return `${left} = ${shared} \\, ${sumLatex(summands)}${closed === undefined ? '' : `, \\quad ${SECOND_MOMENTS[closed]}`}`
  }
  const body = inLines(summands)
  const moments = closed === 'momenta in a ball' ? `\\\\ M_{1 \\ldots 2k} ={}& ${BALL_MOMENT} ` : ''
  return `\\begin{aligned} ${left} ={}& ${shared} \\Big[ ${body} \\Big] ${moments}\\end{aligned}`
}

function inLines(summands: readonly Summand[]): string {
  const lines = Array.from({ length: Math.ceil(summands.length / PER_LINE) }, (_, l) =>
    summands.slice(l * PER_LINE, (l + 1) * PER_LINE),
  )
  return lines
    .map((line, l) => (l === 0 || line[0]?.negative === true ? '' : '+ ') + sumLatex(line))
    .join(' \\\\ & \\qquad ')
}

/**
 * The same with a readout that is not normal, by its moments μ_k = E a^k: `G_c^{(4)}(…) = \frac{1}{N} [ \mu_{4} M_{1234}
 * - \mu_{2}^{2} M_{12} M_{34} - … ]`.
 */
export function readoutMomentLatex(n: number, letter: string): string {
  const left = correlatorName(n)
  const meaning = `, \\quad ${letter}_{k} = \\mathrm{E} \\, a^k`
  if (n % 2 === 1) return `${left} = 0`
  if (n === 2) return `${left} = ${letter}_{2} \\, M_{12}${meaning}`
  const summands = evenPartitions(n).map((product): Summand => {
    const { negative, body } = summand(product)
    const size = /^\d+ /.exec(body)?.[0] ?? ''
    return { negative, body: `${size}${readoutsOf(product.blocks, letter)} ${body.slice(size.length)}` }
  })
  const shared = prefactorLatex(Q.one, [['N', Q.rational(2 - n, 2)]], true)
  return `\\begin{aligned} ${left} ={}& ${shared} \\Big[ ${inLines(summands)} \\Big]${meaning} \\end{aligned}`
}

/** `\mu_{4} \mu_{2}^{2}` of one block of four and two of two. */
function readoutsOf(blocks: readonly (readonly number[])[], letter: string): string {
  const counts = new Map<number, number>()
  for (const { length } of blocks) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([size, count]) => `${letter}_{${size}}${count === 1 ? '' : `^{${count}}`}`)
    .join(' ')
}

/** ∫ over the ball of e^{ip·x}/(p² + m²)^power. */
function momentumIntegral(x: string, power: string): string {
  const propagator = power === '' ? 'p^2 + m^2' : `(p^2 + m^2)^{${power}}`
  return `\\int_{|p| < \\Lambda} \\frac{d^d p}{(2\\pi)^d} \\frac{e^{i p \\cdot ${x}}}{${propagator}}`
}

/** The moment of 2k cosines with momenta in the ball: the signs ε whose sum is 0. */
const BALL_MOMENT = `\\frac{n_s^{k-1}}{2^k} \\sum_{\\varepsilon \\in \\{\\pm 1\\}^{2k}, \\, \\sum_i \\varepsilon_i = 0} ${momentumIntegral('\\sum_i \\varepsilon_i x_i', 'k - (k-1) s')}, \\quad n_s = \\int_{|p| < \\Lambda} \\frac{d^d p}{(2\\pi)^d} \\frac{1}{(p^2 + m^2)^s}`

const PER_LINE = 5

function summand({
  coefficient,
  blocks,
}: {
  readonly coefficient: number
  readonly blocks: readonly (readonly number[])[]
}): Summand {
  const size = Math.abs(coefficient)
  const moments = blocks.map(
    (block) => `M_{${block.map((leg) => leg + 1).join(block.some((leg) => leg > 8) ? ',' : '')}}`,
  )
  return { negative: coefficient < 0, body: `${size === 1 ? '' : `${size} `}${moments.join(' ')}` }
}
