import { solvedMeans, spinGlassMargin } from '../effective/solvedMeans.js'
import { randomStream } from '../random/philox.js'
import { gibbsInParts } from './gibbsParts.js'
import type { Running } from './running.js'
import { turns } from './turns.js'

/** A solution of the mean-field equations. */
export interface TapSolution {
  readonly means: readonly number[]
  /** G(m) − h·m to the order of the equations, which stands for −log Z. */
  readonly freeEnergy: number
  readonly iterations: number
  /** max |m_i − tanh(h_i + Σ_k ∂F^(k)/∂m_i)|. */
  readonly residual: number
  /** The smallest eigenvalue of ∂²G/∂m_i∂m_j: G has a minimum there if it is above 0. */
  readonly smallestEigenvalue: number
  /** That of q_i^½ ∂²G/∂m_i∂m_j q_j^½, q = 1 − m², which has the same sign and 1 at couplings of 0. */
  readonly curvature: number
  /** 1 − the largest eigenvalue of q_i K_ij² q_j, q = 1 − m²: what de Almeida and Thouless want above 0. */
  readonly spinGlass: number
  /** How many starts led there. */
  readonly starts: number
}

interface Question {
  readonly couplings: Float64Array
  readonly fields: readonly number[]
  readonly order: number
  readonly starts: number
  readonly seed: number
}

/** Means that differ by less are one solution. */
const SAME = 1e-7

/** A second derivative that is nearer to 0 is singular: what was found may be anywhere near. */
const SINGULAR = 1e-6

/** Different solutions from several starts, the first of which is tanh h: stable ones first, by their free energies. */
export async function solutionsOf(
  { couplings, fields, order, starts, seed }: Question,
  running: Running,
): Promise<{
  readonly solutions: readonly TapSolution[]
  readonly failed: readonly { readonly iterations: number; readonly residual: number }[]
}> {
  const { signal, onProgress, threads } = running
  const solutions: TapSolution[] = []
  const failed: { readonly iterations: number; readonly residual: number }[] = []
  const h = Float64Array.from(fields)
  for (let start = 0; start < starts; start++) {
    onProgress?.({ what: 'solving the equations', done: start, of: starts, unit: 'starts' })
    const random = randomStream(seed, start)
    const first = h.map((field) => (start === 0 ? Math.tanh(field) : 2 * random.uniform() - 1))
    const { means, converged, iterations, residual, freeEnergy, curvature, smallestEigenvalue } = await solvedMeans(
      h,
      first,
      (at) => gibbsInParts(couplings, at, order, { signal, threads }),
    )
    if (!converged || Math.abs(curvature) < SINGULAR) {
      failed.push({ iterations, residual: converged ? Math.abs(curvature) : residual })
      continue
    }
    const known = solutions.findIndex((other) => other.means.every((m, i) => Math.abs(m - (means[i] as number)) < SAME))
    const one = solutions[known]
    if (one !== undefined) solutions[known] = { ...one, starts: one.starts + 1 }
    else {
      const spinGlass = await spinGlassMargin(couplings, means, turns(signal))
      solutions.push({
        means: [...means],
        freeEnergy,
        iterations,
        residual,
        smallestEigenvalue,
        curvature,
        spinGlass,
        starts: 1,
      })
    }
  }
  onProgress?.({ what: 'solving the equations', done: starts, of: starts, unit: 'starts' })
  return {
    solutions: solutions.sort((a, b) => Number(isStable(b)) - Number(isStable(a)) || a.freeEnergy - b.freeEnergy),
    failed,
  }
}

/** Whether a solution is a minimum, and the equations hold there. */
export function isStable({ curvature, spinGlass }: TapSolution): boolean {
  return curvature > 0 && spinGlass > 0
}
