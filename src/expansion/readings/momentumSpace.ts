import { isOriented } from '../../diagrams/diagram.js'
import type { Powers } from '../../algebra/polynomial.js'
import type { Rational } from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import { loopNumber } from '../../diagrams/loopNumber.js'
import { momentumRouting, negativeMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { VertexMember } from '../../theory/members.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { InputError } from '../../errors.js'
import { hasParts } from '../diagramRequests.js'
import type { Expansion } from '../expansion.js'
import { evaluate } from './evaluate.js'
import { labelledTerms } from './labelledTerms.js'
import type { Permutations } from './labelledTerms.js'
import { ruled } from './ruledDiagram.js'
import type { RuledDiagram } from './ruledDiagram.js'

/**
 * A line with the momentum that flows from its `from` to its `to`; that of an unoriented line has a positive first
 * coefficient.
 */
export interface MomentumLine {
  readonly line: LineRule
  readonly momentum: LineMomentum
}

/** A vertex with the momenta that come in by its half-edges, in the order of the kind's fields; their sum is zero. */
export interface MomentumVertex {
  readonly member: VertexMember
  readonly momenta: readonly LineMomentum[]
}

/** One labelled diagram of a translation-invariant theory: coefficient · ∫ Π_l d^dk_l/(2π)^d Π vertices Π lines. */
export interface MomentumIntegral {
  readonly coefficient: Rational
  readonly powers: Powers
  /** How many further labellings of the legs it stands for. */
  readonly others: bigint
  /** Index of the expansion's term that it belongs to. */
  readonly term: number
  /** Number L of loop momenta k_1 … k_L. */
  readonly loops: number
  readonly vertices: readonly MomentumVertex[]
  /** Internal lines, then those of the legs. */
  readonly lines: readonly MomentumLine[]
}

/**
 * The coefficient function in momentum space, for lines and vertices that do not change under translations: with f̃(p)
 * = ∫ d^dx e^{−ipx} f(x) for every point, g̃_E(p_1 … p_E) = (2π)^d δ(p_1 + … + p_E) × Σ of these integrals, external
 * momenta p all incoming. A line Δ(a − b) from a to b is ∫ d^dk/(2π)^d e^{ik(a−b)} Δ(k); a vertex function of points is
 * (2π)^d δ(Σk) times its function of momenta, and a local vertex a constant. Momentum is conserved at every vertex; the
 * momenta are those of `momentumRouting`.
 *
 * In the combinations the last leg's momentum is minus the sum of the others, but for its own line and half-edge, which
 * carry p_E when there are three legs or more.
 *
 * @throws InputError for full n-point functions, whose diagrams have several parts
 * @example
 * momentumSpace(expand(theory('phi4'), { legs: 2, select: { order: 1 } }))[0].loops // 1: −λ/2 Δ(p)² ∫ d^dk/(2π)^d Δ(k)
 */
export function momentumSpace(
  expansion: Expansion,
  permutations: Permutations = 'counted',
): readonly MomentumIntegral[] {
  if (hasParts(expansion.theory))
    throw new InputError({
      code: 'expansion.momentum',
      at: 'space',
      expected: 'position space, or connected functions, for each part conserves its own momentum',
      received: 'momentum space of full functions',
    })
  return labelledTerms(expansion, permutations).map(({ diagram, ...term }) => ({
    ...term,
    ...integralOf(expansion.theory, diagram),
  }))
}

function integralOf(theory: Theory, diagram: Diagram): Pick<MomentumIntegral, 'loops' | 'vertices' | 'lines'> {
  const parts = ruled(theory, diagram)
  const incoming = momentaAtEnds(parts)
  return evaluate<LineMomentum, MomentumVertex, MomentumLine, Pick<MomentumIntegral, 'loops' | 'vertices' | 'lines'>>(
    parts,
    {
      label: (end) => incoming[end] as LineMomentum,
      vertex: ({ member }, momenta) => ({ member, momenta }),
      line: ({ rule }, [, atTo]) => momentumLine(rule, atTo),
      join: ({ vertices, lines, legLines }) => ({
        loops: loopNumber(diagram),
        vertices,
        lines: [...lines, ...legLines],
      }),
    },
  )
}

/**
 * The momentum that comes out of a line at each of its ends: into the vertex inside, −p_i at the outer end of leg i.
 */
function momentaAtEnds({ joined: { diagram, lines, legs } }: RuledDiagram): readonly LineMomentum[] {
  const routing = momentumRouting(diagram)
  const loops = loopNumber(diagram)
  const found: LineMomentum[] = []
  lines.forEach(([from, to], i) => {
    const momentum = routing.momenta[i] as LineMomentum
    found[from] = negativeMomentum(momentum)
    found[to] = momentum
  })
  legs.forEach(({ inner, outer }, i) => {
    const momentum = externalMomentum(i, legs.length, loops)
    found[inner] = momentum
    found[outer] = negativeMomentum(momentum)
  })
  return found
}

/** p_i; with a single leg 0, with two legs p and −p. */
function externalMomentum(leg: number, legs: number, loops: number): LineMomentum {
  const sign = legs === 1 ? 0 : legs === 2 && leg === 1 ? -1 : 1
  const at = legs === 2 ? 0 : leg
  return {
    loops: Array.from({ length: loops }, () => 0),
    legs: Array.from({ length: legs }, (_, i) => (i === at ? sign : 0)),
  }
}

/** The propagator of an unoriented line is even. */
function momentumLine(line: LineRule, momentum: LineMomentum): MomentumLine {
  const first = [...momentum.loops, ...momentum.legs].find((coefficient) => coefficient !== 0) ?? 0
  return { line, momentum: !isOriented(line) && first < 0 ? negativeMomentum(momentum) : momentum }
}
