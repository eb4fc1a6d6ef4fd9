import { productOfViews } from '../algebra/productOfViews.js'

/** Rows that are multiplied together. */
const BLOCK = 128

/** So many pieces are there; any of them can be computed alone, and their sums add up. */
export function cliquePieces(spins: number): number {
  return Math.max(0, spins - 3)
}

/** A sum with its slopes by u_i and, above the diagonal, by K_ij; these are empty where they are not asked for. */
interface CliqueSum {
  sum: number
  readonly nodes: Float64Array
  readonly couplings: Float64Array
}

/**
 * Adds to the sum over quadruples of sites that are joined all with all, Σ_{i<j<k<l} K_ij K_ik K_il K_jk K_jl K_kl u_i u_j
 * u_k u_l, the part with the smallest site i: for each j > i, with r_k = K_ik K_jk and y = K u r, of which all follows.
 * This file works on float64 arrays in place: for a thousand spins these are 4·10¹⁰ quadruples, as products of matrices.
 *
 * @param i the smallest site of the quadruples
 */
export function addClique(
  { couplings: K, nodes: u }: { readonly couplings: Float64Array; readonly nodes: Float64Array },
  i: number,
  into: CliqueSum,
): void {
  const n = u.length
  const wantsCouplings = into.couplings.length > 0
  for (let start = i + 1; start < n - 2; start += BLOCK) {
    const rows = Math.min(BLOCK, n - 2 - start)
    // Columns are the sites behind `start`; those up to j are zero in the row of j.
    const width = n - start - 1
    const factors = new Float64Array(rows * width)
    for (let row = 0; row < rows; row++) {
      const j = start + row
      for (let l = j + 1; l < n; l++)
        factors[row * width + (l - start - 1)] = (K[i * n + l] as number) * (K[j * n + l] as number) * (u[l] as number)
    }
    const products = productOfViews(
      { data: factors, offset: 0, stride: width, transposed: false },
      { data: K, offset: (start + 1) * n + start + 1, stride: n, transposed: false },
      { rows, inner: width, columns: width },
    )
    for (let row = 0; row < rows; row++) {
      const j = start + row
      const [ij, ui, uj] = [K[i * n + j] as number, u[i] as number, u[j] as number]
      let doubled = 0
      for (let k = j + 1; k < n; k++) {
        const at = row * width + (k - start - 1)
        const y = products[at] as number
        doubled += (factors[at] as number) * y
        // r_k y_k, without the node of k.
        const here = (K[i * n + k] as number) * (K[j * n + k] as number) * y
        into.nodes[k] = (into.nodes[k] as number) + ij * ui * uj * here
        if (wantsCouplings) {
          const all = ij * ui * uj * (u[k] as number) * y
          into.couplings[i * n + k] = (into.couplings[i * n + k] as number) + all * (K[j * n + k] as number)
          into.couplings[j * n + k] = (into.couplings[j * n + k] as number) + all * (K[i * n + k] as number)
          for (let l = k + 1; l < n; l++)
            into.couplings[k * n + l] =
              (into.couplings[k * n + l] as number) +
              ij * ui * uj * (factors[at] as number) * (factors[row * width + (l - start - 1)] as number)
        }
      }
      const half = doubled / 2
      into.sum += ij * ui * uj * half
      into.nodes[i] = (into.nodes[i] as number) + ij * uj * half
      into.nodes[j] = (into.nodes[j] as number) + ij * ui * half
      if (wantsCouplings) into.couplings[i * n + j] = (into.couplings[i * n + j] as number) + ui * uj * half
    }
  }
}

/** Slopes by couplings were added above the diagonal: both places of each get them. */
export function mirrored(couplings: Float64Array, n: number): Float64Array {
  const whole = couplings.slice()
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) whole[i * n + j] = whole[j * n + i] as number
  return whole
}
