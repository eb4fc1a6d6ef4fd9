import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { NormalForm } from './normalForm.js'

/**
 * ⟨x_i⟩, the connected ⟨x_i(τ) x_j(0)⟩, the response of ⟨x_i(τ)⟩ to a kick of x_j at 0, and the cumulant of several
 * components at one time.
 */
export type StochasticQuantity = 'mean' | 'correlation' | 'response' | 'cumulant'

/** A quantity of components, by their numbers. */
export interface AskedQuantity {
  readonly quantity: StochasticQuantity
  readonly of: readonly number[]
}

/**
 * What is measured, by modes. `times` is `two` for u_a(τ) u_b(0) and u_a(τ) ũ_b(0), the last one at 0, and `one` for
 * cumulants at one time.
 */
export interface Measured {
  readonly fields: readonly number[]
  readonly responses: readonly number[]
  readonly times: 'one' | 'two'
}

/** The modes that a quantity of components is made of, each with its factor. */
export function measuredModes(
  { basis, inverse, modes }: NormalForm,
  { quantity, of }: AskedQuantity,
): readonly { readonly measured: Measured; readonly factor: Rational }[] {
  const all = modes.map((_, i) => i)
  let choices: readonly { readonly chosen: readonly number[]; readonly factor: Rational }[] = [
    { chosen: [], factor: Q.one },
  ]
  for (const [place, component] of of.entries()) {
    const isResponse = quantity === 'response' && place === 1
    choices = choices.flatMap(({ chosen, factor }) =>
      all.flatMap((mode) => {
        const entry = (isResponse ? inverse[mode]?.[component] : basis[component]?.[mode]) as Rational
        return Q.isZero(entry) ? [] : [{ chosen: [...chosen, mode], factor: Q.multiply(factor, entry) }]
      }),
    )
  }
  const times = quantity === 'correlation' || quantity === 'response' ? 'two' : 'one'
  return choices.map(({ chosen, factor }) => ({
    factor,
    measured: {
      times,
      fields: quantity === 'response' ? chosen.slice(0, 1) : chosen,
      responses: quantity === 'response' ? chosen.slice(1) : [],
    },
  }))
}
