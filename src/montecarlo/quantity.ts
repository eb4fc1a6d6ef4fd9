import { TEST_FUNCTIONS } from './schwingerDyson/testFunction.js'
import type { TestFunction } from './schwingerDyson/testFunction.js'

/** What was measured. Whoever judges, draws or prints it reads this; {@link quantityName} writes it. */
export type Quantity =
  /**
   * A connected correlator, by indices from 0: of the field at points, or averaged with sources; under an insertion of
   * strength `lambda`, where there is one.
   */
  | {
      readonly kind: 'correlator'
      readonly of: 'points' | 'sources'
      readonly indices: readonly number[]
      readonly lambda?: number
    }
  /** The two-point function of packets of a momentum of this size. */
  | { readonly kind: 'propagator'; readonly momentum: number }
  /** By how much the Schwinger–Dyson identity is violated, and the slope of that in log N. */
  | { readonly kind: 'violation' | 'slope'; readonly testFunction: TestFunction }
  /** A histogram of φ at the first points: how strong what is beyond the Gaussian is, or χ². */
  | { readonly kind: 'histogram'; readonly points: number; readonly statistic: 'strength' | 'chi-square' }
  /** Anything else. */
  | { readonly kind: 'named'; readonly name: string }

/**
 * The name of a quantity, one for each.
 *
 * @example
 * quantityName({ kind: 'correlator', of: 'points', indices: [0, 0, 1, 2] }) // 'G4c(x1, x1, x2, x3)'
 */
export function quantityName(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'correlator': {
      const { of, indices, lambda } = quantity
      const letter = of === 'points' ? 'x' : 'J'
      return `${correlatorSymbol(indices.length)}(${indices.map((i) => `${letter}${i + 1}`).join(', ')})${lambda === undefined ? '' : `, λ = ${lambda}`}`
    }
    case 'propagator':
      return `propagator(|p| = ${Number(quantity.momentum.toPrecision(4))})`
    case 'violation':
    case 'slope':
      return `Schwinger–Dyson ${quantity.kind}, f = ${TEST_FUNCTIONS[quantity.testFunction]}`
    case 'histogram':
      return `histogram of ${fieldNames(quantity.points)}: ${quantity.statistic === 'strength' ? 'part beyond the Gaussian' : 'χ²'}`
    case 'named':
      return quantity.name
  }
}

/** `G2`, `G4c`. */
export function correlatorSymbol(legs: number): string {
  return legs === 2 ? 'G2' : `G${legs}c`
}

/** `φ(x1), φ(x2)`: the fields at the first points. */
export function fieldNames(points: number): string {
  return Array.from({ length: points }, (_, i) => `φ(x${i + 1})`).join(', ')
}

/** Of how many fields a quantity is a correlator; undefined if it is none. */
export function legsOf(quantity: Quantity): number | undefined {
  if (quantity.kind === 'correlator') return quantity.indices.length
  return quantity.kind === 'propagator' ? 2 : undefined
}
