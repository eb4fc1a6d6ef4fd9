import { addDecays, mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
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
  const order = form.counting === 'loops' ? 2 * asked + fields.length + responses.length - 2 : asked
  if (order < 0) return new Map()
  const powersOf = (modes: readonly number[]): readonly number[] =>
    form.modes.map((_, i) => modes.filter((mode) => mode === i).length)
  if (times === 'one') return new Map([[0, [cumulant(moments, fields, powersOf, order)]]])
  const [first] = fields
  const [second] = responses.length > 0 ? responses : fields.slice(1)
  const together = moments.later(powersOf([first as number]), order, {
    mode: second as number,
    response: responses.length > 0,
  })
  if (responses.length > 0) return together
  const apart = addPolynomials(
    ...Array.from({ length: order + 1 }, (_, k) =>
      multiplyPolynomials(
        moments.moment(powersOf([first as number]), k),
        moments.moment(powersOf([second as number]), order - k),
      ),
    ),
  )
  return addDecays(polynomials, [together, new Map([[0, [scalePolynomial(apart, Q.rational(-1))]]])])
}

/** κ(S) = m(S) − Σ κ(B) m(S∖B) over the parts B of S that hold its first element. */
function cumulant(
  moments: Hierarchy,
  modes: readonly number[],
  powersOf: (modes: readonly number[]) => readonly number[],
  order: number,
): Polynomial {
  const [first, ...rest] = modes
  if (first === undefined) return order === 0 ? constant(1) : []
  const products: Polynomial[] = []
  for (let set = 0; set < 2 ** rest.length - 1; set++) {
    const block = [first, ...rest.filter((_, i) => (set >> i) & 1)]
    const others = rest.filter((_, i) => ((set >> i) & 1) === 0)
    for (let k = 0; k <= order; k++)
      products.push(
        multiplyPolynomials(cumulant(moments, block, powersOf, k), moments.moment(powersOf(others), order - k)),
      )
  }
  return addPolynomials(
    moments.moment(powersOf(modes), order),
    scalePolynomial(addPolynomials(...products), Q.rational(-1)),
  )
}

/** Every coefficient times a number. */
export function scaledDecays(decays: Decays<Polynomial>, factor: Rational): Decays<Polynomial> {
  return Q.equal(factor, Q.one) ? decays : mapDecays(decays, (each) => scalePolynomial(each, factor))
}
