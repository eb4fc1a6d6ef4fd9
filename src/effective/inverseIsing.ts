import { Matrix, solve, inverse } from 'ml-matrix'
import { InputError } from '../errors.js'
import { gibbsParts } from './gibbsEnergy.js'
import { addTo } from './vectors.js'

/** How couplings follow from means and covariances. */
export type InverseMethod = 'naive' | 'tap' | 'sessak-monasson'

/** What a sample, or an ensemble, says of its spins. */
export interface SpinMoments {
  readonly means: Float64Array
  /** ⟨s_i s_j⟩ − ⟨s_i⟩⟨s_j⟩, row after row. */
  readonly covariances: Float64Array
}

/** A pairwise model, K and h. */
export interface FittedSpins {
  /** Row after row. */
  readonly couplings: Float64Array
  readonly fields: Float64Array
}

/** To so high an order in the covariances couplings are expanded: F^(P + 1) has to be known. */
export const HIGHEST_INVERSE = 6

/**
 * Couplings and fields of the pairwise model with these means and covariances, which is that of largest entropy.
 *
 * - `naive`: K = −C⁻¹ off the diagonal, the linear response of naive mean field;
 * - `tap`: (C⁻¹)_ij = −K_ij − 2 K_ij² m_i m_j, that of the TAP equations;
 * - `sessak-monasson`: ⟨s_i s_j⟩ = ∂(Σ F^(k))/∂K_ij solved for K as a series in C, to the order that is asked for.
 *
 * @param order of the series; the fields are those of F to this order, 1 and 2 for the first two methods
 * @throws InputError for covariances that have no inverse, and where the TAP equation has no real solution
 * @source V. Sessak, R. Monasson, J. Phys. A 42, 055001 (2009)
 */
export function* inverseIsing(
  { means, covariances }: SpinMoments,
  method: InverseMethod,
  order: number,
): Generator<undefined, FittedSpins> {
  const couplings =
    method === 'sessak-monasson'
      ? yield* seriesInCovariances(means, covariances, order)
      : yield* byLinearResponse(means, covariances, method)
  const { slopes } = yield* gibbsParts(
    couplings,
    means,
    { naive: 1, tap: 2, 'sessak-monasson': order }[method],
    'means',
  )
  return { couplings, fields: means.map((mean, i) => Math.atanh(mean) - (slopes[i] as number)) }
}

function* byLinearResponse(
  means: Float64Array,
  covariances: Float64Array,
  method: 'naive' | 'tap',
): Generator<undefined, Float64Array> {
  const n = means.length
  const response = yield* inverted(covariances, n)
  const couplings = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const c = (response.get(i, j) + response.get(j, i)) / 2
      const product = (means[i] as number) * (means[j] as number)
      const root = method === 'naive' ? 1 : 1 - 8 * product * c
      if (root < 0)
        throw new InputError({
          code: 'effective.inverse',
          at: 'data',
          expected: `covariances that the TAP equation knows couplings for (--order 1 or 3 may)`,
          received: `ones of spins ${j + 1} and ${i + 1} that have none`,
        })
      // The solution that goes to −c for weak couplings; for naive mean field the equation is linear.
      const coupling = method === 'naive' ? -c : (-2 * c) / (1 + Math.sqrt(root))
      couplings[i * n + j] = coupling
      couplings[j * n + i] = coupling
    }
  return couplings
}

/** @throws InputError where it has none, to the digits there are */
function* inverted(covariances: Float64Array, n: number): Generator<undefined, Matrix> {
  const matrix = Matrix.from1DArray(n, n, covariances)
  let found: Matrix | undefined
  try {
    found = inverse(matrix)
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  yield
  const isWhole = found !== undefined && Matrix.sub(found.mmul(matrix), Matrix.eye(n)).max() < 1e-6
  if (found !== undefined && isWhole && found.diagonal().every((x) => x > 0)) return found
  throw new InputError({
    code: 'effective.inverse',
    at: 'data',
    expected: 'covariances with an inverse: no spin that follows from others, and more draws than spins',
    received: 'a singular matrix',
  })
}

/**
 * K = Σ_p K_p, K_p of order p in C: with ∂F^(1)/∂K = m m and ∂F^(2)/∂K = K q q, q = 1 − m², K_p is what the higher ones
 * give of order p at the K of lower orders, over −q q.
 */
function* seriesInCovariances(
  means: Float64Array,
  covariances: Float64Array,
  order: number,
): Generator<undefined, Float64Array> {
  const n = means.length
  const byVariances = (values: Float64Array, sign: number): Float64Array =>
    values.map((value, at) => {
      const [i, j] = [Math.floor(at / n), at % n]
      const [mi, mj] = [means[i] as number, means[j] as number]
      return i === j ? 0 : (sign * value) / ((1 - mi * mi) * (1 - mj * mj))
    })
  const parts = [byVariances(covariances, 1)]
  for (let p = 2; p <= order; p++) {
    const sum = new Float64Array(n * n)
    // ∂F^(k)/∂K is a form of degree k − 1: one of its factors is of order p − k + 2 at most.
    for (let k = 3; k <= p + 1; k++) addTo(sum, yield* coefficientOf(means, { k, p, parts: parts.slice(0, p - k + 2) }))
    parts.push(byVariances(sum, -1))
  }
  return parts.reduce((sum, part) => sum.map((value, at) => value + (part[at] as number)))
}

/** The part of order p of ∂F^(k)/∂K at Σ_a ε^a K_a: the polynomial in ε, from its values at Chebyshev's nodes. */
function* coefficientOf(
  means: Float64Array,
  { k, p, parts }: { readonly k: number; readonly p: number; readonly parts: readonly Float64Array[] },
): Generator<undefined, Float64Array> {
  const degree = (k - 1) * parts.length
  // It begins with ε^(k−1): a polynomial of degree `degree − k + 1` is left.
  const count = degree - k + 2
  const nodes = Array.from({ length: count }, (_, at) => (count === 1 ? 1 : Math.cos((Math.PI * (at + 0.5)) / count)))
  const powers = new Matrix(nodes.map((node) => Array.from({ length: count }, (_, a) => node ** a)))
  const wanted = Matrix.zeros(count, 1).set(p - k + 1, 0, 1)
  // Weights w with Σ_node w ε^a = 1 for the power that is wanted, 0 for others.
  const weights = solve(powers.transpose(), wanted).to1DArray()
  const sum = new Float64Array(means.length ** 2)
  for (const [at, node] of nodes.entries()) {
    // Σ_a ε^(a−1) K_a, an ε taken out of every factor, so that no node is too small.
    const couplings = parts.reduce(
      (total, part, a) => total.map((value, place) => value + node ** a * (part[place] as number)),
      new Float64Array(sum.length),
    )
    const { couplingSlopes } = yield* gibbsParts(couplings, means, k, 'means and couplings', 'only')
    addTo(
      sum,
      couplingSlopes.map((value) => (weights[at] as number) * value),
    )
  }
  return sum
}
