import { multiplyPowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import { coefficientSymbol } from '../../expansion/coefficientName.js'
import type { Expansion } from '../../expansion/expansion.js'
import { writtenTermCount } from '../../expansion/readings/labelledTerms.js'
import { momentumSpace } from '../../expansion/readings/momentumSpace.js'
import type { MomentumIntegral, MomentumVertex } from '../../expansion/readings/momentumSpace.js'
import { largest, requireSize } from '../../sizes.js'
import { combinationName } from '../momentumNames.js'
import { formProgram } from './form.js'
import type { FormCall, FormTerm } from './form.js'
import { commented } from './identifiers.js'

/**
 * An expansion in momentum space as a FORM program, with every labelling of the legs written: lines and vertices are
 * commuting functions of momenta, those of {@link momentumSpace}, local vertices symbols, and `int(k1,k2)` stands for ∫
 * d^dk1/(2π)^d d^dk2/(2π)^d over the rest of its term. Momenta are vectors, p1, … of the legs and k1, … of loops. Orders
 * are local expressions of their own where there are several.
 *
 * @throws InputError for full n-point functions, and for too many labelled diagrams
 * @example
 * momentumProgram(expand(theory('phi4'), { legs: 2, select: { order: 1 } })) // … - 1/4*lambda*int(k1)*Delta(k1)*Delta(p1)^2; …
 */
export function momentumProgram(expansion: Expansion): string {
  const { theory, request } = expansion
  requireSize({
    code: 'exports.terms',
    at: 'format form',
    of: 'labelled diagrams',
    needed: writtenTermCount(expansion),
    most: largest.terms,
  })
  const integrals = momentumSpace(expansion, 'written')
  const orders = new Map<string, FormTerm[]>()
  for (const integral of integrals) {
    const order = orderText(expansion, integral)
    const terms = orders.get(order) ?? []
    terms.push(termOf(integral))
    orders.set(order, terms)
  }
  const name = coefficientSymbol(theory, request)
  const loops = Math.max(0, ...integrals.map((integral) => integral.loops))
  const vectors = [...numbered('p', externalCount(request.legs)), ...numbered('k', loops)]
  const expressions = [...orders].map(([order, terms]) => ({
    name: orders.size === 1 ? name : `${name}order${order === '' ? '0' : order}`,
    remark: `Order ${order === '' ? '0' : order}`,
    terms,
  }))
  return formProgram(expressions.length === 0 ? [{ name, terms: [] }] : expressions, {
    vectors,
    remarks: remarksOn(request.legs, loops),
  })
}

function remarksOn(legs: number, loops: number): readonly string[] {
  const all = numbered('p', legs)
  const delta = legs === 0 ? 'delta(0)' : `delta(${all.join('+')})`
  const last = legs === 1 ? ', p1 being 0' : legs === 2 ? ', p2 being -p1' : ''
  const measure = numbered('k', loops)
  return [
    `Momentum space: (2 pi)^d ${delta} times the sum of the expressions below${last}`,
    ...(loops === 0
      ? []
      : [
          `int(${measure.join(',')}) is the integral over ${measure.map((k) => `d^d${k}/(2 pi)^d`).join(' ')} of the rest of its term`,
        ]),
  ]
}

/** How many external momenta have names of their own: with one leg it is 0, with two they are p1 and -p1. */
function externalCount(legs: number): number {
  return legs <= 2 ? Math.max(0, legs - 1) : legs
}

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)
}

/** The powers of the small parameters, those that vertices imply among them. */
function orderText({ theory, terms }: Expansion, { term }: MomentumIntegral): string {
  const all = terms[term]?.powers ?? {}
  return theory.orders
    .flatMap(({ symbol }) => {
      const exponent = all[symbol] ?? Q.zero
      if (Q.isZero(exponent)) return []
      return [`${commented(symbol)}${Q.equal(exponent, Q.one) ? '' : `^${Q.format(exponent)}`}`]
    })
    .join(' ')
}

function termOf({ coefficient, powers: beside, loops, vertices, lines }: MomentumIntegral): FormTerm {
  const text = (momentum: LineMomentum): string =>
    combinationName(momentum, { leg: (i) => `p${i + 1}`, loop: (l) => `k${l + 1}` })
  const constants: Powers[] = vertices
    .filter(({ member }) => member.local)
    .map(({ member }) => ({ [member.kind.name]: Q.one }))
  const calls: readonly FormCall[] = [
    ...(loops === 0 ? [] : [{ of: 'int', arguments: numbered('k', loops) }]),
    ...vertices
      .filter(({ member }) => !member.local)
      .map(({ member, momenta }) => ({
        of: member.kind.name,
        symmetric: isSymmetric(member),
        arguments: momenta.map(text),
      })),
    ...lines.map(({ line, momentum }) => ({ of: line.name, arguments: [text(momentum)] })),
  ]
  return { coefficient, powers: constants.reduce(multiplyPowers, beside), calls }
}

/** A function of points of one field at which nothing else is shared. */
function isSymmetric({ kind, shares, pairs }: MomentumVertex['member']): boolean {
  return new Set(kind.fields).size === 1 && shares.length === 0 && pairs === undefined
}
