import * as Q from '../../algebra/rational.js'
import { formatPowers } from '../../algebra/polynomial.js'
import type { Rational } from '../../algebra/rational.js'
import { isInLoop } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import { combinationText, combined } from './combination.js'
import type { ComparedIntegral } from './compareIntegrals.js'
import { collectedLines } from './integral.js'
import type { Integral } from './integral.js'

/** `Δ(p)^2 ∫ Δ(k)`, for messages. */
export function integralText(integral: Integral): string {
  const named = (momentum: LineMomentum): string => momentumText(momentum, integral.loops)
  const factors = [
    ...integral.vertices.map(({ name, momenta }) => ({
      text: `${name}(${momenta.map(named).join(',')})`,
      inside: momenta.some(isInLoop),
    })),
    ...collectedLines(integral.lines).map(({ name, momentum, power }) => ({
      text: `${name}(${named(momentum)})${power === 1 ? '' : `^${power}`}`,
      inside: isInLoop(momentum),
    })),
  ]
  const [outside, inside] = [false, true].map((where) =>
    factors.filter((factor) => factor.inside === where).map(({ text }) => text),
  )
  return [...(outside ?? []), ...(integral.loops === 0 ? [] : ['∫'.repeat(integral.loops)]), ...(inside ?? [])].join(
    ' ',
  )
}

function momentumText({ loops, legs }: LineMomentum, count: number): string {
  const leg = (i: number): string => (legs.length <= 2 ? 'p' : `p${i + 1}`)
  const loop = (l: number): string => (count <= 1 ? 'k' : `k${l + 1}`)
  return combinationText(
    combined([...loops.map((own, l) => [loop(l), own] as const), ...legs.map((own, i) => [leg(i), own] as const)]),
  )
}

/** Of a term that is written often the first places are told. */
const MOST_PLACES = 3

/**
 * What is wrong with an integral, in a sentence; undefined where nothing is.
 *
 * @param unit what coefficients are told in: the formula is so many times the sum of diagrams
 */
export function differenceText(
  { verdict, derived, claimed, isImaginary, sample, places, integral }: ComparedIntegral,
  unit: Rational,
): string | undefined {
  const told = (coefficient: Rational): string => Q.format(Q.multiply(coefficient, unit))
  const couplings = [...(sample?.couplings ?? [])].map(([name, count]) => (count === 1 ? name : `${name}^${count}`))
  const symbols = formatPowers(sample?.written ?? {})
  const shown = [symbols, ...couplings, integralText(integral)].filter((part) => part !== '').join(' ')
  const at = places.length === 0 ? '' : `${places.slice(0, MOST_PLACES).join(', ')}: `
  if (verdict === 'missing' && derived !== undefined) return `missing: ${told(derived)} ${shown}`
  if (verdict === 'extra' && claimed !== undefined)
    return `${at}no diagram of this order has ${told(claimed)}${isImaginary ? ' i' : ''} ${shown}`
  if (verdict !== 'coefficient' || derived === undefined || claimed === undefined) return undefined
  if (isImaginary) return `${at}a factor i too many or too few at ${shown}`
  return `${at}${shown}: derived ${told(derived)}, claimed ${told(claimed)}, ratio ${Q.format(Q.divide(claimed, derived))}`
}
