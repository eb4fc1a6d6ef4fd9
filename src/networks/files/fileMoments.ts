import type { DensityAxis } from '../../kernels/axisRules.js'
import { momentTable } from '../../kernels/productQuadrature.js'
import type { VectorFunction } from '../../kernels/vectorFunction.js'
import type { CombinedMoments } from '../correlators/hiddenMoments.js'
import { bySpan, requireRows, TABLE_DIMENSION } from '../layers/activationMoments.js'
import type { Point } from '../network.js'
import { largest } from '../../sizes.js'

/** A hidden unit as it is written, a function of w, x and b, and how w and b are drawn. */
export interface WrittenUnit {
  readonly d: number
  readonly unit: VectorFunction
  readonly weights: DensityAxis
  /** None where b is 0. */
  readonly biases: DensityAxis | undefined
}

/** Writes w·x, x·x, and in one dimension x, of a point to their slots. */
function setPoint({ product, component }: VectorFunction, x: Point, slots: Float64Array): void {
  let square = 0
  for (const coordinate of x) square += coordinate ** 2
  slots[product('x', 'x')] = square
  slots[component('x')] = x.length === 1 ? (x[0] as number) : Number.NaN
}

/**
 * The moments of a hidden unit by quadrature.
 *
 * Of normal weights that it sees by w·x alone, or by z = w·x + b with a normal bias, the integral is over the span of the
 * points: as many normal numbers as there are different points, d (or d + 1) at most. A bias of its own is one more. For
 * other densities it is over all weights and the bias, of which there may be three.
 *
 * @returns undefined where there are more
 */
export function fileMoments(written: WrittenUnit): CombinedMoments | undefined {
  const { d, weights, biases } = written
  const way = wayOf(written)
  if (way === 'weights')
    return d + (biases === undefined ? 0 : 1) <= largest.hiddenParameters ? overWeights(written) : undefined
  if (weights.kind !== 'normal') return undefined
  const inForms = way === 'preactivation' && biases?.kind === 'normal' ? [biases.deviation] : []
  const apart = inForms.length === 0 && biases !== undefined ? [biases] : []
  return (points, combinations) => {
    const given = points.map((point) => [...point.map((x) => weights.deviation * x), ...inForms])
    requireRows(given)
    const most = combinations === undefined ? TABLE_DIMENSION - apart.length : Infinity
    return bySpan(given, most, (rows, chosen) =>
      overForms(
        written,
        apart,
        rows,
        chosen.map((i) => points[i] as Point),
        combinations,
      ),
    )
  }
}

/** By what the hidden unit sees normal weights, if that is enough: z, or w·x and b; otherwise the weights themselves. */
function wayOf({
  unit: { forms, product, component, number },
  weights,
}: WrittenUnit): 'preactivation' | 'projections' | 'weights' {
  const [projection, b] = [product('w', 'x'), number('b')]
  const reads = (slot: number): boolean => forms.some((form) => (form.get(slot) ?? 0) !== 0)
  if (weights.kind !== 'normal' || reads(product('w', 'w')) || reads(component('w'))) return 'weights'
  return forms.every((form) => (form.get(projection) ?? 0) === (form.get(b) ?? 0)) ? 'preactivation' : 'projections'
}

function overForms(
  { unit }: WrittenUnit,
  apart: readonly DensityAxis[],
  rows: readonly (readonly number[])[],
  points: readonly Point[],
  combinations: readonly (readonly number[])[] | undefined,
): ReturnType<CombinedMoments> {
  const dimension = rows[0]?.length ?? 0
  const normal = Array.from({ length: dimension }, (): DensityAxis => ({ kind: 'normal', deviation: 1 }))
  const at = points.map((point) => {
    const slots = new Float64Array(unit.slots)
    setPoint(unit, point, slots)
    return slots
  })
  const [projection, b] = [unit.product('w', 'x'), unit.number('b')]
  return momentTable({
    axes: [...normal, ...apart],
    count: points.length,
    fill: (node, out) => {
      for (let i = 0; i < at.length; i++) {
        const [row, slots] = [rows[i] as readonly number[], at[i] as Float64Array]
        let z = 0
        for (let k = 0; k < dimension; k++) z += (row[k] as number) * (node[k] as number)
        slots[projection] = z
        slots[b] = apart.length === 0 ? 0 : (node[dimension] as number)
        out[i] = unit.value(slots)
      }
    },
    ...(combinations === undefined ? {} : { combinations }),
  })
}

function overWeights(written: WrittenUnit): CombinedMoments {
  const { d, weights, biases } = written
  const axes = [...Array.from({ length: d }, () => weights), ...(biases === undefined ? [] : [biases])]
  const hidden = hiddenUnit(written)
  return (points, combinations) =>
    momentTable({
      axes,
      count: points.length,
      fill: (node, out) => {
        for (let i = 0; i < points.length; i++) out[i] = hidden(node, points[i] as Point)
      },
      ...(combinations === undefined ? {} : { combinations }),
    })
}

/** H at w and b, one after the other, and a point. */
export function hiddenUnit({ d, unit, biases }: WrittenUnit): (weights: Float64Array, x: Point) => number {
  const slots = new Float64Array(unit.slots)
  const [projection, square, b] = [unit.product('w', 'x'), unit.product('w', 'w'), unit.number('b')]
  const component = unit.component('w')
  return (weights, x) => {
    let [product, length] = [0, 0]
    for (let k = 0; k < d; k++) {
      const w = weights[k] as number
      product += w * (x[k] as number)
      length += w * w
    }
    setPoint(unit, x, slots)
    slots[projection] = product
    slots[square] = length
    slots[component] = weights[0] as number
    slots[b] = biases === undefined ? 0 : (weights[d] as number)
    return unit.value(slots)
  }
}
