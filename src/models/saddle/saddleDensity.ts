import { smallFactorial } from '../../algebra/integers.js'
import type { Expression } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import { written } from '../../mathematics/written.js'
import type { ModelMaker } from '../claimed.js'
import type { Model, Trial } from '../model.js'
import { momentsOf } from '../point/weight.js'
import { letterOf } from '../symbolText.js'
import { addValues, logarithmValue, multiplyValues, numeric, powerValue, small, sumOf } from '../value.js'
import type { Value } from '../value.js'
import { formalExponential, formalValue } from './formal.js'
import { derivativeHere, ordersOf, saddleOf } from './saddleLetters.js'

const DENSITIES = new Set(['f', 'p', 'g', 'h', 'q', 'P'])
/** Derivatives of K that have a letter. */
const HIGHEST = 10

/** What the density is of, as the n's in the formula say. */
type Sort = 'mean' | 'sum of n' | 'sum' | 'uncounted'

const CONVENTIONS: Readonly<Record<Sort, readonly string[]>> = {
  mean: ['the density is that of the mean of n variables, K of one of them'],
  'sum of n': ['the density is that of the sum of n variables, K of one of them'],
  sum: ['K is that of the sum of n variables, ρ_r are the standardised cumulants of one of them'],
  uncounted: ['standardised cumulants count as ρ_r ~ n^{1-r/2}'],
}

/**
 * Saddle-point densities, f(x̄) = √(n/2πK''(ŝ)) e^{n[K(ŝ) − ŝx̄]} {1 + (ρ_4/8 − 5ρ_3²/24)/n + …}: the inverse Fourier
 * transform (1/2π)∫ e^{nK(ŝ+it) − n(ŝ+it)x̄} dt along the line through the saddle point, order by order in 1/n.
 */
export const saddleDensity: ModelMaker = ({ chain }) => {
  const [left, ...others] = chain.sides
  const density = left === undefined ? undefined : densityIn(left)
  if (density === undefined || others.length === 0) return undefined
  const loose = others.flatMap(nodesOf)
  const saddle = saddleOf(loose.filter((node) => node.kind === 'applied'))
  if (saddle?.at === undefined || saddle.name === density.name || saddle.at === density.variable) return undefined
  const { name } = saddle
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean =>
    isDensity(node, density) || isOf(node, name) || (isStandardised(node.head) && letterOf(node.args[0]) === saddle.at)
  const sides = others.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(nodesOf)
  const exponents = nodes.flatMap((node) => (node.kind === 'call' && node.name === 'exp' ? nodesOf(node) : []))
  const isN = (node: Expression): boolean => letterOf(withoutPower(node)) === 'n'
  const outside = sides.flatMap((side) => nodesOf(withoutTails(side)))
  const sorts: readonly Sort[] =
    exponents.some(isN) || (density.isLog && outside.some(isN))
      ? ['mean', 'sum of n']
      : outside.some(isN)
        ? ['sum']
        : ['uncounted']
  const orders = ordersOf('n', nodes)
  return sorts.map((sort): Model => ({
    kind: 'saddle point',
    conventions: CONVENTIONS[sort],
    isFunction,
    trial: (draw) => trialOf(sort, { density, name, at: saddle.at as string, orders }, draw),
  }))
}

interface Density {
  readonly name: string
  readonly variable: string
  readonly isLog: boolean
}

/** f(x), \hat f_n(\bar x), \log f(x). */
function densityIn(node: Expression): Density | undefined {
  if (node.kind === 'call' && (node.name === 'log' || node.name === 'ln')) {
    const of = densityIn(node.argument)
    return of === undefined ? undefined : { ...of, isLog: true }
  }
  if (node.kind !== 'applied' || node.above !== undefined || node.args.length !== 1) return undefined
  const { head, args } = node
  const variable = letterOf(args[0])
  if (!DENSITIES.has(head.name) || head.above !== undefined || head.primes !== undefined) return undefined
  return variable === undefined ? undefined : { name: head.name, variable, isLog: false }
}

function isDensity(node: Expression, { name, variable }: Density): boolean {
  const found = densityIn(node)
  return found?.name === name && found.variable === variable
}

function isOf(node: Expression & { readonly kind: 'applied' }, name: string): boolean {
  const { above, ...bare } = node
  return (
    node.head.name === name &&
    (above !== undefined || derivativeHere(node) !== undefined) &&
    derivativeHere(bare) !== undefined
  )
}

/** ρ_4, λ_3, \hat ρ_3: κ_r/κ_2^{r/2} at the saddle point. */
function isStandardised(node: Expression): boolean {
  return standardised(node) !== undefined
}

function standardised(node: Expression): number | undefined {
  const head = node.kind === 'applied' && node.above === undefined ? node.head : node
  if (head.kind !== 'symbol' || head.above !== undefined || head.primes !== undefined || head.below === undefined)
    return undefined
  if (!['ρ', 'λ'].includes(head.name) || !(head.accent === undefined || head.accent === 'hat')) return undefined
  const text = written(head.below)
  return /^[3-8]$/.test(text) ? Number(text) : undefined
}

function withoutPower(node: Expression): Expression {
  if (node.kind !== 'symbol') return node
  const { above, ...bare } = node
  return above === undefined ? node : bare
}

function withoutTails(node: Expression): Expression {
  if (node.kind === 'product') return { ...node, factors: node.factors.map(withoutTails) }
  if (node.kind !== 'sum') return node
  return { ...node, terms: node.terms.filter(({ kind }) => kind !== 'tail').map(withoutTails) }
}

interface Letters {
  readonly density: Density
  readonly name: string
  readonly at: string
  readonly orders: number
}

function trialOf(sort: Sort, { density, name, at, orders }: Letters, draw: () => number): Trial {
  const some = (): number => (draw() < 0.5 ? -1 : 1) * (0.4 + draw())
  const [value, point, variable, second] = [some(), some(), some(), 0.5 + draw()]
  const ratios = Array.from({ length: HIGHEST + 1 }, () => some())
  const count = 1.2 + draw()
  const n = sort === 'uncounted' ? small(1, -2) : small(count, -2)
  const ratio = (r: number): Value =>
    sort === 'uncounted' ? small(ratios[r] as number, r - 2) : numeric(ratios[r] as number)
  /** exp(n Σ κ_r (it)^r/r!) with t in units of K''^{-1/2}. */
  const weighing = sort === 'uncounted' ? numeric(1) : n
  const rest = Array.from({ length: Math.min(HIGHEST, orders + 2) + 1 }, (_, r) => {
    if (r < 3) return numeric(0)
    const turn = [numeric(1), numeric(0, 1), numeric(-1), numeric(0, -1)][r % 4] as Value
    return multiplyValues(multiplyValues(turn, ratio(r)), multiplyValues(weighing, numeric(1 / smallFactorial(r))))
  })
  const [correction = numeric(NaN)] = momentsOf({ stiffness: weighing, rest }, 0, orders) ?? []
  const isCounted = sort === 'mean' || sort === 'sum of n'
  const shifted = multiplyValues(numeric(-point * variable), sort === 'mean' ? n : numeric(1))
  const exponent = addValues(multiplyValues(numeric(value), isCounted ? n : numeric(1)), shifted)
  const width = numeric(1 / (2 * Math.PI * second))
  const square =
    sort === 'mean'
      ? multiplyValues(width, n)
      : sort === 'sum of n'
        ? multiplyValues(width, powerValue(n, -1, orders))
        : width
  return {
    orders,
    meaning: (node, scope) => {
      const found = densityIn(node)
      if (found !== undefined && found.name === density.name && found.variable === density.variable) {
        if (!found.isLog)
          return multiplyValues(
            multiplyValues(formalExponential(exponent, orders), powerValue(square, 0.5, orders)),
            correction,
          )
        const half = numeric(Math.log(square.re[0] as number) / 2)
        return sumOf([exponent, half, logarithmValue(correction, orders)])
      }
      const r = standardised(node)
      if (r !== undefined) return ratio(r)
      const derivative = derivativeHere(node)
      if (derivative?.name === name && derivative.at === at) {
        if (derivative.order === 0) return numeric(value)
        if (derivative.order === 1) return numeric(variable)
        if (derivative.order === 2) return numeric(second)
        // Higher derivatives for the sum hide how they count.
        if (sort === 'sum' || derivative.order > HIGHEST) return undefined
        return multiplyValues(ratio(derivative.order), numeric(second ** (derivative.order / 2)))
      }
      const letter = letterOf(node)
      if (letter === at) return numeric(point)
      if (letter === density.variable) return numeric(variable)
      if (letter === 'n') return n
      return formalValue(node, scope)
    },
  }
}
