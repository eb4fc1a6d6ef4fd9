import { known } from '../known/known.js'

interface Phi4Check {
  readonly momentum_space_d1: {
    readonly Lambda: number
    readonly m: number
    readonly N: number
    readonly T: number
    readonly rows: readonly {
      readonly k: number
      readonly mc: number
      readonly stderr: number
      readonly predicted_smeared: number
      readonly propagator: number
    }[]
  }
}

/** The propagator of the φ⁴ network in momentum space, d = 1, by quadrature and by sampling. */
export const phi4Reference: Phi4Check['momentum_space_d1'] = known<Phi4Check>('phi4_check.json').momentum_space_d1
