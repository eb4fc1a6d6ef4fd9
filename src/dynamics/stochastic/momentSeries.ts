import { addDecays, mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { orderSolved } from './counting.js'
import { cumulantByOrders } from './cumulantByOrders.js'
import { polynomials } from './hierarchy.js'
import type { Hierarchy } from './hierarchy.js'
import { measuredModes } from './measured.js'
import type { AskedQuantity, Measured } from './measured.js'
import type { NormalForm } from './normalForm.js'

/**
 * A quantity of an order by the hierarchy of moments, without diagrams: cumulants of moments, and functions of τ from
 * the equations that they obey.
 */
export function momentSeries(
  moments: Hierarchy,
  form: NormalForm,
  asked: AskedQuantity,
  order: number,
): Decays<Polynomial> {
  const parts = measuredModes(form, asked).map(({ measured, factor }) =>
    scaledDecays(byHierarchy(moments, form, measured, order), factor),
  )
  return addDecays(polynomials, order === 0 ? [...working(form, asked), ...parts] : parts)
}

/** What the mean has beside the fluctuations: where it is expanded about. */
export function working({ workingPoint }: NormalForm, { quantity, of }: AskedQuantity): Decays<Polynomial>[] {
  const [component] = of
  const isFirst = quantity === 'mean' || (quantity === 'cumulant' && of.length === 1)
  return isFirst && component !== undefined ? [new Map([[0, [workingPoint[component] as Polynomial]]])] : []
}

/** The same without diagrams: cumulants of moments, order by order. */
function byHierarchy(
  moments: Hierarchy,
  form: NormalForm,
  { fields, responses, times }: Measured,
  asked: number,
): Decays<Polynomial> {
  const order = orderSolved(form, fields.length + responses.length, asked)
  if (order < 0) return new Map()
  const powersOf = (modes: readonly number[]): readonly number[] =>
    form.modes.map((_, i) => modes.filter((mode) => mode === i).length)
  const moment = (modes: readonly number[], k: number): Polynomial => moments.moment(powersOf(modes), k)
  if (times === 'one') return new Map([[0, [cumulantByOrders(polynomials, moment, fields, order)]]])
  const [first] = fields
  const [second] = responses.length > 0 ? responses : fields.slice(1)
  const together = moments.later(powersOf([first as number]), order, {
    mode: second as number,
    response: responses.length > 0,
  })
  if (responses.length > 0) return together
  const apart = addPolynomials(
    ...Array.from({ length: order + 1 }, (_, k) =>
      multiplyPolynomials(moment([first as number], k), moment([second as number], order - k)),
    ),
  )
  return addDecays(polynomials, [together, new Map([[0, [scalePolynomial(apart, Q.rational(-1))]]])])
}

/** Every coefficient times a number. */
export function scaledDecays(decays: Decays<Polynomial>, factor: Rational): Decays<Polynomial> {
  return Q.equal(factor, Q.one) ? decays : mapDecays(decays, (each) => scalePolynomial(each, factor))
}
