import { addDecays, decayRing, laterBy, mapDecays, solvedDecay } from '../../algebra/decay.js'
import type { Decays, Ring } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { complexPolynomials } from './complexPolynomials.js'
import { applied, polynomials } from './hierarchy.js'
import type { Earlier } from './hierarchy.js'
import { measuredModes } from './measured.js'
import type { AskedQuantity, Measured } from './measured.js'
import { working } from './momentSeries.js'
import { byOrders, orderSolved } from './counting.js'
import { cumulantByOrders } from './cumulantByOrders.js'
import type { NormalForm } from './normalForm.js'

/** Coefficients of the functions of an equation: complex where a drive turns. */
function coefficientsOf({ terms }: Pick<NormalForm, 'terms'>): Ring<Polynomial> {
  return terms.some(({ drive }) => drive !== undefined) ? complexPolynomials : polynomials
}

/** Functions of one time as coefficients that can be multiplied. */
export function startedRing(form: Pick<NormalForm, 'terms'>): Ring<Decays<Polynomial>> {
  return decayRing(coefficientsOf(form))
}

/** e^{−rate t} times a sum of decays in t. */
function shifted<T>(decays: Decays<T>, rate: number): Decays<T> {
  return new Map([...decays].map(([own, coefficients]) => [own + rate, coefficients]))
}

/** Functions of τ whose coefficients are functions of the earlier time t′; what has one time has τ nowhere. */
export type TwoTimes = Decays<Decays<Polynomial>>

/** Moments from a start, order by order: of one time t, and with what was at an earlier time t′ or what a kick did then. */
export interface StartedMoments {
  readonly moment: (powers: readonly number[], order: number) => Decays<Polynomial>
  readonly later: (powers: readonly number[], order: number, earlier: Earlier) => TwoTimes
}

/**
 * The hierarchy of moments from a given start, d⟨Π u^n⟩/dt = ⟨A Π u^n⟩ from ⟨Π u^n⟩ = Π u(0)^n, solved by powers of the
 * small parameters, without diagrams. Behind t′ the same equations hold for the functions of τ, from their values at t′.
 */
export function startedMoments(form: NormalForm): StartedMoments {
  const { terms, rates, start = [], small } = form
  const ring = coefficientsOf(form)
  const functions = startedRing(form)
  const moments = new Map<string, Decays<Polynomial>>()
  const behind = new Map<string, TwoTimes>()
  const rateOf = (powers: readonly number[]): number => powers.reduce((all, n, i) => all + n * (rates[i] as number), 0)

  /** The sources of one equation, with whatever solves those of the moments that it leads to. */
  const sourcesOf = <T>(
    powers: readonly number[],
    order: number,
    next: (powers: readonly number[], order: number) => Decays<T>,
    times: (value: T, factor: Polynomial) => T,
    driven: (decays: Decays<T>, rate: number) => Decays<T>,
  ): readonly Decays<T>[] =>
    terms.flatMap((term) => {
      const reached = applied(term, powers)
      if (reached === undefined) return []
      const factor = scalePolynomial(term.coefficient, reached.factor)
      const found = next(reached.powers, order - term.order)
      if (found.size === 0) return []
      const { drive = [{ rate: 0, coefficient: constant(1) }] } = term
      return drive.map(({ rate, coefficient }) =>
        driven(
          mapDecays(found, (each) => times(each, ring.multiply(factor, coefficient))),
          rate,
        ),
      )
    })

  const moment = (powers: readonly number[], order: number): Decays<Polynomial> => {
    if (order < 0) return new Map()
    const key = `${powers.join()};${order}`
    const known = moments.get(key)
    if (known !== undefined) return known
    const initial = powers.reduce(
      (product, n, i) =>
        Array.from({ length: n }).reduce<Polynomial>((p) => multiplyPolynomials(p, start[i] ?? []), product),
      constant(1),
    )
    const own = byOrders(initial, small).flatMap((each) => (each.order === order ? [...each.part] : []))
    const sources = sourcesOf(powers, order, moment, ring.multiply, shifted)
    const value = addDecays(ring, [solvedDecay(ring, rateOf(powers), own, addDecays(ring, sources))])
    moments.set(key, value)
    return value
  }

  const later = (powers: readonly number[], order: number, earlier: Earlier): TwoTimes => {
    if (order < 0) return new Map()
    const key = `${powers.join()};${order};${earlier.mode};${earlier.response ? 1 : 0}`
    const known = behind.get(key)
    if (known !== undefined) return known
    const { mode, response } = earlier
    const n = powers[mode] as number
    const moved = powers.map((each, i) => (i === mode ? each + (response ? -1 : 1) : each))
    const initial = response
      ? n === 0
        ? functions.zero
        : functions.times(moment(moved, order), n)
      : moment(moved, order)
    const sources = sourcesOf(
      powers,
      order,
      (next, k) => later(next, k, earlier),
      (value, factor) => mapDecays(value, (each) => ring.multiply(each, factor)),
      (decays, rate) => mapDecays(shifted(decays, rate), (each) => shifted(each, rate)),
    )
    const value = addDecays(functions, [solvedDecay(functions, rateOf(powers), initial, addDecays(functions, sources))])
    behind.set(key, value)
    return value
  }
  return { moment, later }
}

/** A quantity of an order from the start, by the hierarchy of moments. */
export function startedSeriesByMoments(
  moments: StartedMoments,
  form: NormalForm,
  asked: AskedQuantity,
  order: number,
): TwoTimes {
  const parts = measuredModes(form, asked).map(({ measured, factor }): TwoTimes =>
    mapDecays(byHierarchy(moments, form, measured, order), (each) =>
      mapDecays(each, (coefficient) => scalePolynomial(coefficient, factor)),
    ),
  )
  const about: TwoTimes[] = order === 0 ? working(form, asked).map((each) => new Map([[0, [each]]])) : []
  return addDecays(startedRing(form), [...about, ...parts])
}

function byHierarchy(
  { moment, later }: StartedMoments,
  form: NormalForm,
  { fields, responses, times }: Measured,
  asked: number,
): TwoTimes {
  const functions = startedRing(form)
  const order = orderSolved(form, fields.length + responses.length, asked)
  if (order < 0) return new Map()
  const powersOf = (modes: readonly number[]): readonly number[] =>
    form.modes.map((_, i) => modes.filter((mode) => mode === i).length)
  const own = (modes: readonly number[], k: number): Decays<Polynomial> => moment(powersOf(modes), k)
  if (times === 'one') return new Map([[0, [cumulantByOrders(functions, own, fields, order)]]])
  const [first] = fields as [number]
  const [second] = (responses.length > 0 ? responses : fields.slice(1)) as [number]
  const together = later(powersOf([first]), order, { mode: second, response: responses.length > 0 })
  if (responses.length > 0) return together
  const apart = Array.from({ length: order + 1 }, (_, k) =>
    mapDecays(laterBy(coefficientsOf(form), own([first], k)), (each) =>
      functions.times(functions.multiply(each, own([second], order - k)), -1),
    ),
  )
  return addDecays(functions, [together, ...apart])
}
