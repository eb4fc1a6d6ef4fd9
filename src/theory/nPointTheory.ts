import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { effectiveTheory, meanFieldLegs } from './effectiveTheory.js'
import { inverseLines, lineBlocks } from './lineBlocks.js'
import { outerField } from './lookups.js'
import type { Expanded, LegRule, LineRule, NPointFunction, Theory } from './theory.js'

/** The n-point functions by name. */
export const quantityNames: readonly NPointFunction[] = ['connected', 'full', 'amputated', 'vertex', 'self-energy']

/**
 * A theory whose coefficients are n-point functions as textbooks have them, with 1/|Aut| for each labelled diagram: any function that takes
 * a theory takes it. Legs are named by the fields that they measure.
 *
 * - `connected`: ⟨φ…φ⟩_c, which is δⁿW/δJⁿ where W = log Z, and ħ^(n−1) times that where W = ħ log Z.
 * - `full`: ⟨φ…φ⟩, all diagrams without vacuum parts, disconnected ones and tadpoles included.
 * - `amputated`: the connected one, its legs without their lines.
 * - `vertex`: Γ^(n) = δⁿΓ/δφⁿ, of the action's sign: Γ^(2) = L⁻¹ − Σ, Γ^(4) = λ + … for λφ⁴/4!.
 * - `self-energy`: Σ = L⁻¹ − Γ^(2), so that G⁻¹ = L⁻¹ − Σ: −λ/2 ∫ Δ + … for λφ⁴/4!.
 *
 * @throws InputError for averages in a theory that expands no W, and for what {@link effectiveTheory} refuses
 * @example
 * nPointTheory(theory('phi4'), 'self-energy').filters // ['1pi']
 */
export function nPointTheory(theory: Theory, quantity: NPointFunction): Theory {
  if (theory.expands.quantity !== undefined)
    throw refused(theory, quantity, 'a theory itself', `its ${theory.expands.quantity} functions`)
  switch (quantity) {
    case 'vertex':
      return read(effectiveTheory(theory), { quantity, coupling: '\\Gamma' })
    case 'self-energy':
      requireW(theory, quantity)
      return titled(read(selfEnergyTheory(theory), { quantity }), `Self-energy of ${theory.name}`)
    case 'amputated': {
      requireW(theory, quantity)
      if (theory.legs.some(({ line }) => line === undefined))
        throw refused(theory, quantity, 'legs with lines', 'sources that act on the vertices')
      return {
        ...read(theory, { quantity, coupling: 'G', order: {} }, meanFieldLegs(theory).map(withoutOrder)),
        title: `Amputated connected n-point functions of ${theory.name}`,
        // L⁻¹ L L⁻¹: the legs of the bare line are taken off on both sides.
        bare: lineBlocks(theory).flatMap((block) => inverseLines(block, theory.fields).map(negative)),
      }
    }
    case 'connected':
    case 'full': {
      requireW(theory, quantity)
      const legs = theory.legs.map((leg) => withoutOrder({ ...leg, carries: outerField(theory, leg) }))
      const functions = read(theory, { quantity, coupling: 'G', order: {} }, legs)
      return quantity === 'full' ? titled(functions, `Full n-point functions of ${theory.name}`) : functions
    }
  }
}

/**
 * Σ = L⁻¹ − Γ⁽²⁾ as a coefficient with two legs: the diagrams of Γ without the bare line, with the other sign.
 *
 * @throws InputError as {@link effectiveTheory} does
 * @example
 * selfEnergyTheory(theory('phi4')).bare // []
 */
export function selfEnergyTheory(theory: Theory): Theory {
  const gamma = withOtherSign(effectiveTheory(theory))
  return { ...gamma, expands: { ...gamma.expands, coupling: '\\Sigma' }, bare: [] }
}

/** The theory that expands minus its functional. */
export function withOtherSign(theory: Theory): Theory {
  const { expands } = theory
  return { ...theory, expands: { ...expands, sign: expands.sign === 1 ? -1 : 1 } }
}

function read(theory: Theory, expands: Partial<Expanded>, legs: readonly LegRule[] = theory.legs): Theory {
  return { ...theory, legs, expands: { ...theory.expands, ...expands } }
}

/** What the title of a theory says is not what is expanded of it. */
function titled(theory: Theory, title: string): Theory {
  return { ...theory, title }
}

/** The inverse lines of Γ stand in a functional of the sign −1. */
function negative(line: LineRule): LineRule {
  return { ...line, factor: Q.negate(line.factor) }
}

function withoutOrder(leg: LegRule): LegRule {
  return { ...leg, order: {} }
}

function requireW(theory: Theory, quantity: NPointFunction): void {
  const { functional } = theory.expands
  if (functional === 'W') return
  const known = functional === 'S' ? ': its vertices are the connected correlators' : ''
  throw refused(theory, quantity, 'a theory that expands W', `one that expands ${functional}${known}`)
}

function refused({ name }: Theory, quantity: NPointFunction, expected: string, received: string): InputError {
  return new InputError({
    code: 'theory.quantity',
    at: `theory ${name}`,
    expected: `${expected} for ${quantity} functions`,
    received,
  })
}
