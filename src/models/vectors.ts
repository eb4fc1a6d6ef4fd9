import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'
import type { Scope } from './model.js'
import { multiplyValues, numeric, plainNumber } from './value.js'
import type { Value } from './value.js'

export type Vector = readonly number[]
/** The vector that a letter with its index stands for. */
export type Vectors = (symbol: SymbolNode, scope: Scope) => Vector | undefined

const TRANSPOSED = new Set(['T', '⊤', '\\top', '⊺', '\\intercal'])

/** A node that is a vector: x, x_1 − x_2, Δx_{12}, a multiple of one. */
function vectorOf(node: Expression, scope: Scope, vectors: Vectors): Vector | undefined {
  if (node.kind === 'symbol') {
    if (node.above === undefined) return vectors(node, scope)
    const { above, ...bare } = node
    return TRANSPOSED.has(written(above)) ? vectors(bare, scope) : undefined
  }
  if (node.kind === 'sum') {
    const terms = node.terms.map((term) => vectorOf(term, scope, vectors))
    const [first] = terms
    if (first === undefined || terms.includes(undefined)) return undefined
    return first.map((_, k) => terms.reduce((sum, term) => sum + (term?.[k] as number), 0))
  }
  if (node.kind !== 'product') return undefined
  const factors = withoutDifference(node.factors)
  const found = factors.flatMap((factor, k) => {
    const vector = vectorOf(factor, scope, vectors)
    return vector === undefined ? [] : [{ vector, k }]
  })
  const [only] = found
  if (only === undefined || found.length > 1) return undefined
  const scale = factors.reduce((product, factor, k) => {
    const [re = NaN] = k === only.k ? [1] : (plainNumber(scope.value(factor)) ?? [])
    return product * re
  }, 1)
  return Number.isNaN(scale) ? undefined : only.vector.map((x) => scale * x)
}

/** `Δx_{12}` is x_{12}. */
function withoutDifference(factors: readonly Expression[]): readonly Expression[] {
  return factors.filter((factor, k) => {
    const next = factors[k + 1]
    const isSign = factor.kind === 'symbol' && factor.name === 'Δ' && factor.below === undefined
    return !(isSign && next?.kind === 'symbol' && next.below !== undefined)
  })
}

/**
 * What vectors have of numbers: x·x', |x|², (x_1 − x_2)², ⟨x, x'⟩; undefined for what has no vectors in it or leaves one
 * over.
 */
export function vectorValue(node: Expression, scope: Scope, vectors: Vectors): Value | undefined {
  const of = (one: Expression): Vector | undefined => vectorOf(one, scope, vectors)
  switch (node.kind) {
    case 'symbol': {
      const { above, ...bare } = node
      const power = above === undefined ? NaN : Number(written(above))
      return evenPower(of(bare), power)
    }
    case 'power': {
      const base = of(node.base)
      const [power = NaN] = base === undefined ? [] : (plainNumber(scope.value(node.exponent)) ?? [])
      return evenPower(base, power)
    }
    case 'absolute': {
      const inner = of(node.of)
      return inner === undefined ? undefined : numeric(Math.sqrt(dot(inner, inner)))
    }
    case 'average': {
      const [a, b, ...more] = node.sort === '⟨⟩' && node.of.kind === 'list' ? node.of.of.map(of) : []
      if (a === undefined || b === undefined || more.length > 0 || node.above !== undefined) return undefined
      return numeric(dot(a, b))
    }
    case 'product':
      return productOf(node, scope, of)
    default:
      return undefined
  }
}

/** Vectors side by side are multiplied two by two. */
function productOf(
  { factors }: Expression & { readonly kind: 'product' },
  scope: Scope,
  of: (node: Expression) => Vector | undefined,
): Value | undefined {
  const own = withoutDifference(factors)
  const vectors = own.map(of)
  if (vectors.every((vector) => vector === undefined) && own.length === factors.length) return undefined
  let result = numeric(1)
  for (let k = 0; k < own.length; k++) {
    const [a, b, c] = [vectors[k], vectors[k + 1], vectors[k + 2]]
    if (a === undefined) {
      result = multiplyValues(result, scope.value(own[k] as Expression))
      continue
    }
    // One that is left over, or three in a row, mean something else.
    if (b === undefined || c !== undefined) return undefined
    result = multiplyValues(result, numeric(dot(a, b)))
    k++
  }
  return result
}

function evenPower(vector: Vector | undefined, power: number): Value | undefined {
  if (vector === undefined || !Number.isInteger(power) || power % 2 !== 0 || power <= 0) return undefined
  return numeric(dot(vector, vector) ** (power / 2))
}

export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, x, k) => sum + x * (b[k] as number), 0)
}
