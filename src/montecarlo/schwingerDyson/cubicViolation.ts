/** An action on P points as plain numbers, row-major: K⁻¹, K⁻¹ + 2g₂ and g₄. */
export interface QuarticAction {
  readonly size: number
  readonly inverse: Float64Array
  readonly quadratic: Float64Array
  readonly quartic: Float64Array
}

/**
 * (1/P) Σ_i E[f_i ∂S/∂φ_i − ∂f_i/∂φ_i] with f_i = φ_i φᵀK⁻¹φ for a Gaussian φ of mean zero and covariance C: with M =
 * K⁻¹, A = K⁻¹ + 2g₂ and D = CMC,
 *
 * (1/P) [ tr(MC) (tr(AC) + 12 Σ g₄[ijkl] C_ij C_kl − P − 2) + 2 tr(AD) + 48 Σ g₄[ijkl] D_ij C_kl ],
 *
 * the Wick contractions of E φφφφ and E φ⁶. A polynomial of degree three in C. The function that is returned allocates
 * nothing.
 */
export function cubicViolation({ size, inverse, quadratic, quartic }: QuarticAction): (kernel: Float64Array) => number {
  const half = new Float64Array(size * size)
  const joined = new Float64Array(size * size)
  return (kernel) => {
    multiplyInto(half, inverse, kernel, size)
    multiplyInto(joined, kernel, half, size)
    let trace = 0
    for (let i = 0; i < size; i++) trace += half[i * size + i] as number
    let [direct, crossed] = [-size - 2, 0]
    for (let ij = 0; ij < kernel.length; ij++) {
      let slope = 0
      for (let kl = 0; kl < kernel.length; kl++)
        slope += (quartic[ij * kernel.length + kl] as number) * (kernel[kl] as number)
      direct += ((quadratic[ij] as number) + 12 * slope) * (kernel[ij] as number)
      crossed += (2 * (quadratic[ij] as number) + 48 * slope) * (joined[ij] as number)
    }
    return (trace * direct + crossed) / size
  }
}

/** out = A B */
function multiplyInto(out: Float64Array, a: Float64Array, b: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      let sum = 0
      for (let j = 0; j < size; j++) sum += (a[i * size + j] as number) * (b[j * size + k] as number)
      out[i * size + k] = sum
    }
  }
}
