import { InputError } from '../errors.js'
import { exactGibbs } from './enumeratedSpins.js'
import { gibbsEnergy } from './gibbsEnergy.js'

/** How the error of G(m) to each order falls with the strength ε of the couplings. */
export interface TruncationScan {
  readonly strengths: readonly number[]
  /** By order, from 1: |G − exact| at each strength, and the slope d log error/d log ε, which should be order + 1. */
  readonly orders: readonly { readonly order: number; readonly errors: readonly number[]; readonly slope: number }[]
}

/** Each the root of a half of the one before, from where the couplings have no entry above this in size. */
const LARGEST = 0.3
const STEPS = 10

/** The slope is fitted to so many errors, the smallest ones that are no roundings. */
const FITTED = 4

/** Errors below this for each spin are roundings. */
const ROUNDING = 1e-13

/**
 * The error of G(m) to every order from 1 to P at couplings ε K, with the slope that is fitted to it.
 *
 * @throws InputError for more spins than can be enumerated, and without couplings
 */
export function truncationScan(
  couplings: readonly (readonly number[])[],
  means: readonly number[],
  order: number,
): TruncationScan {
  const size = Math.max(...couplings.flat().map(Math.abs))
  if (!(size > 0))
    throw new InputError({
      code: 'effective.scan',
      at: 'couplings',
      expected: 'a coupling that is not 0',
      received: 'none',
    })
  const strengths = Array.from({ length: STEPS + 1 }, (_, k) => LARGEST / size / 2 ** (k / 2))
  const exact = strengths.map((epsilon) => exactGibbs(scaled(couplings, epsilon), means).value)
  const truncated = strengths.map((epsilon) => gibbsEnergy(scaled(couplings, epsilon), means, order))
  return {
    strengths,
    orders: Array.from({ length: order }, (_, k) => {
      const errors = truncated.map(({ value, terms }, s) =>
        // The orders above are taken back.
        Math.abs(terms.slice(k + 1).reduce((sum, term) => sum + term, value) - (exact[s] as number)),
      )
      return { order: k + 1, errors, slope: slopeOf(strengths, errors, means.length) }
    }),
  }
}

function scaled(couplings: readonly (readonly number[])[], epsilon: number): readonly (readonly number[])[] {
  return couplings.map((row) => row.map((coupling) => epsilon * coupling))
}

/** Least squares of the logarithms, over what is no rounding; NaN where fewer than two errors are left. */
function slopeOf(strengths: readonly number[], errors: readonly number[], spins: number): number {
  const points = strengths
    .flatMap((strength, s) => {
      const error = errors[s] as number
      return error > spins * ROUNDING ? [[Math.log(strength), Math.log(error)] as const] : []
    })
    .slice(-FITTED)
  if (points.length < 2) return NaN
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const [over, under] = points.reduce<readonly [number, number]>(
    ([a, b], [px, py]) => [a + (px - x) * (py - y), b + (px - x) ** 2],
    [0, 0],
  )
  return over / under
}
