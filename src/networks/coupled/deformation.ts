import { InputError } from '../../errors.js'
import { gaussLegendre } from '../../kernels/gaussLegendre.js'
import type { Network, Point } from '../network.js'
import { largest } from '../../sizes.js'

/**
 * The operator insertion e^{−λ∫O}, O = φ^power/power!, on a box: it turns the density of a network's parameters θ into
 * the joint density P(θ; λ) ∝ P(θ) exp(−λ ∫_box O[φ_θ(y)] d^d y), under which its neurons are no longer independent.
 *
 * The integral is Σ_i weight_i O(y_i) over a product of Gauss–Legendre rules. Everything computed of a deformation,
 * diagrams, cumulants and samples, is of the model with that sum; more nodes bring it to the continuum, exponentially
 * fast where the correlators are smooth.
 */
export interface Deformation {
  /** Even; 4 unless given. */
  readonly power?: number
  /** The box [from, to] in every direction. */
  readonly box: readonly [number, number]
  /** Nodes in every direction. */
  readonly nodes: number
}

/** A point where the operator is inserted, with its weight in the integral. */
export interface InsertionPoint {
  readonly point: Point
  readonly weight: number
}

/**
 * The nodes of a deformation's integral with their weights.
 *
 * @throws InputError for an odd power, an empty box, no nodes, and more than 4096 of them in all
 */
export function insertionPoints(
  { inputs }: Pick<Network, 'inputs'>,
  deformation: Deformation,
): readonly InsertionPoint[] {
  const [from, to] = deformation.box
  const { nodes } = deformation
  const problem = (at: string, expected: string, received: string): InputError =>
    new InputError({ code: 'networks.deformation', at, expected, received })
  const power = operatorPower(deformation)
  if (!Number.isSafeInteger(power) || power < 2 || power % 2 === 1)
    throw problem('power', 'an even number, for e^{−λ∫φ^power} to be bounded', `${power}`)
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to))
    throw problem('box', 'two numbers, the smaller first', `${from}, ${to}`)
  if (!Number.isSafeInteger(nodes) || nodes < 1 || nodes ** inputs > largest.insertions)
    throw problem(
      'nodes',
      `a positive integer, with at most ${largest.insertions} nodes in all of the d = ${inputs} directions`,
      `${nodes}`,
    )
  const rule = gaussLegendre(nodes)
  const [middle, half] = [(from + to) / 2, (to - from) / 2]
  let points: readonly InsertionPoint[] = [{ point: [], weight: 1 }]
  for (let axis = 0; axis < inputs; axis++)
    points = points.flatMap(({ point, weight }) =>
      Array.from(rule.nodes, (node, i) => ({
        point: [...point, middle + half * node],
        weight: weight * half * (rule.weights[i] as number),
      })),
    )
  return points
}

/** The power of the field in the operator. */
export function operatorPower({ power = 4 }: Deformation): number {
  return power
}
