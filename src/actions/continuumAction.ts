import type { Diagram } from '../diagrams/diagram.js'
import { InputError, described } from '../errors.js'
import type { Expansion } from '../expansion/expansion.js'
import { evaluate } from '../expansion/readings/evaluate.js'
import { ruled } from '../expansion/readings/ruledDiagram.js'
import { scalePolynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { collectForFields } from '../kernels/collectForFields.js'
import type { GaussianSum } from '../kernels/gaussianSum.js'
import { joinLegs } from '../kernels/joinLegs.js'
import { applyKernel, inverseKernel, kernelTerm, outerProduct, toMomentumForm } from '../kernels/momentumForm.js'
import type { MomentumKernel } from '../kernels/momentumForm.js'
import type { MomentumTerm } from '../kernels/momentumTerm.js'
import { inModes } from '../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import { theory } from '../theory/shippedTheories.js'
import type { Action, ActionPart } from './action.js'
import { evenActionExpansions } from './evenActionExpansions.js'

/**
 * An action in the continuum, in momentum space: G⁻¹ and the couplings are functions of points, ∫ (Σ terms)(x₁ … x_n)
 * φ(x₁) … φ(x_n), the terms collected for equal fields.
 */
export type ContinuumAction = Action<readonly MomentumTerm[]>

/**
 * Its parts, the Gaussian one being ½∫φG⁻¹φ.
 *
 * @example
 * [...continuumParts(continuumAction(cosCorrelator, 1)).keys()] // ['gaussian', 2, 4]
 */
export function continuumParts({
  inverse,
  couplings,
}: ContinuumAction): ReadonlyMap<ActionPart, readonly MomentumTerm[]> {
  const half = inverse.map((term) => ({ ...term, coefficient: scalePolynomial(term.coefficient, Q.rational(1, 2)) }))
  return new Map<ActionPart, readonly MomentumTerm[]>([['gaussian', half], ...couplings])
}

/**
 * The action of a network with Gaussian correlators, to order 1/N^`order`, for a field on all of space: every diagram
 * of `edgeworth-even` with the closed-form correlators as vertices, G⁻¹ applied to every leg and joining every internal
 * line.
 *
 * It is formal: inverse Gaussian kernels act on fields whose Fourier transform falls fast enough, and self-contractions
 * are proportional to the volume; such terms carry `volumes` and `divergent` and are part of the answer.
 *
 * @param correlator the connected correlator of any even order
 * @throws InputError for correlators of another number of points, and for those that grow in some direction, which have no Fourier transform
 * @example
 * [...continuumAction(cosCorrelator, 1).couplings.keys()] // [2, 4]
 */
export function continuumAction(correlator: (n: number) => GaussianSum, order: number): ContinuumAction {
  for (let legs = 2; legs <= 2 * order + 2; legs += 2) requireFourierTransform(ofPoints(correlator(legs), legs), legs)
  return continuumActionOf((n) => inModes(correlator(n)), order)
}

/**
 * {@link continuumAction} for correlators that are polynomials times Gaussians, falling off in every direction. Unless
 * their two-point function is a single Gaussian they must be a small change of such, linear in the symbol `linearIn`:
 * then the action has that symbol in its coefficients, and holds to first order in it.
 */
export function continuumActionOf(
  correlator: (n: number) => PolynomialGaussian,
  order: number,
  linearIn?: string,
): ContinuumAction {
  const rules: Rules = { correlator, inverse: inverseKernel(correlator(2), linearIn), linearIn }
  return {
    inverse: collectForFields([kernelTerm(rules.inverse)]),
    couplings: new Map(
      evenActionExpansions(order).map((expansion) => [
        expansion.request.legs,
        collectForFields(couplingKernel(expansion, rules)),
      ]),
    ),
  }
}

/** What stands for vertices and lines, and the symbol whose higher powers are dropped. */
interface Rules {
  readonly correlator: (n: number) => PolynomialGaussian
  readonly inverse: MomentumKernel
  readonly linearIn: string | undefined
}

/** What a caller's function gave, if it has so many points. */
function ofPoints(sum: GaussianSum | undefined, legs: number): GaussianSum {
  if (sum?.points === legs) return sum
  throw new InputError({
    code: 'actions.continuum',
    at: `correlator(${legs})`,
    expected: `a sum of Gaussians of ${legs} points`,
    received: described(sum),
  })
}

function requireFourierTransform({ terms }: GaussianSum, legs: number): void {
  if (terms.every(({ weights }) => weights === undefined)) return
  throw new InputError({
    code: 'actions.continuum',
    at: `G_c^(${legs})`,
    expected:
      'correlators of Gaussians that fall off, whose Fourier transform exists (on points, where no transform is needed, the action is finite)',
    received: 'one with an exponent that grows in some direction of its points',
  })
}

/**
 * The coefficient function of an expansion as a sum of terms in momentum space, its points in the order of the
 * diagrams' legs.
 */
function couplingKernel(expansion: Expansion, rules: Rules): readonly MomentumTerm[] {
  return expansion.terms.flatMap(({ coefficient, weighted }) =>
    diagramKernel(weighted.diagram, rules).map((term) => ({
      ...term,
      coefficient: scalePolynomial(term.coefficient, coefficient),
    })),
  )
}

function diagramKernel(diagram: Diagram, { correlator, inverse, linearIn }: Rules): readonly MomentumTerm[] {
  const parts = ruled(theory('edgeworth-even'), diagram)
  return evaluate<number, readonly MomentumTerm[], readonly [number, number], readonly MomentumTerm[]>(parts, {
    label: (end) => end,
    vertex: ({ ends }) => toMomentumForm(correlator(ends.length)),
    line: (_, ends) => ends,
    join: ({ vertices, lines }) => {
      const [first = [], ...others] = vertices
      const product = others.reduce(
        (left, right) => left.flatMap((a) => right.map((b) => toFirstOrder(outerProduct(a, b), linearIn))),
        first,
      )
      const legs = parts.legs.map(({ inner }) => inner)
      return product.flatMap((start) => {
        let joined: readonly MomentumTerm[] = [
          legs.reduce((term, leg) => toFirstOrder(applyKernel(term, leg, inverse), linearIn), start),
        ]
        /** Which half-edge each remaining leg of the terms is. */
        let remaining = parts.joined.halfEdges.map((_, end) => end)
        for (const [a, b] of lines) {
          joined = joined
            .flatMap((term) => joinLegs(term, remaining.indexOf(a), remaining.indexOf(b), inverse))
            .map((term) => toFirstOrder(term, linearIn))
          remaining = remaining.filter((end) => end !== a && end !== b)
        }
        return joined.map((term) => ({
          ...term,
          legs: legs.map((leg) => term.legs[remaining.indexOf(leg)] as MomentumTerm['legs'][number]),
        }))
      })
    },
  })
}

function toFirstOrder(term: MomentumTerm, symbol: string | undefined): MomentumTerm {
  if (symbol === undefined) return term
  return {
    ...term,
    coefficient: term.coefficient.filter(({ powers }) => Q.compare(powers[symbol] ?? Q.zero, Q.one) <= 0),
  }
}
