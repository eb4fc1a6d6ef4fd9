import type { GibbsPart } from './gibbsEnergy.js'
import { freeSpins } from './gibbsEnergy.js'
import { krylovSolution, largestEigenvalue } from './krylov.js'
import { smallestRatio } from './smallestRatio.js'
import { dot, largestOf, moved } from './vectors.js'

/** Σ_k ∂F^(k)/∂m_i and F^(k) at means, however they are computed. */
export type GibbsAt = (means: Float64Array) => Promise<GibbsPart>

/** What became of the equations m_i = tanh(h_i + Σ_k ∂F^(k)/∂m_i) from one start. */
export interface SolvedMeans {
  /** The last means that were tried: a solution if it converged. */
  readonly means: Float64Array
  readonly converged: boolean
  /** How often the equations were evaluated on the way. */
  readonly iterations: number
  /** max |m_i − tanh(h_i + Σ_k ∂F^(k)/∂m_i)|. */
  readonly residual: number
  /** G(m) − h·m to the order of the equations: −log Z. */
  readonly freeEnergy: number
  /** The smallest eigenvalue of ∂²G/∂m_i∂m_j, whose inverse is the covariance of the spins: at a solution below 0 G is no minimum. */
  readonly smallestEigenvalue: number
  /** That of q_i^½ ∂²G/∂m_i∂m_j q_j^½, q = 1 − m², which has the same sign: 1 − the largest eigenvalue of q^½ ∂²(ΣF) q^½. */
  readonly curvature: number
}

/** Evaluations from one start at most. */
const MOST = 2000
/** Rounds of damped iteration before Newton's method is tried, and between its trials. */
const ROUNDS = 40
/** A solution is one to this. */
const TOLERANCE = 1e-12
/** Newton's steps of one trial. */
const STEPS = 12

/**
 * Solves m = tanh(h + slopes(m)) from a start: by damped iteration, whose damping follows the residual, and by Newton's
 * method, which takes over where it gains. The derivative is applied to vectors only, so that no matrix is made of it.
 */
export async function solvedMeans(fields: Float64Array, start: Float64Array, at: GibbsAt): Promise<SolvedMeans> {
  let iterations = 0
  const evaluate = async (angles: Float64Array): Promise<Point> => {
    iterations++
    const means = angles.map(Math.tanh)
    const part = await at(means)
    const wanted = fields.map((h, i) => h + (part.slopes[i] as number))
    return { angles, means, part, wanted, residual: distance(means, wanted.map(Math.tanh)) }
  }
  let point = await evaluate(start.map((mean) => Math.atanh(mean)))
  let damping = 0.2
  while (point.residual > TOLERANCE && iterations < MOST) {
    for (let round = 0; round < ROUNDS && point.residual > TOLERANCE; round++) {
      const next = await evaluate(mixed(point, damping))
      damping =
        next.residual < point.residual ? Math.max(0, damping * 0.8) : Math.min(0.95, damping + (1 - damping) / 2)
      const isSlow = !(next.residual < 0.3 * point.residual)
      if (Number.isFinite(next.residual)) point = next
      if (isSlow && round >= 4 && point.residual < 1e-2) break
    }
    point = await newton(point, evaluate)
  }
  const { means, part, residual } = point
  const converged = residual <= TOLERANCE
  const scaled = scaledHessian(means, at)
  const curvature = converged ? 1 - (await largestEigenvalue(means.length, scaled)) : NaN
  // x·∂²G x = z·(1 − q^½ ∂²(ΣF) q^½) z with x = q^½ z.
  const smallestEigenvalue = converged
    ? await smallestRatio(
        means.map((mean) => 1 - mean * mean),
        async (z) => moved(z, await scaled(z), -1),
      )
    : NaN
  return {
    means,
    converged,
    iterations,
    residual,
    freeEnergy: part.terms.reduce((left, term) => left - term, freeSpins(means) - dot(fields, means)),
    smallestEigenvalue,
    curvature,
  }
}

/** A point on the way: angles are artanh m, which know means near ±1 apart. */
interface Point {
  readonly angles: Float64Array
  readonly means: Float64Array
  readonly part: GibbsPart
  /** What the angles would be by the equations. */
  readonly wanted: Float64Array
  readonly residual: number
}

function mixed({ angles, wanted }: Point, damping: number): Float64Array {
  return angles.map((angle, i) => damping * angle + (1 - damping) * (wanted[i] as number))
}

/** Steps as long as each halves the residual; what they reach, or where they began. */
async function newton(from: Point, evaluate: (angles: Float64Array) => Promise<Point>): Promise<Point> {
  let point = from
  for (let step = 0; step < STEPS && point.residual > TOLERANCE; step++) {
    const { angles, wanted } = point
    const missing = wanted.map((angle, i) => angle - (angles[i] as number))
    // (1 − ∂wanted/∂angles) x = missing.
    const change = await krylovSolution(missing, async (x) => {
      const [size, width] = [largestOf(x), 1e-5]
      if (size === 0) return x
      const scale = width / size
      const [plus, minus] = [await evaluate(moved(angles, x, scale)), await evaluate(moved(angles, x, -scale))]
      return x.map((value, i) => value - ((plus.wanted[i] as number) - (minus.wanted[i] as number)) / (2 * scale))
    })
    const next = await evaluate(moved(angles, change, Math.min(1, 2 / Math.max(1e-300, largestOf(change)))))
    if (!(next.residual < 0.5 * point.residual)) return next.residual < point.residual ? next : point
    point = next
  }
  return point
}

/** √q ∂slopes/∂m √q, on a vector. */
function scaledHessian(means: Float64Array, at: GibbsAt): (x: Float64Array) => Promise<Float64Array> {
  const roots = means.map((mean) => Math.sqrt(Math.max(0, 1 - mean * mean)))
  return async (x) => {
    const direction = x.map((value, i) => value * (roots[i] as number))
    const size = largestOf(direction)
    if (size === 0) return direction
    const scale = 1e-5 / size
    const [plus, minus] = [await at(moved(means, direction, scale)), await at(moved(means, direction, -scale))]
    return direction.map(
      (_, i) => ((roots[i] as number) * ((plus.slopes[i] as number) - (minus.slopes[i] as number))) / (2 * scale),
    )
  }
}

/**
 * 1 − the largest eigenvalue of q_i K_ij² q_j, q = 1 − m²: where it is 0 or below, the spin-glass susceptibility
 * Σ_ij ⟨s_i s_j⟩_c² diverges, and the solution means nothing. For couplings of variance J²/N it is de Almeida and
 * Thouless' condition, 1 − J² ⟨(1 − m²)²⟩.
 *
 * @param turn awaited after each product with the matrix, so that other work may have its turn
 */
export async function spinGlassMargin(
  couplings: Float64Array,
  means: Float64Array,
  turn: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const n = means.length
  const variances = means.map((mean) => 1 - mean * mean)
  const largestOne = await largestEigenvalue(n, async (x) => {
    const image = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      let sum = 0
      for (let j = 0; j < n; j++)
        sum += (couplings[i * n + j] as number) ** 2 * (variances[j] as number) * (x[j] as number)
      image[i] = (variances[i] as number) * sum
    }
    await turn()
    return image
  })
  return 1 - largestOne
}

/** Of means, at most 2, which it is too where they are no numbers any more. */
function distance(a: Float64Array, b: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] as number) - (b[i] as number))
    if (Number.isNaN(apart)) return 2
    most = Math.max(most, apart)
  }
  return most
}
