import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import type { Ring } from '../../algebra/decay.js'
import * as Q from '../../algebra/rational.js'
import { polynomials } from './hierarchy.js'
import { IMAGINARY, imaginary, partsOfRate } from './turningRate.js'

/** Polynomials with complex coefficients as coefficients of decays whose rates turn. */
export const complexPolynomials: Ring<Polynomial> = {
  ...polynomials,
  multiply: (a, b) => reduced(multiplyPolynomials(a, b)),
  over: (a, n) => {
    const { decay, turn } = partsOfRate(n)
    if (turn === 0) return scalePolynomial(a, Q.rational(1, decay))
    const conjugate = addPolynomials(constant(decay), scalePolynomial(imaginary, Q.rational(-turn)))
    return scalePolynomial(
      reduced(multiplyPolynomials(a, conjugate)),
      Q.rational(1n, BigInt(decay) ** 2n + BigInt(turn) ** 2n),
    )
  },
}

/** (√−1)² is −1. */
function reduced(p: Polynomial): Polynomial {
  if (!p.some(({ powers }) => powers[IMAGINARY] !== undefined && !Q.equal(powers[IMAGINARY], Q.one))) return p
  return addPolynomials(
    p.map(({ coefficient, powers: { [IMAGINARY]: power = Q.zero, ...others } }) => {
      const n = Number(power.num % 4n)
      return {
        coefficient: n > 1 ? Q.negate(coefficient) : coefficient,
        powers: n % 2 === 1 ? { ...others, [IMAGINARY]: Q.one } : others,
      }
    }),
  )
}

/** The real part and the imaginary one. */
export function complexParts(p: Polynomial): { readonly re: Polynomial; readonly im: Polynomial } {
  const part = (isImaginary: boolean): Polynomial =>
    addPolynomials(
      p.flatMap(({ coefficient, powers: { [IMAGINARY]: power, ...others } }) =>
        (power !== undefined) === isImaginary ? [{ coefficient, powers: others }] : [],
      ),
    )
  return { re: part(false), im: part(true) }
}
