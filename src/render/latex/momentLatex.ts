import * as Q from '../../algebra/rational.js'
import { momentProducts } from '../../networks/correlators/hiddenMoments.js'
import { correlatorName } from './correlatorName.js'
import { prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { named } from '../../names.js'

/** Two-point moments with closed forms that are no sums of Gaussians, by network. */
const SECOND_MOMENTS: Readonly<Record<string, string>> = {
  'relu-net':
    'M_{12} = \\frac{v}{2\\pi} |x_1| |x_2| \\left[ \\sin\\theta + (\\pi - \\theta) \\cos\\theta \\right], \\quad \\cos\\theta = \\frac{x_1 \\cdot x_2}{|x_1| |x_2|}, \\quad v = \\sigma_{0}^2/d',
  'erf-net':
    'M_{12} = \\frac{2}{\\pi} \\arcsin \\frac{2 K_{12}}{\\sqrt{(1 + 2 K_{11})(1 + 2 K_{22})}}, \\quad K_{ij} = v \\, x_i \\cdot x_j + \\sigma_{b}^2, \\quad v = \\sigma_{0}^2/d',
}

/**
 * G_c^(n) of a network with Gaussian readout in terms of the moments M_{12…} = E h(x₁)h(x₂)… of one hidden unit:
 * `G_c^{(4)}(…) = \frac{\sigma_1^4}{N} [ 3 M_{1234} - M_{12} M_{34} - … ]`; for n = 2 with the closed form of M₁₂ where
 * there is one.
 */
export function momentLatex(name: string, n: number): string {
  const left = correlatorName(n)
  const summands = n % 2 === 1 ? [] : momentProducts(n).map(summand)
  if (summands.length === 0) return `${left} = 0`
  const shared = prefactorLatex(
    Q.one,
    [['\\sigma_{1}', Q.rational(n)], ...(n === 2 ? [] : [['N', Q.rational(2 - n, 2)] as const])],
    true,
  )
  if (summands.length === 1) {
    const closed = named(SECOND_MOMENTS, name)
    return `${left} = ${shared} \\, ${sumLatex(summands)}${closed === undefined ? '' : `, \\quad ${closed}`}`
  }
  const lines = Array.from({ length: Math.ceil(summands.length / PER_LINE) }, (_, l) =>
    summands.slice(l * PER_LINE, (l + 1) * PER_LINE),
  )
  const body = lines
    .map((line, l) => (l === 0 || line[0]?.negative === true ? '' : '+ ') + sumLatex(line))
    .join(' \\\\ & \\qquad ')
  return `\\begin{aligned} ${left} ={}& ${shared} \\Big[ ${body} \\Big] \\end{aligned}`
}

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
