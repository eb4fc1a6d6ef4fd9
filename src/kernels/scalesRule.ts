import type { Evaluated } from './evaluated.js'
import { meanOfProduct, roundingOfProduct, sizeOfProduct, tableOn } from './nodeTable.js'
import type { Factors } from './nodeTable.js'
import type { ProductRule } from './productRule.js'

/** Steps of the two rules whose difference is the error, which is that of the coarser one. */
const [COARSE, FINE] = [0.2, 0.16]

/**
 * Means of products of an even number of odd functions of linear forms `rows`·ξ over one or two standard normal numbers
 * ξ, however long the forms are: see {@link scalesRule}. For functions such as tanh, which tend to constants, and bend
 * nowhere else.
 */
export function scalesTable(
  factors: Factors,
  rows: readonly (readonly number[])[],
): (block: readonly number[]) => Evaluated {
  const [coarse, fine] = [tableOn(factors, scalesRule(rows, COARSE)), tableOn(factors, scalesRule(rows, FINE))]
  return (block) => {
    const value = meanOfProduct(fine, block)
    const summing = (fine.weights.length / 2) * Number.EPSILON * sizeOfProduct(fine, block)
    return { value, error: Math.abs(value - meanOfProduct(coarse, block)) + summing + roundingOfProduct(fine, block) }
  }
}

/**
 * A rule for means E F(ξ) over one or two standard normal numbers, F an even product of functions of linear forms
 * `rows`·ξ, each of which goes through a step or a bend where its form is 0: as accurate for forms of length 10¹⁰⁰ as
 * of length 1.
 *
 * In polar coordinates a steep function of a form is one of r sin δ, δ the angle from the line where the form vanishes.
 * In log r, and in the logarithms of the angles from the two lines at the ends of each sector between such lines, it is
 * equally smooth at all scales, so that the trapezoidal rule converges exponentially whatever the length of the forms:
 * for functions such as tanh and erf like e^(−π²/2h) in the radius and e^(−π²/h) in the angle.
 *
 * @param rows forms of one or two variables
 * @param step h of the radius; that of angles is 7/4 of it
 */
function scalesRule(rows: readonly (readonly number[])[], step: number): ProductRule {
  if (rows[0]?.length === 1) return halfLine(step)
  const angles = normalised(sectors(rows).flatMap((sector) => anglesIn(sector, 1.75 * step)))
  const radii = normalised(radiiOf(step, 2))
  const nodes = new Float64Array(2 * angles.length * radii.length)
  const weights = new Float64Array(angles.length * radii.length)
  let q = 0
  for (const angle of angles) {
    const [cosine, sine] = [Math.cos(angle.at), Math.sin(angle.at)]
    for (const radius of radii) {
      nodes[2 * q] = radius.at * cosine
      nodes[2 * q + 1] = radius.at * sine
      weights[q++] = angle.weight * radius.weight
    }
  }
  return { nodes, weights, edge: new Uint8Array(weights.length) }
}

interface Node {
  readonly at: number
  readonly weight: number
}

function halfLine(step: number): ProductRule {
  const radii = normalised(radiiOf(step, 1))
  return {
    nodes: Float64Array.from(radii, ({ at }) => at),
    weights: Float64Array.from(radii, ({ weight }) => weight),
    edge: new Uint8Array(radii.length),
  }
}

/**
 * Trapezoidal in log r, of the density of the length of `dimension` normal numbers; what lies beyond is below 10⁻¹⁷.
 */
function radiiOf(step: number, dimension: number): readonly Node[] {
  const nodes: Node[] = []
  for (let t = LARGEST; t > SMALLEST / dimension; t -= step) {
    const at = Math.exp(t)
    nodes.push({ at, weight: at ** dimension * Math.exp((-at * at) / 2) })
  }
  return nodes
}

/** Trapezoidal in the logarithm of the ratio of the distances from the two ends. */
function anglesIn({ from, size }: Sector, step: number): readonly Node[] {
  const nodes: Node[] = []
  for (let s = SMALLEST; s <= -SMALLEST; s += step) {
    const fraction = 1 / (1 + Math.exp(-s))
    nodes.push({ at: from + size * fraction, weight: size * fraction * (1 / (1 + Math.exp(s))) })
  }
  return nodes
}

/** Logarithms of what float64 does not tell from 0, and of a length that normal numbers do not reach. */
const [SMALLEST, LARGEST] = [-40, 2.3]

interface Sector {
  readonly from: number
  readonly size: number
}

/** Of a half turn, between the directions along which one of the forms vanishes. */
function sectors(rows: readonly (readonly number[])[]): readonly Sector[] {
  const lines = rows.map(([x = 0, y = 0]) => (Math.atan2(y, x) + 2.5 * Math.PI) % Math.PI)
  const sorted = [...new Set(lines)].sort((a, b) => a - b)
  return sorted.map((from, i) => ({ from, size: (sorted[i + 1] ?? (sorted[0] as number) + Math.PI) - from }))
}

function normalised(nodes: readonly Node[]): readonly Node[] {
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0)
  return nodes.map(({ at, weight }) => ({ at, weight: weight / total }))
}
