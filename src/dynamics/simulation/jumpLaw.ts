import { eigenvectorsOf } from '../../algebra/matrices.js'
import { problem } from '../stochastic/equationSymbols.js'

/** Jumps of one size that come at random at a rate. */
export interface Jumps {
  readonly rate: number
  readonly size: number
}

/** A noise of mean 0: Gaussian, and jumps. */
export interface JumpLaw {
  /** Of the Gaussian part. */
  readonly variance: number
  readonly jumps: readonly Jumps[]
}

/** Of the moments, relative: what is less is 0. */
const NONE = 1e-9

/**
 * The noise with the cumulants c₂, c₃, … that is made of fewest jump sizes: c_n = Σ rate sizeⁿ for n > 2, which makes
 * rate size² the weights of a Gauss quadrature whose moments are the cumulants. A jump of size 0 is the Gaussian part; it
 * is there where the number of cumulants leaves it open.
 *
 * @throws InputError where no noise has these cumulants
 * @source G. H. Golub and J. H. Welsch, Calculation of Gauss quadrature rules, Mathematics of Computation 23 (1969)
 */
export function jumpLaw(cumulants: readonly number[], name: string): JumpLaw {
  const [variance = 0] = cumulants
  const refused = (): Error =>
    problem(
      `cumulants ${name}`,
      'cumulants of jumps at random times, to simulate them: c₂ > 0 and c₂c₄ ≥ c₃², and so on',
      cumulants.join(', '),
    )
  if (!(variance > 0)) throw refused()
  const last = cumulants.reduce((found, each, n) => (each === 0 ? found : n), 0)
  if (last === 0) return { variance, jumps: [] }
  // In units in which the moments are about as large as each other.
  const unit = Math.abs((cumulants[last] as number) / variance) ** (1 / last)
  const moments = cumulants.map((each, n) => each / unit ** n)
  const recurrence = recurrenceOf(moments)
  if (recurrence === undefined) throw refused()
  const found = nodesOf(recurrence)
  const jumps = found
    .filter(({ node }) => Math.abs(node) > 1e-7)
    .map(({ node, weight }) => ({ rate: weight / (node * unit) ** 2, size: node * unit }))
  const gaussian = found.find(({ node }) => Math.abs(node) <= 1e-7)?.weight ?? 0
  return { variance: gaussian, jumps }
}

/** Of orthogonal polynomials: p_{k+1} = (x − α_k) p_k − β_k p_{k−1}, β₀ being the whole weight. */
interface Recurrence {
  readonly alpha: readonly number[]
  readonly beta: readonly number[]
}

/** Chebyshev's algorithm; undefined where the moments are none of a positive measure. */
function recurrenceOf(moments: readonly number[]): Recurrence | undefined {
  const count = moments.length
  const alpha = [(moments[1] as number) / (moments[0] as number)]
  const beta = [moments[0] as number]
  let before: readonly number[] = moments.map(() => 0)
  let row = moments
  for (let k = 1; 2 * k < count; k++) {
    const next = moments.map((_, l) =>
      l < k || l > count - 1 - k
        ? 0
        : (row[l + 1] as number) -
          (alpha[k - 1] as number) * (row[l] as number) -
          (beta[k - 1] as number) * (before[l] as number),
    )
    const square = next[k] as number
    const size = Math.abs(moments[2 * k] as number) + (moments[0] as number)
    if (square <= NONE * size) {
      // So many sizes have all the moments, or there is no measure.
      const isWhole = square >= -NONE * size && next.every((each) => Math.abs(each) <= 1e-6 * size)
      return isWhole ? { alpha, beta } : undefined
    }
    beta.push(square / (row[k - 1] as number))
    if (2 * k + 1 < count) alpha.push((next[k + 1] as number) / square - (row[k] as number) / (row[k - 1] as number))
    else {
      const [here, last] = [valueAt(0, { alpha, beta }, k), valueAt(0, { alpha, beta }, k - 1)]
      alpha.push(Math.abs(here) < 1e-9 ? 0 : (-(beta[k] as number) * last) / here)
    }
    before = row
    row = next
  }
  return { alpha, beta }
}

function valueAt(x: number, { alpha, beta }: Recurrence, degree: number): number {
  let [before, value] = [0, 1]
  for (let k = 0; k < degree; k++)
    [before, value] = [value, (x - (alpha[k] as number)) * value - (k === 0 ? 0 : (beta[k] as number)) * before]
  return value
}

/** Nodes and weights: eigenvalues of the tridiagonal matrix of the recurrence, and the first entries of its eigenvectors. */
function nodesOf({ alpha, beta }: Recurrence): readonly { readonly node: number; readonly weight: number }[] {
  const beside = (k: number): number => Math.sqrt(beta[k] as number)
  const rows = alpha.map((own, i) =>
    alpha.map((_, j) => (i === j ? own : Math.abs(i - j) === 1 ? beside(Math.max(i, j)) : 0)),
  )
  return eigenvectorsOf(rows).map(({ value, vector: [first = 0] }) => ({
    node: value,
    weight: (beta[0] as number) * first ** 2,
  }))
}
