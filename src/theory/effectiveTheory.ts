import { multiplyPowers, raisePowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import type { LegRule, LineRule, Theory } from './theory.js'

/**
 * The effective action of a theory, Γ[φ] = sup_J (Jφ − W[J]), as a theory: any function that takes a theory takes it.
 *
 * Of a theory that expands W around a Gaussian, Γ = ½ φ L⁻¹ φ + ½ log det L⁻¹ − Σ over one-particle irreducible diagrams
 * with the same vertices and lines, whose legs have no lines and carry the mean field; a vertex by itself is the tree
 * level. The quadratic part is the bare line L⁻¹ between two legs, the logarithm no diagram at all. Of a theory that
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
  const ends = new Set(theory.lines.flatMap(({ fields }) => fields))
  return {
    ...theory,
    title: `Effective action and vertex functions of ${name}`,
    expands: { ...common, order: expands.order },
    legs: theory.fields.filter((field) => ends.has(field.name)).map((field) => meanFieldLeg(theory, field.name)),
    filters: [...theory.filters, '1pi'],
    bare: hasInverseLines(theory) ? theory.lines.map(inverseLine) : [],
  }
}

/** Whether each field ends one kind of line, so that the inverse of the matrix of lines is that of each line. */
function hasInverseLines({ lines }: Theory): boolean {
  const ends = lines.flatMap(({ fields: [a, b] }) => (a === b ? [a] : [a, b]))
  return new Set(ends).size === ends.length
}

/** A leg without a line. With W = c Σ and a source s J, ∂W/∂J is c s ⟨φ⟩, so that ⟨φ⟩ brings 1/(c s). */
function meanFieldLeg(theory: Theory, field: string): LegRule {
  const source = theory.legs.find((leg) => outerField(theory, leg) === field)
  const brought = source === undefined ? {} : multiplyPowers(theory.expands.order, source.order)
  return { field, carries: field, order: negated(brought) }
}

/** The field at the end of a leg's line that is outside. */
function outerField({ lines }: Theory, { field, line }: LegRule): string | undefined {
  const [a, b] = lines.find(({ name }) => name === line)?.fields ?? []
  return a === field ? b : a
}

/**
 * The inverse of a line, −1 times it for the sign of Γ. As every bare line it joins legs each of which ends inside where
 * the other begins, so that an oriented one is turned round, as the inverse of a matrix is.
 */
function inverseLine(line: LineRule): LineRule {
  return {
    ...line,
    name: `i${line.name}`,
    factor: Q.divide(Q.rational(-1), line.factor),
    order: negated(line.order),
    latex: inverseLatex(line.latex),
    momentumLatex: inverseLatex(line.momentumLatex),
    atAPoint: negated(line.atAPoint),
  }
}

/** `\Delta({a},{b})` becomes `\Delta({a},{b})^{-1}`; what is more than a function of its ends gets brackets. */
function inverseLatex(latex: string): string {
  return /^\\?[\p{L}]+(?:_\{?[\p{L}\p{N}]+\}?)?\([^()]*\)$/u.test(latex)
    ? `${latex}^{-1}`
    : `\\left(${latex}\\right)^{-1}`
}

function negated(powers: Powers): Powers {
  return raisePowers(powers, Q.rational(-1))
}

function refused({ name }: Theory, expected: string, received: string): InputError {
  return new InputError({ code: 'theory.effective', at: `theory ${name}`, expected, received })
}
