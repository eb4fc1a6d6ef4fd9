import { freeSpins } from '../effective/gibbsEnergy.js'
import type { GibbsEnergy } from '../effective/gibbsEnergy.js'

/** Why the numbers of an expansion are none to trust: sentences, none where they are. */
export type Doubts = readonly string[]

/** A last term that is larger, against G₀ and those before it, is none of a series that settles. */
const LAST = 0.25

/** Covariances that are missed by more are others, in units of the standard deviations of both spins. */
const MISSED = 0.1

/** Couplings that are off by more, and by more than two standard errors, are others. */
const OFF = 0.1

/** What a margin of 0 or less means. */
export const BEYOND = 'beyond the line of de Almeida and Thouless, where these equations do not hold'

/** Of G(m): the margin 1 − ρ(q K² q), and whether its last term is small. */
export function gibbsDoubts(means: readonly number[], { terms }: GibbsEnergy, spinGlass: number): Doubts {
  const last = terms.at(-1) as number
  const before = terms
    .slice(0, -1)
    .reduce((sum, term) => sum + Math.abs(term), Math.abs(freeSpins(Float64Array.from(means))))
  const isSmall = terms.length === 1 || Math.abs(last) <= LAST * before
  return [
    ...(spinGlass > 0 ? [] : [BEYOND]),
    ...(isSmall
      ? []
      : [`the last term, F${terms.length} = ${last.toPrecision(3)}, is not small against those before it`]),
  ]
}

/** What is known of couplings that were fitted. */
export interface FitCheck {
  readonly spinGlass: number
  /** By how much the model misses a covariance of the data, in standard deviations of its spins. */
  readonly missed: number
  /** By how much a coupling is off, as far as is known, and its standard error. */
  readonly off: { readonly by: number; readonly error: number }
  /** Why there is no fit of largest likelihood. */
  readonly withoutLikeliest?: string
}

/** Of couplings that were fitted: the margin, whether their model has the covariances of the data, and how far they are off. */
export function fitDoubts({ spinGlass, missed, off, withoutLikeliest }: FitCheck): Doubts {
  return [
    ...(spinGlass > 0 ? [] : [`1 − ρ(q K² q) = ${spinGlass.toPrecision(3)} at the fit: ${BEYOND}`]),
    ...(missed <= MISSED
      ? []
      : [
          `the fitted model misses a covariance of the data by ${Number.isFinite(missed) ? `${missed.toPrecision(2)} standard deviations of its spins` : 'any measure'}`,
        ]),
    ...(off.by <= Math.max(OFF, 2 * off.error) ? [] : [`a coupling is off by ${sizeOf(off.by)}`]),
    ...(withoutLikeliest === undefined ? [] : [withoutLikeliest]),
  ]
}

/** How far a coupling is off, in words where a number would say nothing. */
export function sizeOf(off: number): string {
  return off < 10 ? off.toPrecision(2) : 'more than 10'
}

/** One sentence of what is doubted. */
export function doubtSentence(what: string, doubts: Doubts): string {
  return `${what} none to trust: ${doubts.join('; ')}`
}
