import * as Q from '../../algebra/rational.js'
import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import { written } from '../../mathematics/written.js'
import { letterOf } from '../symbolText.js'
import { labelBlocks } from '../labels.js'
import { isLabel } from '../point/labels.js'
import { symbolText } from '../symbolText.js'

/** A function of two points, a matrix or an element of it: G, K_{ij}, Δ(x, y), each also as its inverse. */
export interface KernelHere {
  /** Its letter with the label above and below that is none of points: `G^{(2)}`, `G_0`. */
  readonly letter: string
  readonly inverse: boolean
  /** Two points, or none of what is written without them. */
  readonly points: readonly string[]
}

const LETTERS = new Set(['G', 'K', 'Δ', 'D', 'C', 'Σ', 'Π', 'Θ', 'Ξ', 'g', 'S', 'k'])

/** What kernel this is; undefined for anything else. */
export function kernelAt(node: Expression): KernelHere | undefined {
  switch (node.kind) {
    case 'power': {
      const of = kernelAt(node.base)
      return of !== undefined && isMinusOne(node.exponent) ? { ...of, inverse: !of.inverse } : undefined
    }
    case 'at': {
      const of = kernelAt(node.of)
      const points = labelBlocks(node.below).flat()
      return of?.points.length === 0 && points.length === 2 ? { ...of, points } : undefined
    }
    case 'applied': {
      const of = ofSymbol(node.head, [])
      const points = pointsIn(node.args)
      if (of?.points.length !== 0 || points === undefined) return undefined
      if (node.above === undefined) return { ...of, points }
      return isInverse(node.above) ? { ...of, points, inverse: !of.inverse } : undefined
    }
    case 'symbol':
      return ofSymbol(node, labelBlocks(node.below).flat())
    // (G^{(2)})^{-1}(x, y)
    case 'product': {
      const [first, second, more] = node.factors
      const of = first === undefined ? undefined : kernelAt(first)
      const points = second?.kind === 'list' ? pointsIn(second.of) : undefined
      return more === undefined && of?.points.length === 0 && points !== undefined ? { ...of, points } : undefined
    }
    default:
      return undefined
  }
}

/** A product in which kernels have the brackets with their points behind them. */
export function joinedFactors(factors: readonly Expression[]): readonly Expression[] {
  return factors.flatMap((factor, k) => {
    const next = factors[k + 1]
    const before = factors[k - 1]
    if (factor.kind === 'list' && before !== undefined && kernelAt(before)?.points.length === 0) return []
    if (next?.kind !== 'list' || kernelAt(factor)?.points.length !== 0) return [factor]
    return [{ kind: 'product', factors: [factor, next], at: factor.at, end: next.end }]
  })
}

function ofSymbol(head: SymbolNode, labels: readonly string[]): KernelHere | undefined {
  if (!LETTERS.has(head.name) || head.primes !== undefined) return undefined
  const { above, ...bare } = head
  const inverse = above !== undefined && isInverse(above)
  const label = above === undefined || inverse ? undefined : isLabel(above) || written(above) === '0' ? above : 'none'
  if (label === 'none') return undefined
  const points =
    labels.length === 2 && !/^\d\d$|^[A-Za-z]{2,}$/.test(labels.join('')) ? labels : isPair(labels) ? labels : []
  const { below, ...withoutBelow } = bare
  const own = points.length > 0 || below === undefined ? withoutBelow : bare
  return { letter: `${symbolText(own)}${label === undefined ? '' : `^${written(label)}`}`, inverse, points }
}

/** `ij`, `xy`, `12`: two labels that are one letter each. */
function isPair(labels: readonly string[]): boolean {
  return labels.length === 2 && labels.every((label) => /^(?:[i-nu-z]|\d)$/.test(label))
}

function pointsIn(args: readonly Expression[]): readonly string[] | undefined {
  const points = args.map((arg) => (arg.kind === 'symbol' ? letterOf(arg) : undefined))
  return points.length === 2 && !points.includes(undefined) ? (points as readonly string[]) : undefined
}

/** `^{-1}`. */
function isInverse(above: Row): boolean {
  return /^\{?-1\}?$/.test(written(above))
}

function isMinusOne(node: Expression): boolean {
  if (node.kind === 'number') return Q.equal(node.value, Q.rational(-1n))
  return (
    node.kind === 'product' && node.factors.length === 2 && node.factors.every(isUnit) && node.factors.some(isMinusOne)
  )
}

function isUnit(node: Expression): boolean {
  return node.kind === 'number' && Q.equal(Q.power(node.value, 2), Q.one)
}
