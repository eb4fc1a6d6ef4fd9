import type { Polynomial } from '../../algebra/polynomial.js'
import type { MomentumKernel } from '../../kernels/momentumForm.js'

/** What correlators and action of a network of cosines with uniform phases depend on, as functions of the momentum. */
export interface CosineSpectrum {
  /** 1/G(k). */
  readonly inverse: MomentumKernel
  /** 1/((2π)^d ρ(k)), ρ the density of the momenta b of the hidden units. */
  readonly sparsity: MomentumKernel
  /** δ^d(0), the number of modes in a unit of volume, where a cutoff makes it finite. */
  readonly modes?: Polynomial
  /** The parameter, a momentum beyond which fields have none, where there is one. */
  readonly cutoff?: string
  /** The power s of k² + m² by which modes inside the cutoff are weighted in a number `n1`, `n2` … = ∫ (k² + m²)^{−s}. */
  readonly weighted?: number
}
