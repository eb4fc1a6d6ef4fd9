import type { Decays } from '../../algebra/decay.js'
import { addPolynomials, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { complexParts } from './complexPolynomials.js'
import { partsOfRate, turningRate } from './turningRate.js'

/** A power of a time and its decay. */
interface Decaying {
  readonly rate: number
  readonly t: number
}

/**
 * coefficient · τ^t e^{−rate τ} · t′^t e^{−rate t′}, times cos or sin of turn.rate τ + turn.earlier t′ where it turns.
 */
export interface TurnedPart extends Decaying {
  readonly earlier: Decaying
  readonly turn?: { readonly of: 'cos' | 'sin'; readonly rate: number; readonly earlier: number }
  readonly coefficient: Polynomial
}

/**
 * A function of two times in real terms: c e^{−(a + ib)t} and its conjugate are 2 Re c e^{−at} cos bt + 2 Im c e^{−at} sin
 * bt.
 *
 * @throws Error for a sum that is not real, which would be a fault of the program
 */
export function turnedParts(times: Decays<Decays<Polynomial>>): readonly TurnedPart[] {
  return [...times].flatMap(([rate, coefficients]) =>
    coefficients.flatMap((inner, t) =>
      [...inner].flatMap(([before, list]) =>
        list.flatMap((value, k): readonly TurnedPart[] => {
          const [later, earlier] = [partsOfRate(rate), partsOfRate(before)]
          const opposite = times
            .get(turningRate(later.decay, -later.turn))
            ?.[t]?.get(turningRate(earlier.decay, -earlier.turn))?.[k]
          const { re, im } = complexParts(value)
          const other = complexParts(opposite ?? [])
          if (addPolynomials(re, scaled(other.re, -1)).length > 0 || addPolynomials(im, other.im).length > 0)
            throw new Error('a function of time is not real')
          const own = { rate: later.decay, t, earlier: { rate: earlier.decay, t: k } }
          if (later.turn < 0 || (later.turn === 0 && earlier.turn < 0)) return []
          if (later.turn === 0 && earlier.turn === 0) return [{ ...own, coefficient: re }]
          const turn = { rate: later.turn, earlier: earlier.turn }
          return [
            { ...own, turn: { of: 'cos', ...turn }, coefficient: scaled(re, 2) },
            { ...own, turn: { of: 'sin', ...turn }, coefficient: scaled(im, 2) },
          ]
        }),
      ),
    ),
  )
}

function scaled(p: Polynomial, factor: number): Polynomial {
  return scalePolynomial(p, Q.rational(factor))
}
