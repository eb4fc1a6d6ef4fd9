/**
 * What joins four sites all with all: matrices from a to b, c, d, from b to c, d, from c to d, row after row, and a vector
 * at each. This file goes through N⁴ products in place.
 */
export interface Quadruple {
  readonly matrices: Six
  readonly vectors: Four
}

type V = Float64Array
type Four = readonly [V, V, V, V]
type Six = readonly [V, V, V, V, V, V]

/** Σ_bcd of the product of all, at each site a. */
export function quadrupleSums({ matrices, vectors }: Quadruple): Float64Array {
  const [ab, ac, ad, bc, bd, cd] = matrices
  const [va, vb, vc, vd] = vectors
  const n = va.length
  return va.map((ofA, a) => {
    let sum = 0
    for (let b = 0; b < n; b++) {
      const first = (ab[a * n + b] as number) * (vb[b] as number)
      if (first === 0) continue
      for (let c = 0; c < n; c++) {
        const second = first * (ac[a * n + c] as number) * (bc[b * n + c] as number) * (vc[c] as number)
        if (second === 0) continue
        let inner = 0
        for (let d = 0; d < n; d++)
          inner += (ad[a * n + d] as number) * (bd[b * n + d] as number) * (cd[c * n + d] as number) * (vd[d] as number)
        sum += second * inner
      }
    }
    return ofA * sum
  })
}

/** The slopes of Σ_a given_a times these sums, by all matrices and vectors. */
export function quadrupleSlopes({ matrices, vectors }: Quadruple, given: Float64Array): Quadruple {
  const [ab, ac, ad, bc, bd, cd] = matrices
  const [va, vb, vc, vd] = vectors
  const n = va.length
  const slopes: Quadruple = {
    matrices: matrices.map(() => new Float64Array(n * n)) as unknown as Six,
    vectors: vectors.map(() => new Float64Array(n)) as unknown as Four,
  }
  const [toAb, toAc, toAd, toBc, toBd, toCd] = slopes.matrices
  const [toA, toB, toC, toD] = slopes.vectors
  const add = (into: Float64Array, at: number, change: number): void => {
    into[at] = (into[at] as number) + change
  }
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++)
      for (let c = 0; c < n; c++) {
        const [xAb, xAc, xBc] = [ab[a * n + b] as number, ac[a * n + c] as number, bc[b * n + c] as number]
        const [wA, wB, wC] = [va[a] as number, vb[b] as number, vc[c] as number]
        const weight = given[a] as number
        const nodes = weight * wA * wB * wC
        const all = nodes * xAb * xAc * xBc
        let inner = 0
        for (let d = 0; d < n; d++) {
          const [xAd, xBd, xCd] = [ad[a * n + d] as number, bd[b * n + d] as number, cd[c * n + d] as number]
          const ofD = vd[d] as number
          const bonds = xAd * xBd * xCd
          inner += bonds * ofD
          if (all === 0) continue
          add(toD, d, all * bonds)
          const weighted = all * ofD
          add(toAd, a * n + d, weighted * xBd * xCd)
          add(toBd, b * n + d, weighted * xAd * xCd)
          add(toCd, c * n + d, weighted * xAd * xBd)
        }
        const triangle = xAb * xAc * xBc * inner
        add(toA, a, weight * wB * wC * triangle)
        add(toB, b, weight * wA * wC * triangle)
        add(toC, c, weight * wA * wB * triangle)
        add(toAb, a * n + b, nodes * xAc * xBc * inner)
        add(toAc, a * n + c, nodes * xAb * xBc * inner)
        add(toBc, b * n + c, nodes * xAb * xAc * inner)
      }
  return slopes
}
