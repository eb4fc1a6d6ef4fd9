import * as Q from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import type { Expression } from '../../mathematics/expression.js'
import { nodesOf, someNode } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import { bigLabels } from '../bigLimits.js'
import type { ModelMaker } from '../claimed.js'
import { labelBlocks } from '../labels.js'
import type { Model, Unit } from '../model.js'
import {
  COUPLINGS,
  covarianceOf,
  COVARIANCES,
  deepestSum,
  exponentOf,
  FIELDS,
  isBareTransform,
  isIndexed,
  isInverseTanh,
  isName,
  isOverlap,
  isOfTap,
  isQuantity,
  isTransform,
  powerOf,
  SPIN_LETTERS,
} from './spinLetters.js'
import { spinReadings } from './spinReadings.js'
import type { SpinSigns } from './spinReadings.js'
import { spinSystem } from './spinSystem.js'
import type { SpinSystem } from './spinSystem.js'
import { spinTrial } from './spinTrial.js'

/** Spins that are summed over at least and at most: a term of sixth order has a ring of six. */
const [FEWEST, MOST] = [4, 6]

/**
 * Ising spins in fields with couplings that are small: ln Z, free energies of given magnetisations, averages, mean-field
 * and TAP equations, couplings of given covariances. Everything on the left is a sum over all states of a few spins, as
 * many as the orders need; the magnetisation of given fields is what it is, so that a free energy Γ(m) = Σ h_i m_i − ln Z
 * needs no equation to be solved.
 */
export const spins: ModelMaker = ({ chain, upTo, order }) => {
  const sides = chain.sides.map((side) => resolved(side, isQuantity))
  const [left] = sides
  const nodes = sides.flatMap(nodesOf)
  const signs = left === undefined || sides.length < 2 ? undefined : signsOf(left, nodes)
  const coupling = signs === undefined ? undefined : couplingOf(nodes, signs.isUniform)
  if (left === undefined || signs === undefined || coupling === undefined) return []
  const letters = [coupling, ...COVARIANCES]
  const highest = Math.max(1, ...sides.flatMap((side) => letters.map((letter) => powerOf(side, letter))))
  const tail = nodes.find((node) => node.kind === 'tail')
  const betaIsSmall =
    tail !== undefined && !nodesOf(tail).some((node) => node.kind === 'symbol' && letters.includes(node.name))
  const hasDelta = nodes.some((node) => isIndexed(node, 'δ', 2))
  const isOfSecond = nodes.some((node) => node.kind === 'symbol' && isOfTap(node))
  const asked = upTo ?? order ?? (tail === undefined ? Math.max(highest, isOfSecond ? 2 : 1) : undefined)
  const spins = Math.max(FEWEST, asked ?? Math.max(highest, ...nodes.map(tailOrder)), sitesIn(left, sides))
  const orders = Math.min(8, Math.max(highest, asked ?? 0, ...nodes.map(exponentOf)) + 2)
  const systems = new Map<number, SpinSystem>()
  /** One for each draw, whatever the reading. */
  const systemAt = (place: number, draw: () => number): SpinSystem => {
    requireFew(spins)
    const system = systems.get(place) ?? spinSystem(spins, orders, draw, signs)
    systems.set(place, system)
    return system
  }
  return spinReadings(signs).map((reading): Model => {
    const { conventions, doubtful } = reading
    const isToOrder = asked !== undefined && upTo === undefined && order === undefined
    return {
      kind: 'spins',
      conventions: [...conventions, ...(isToOrder ? [`to order ${asked} in the couplings, the highest in it`] : [])],
      doubtful,
      isFunction: isQuantity,
      units: unitsOf(nodes),
      ...(asked === undefined ? {} : { upTo: asked }),
      trial: (draw, place) => {
        const system = systemAt(place, draw)
        const trial = spinTrial(
          { reading, coupling, hasFields: signs.hasFields, betaIsSmall, orders, system },
          0.5 + draw(),
        )
        // Where it has δ_ij, it says something of one site too.
        return hasDelta && place % 2 === 1 ? { ...trial, coincide: true } : trial
      },
    }
  })
}

/** β and T, and their inverses, as far as they are in the formula. */
function unitsOf(nodes: readonly Expression[]): readonly Unit[] {
  const place = { at: 0, end: 0 }
  const inverse: Expression = { kind: 'number', value: Q.rational(-1n), ...place }
  return [
    ['β', '\\beta'],
    ['T', 'T'],
  ].flatMap(([name = '', written = '']): readonly Unit[] => {
    if (!nodes.some((node) => isName(node, name))) return []
    const node: Expression = { kind: 'symbol', name, ...place }
    return [
      { node, written, said: name },
      {
        node: { kind: 'power', base: node, exponent: inverse, ...place },
        written: `${written}^{-1}`,
        said: `1/${name}`,
      },
    ]
  })
}

/** What a formula says of how it is read; undefined for one that is of no spins. */
function signsOf(left: Expression, nodes: readonly Expression[]): SpinSigns | undefined {
  const some = (is: (node: Expression) => boolean): boolean => nodes.some(is)
  const isPaired = some((node) => isIndexed(node, COUPLINGS, 2))
  const isUniform =
    !isPaired && isName(left, 'm') && some(isTanh) && some((node) => isName(node, ...FIELDS)) && some(isBareCoupling)
  if (!isPaired && !isUniform) return undefined
  const hasMeans = some((node) => isIndexed(node, 'm', 1)) || isUniform
  const hasFields = some((node) => isIndexed(node, FIELDS, 1)) || isUniform
  const hasTransform = some((node) => isTransform(node) || isBareTransform(node, hasFields))
  const hasCovariances = some((node) => covarianceOf(node) !== undefined)
  const hasSpins = some((node) => node.kind === 'average' && someNode(node.of, isSpin))
  const hasPartition = some((node) => isName(node, 'Z'))
  const hasCosh = some((node) => node.kind === 'call' && ['tanh', 'cosh'].includes(node.name))
  const isEquation = hasMeans && some((node) => isTanh(node) || isInverseTanh(node))
  const isZeroField = !hasFields && !hasMeans && !hasCovariances && (hasSpins || hasPartition)
  const isOfFields = (hasMeans || hasCosh) && (hasFields || hasTransform)
  if (!isOfFields && !isEquation && !hasSpins && !hasCovariances && !isZeroField) return undefined
  const saysMeans =
    (left.kind === 'symbol' && left.name === 'm') ||
    hasCovariances ||
    some((node) => isInverseTanh(node) && someNode(node, (part) => isIndexed(part, 'm', 1)))
  return {
    hasMeans,
    hasFields,
    hasBeta: some((node) => isName(node, 'β', 'T')),
    hasTransform,
    saysMeans,
    isEquation: isEquation && !hasSpins && !hasCovariances,
    isZeroField,
    isUniform,
    countsNeighbours: some((node) => isName(node, 'z')),
    isAlike: isPaired && some(isOverlap) && some(isBareCoupling),
  }
}

function couplingOf(nodes: readonly Expression[], isUniform: boolean): string | undefined {
  return COUPLINGS.find((letter) =>
    nodes.some((node) => (isUniform ? isName(node, letter) : isIndexed(node, letter, 2))),
  )
}

function isTanh(node: Expression): boolean {
  return node.kind === 'call' && node.name === 'tanh'
}

function isBareCoupling(node: Expression): boolean {
  return isName(node, ...COUPLINGS)
}

function isSpin(node: Expression): boolean {
  return isIndexed(node, SPIN_LETTERS, 1)
}

/** The last order below the one that a tail leaves open. */
function tailOrder(node: Expression): number {
  if (node.kind !== 'tail') return 0
  return (
    Math.max(0, ...(node.of ?? []).flatMap(nodesOf).map((part) => (part.kind === 'symbol' ? exponentOf(part) : 0))) - 1
  )
}

/** How many sites a term speaks of: letters of the left side, and those of sums within sums. */
function sitesIn(left: Expression, sides: readonly Expression[]): number {
  const bound = new Set(nodesOf(left).flatMap((node) => (node.kind === 'big' ? bigLabels(node) : [])))
  const free = nodesOf(left).flatMap((node) => (node.kind === 'symbol' ? labelBlocks(node.below).flat() : []))
  const own = new Set(free.filter((letter) => /^[a-z]$/.test(letter) && !bound.has(letter)))
  return own.size + Math.max(...sides.map(deepestSum))
}

/** @throws InputError, for which a formula is not judged */
function requireFew(spins: number): void {
  if (spins <= MOST) return
  throw new InputError({
    code: 'formula.spins',
    at: 'formula',
    expected: `sums over at most ${MOST} sites and orders up to ${MOST} in the couplings`,
    received: `${spins}`,
  })
}
