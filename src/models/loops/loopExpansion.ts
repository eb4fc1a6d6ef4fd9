import type { Expression } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import { written } from '../../mathematics/written.js'
import * as Q from '../../algebra/rational.js'
import type { ModelMaker } from '../claimed.js'
import { labelBlocks } from '../labels.js'
import type { Model, Scope, Trial } from '../model.js'
import { numeric, orderByOrder, small } from '../value.js'
import type { Value } from '../value.js'
import { effectiveAction } from './effectiveAction.js'
import { drawnAction } from './drawnAction.js'
import { actionPart, effectiveActionOf, headOf, isField, logarithmicTrace } from './loopLetters.js'

/** More loops have no formula that anybody prints in these letters. */
const MOST_LOOPS = 3
const PROPAGATORS = new Set(['G', 'Δ', 'D'])

/** What of a formula decides how it is read. */
interface Reading {
  /** The weight is e^{−S}, or e^{S}. */
  readonly weight: 1 | -1
  /** Γ is Jφ − W, or W − Jφ. */
  readonly sign: 1 | -1
}

/**
 * The loop expansion of the effective action, Γ = S + ½ħ Tr ln S'' + O(ħ²), of W at a saddle point, and their two-loop
 * terms. The action is drawn: its derivatives at the field; Γ is the Legendre transform of the logarithm of the integral,
 * order by order in ħ.
 */
export const loopExpansion: ModelMaker = ({ chain }) => {
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const [left, ...others] = sides
  if (left === undefined || others.length === 0) return undefined
  const nodes = sides.flatMap(nodesOf)
  const names = nodes.filter((node) => effectiveActionOf(node) !== undefined)
  const ofW = nodes.filter(isW)
  if ((names.length === 0) === (ofW.length === 0) || nodes.some(isForeign)) return undefined
  const traces = nodes.flatMap((node) => logarithmicTrace(node) ?? [])
  const parts = nodes.flatMap((node) => actionPart(node) ?? [])
  // Γ^{(n)} and its trees, Schwinger–Dyson equations are of other kinds.
  const tail = Math.max(0, ...nodes.map(loopsBefore))
  const isOfLoops =
    traces.length > 0 || nodes.some(isLogarithm) || names.some((node) => effectiveActionOf(node)?.loop === 2)
  if (parts.length === 0 || (!isOfLoops && tail === 0)) return undefined
  const isWritten = others.flatMap(outsideTails).some((node) => node.kind === 'symbol' && node.name === 'ħ')
  const isHigh = parts.some(({ order }) => order > 2)
  if (isHigh && !isWritten && names.every((node) => effectiveActionOf(node)?.loop === undefined)) return undefined
  const loops = Math.min(MOST_LOOPS, Math.max(isHigh ? 2 : 1, tail - 1))
  const isNegative = traces.some((node) => node.kind === 'product' && node.factors.some(isMinusOne))
  const sites = traces.length > 0 && !nodes.some(isScalar) ? 2 : parts.some(({ labels }) => labels.length > 0) ? 2 : 1
  const isRelative = parts.some(({ atZero }) => atZero)
  const weights = isNegative ? ([-1] as const) : ([1] as const)
  const signs = [1, -1] as const
  return weights.flatMap((weight) =>
    signs.map((sign): Model => ({
      kind: 'loop expansion',
      conventions: [
        ...(isWritten ? [] : ['each loop brings a factor ħ, which is 1']),
        ...(weight > 0 ? [] : ['the weight is e^{S}']),
        ...(sign > 0 ? [] : [ofW.length > 0 ? 'W is -ħ log Z' : 'Γ is W - Jφ']),
        ...(isRelative ? ['the integral is divided by the Gaussian one at field 0'] : []),
        ...(ofW.length > 0 ? ['the field is where Jφ - S is largest'] : []),
        ...(nodes.some(isPropagator) ? ["G is the inverse of S''"] : []),
      ],
      doubtful: sign < 0,
      isFunction,
      trial: (draw) =>
        trialOf({ weight, sign }, { sites, isWritten, isRelative, isSaddle: ofW.length > 0, loops }, draw),
    })),
  )
}

/** Letters with the field in a bracket behind them. */
function isFunction(node: Expression & { readonly kind: 'applied' }): boolean {
  const own = withoutPower(node)
  if (isW(node) || actionPart(own) !== undefined || effectiveActionOf(node) !== undefined) return true
  if (isPropagator(own)) return true
  const [argument, more] = node.args
  return more === undefined && argument?.kind === 'symbol' && (isField({ ...node.head }) || node.head.name === 'J')
}

/** W[J]. */
function isW(node: Expression): boolean {
  const head = headOf(node)
  if (head?.name !== 'W' || head.above !== undefined || head.below !== undefined) return false
  const [argument, more] = node.kind === 'applied' ? node.args : []
  return more === undefined && (argument === undefined || (argument.kind === 'symbol' && argument.name === 'J'))
}

/** G, G[φ], G_{ij}: the inverse of S''. */
function isPropagator(node: Expression): boolean {
  const head = headOf(node)
  if (head === undefined || !PROPAGATORS.has(head.name) || head.accent !== undefined) return false
  if (node.kind === 'applied' && !(node.args.length === 1 && isField(node.args[0]))) return false
  const labels = labelBlocks(head.below).flat()
  return labels.length === 0 || labels.length === 2
}

/** Minkowski space has i's; Γ[φ, G] is another functional. */
function isForeign(node: Expression): boolean {
  if (node.kind === 'symbol') return node.name === 'i' || node.name === 'N'
  return node.kind === 'applied' && node.head.name === 'Γ' && node.args.length > 1
}

function isLogarithm(node: Expression): boolean {
  return node.kind === 'call' && (node.name === 'ln' || node.name === 'log')
}

function isMinusOne(node: Expression): boolean {
  return node.kind === 'number' && Q.equal(node.value, Q.rational(-1n))
}

/** J φ, S''' without labels: numbers, of one site. */
function isScalar(node: Expression): boolean {
  if (node.kind === 'product')
    return node.factors.some((one) => one.kind === 'symbol' && one.name === 'J') && node.factors.some(isField)
  const part = actionPart(node)
  return part !== undefined && part.order > 2 && part.labels.length === 0
}

/** k of O(ħ^k). */
function loopsBefore(node: Expression): number {
  const [of, more] = node.kind === 'tail' ? (node.of ?? []) : []
  if (of?.kind !== 'symbol' || of.name !== 'ħ' || more !== undefined) return 0
  const power = of.above === undefined ? 1 : Number(written(of.above).replaceAll(/[{}]/g, ''))
  return Number.isInteger(power) ? power : 0
}

function outsideTails(node: Expression): readonly Expression[] {
  return nodesOf(node.kind === 'sum' ? { ...node, terms: node.terms.filter(({ kind }) => kind !== 'tail') } : node)
}

interface Size {
  readonly sites: number
  readonly isWritten: boolean
  readonly isRelative: boolean
  readonly isSaddle: boolean
  readonly loops: number
}

function trialOf(
  { weight, sign }: Reading,
  { sites, isWritten, isRelative, isSaddle, loops }: Size,
  draw: () => number,
): Trial {
  const { action, atZero, field, source } = drawnAction(sites, draw)
  const hbar = isWritten ? 0.5 + draw() : 1
  const coefficients = effectiveAction(action, loops, isSaddle).map((x, k) =>
    isRelative && k === 1 ? x - atZero.logDet / 2 : x,
  )
  const coupled = field.reduce((sum, x, i) => sum + x * (source[i] as number), 0)
  const total = (loop: number | undefined): Value => {
    const re = coefficients.map((x, k) => (loop === undefined || loop === k ? sign * x * hbar ** k : 0))
    if (isSaddle) return orderByOrder(re.map((x, k) => (k === 0 ? sign * coupled - x : -x)))
    return loop === undefined ? orderByOrder(re) : small(re[loop] as number, loop)
  }
  const sitesOf = (labels: readonly string[], { indices }: Scope): readonly number[] | undefined => {
    const found = labels.map((label) => indices.get(label))
    return found.includes(undefined) ? undefined : (found as readonly number[])
  }
  /** ln det of a product of matrices; undefined where one of them is not known. */
  const logDet = (node: Expression): number | undefined => {
    if (node.kind === 'product') {
      const all = node.factors.filter((one) => weight > 0 || !isMinusOne(one)).map(logDet)
      return all.includes(undefined) ? undefined : (all as readonly number[]).reduce((sum, x) => sum + x, 0)
    }
    if (node.kind === 'power' && isMinusOne(node.exponent)) {
      const of = logDet(node.base)
      return of === undefined ? undefined : -of
    }
    if ((node.kind === 'symbol' || node.kind === 'applied') && isInverse(node)) {
      const of = logDet(withoutPower(node))
      return of === undefined ? undefined : -of
    }
    const part = actionPart(node)
    if (part?.order === 2 && part.labels.length === 0) return part.atZero ? atZero.logDet : action.logDet
    return isPropagator(node) && headOf(node)?.below === undefined ? -action.logDet : undefined
  }
  const perLoop = (x: number): Value => (isWritten ? numeric(x) : small(x, 1))
  return {
    orders: loops,
    range: sites,
    indices: (node) => {
      const head = headOf(node)
      return head === undefined || !(head.name === 'S' || isPropagator(node)) ? [] : labelBlocks(head.below).flat()
    },
    meaning: (node, scope) => {
      const trace = logarithmicTrace(node)
      if (trace !== undefined) {
        const value = logDet(trace)
        return value === undefined ? undefined : perLoop(value)
      }
      if (node.kind === 'integral') return isCoupling(node) && isSaddle ? numeric(coupled) : undefined
      const name = effectiveActionOf(node)
      if (name !== undefined) return total(name.loop)
      if (isW(node)) return total(undefined)
      const part = actionPart(node)
      if (part !== undefined) {
        const isOne = part.order === 0 || sites === 1
        const places = isOne ? new Array<number>(part.order).fill(0) : sitesOf(part.labels, scope)
        if (places?.length !== part.order) return undefined
        const value = (part.atZero ? atZero : action).derivative(places)
        return numeric(weight * value)
      }
      if (node.kind === 'call' && isLogarithm(node) && sites === 1) {
        const value = logDet(node.argument)
        return value === undefined ? undefined : perLoop(value)
      }
      if (isPropagator(node) && (node.kind !== 'symbol' || node.above === undefined)) {
        const places = sites === 1 ? [0, 0] : sitesOf(labelBlocks(headOf(node)?.below).flat(), scope)
        const [i, j] = places ?? []
        return i === undefined || j === undefined ? undefined : numeric(action.inverse[i]?.[j] as number)
      }
      if (node.kind !== 'symbol' || node.above !== undefined) return undefined
      if (node.name === 'ħ' && node.below === undefined) return small(hbar, 1)
      if (sites > 1 || !isSaddle) return undefined
      if (node.name === 'J') return numeric(source[0] as number)
      return isField(node) ? numeric(field[0] as number) : undefined
    },
  }
}

/** ∫ dx J(x) φ(x). */
function isCoupling({ body }: Expression & { readonly kind: 'integral' }): boolean {
  const [first, second, more] = body.kind === 'product' ? body.factors : []
  const heads = [first, second].map((node) => (node === undefined ? undefined : headOf(node)))
  const isSource = heads.some((head) => head?.name === 'J' && head.above === undefined)
  return more === undefined && isSource && heads.some((head) => head !== undefined && isField(head))
}

function isInverse(node: Expression & { readonly kind: 'symbol' | 'applied' }): boolean {
  return node.above !== undefined && /^\{?-1\}?$/.test(written(node.above))
}

function withoutPower(node: Expression & { readonly kind: 'symbol' | 'applied' }): Expression {
  const { above, ...rest } = node
  return above === undefined ? node : rest
}
