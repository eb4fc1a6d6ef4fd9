import { smallFactorial } from '../algebra/integers.js'
import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { resolved } from '../mathematics/resolved.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import { normalRule } from './gaussHermite.js'
import { layerAbove, layersBetween } from './layerLabel.js'
import type { Model, Trial } from './model.js'
import { diagonal, offDiagonalSlope } from './pairedPolynomials.js'
import { standsAt } from './standsAt.js'
import { letterOf, symbolText } from './symbolText.js'
import { addValues, coefficient, multiplyValues, numeric, powerValue, small } from './value.js'
import type { Value } from './value.js'

const ACTIVATIONS = new Set(['σ', 'φ', 'ϕ', 'f', 'g', 'h', 'ρ'])
const VARIANCES = new Set(['K', 'q', 'G', 'Q'])
/** Of the polynomial that is drawn for the activation. */
const DEGREE = 4
/** Exact for products of four of them. */
const NODES = 12
const ORDERS = 2

/** What the left side is; `relation` where it is an average, an integral, a derivative itself. */
type Target = 'layer' | 'parallel' | 'perpendicular' | 'relation'

/**
 * Averages of a function and its derivatives over one Gaussian variable of variance K: Stein's and Price's identities,
 * q^l = σ_w² ∫Dz φ(√q^{l−1} z)² + σ_b², χ_∥ and χ_⊥ as the derivatives of the next layer's kernel. The function is a
 * polynomial; its averages are sums over the nodes of a Gauss–Hermite rule, the left sides sums over pairings.
 */
export const activationAverages: ModelMaker = ({ chain, theory }) => {
  const [left, ...others] = chain.sides
  if (theory !== undefined || left === undefined || others.length === 0) return undefined
  const loose = chain.sides.flatMap(all)
  const heads = loose.flatMap((node) => (node.kind === 'applied' && isActivation(node) ? [node] : []))
  const names = new Set(heads.map(({ head }) => head.name))
  const [name] = names
  if (name === undefined || names.size !== 1) return undefined
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean =>
    isActivation(node) || isSusceptibility(node)
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(all)
  const averages = nodes.filter((node) => node.kind === 'average' || isGaussian(node))
  const target = targetOf(sides[0] as Expression)
  const hasDerivative =
    heads.some(({ head }) => head.primes !== undefined) || nodes.some(({ kind }) => kind === 'derivative')
  if (target === undefined || averages.length === 0 || nodes.some(({ kind }) => kind === 'tail' || kind === 'dots'))
    return undefined
  const hasVariance = nodes.some(
    (node) => node.kind === 'symbol' && (VARIANCES.has(node.name) || (symbolText(node) === 'σ' && name !== 'σ')),
  )
  if (!averages.every((node) => isPlain(node, hasVariance))) return undefined
  if (target === 'relation' && !(hasDerivative && averages.every(isLinear))) return undefined
  if (target === 'layer' && !nodes.some(isGaussian)) return undefined
  const variables = new Set(averages.flatMap((node) => variablesIn(node)))
  const [variable] = variables
  if (variable === undefined || variables.size !== 1 || variable === name) return undefined
  const texts = new Set(nodes.flatMap((node) => (node.kind === 'symbol' ? [symbolText(node)] : [])))
  const weights = [...texts].filter((letter) => /^[Cσ]_\{?[Ww]/u.test(letter))
  const biases = [...texts].filter((letter) => /^[Cσ]_\{?b/u.test(letter))
  const isOfLayer = target !== 'relation'
  if (weights.length > 1 || biases.length > 1 || (isOfLayer && weights.length === 0)) return undefined
  const letters = { left: sides[0] as Expression, target, name, variable, weight: weights[0], bias: biases[0] }
  // A formula that holds for ramps only may be one of a paper that has no others; so may a variance that is a number.
  const readings: readonly Pick<Letters, 'sort' | 'fixed'>[] = isOfLayer
    ? [{ sort: 'polynomial' }, { sort: 'ramp' }]
    : hasVariance
      ? [{ sort: 'polynomial' }]
      : [1, 0.5, 2].map((fixed) => ({ sort: 'polynomial', fixed }))
  return readings.map(({ sort, fixed }): Model => {
    const unsaid = [
      ...(sort === 'ramp' ? ['the activation is a ramp on either side of 0'] : []),
      ...(target === 'layer' && biases.length === 0 ? ['there are no biases'] : []),
      ...(fixed === undefined || fixed === 1 ? [] : [`the variance is ${fixed}`]),
    ]
    return {
      kind: isOfLayer ? 'layer recursion' : 'wick',
      conventions: [
        `${variable} is Gaussian with mean 0${fixed === undefined ? '' : ' and variance 1'}`,
        ...(target === 'parallel'
          ? ["χ is the derivative of the next layer's kernel by that of this one, on the diagonal"]
          : []),
        ...(target === 'perpendicular'
          ? ["χ is the derivative of the next layer's kernel by that of this one, off the diagonal"]
          : []),
      ],
      ...(unsaid.length === 0 ? {} : { unsaid: `it holds if ${unsaid.join(' and ')}, which nothing says` }),
      isFunction,
      trial: (draw) => trialOf({ ...letters, sort, ...(fixed === undefined ? {} : { fixed }) }, draw),
    }
  })
}

function all(node: Expression): readonly Expression[] {
  return [node, ...partsOfExpression(node).flatMap(all)]
}

/** σ(z), φ'(√q z). */
function isActivation({ head, args }: Expression & { readonly kind: 'applied' }): boolean {
  const isPlain = head.above === undefined || /^[2-4]$/.test(written(head.above))
  return ACTIVATIONS.has(head.name) && head.below === undefined && isPlain && args.length === 1
}

function isSusceptibility(node: Expression): boolean {
  return targetOf(node) === 'parallel' || targetOf(node) === 'perpendicular'
}

function targetOf(node: Expression): Target | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind === 'symbol' && head.name === 'χ' && head.above === undefined && head.below !== undefined) {
    const below = written(head.below).replaceAll(/[{}]/g, '')
    if (/^(?:\\parallel|∥|\\Vert)$/u.test(below)) return 'parallel'
    return /^(?:\\perp|⊥|1)$/u.test(below) ? 'perpendicular' : undefined
  }
  if (node.kind === 'symbol')
    return VARIANCES.has(node.name) && layerAbove(node.above) !== undefined ? 'layer' : undefined
  return isMultiplied(node) || derivativeBy(node) !== undefined ? 'relation' : undefined
}

/** ⟨z f(z)⟩. */
function isMultiplied(node: Expression): boolean {
  if (node.kind !== 'average' || node.of.kind !== 'product') return false
  const functions = node.of.factors.filter((one) => one.kind === 'applied')
  const [only, more] = functions
  if (only?.kind !== 'applied' || more !== undefined || only.head.primes !== undefined || only.above !== undefined)
    return false
  const variable = letterOf(only.args[0])
  return node.of.factors.every((one) => one === only || (one.kind === 'symbol' && symbolText(one) === variable))
}

/** Of products of activations other identities hold for ramps, say: one function alone in every average. */
function isLinear(node: Expression): boolean {
  return (
    all(node).filter((one) => one.kind === 'applied' && isActivation(one)).length === 1 &&
    all(node).every((one) => one.kind !== 'applied' || one.above === undefined)
  )
}

/** `⟨…⟩_K`, or the standard normal distribution. */
function isPlain(node: Expression, hasVariance: boolean): boolean {
  const below = node.kind === 'average' && node.below !== undefined ? written(node.below).replaceAll(/[{}]/g, '') : ''
  if (below === '' || VARIANCES.has(below)) return true
  return hasVariance ? /N\(0,(?:K|q|σ\^2)\)$/u.test(below) : /N\(0,1\)$/u.test(below)
}

/** ∫Dz. */
function isGaussian(node: Expression): node is Expression & { readonly kind: 'integral' } {
  if (node.kind !== 'integral' || node.below !== undefined || node.above !== undefined) return false
  return node.over.length === 1 && node.over[0]?.sign === 'D'
}

/** The variable that an average is over: the letter in the functions in it. */
function variablesIn(node: Expression): readonly string[] {
  if (isGaussian(node)) return node.over.map(({ of }) => symbolText(of))
  return all(node).flatMap((one) => {
    if (one.kind !== 'applied' || !isActivation(one)) return []
    return [letterOf(one.args[0]) ?? '?']
  })
}

interface Letters {
  readonly left: Expression
  readonly target: Target
  readonly name: string
  readonly variable: string
  readonly weight: string | undefined
  readonly bias: string | undefined
  readonly sort: 'polynomial' | 'ramp'
  /** The variance, where no letter is it. */
  readonly fixed?: number
}

function trialOf({ left, target, name, variable, weight, bias, sort, fixed }: Letters, draw: () => number): Trial {
  const polynomial = Array.from({ length: DEGREE + 1 }, () => (draw() < 0.5 ? -1 : 1) * (0.3 + draw()))
  const [w, b, drawn] = [0.6 + draw(), 0.6 + draw(), 0.5 + draw()]
  const variance = fixed ?? drawn
  const [down = 0, up = 0] = polynomial
  const rule = normalRule(NODES)
  let current: Value | undefined
  /** A derivative of the polynomial. */
  const at = (z: Value, order: number): Value => {
    if (sort === 'ramp') {
      const slope = numeric((z.re[0] as number) < 0 ? down : up)
      return order === 0 ? multiplyValues(slope, z) : order === 1 ? slope : numeric(0)
    }
    return polynomial.reduce((sum, a, k) => {
      if (k < order) return sum
      const factor = (a * smallFactorial(k)) / smallFactorial(k - order)
      return addValues(sum, multiplyValues(numeric(factor), powerValue(z, k - order, ORDERS)))
    }, numeric(0))
  }
  const averaged = (of: () => Value, scale: Value): Value => {
    let total = numeric(0)
    for (const [k, node] of rule.nodes.entries()) {
      current = multiplyValues(scale, numeric(node))
      total = addValues(total, multiplyValues(numeric(rule.weights[k] as number), of()))
    }
    current = undefined
    return total
  }
  const square = (letter: string | undefined, value: number): number =>
    letter === undefined ? 0 : letter.startsWith('C') ? value : value ** 2
  const truth = (): number => {
    if (sort === 'ramp') {
      const both = (square(weight, w) * (down ** 2 + up ** 2)) / 2
      return target === 'layer' ? square(bias, b) + both * variance : both
    }
    if (target === 'layer') return square(bias, b) + square(weight, w) * diagonal(polynomial, variance, 0)
    return (
      square(weight, w) *
      (target === 'parallel' ? diagonal(polynomial, variance, 1) : offDiagonalSlope(polynomial, variance))
    )
  }
  return {
    orders: ORDERS,
    meaning: (node, scope) => {
      if (target !== 'relation' && standsAt(node, left)) return numeric(truth())
      // K moves by δ where it is differentiated.
      const moved = scope.indices.get('@moved') === 1
      const width = moved ? addValues(numeric(variance), small(1, 1)) : numeric(variance)
      if (node.kind === 'average') {
        if (node.above !== undefined || node.sort === '⟨⟨⟩⟩' || current !== undefined) return undefined
        return averaged(() => scope.value(node.of), powerValue(width, 0.5, ORDERS))
      }
      if (isGaussian(node))
        return current === undefined ? averaged(() => scope.value(node.body), numeric(1)) : undefined
      const differentiated = derivativeBy(node)
      if (differentiated !== undefined) {
        if (moved || !VARIANCES.has(differentiated.by)) return undefined
        const [value, im] = coefficient(scope.within([['@moved', 1]]).value(differentiated.of), 1)
        return numeric(value, im)
      }
      if (node.kind === 'applied' && node.above === undefined && node.head.name === name && isActivation(node)) {
        if (current === undefined) return undefined
        const value = at(scope.value(node.args[0] as Expression), node.head.primes ?? 0)
        return node.head.above === undefined ? value : powerValue(value, Number(written(node.head.above)), ORDERS)
      }
      if (node.kind !== 'symbol') return undefined
      if (letterOf(node) === variable) return current
      if (isLower(node, left)) return width
      if (node.above !== undefined) return undefined
      const text = symbolText(node)
      if (VARIANCES.has(text)) return width
      if (/^[Cσ]_\{?[Ww]/u.test(text)) return numeric(w)
      if (/^[Cσ]_\{?b/u.test(text)) return numeric(b)
      return text === 'σ' && name !== 'σ' ? powerValue(width, 0.5, ORDERS) : undefined
    },
  }
}

/** q^{(ℓ−1)} below q^{(ℓ)}, and q^*. */
function isLower(node: Expression & { readonly kind: 'symbol' }, left: Expression): boolean {
  if (!VARIANCES.has(node.name) || node.above === undefined || node.below !== undefined) return false
  const [layer, own] = [node, left].map((one) => (one.kind === 'symbol' ? layerAbove(one.above) : undefined))
  if (layer === undefined) return own === undefined && /^[·*∗⋆]$/u.test(written(node.above))
  return own !== undefined && layersBetween(layer, own) === 1
}

/** ∂/∂K of something, and what that is. */
function derivativeBy(node: Expression): { readonly by: string; readonly of: Expression } | undefined {
  if (node.kind === 'derivative') {
    const [by, more] = node.by
    const letter = letterOf(by)
    return letter === undefined || more !== undefined || node.of === undefined ? undefined : { by: letter, of: node.of }
  }
  if (node.kind !== 'product') return undefined
  const [first, ...rest] = node.factors
  if (first?.kind !== 'derivative' || first.of !== undefined || first.by.length !== 1 || rest.length === 0)
    return undefined
  const letter = letterOf(first.by[0])
  return letter === undefined ? undefined : { by: letter, of: { ...node, factors: rest } }
}
