import * as Q from '../../algebra/rational.js'
import type { Powers } from '../../algebra/polynomial.js'
import type { Rational } from '../../algebra/rational.js'
import { isOriented } from '../../diagrams/diagram.js'
import { legPermutations } from '../correlatorReading.js'
import type { Expansion } from '../expansion.js'
import { momentumSpace } from '../readings/momentumSpace.js'
import type { MomentumIntegral } from '../readings/momentumSpace.js'
import { conserved } from './integral.js'
import type { Integral } from './integral.js'

/** Which sum of diagrams: with their legs, as coefficient or as derivatives; without, all or one-particle irreducible. */
export type DiagramSum = 'coefficient' | 'correlator' | 'amputated' | 'proper'

/** One labelled diagram, its legs' momenta incoming. */
export interface DerivedIntegral {
  readonly coefficient: Rational
  readonly integral: Integral
  /** Vertices that are constants, with their number. */
  readonly couplings: ReadonlyMap<string, number>
  /** Powers of symbols that are written beside the factors, and of all small parameters. */
  readonly written: Powers
  readonly powers: Powers
  readonly vertexNames: readonly string[]
  /** Index of the expansion's term: the labellings of one diagram have one. */
  readonly term: number
}

/** Every labelled diagram of the expansion. @param expansion for `proper` that of the filter `1pi` */
export function derivedIntegrals(expansion: Expansion, sum: DiagramSum): readonly DerivedIntegral[] {
  const { theory, request, terms } = expansion
  const { legs } = request
  const withoutLegs = sum === 'amputated' || sum === 'proper'
  const derived = momentumSpace(expansion, 'written').flatMap((term): readonly DerivedIntegral[] => {
    const own = terms[term.term]
    if (own === undefined || (withoutLegs && term.vertices.length === 0)) return []
    const integral = integralOf(term, withoutLegs && theory.legs.every(({ line }) => line !== undefined) ? legs : 0)
    if (sum === 'amputated' && legs > 2 && hasLegCorrection(integral)) return []
    return [
      {
        coefficient:
          sum === 'coefficient'
            ? term.coefficient
            : Q.multiply(term.coefficient, legPermutations(expansion.theory, own.weighted.diagram)),
        integral,
        couplings: constantsOf(term),
        written: term.powers,
        powers: own.powers,
        vertexNames: term.vertices.map(({ member }) => member.kind.name),
        term: term.term,
      },
    ]
  })
  return derived
}

/** @param without how many lines of legs, which stand last, are left out */
function integralOf({ loops, vertices, lines }: MomentumIntegral, without: number): Integral {
  return {
    loops,
    lines: lines.slice(0, lines.length - without).map(({ line, momentum }) => ({
      name: line.name,
      oriented: isOriented(line),
      momentum: conserved(momentum),
      power: 1,
    })),
    vertices: vertices
      .filter(({ member }) => member.momentumLatex.includes('{momenta}'))
      .map(({ member, momenta }) => ({
        name: member.kind.name,
        fields: member.kind.fields,
        momenta: momenta.map(conserved),
      })),
  }
}

function constantsOf({ vertices }: MomentumIntegral): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { member } of vertices)
    if (!member.momentumLatex.includes('{momenta}') && member.momentumLatex !== '')
      counts.set(member.kind.name, (counts.get(member.kind.name) ?? 0) + 1)
  return counts
}

/** Whether a line outside of the loops carries the momentum of one leg. */
function hasLegCorrection({ lines }: Integral): boolean {
  return lines.some(({ momentum: { loops, legs } }) => {
    if (loops.some((count) => count !== 0)) return false
    const used = legs.filter((count) => count !== 0).length
    return used === 1 || (used === legs.length - 1 && new Set(legs.slice(0, -1)).size === 1)
  })
}
