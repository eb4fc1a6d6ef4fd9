import type { Evaluated } from '../../kernels/evaluated.js'
import { momentTable } from '../../kernels/productQuadrature.js'
import type { DensityAxis } from '../../kernels/axisRules.js'
import type { CombinedMoments } from '../correlators/hiddenMoments.js'
import type { Point } from '../network.js'
import type { Factors } from '../../kernels/nodeTable.js'
import { scalesTable } from '../../kernels/scalesRule.js'
import { finite } from '../../numbers.js'

/**
 * In up to so many dimensions one table of nodes serves all products; above, each product is taken in the span of its
 * own points.
 */
export const TABLE_DIMENSION = 4

/**
 * The moments E Π f(z_i) of an even number of z_i = w·x_i + b, w ~ N(0, σ₀²/d), b ~ N(0, σ_b²), by quadrature with an
 * error estimate.
 *
 * The z_i are linear in d + 1 independent normal numbers, of which the points span fewer dimensions where there are few
 * of them: the integral is done there.
 *
 * @param activation an odd function
 */
export function activationMoments(
  { d, sigma0, sigmab }: { readonly d: number; readonly sigma0: number; readonly sigmab: number },
  activation: (z: number) => number,
): CombinedMoments {
  const rowOf = (point: Point): number[] => [...point.map((x) => (sigma0 / Math.sqrt(d)) * x), sigmab]
  return (points, combinations) => {
    const given = points.map(rowOf)
    requireRows(given)
    const most = given.some(isSteep) ? STEEP_DIMENSION : TABLE_DIMENSION
    return bySpan(given, combinations === undefined ? most : Infinity, (rows) =>
      linearFormMoments(rows, activation, combinations),
    )
  }
}

/**
 * The moments of functions of linear forms: by one table for all where the forms span few dimensions, else each in the
 * span of its own points.
 *
 * @param most dimensions of one table for all
 * @param table of some of the points, for their forms in an orthonormal basis of their span
 */
export function bySpan(
  given: readonly (readonly number[])[],
  most: number,
  table: (rows: readonly (readonly number[])[], points: readonly number[]) => (block: readonly number[]) => Evaluated,
): (block: readonly number[]) => Evaluated {
  const rows = inOwnSpan(given)
  const all = rows.map((_, i) => i)
  if ((rows[0]?.length ?? 0) <= most) return table(rows, all)
  const known = new Map<string, (block: readonly number[]) => Evaluated>()
  return (block) => {
    const distinct = [...new Set(block)]
    const found = known.get(distinct.join()) ?? table(inOwnSpan(distinct.map((i) => rows[i] as number[])), distinct)
    known.set(distinct.join(), found)
    return found(block.map((i) => distinct.indexOf(i)))
  }
}

/**
 * E Π f(z_i) of an even number of z = rows · ξ with independent standard normal ξ, f odd; or of combinations of the
 * f(z_i).
 */
export function linearFormMoments(
  rows: readonly (readonly number[])[],
  activation: (z: number) => number,
  combinations?: readonly (readonly number[])[],
): (block: readonly number[]) => Evaluated {
  const axes = Array.from({ length: rows[0]?.length ?? 0 }, (): DensityAxis => ({ kind: 'normal', deviation: 1 }))
  const factors: Factors = {
    axes,
    count: rows.length,
    fill: (node, out) => {
      rows.forEach((row, i) => {
        let z = 0
        for (let k = 0; k < row.length; k++) z += (row[k] as number) * (node[k] as number)
        out[i] = activation(z)
      })
    },
    odd: true,
    ...(combinations === undefined ? {} : { combinations }),
  }
  return axes.length <= STEEP_DIMENSION && rows.length <= MOST_STEEP && rows.some(isSteep)
    ? scalesTable(factors, rows)
    : momentTable(factors)
}

function isSteep(row: readonly number[]): boolean {
  return Math.hypot(...row) > STEEP
}

/** Dimensions in which steep functions have nodes at all scales. */
const STEEP_DIMENSION = 2
/** Deviations from which on a function of z is a step for rules with equal distances. */
const STEEP = 16
/** Points for which nodes near all their steps are not too many. */
const MOST_STEEP = 48

/** @throws InputError for points so far out that float64 does not hold w·x */
export function requireRows(rows: readonly (readonly number[])[]): void {
  rows.forEach((row, i) => {
    finite(Math.hypot(...row), { at: `point ${i + 1}`, what: 'a standard deviation of w·x + b' })
  })
}

/**
 * The rows in an orthonormal basis of their span: equal scalar products, as few coordinates as possible (Gram and
 * Schmidt).
 */
export function inOwnSpan(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const basis: number[][] = []
  for (const row of rows) {
    let rest = [...row]
    for (const axis of basis) rest = rest.map((x, k) => x - dot(row, axis) * (axis[k] as number))
    const size = Math.hypot(...rest)
    if (size > 1e-12 * Math.hypot(...row)) basis.push(rest.map((x) => x / size))
  }
  return rows.map((row) => basis.map((axis) => dot(row, axis)))
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, entry, k) => sum + entry * (y[k] as number), 0)
}
