import { Matrix, solve } from 'ml-matrix'
import { InputError } from '../errors.js'
import { requireNumbers } from '../shapes.js'
import { largest, requireSize } from '../sizes.js'
import { flat, requireCouplings, requireMeans } from './gibbsEnergy.js'
import { dot, largestOf, moved } from './vectors.js'

/** Averages over all states of Ising spins. */
export interface SpinAverages {
  readonly logZ: number
  /** ⟨s_i⟩. */
  readonly means: readonly number[]
  /** ⟨s_i s_j⟩, with ones on the diagonal. */
  readonly moments: readonly (readonly number[])[]
}

/**
 * Averages with the weight exp(Σ_{i<j} K_ij s_i s_j + h·s) over all 2ⁿ states, n ≤ 20.
 *
 * @throws InputError for couplings that are not symmetric, fields that do not fit, and more spins
 * @example
 * enumeratedSpins([[0, 0.5], [0.5, 0]], [0, 0]).moments[0][1] // 0.46211715726000974: tanh K
 */
export function enumeratedSpins(couplings: readonly (readonly number[])[], fields: readonly number[]): SpinAverages {
  requireFew(couplings)
  requireNumbers(fields, {
    at: 'fields',
    length: couplings.length,
    of: `a list of ${couplings.length} fields, one for each spin`,
  })
  return averagesOf(flat(couplings), Float64Array.from(fields))
}

/**
 * The fields in which spins have given means, and G(m) = h·m − log Z(h) there: Newton's method on a convex function.
 *
 * @throws InputError as {@link enumeratedSpins} does, for means that are not between −1 and 1, and where fields that
 * give them are not found
 * @example
 * exactGibbs([[0, 0.5], [0.5, 0]], [0, 0]).value // -1.5064088680781682: −log(4 cosh K)
 */
export function exactGibbs(
  couplings: readonly (readonly number[])[],
  means: readonly number[],
): { readonly value: number; readonly fields: readonly number[] } {
  requireFew(couplings)
  requireMeans(means, couplings.length, 'means')
  const [K, wanted] = [flat(couplings), Float64Array.from(means)]
  const found = legendre(K, wanted)
  if (found !== undefined) return { value: dot(found.fields, wanted) - found.here.logZ, fields: [...found.fields] }
  throw new InputError({
    code: 'effective.exact',
    at: 'means',
    expected: 'magnetisations whose fields are found to ten digits with these couplings',
    received: 'ones that Newton’s method misses, from weaker couplings too',
  })
}

/** Fields, and what spins do in them. */
interface InFields {
  readonly fields: Float64Array
  readonly here: SpinAverages
}

/**
 * From independent spins, and where that leads nowhere along couplings t K that grow: at every t the spins have the
 * means that are wanted, so that their covariances are not singular, and fields follow t almost in a line.
 */
function legendre(K: Float64Array, wanted: Float64Array): InFields | undefined {
  const free = wanted.map(Math.atanh)
  const direct = raised(K, wanted, free)
  if (direct !== undefined) return direct
  const strongest = largestOf(K)
  let [at, before] = [0, 0]
  let [fields, fieldsBefore]: [Float64Array, Float64Array] = [free, free]
  let found: InFields | undefined
  let stride = Math.min(1, 0.25 / strongest)
  for (let round = 0; round < STRIDES && at < 1; round++) {
    const next = Math.min(1, at + stride)
    const along = at > before ? (next - at) / (at - before) : 0
    const [last, previous] = [fields, fieldsBefore]
    found = raised(
      K.map((coupling) => next * coupling),
      wanted,
      last.map((h, i) => h + along * (h - (previous[i] as number))),
    )
    if (found === undefined) stride /= 4
    else {
      ;[before, fieldsBefore, at, fields] = [at, last, next, found.fields]
      stride *= 2
    }
  }
  return at < 1 ? undefined : found
}

/** Newton's method with steps that are halved until they raise h·m − log Z, which is concave; nothing where it ends beside the means. */
function raised(K: Float64Array, wanted: Float64Array, start: Float64Array): InFields | undefined {
  const n = wanted.length
  const energyAt = (fields: Float64Array, logZ: number): number => dot(fields, wanted) - logZ
  let fields = start
  let here = averagesOf(K, fields)
  for (let round = 0; round < ROUNDS; round++) {
    const missing = wanted.map((mean, i) => mean - (here.means[i] as number))
    if (missing.every((x) => Math.abs(x) <= 4 * Number.EPSILON)) break
    // By singular values: a spin that rounding leaves without a variance does not move.
    const covariances = Matrix.from1DArray(n, n, covariancesOf(here))
    const step = solve(covariances, Matrix.columnVector(missing), true).to1DArray()
    let size = 1
    let next = moved(fields, step, size)
    let there = averagesOf(K, next)
    // G is the largest value of h·m − log Z: a step that lowers it is too long.
    const lowest = energyAt(fields, here.logZ)
    while (!(energyAt(next, there.logZ) >= lowest - 1e-13 * Math.abs(lowest)) && size > SHORTEST) {
      size /= 2
      next = moved(fields, step, size)
      there = averagesOf(K, next)
    }
    if (size <= SHORTEST) break
    fields = next
    here = there
  }
  const residual = largestOf(moved(wanted, here.means, -1))
  return residual <= 1e-10 ? { fields, here } : undefined
}

/** Of Newton's method, which doubles its digits where it converges. */
const ROUNDS = 40

/** A step that has to be shorter leads nowhere. */
const SHORTEST = 1e-4

/** Of couplings that grow: strides double. */
const STRIDES = 100

function requireFew(couplings: readonly (readonly number[])[]): void {
  requireCouplings(couplings, 'couplings')
  requireSize({
    code: 'effective.enumerated',
    at: 'couplings',
    of: 'spins, whose states are enumerated',
    needed: couplings.length,
    most: largest.enumeratedSpins,
  })
}

/** Bit i of a state is set where s_i = 1. Weights are folded bit by bit: all means take twice as many additions as there are states. */
export function averagesOf(K: Float64Array, fields: Float64Array): SpinAverages {
  const n = fields.length
  const exponents = new Float64Array(2 ** n)
  for (let i = 0; i < n; i++) {
    const half = 2 ** i
    // States of the spins below i, with s_i = −1 and then 1: the field that they put on it.
    const onto = new Float64Array(half)
    onto[0] = (fields[i] as number) - sumBelow(K, n, i)
    for (let bit = 0; bit < i; bit++)
      for (let state = 0; state < 2 ** bit; state++)
        onto[2 ** bit + state] = (onto[state] as number) + 2 * (K[i * n + bit] as number)
    for (let state = 0; state < half; state++) {
      const below = exponents[state] as number
      exponents[half + state] = below + (onto[state] as number)
      exponents[state] = below - (onto[state] as number)
    }
  }
  let highest = -Infinity
  for (const exponent of exponents) if (exponent > highest) highest = exponent
  const weights = exponents
  let sum = 0
  for (let state = 0; state < weights.length; state++)
    sum += weights[state] = Math.exp((weights[state] as number) - highest)
  const means = foldedMeans(weights, n, sum)
  const moments = Array.from({ length: n }, () => new Array<number>(n).fill(1))
  for (let i = 1; i < n; i++) {
    // Σ s_i s_j over all j below i, of the weights with the sign of s_i.
    const half = 2 ** i
    const signed = new Float64Array(half)
    for (let state = 0; state < weights.length; state++)
      signed[state & (half - 1)] =
        (signed[state & (half - 1)] as number) + (state & half ? 1 : -1) * (weights[state] as number)
    foldedMeans(signed, i, sum).forEach((moment, j) => {
      ;(moments[i] as number[])[j] = moment
      ;(moments[j] as number[])[i] = moment
    })
  }
  return { logZ: highest + Math.log(sum), means, moments }
}

function sumBelow(K: Float64Array, n: number, i: number): number {
  let sum = 0
  for (let j = 0; j < i; j++) sum += K[i * n + j] as number
  return sum
}

/** Σ s_i w / sum for each spin. */
function foldedMeans(weights: Float64Array, n: number, sum: number): number[] {
  const means = new Array<number>(n)
  let left = weights
  for (let i = n - 1; i >= 0; i--) {
    const half = 2 ** i
    const folded = new Float64Array(half)
    let difference = 0
    for (let state = 0; state < half; state++) {
      const [down, up] = [left[state] as number, left[half + state] as number]
      folded[state] = down + up
      difference += up - down
    }
    means[i] = difference / sum
    left = folded
  }
  return means
}

/** ⟨s_i s_j⟩ − ⟨s_i⟩⟨s_j⟩, row after row. */
function covariancesOf({ means, moments }: SpinAverages): Float64Array {
  const n = means.length
  const covariances = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      covariances[i * n + j] = (moments[i]?.[j] as number) - (means[i] as number) * (means[j] as number)
  return covariances
}
