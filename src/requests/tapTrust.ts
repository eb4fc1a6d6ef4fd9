import { freeSpins } from '../effective/gibbsEnergy.js'
import type { GibbsEnergy } from '../effective/gibbsEnergy.js'

/** Why the numbers of an expansion are none to trust: sentences, none where they are. */
export type Doubts = readonly string[]

/** A last term that is larger, against G₀ and those before it, is none of a series that settles. */
const LAST = 0.25

/** Covariances that are missed by more are others, in units of the standard deviations of both spins. */
const MISSED = 0.1

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

/** Of couplings that were fitted: the margin, and whether their model has the covariances of the data. */
export function fitDoubts(spinGlass: number, missed: number): Doubts {
  return [
    ...(spinGlass > 0 ? [] : [`1 − ρ(q K² q) = ${spinGlass.toPrecision(3)} at the fit: ${BEYOND}`]),
    ...(missed <= MISSED
      ? []
      : [
          `the fitted model misses a covariance of the data by ${Number.isFinite(missed) ? `${missed.toPrecision(2)} standard deviations of its spins` : 'any measure'}`,
        ]),
  ]
}

/** One sentence of what is doubted. */
export function doubtSentence(what: string, doubts: Doubts): string {
  return `${what} none to trust: ${doubts.join('; ')}`
}
