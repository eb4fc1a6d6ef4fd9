import { multiplyPowers } from '../algebra/polynomial.js'
import { InputError } from '../errors.js'
import { outerField } from './lookups.js'
import { inverseLines, lineBlocks, linesText, negated } from './lineBlocks.js'
import type { LineBlock } from './lineBlocks.js'
import { partsWithoutDiagram } from './partsWithoutDiagram.js'
import type { LegRule, Theory } from './theory.js'

/**
 * The effective action of a theory, Γ[φ] = sup_J (Jφ − W[J]), as a theory: any function that takes a theory takes it.
 *
 * Of a theory that expands W around a Gaussian, Γ = ½ φ L⁻¹ φ + ½ log det L⁻¹ − Σ over one-particle irreducible diagrams
 * with the same vertices and lines, whose legs have no lines and carry the mean field; a vertex by itself is the tree
 * level. The quadratic part is the bare line L⁻¹ between two legs, L being the matrix of lines between
 * fields; the logarithm is no diagram at all. Of a theory that
 * expands S in connected correlators, which are the derivatives of W, Γ is the sum of the trees among the diagrams of S.
 *
 * @throws InputError for a theory whose sources act on the vertices themselves: its lines are couplings between sites, and
 * the vertices are no interactions of a Gaussian field
 * @example
 * effectiveTheory(theory('phi4')).filters // ['1pi']
 */
export function effectiveTheory(theory: Theory): Theory {
  const { expands, name } = theory
  if (expands.functional === 'Γ') return theory
  if (theory.legs.some(({ line }) => line === undefined))
    throw refused(
      theory,
      'sources at the ends of lines (edgewick gamma, and expandSolvable, know the rule for cumulants as vertices)',
      'sources that act on the vertices',
    )
  const mean = theory.fields.map(({ latex }) => latex).join(',')
  const common = { functional: 'Γ', sign: -1, latex: `\\Gamma[${mean}]`, coupling: '\\Gamma' } as const
  if (expands.functional === 'S')
    return {
      ...theory,
      title: `Effective action of the field of ${name}: trees of its connected correlators`,
      expands: { ...common, sign: expands.sign, order: expands.order },
      filters: [...theory.filters, 'tree'],
    }
  if (expands.sign !== 1) throw refused(theory, 'W = +Σ of connected diagrams (sign: 1)', 'sign: -1')
  const blocks = lineBlocks(theory)
  return {
    ...theory,
    title: `Effective action and vertex functions of ${name}${blocks.map(matrixText).join('')}`,
    expands: { ...common, order: expands.order },
    legs: meanFieldLegs(theory),
    filters: [...theory.filters, '1pi'],
    bare: blocks.flatMap((block) => inverseLines(block, theory.fields)),
    withoutDiagram: partsWithoutDiagram(blocks, theory.fields),
  }
}

/** A leg without a line for each field that lines end on. */
export function meanFieldLegs(theory: Theory): readonly LegRule[] {
  const ends = new Set(theory.lines.flatMap(({ fields }) => fields))
  return theory.fields.filter((field) => ends.has(field.name)).map((field) => meanFieldLeg(theory, field.name))
}

/** A leg without a line. With W = c Σ and a source s J, ∂W/∂J is c s ⟨φ⟩, so that ⟨φ⟩ brings 1/(c s). */
function meanFieldLeg(theory: Theory, field: string): LegRule {
  const source = theory.legs.find((leg) => outerField(theory, leg) === field)
  const brought = source === undefined ? {} : multiplyPowers(theory.expands.order, source.order)
  return { field, carries: field, order: negated(brought) }
}

/** What L⁻¹ is, where it is more than the inverse of a line. */
function matrixText({ kind, lines }: LineBlock): string {
  return kind === 'matrix' ? `, L the matrix of ${linesText(lines)}` : ''
}

function refused({ name }: Theory, expected: string, received: string): InputError {
  return new InputError({ code: 'theory.effective', at: `theory ${name}`, expected, received })
}
