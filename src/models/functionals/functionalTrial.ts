import type { Expression } from '../../mathematics/expression.js'
import { someNode } from '../../mathematics/parts.js'
import { written } from '../../mathematics/written.js'
import type { Scope, Trial } from '../model.js'
import { beginsConnected } from '../connected.js'
import { addValues, multiplyValues, numeric, powerValue } from '../value.js'
import type { Value } from '../value.js'
import { letterOf } from '../symbolText.js'
import { withoutDots } from './dots.js'
import { drawnFunctions, ORDERS } from './drawnFunctions.js'
import { termsAt } from './finiteTheory.js'
import type { SourceState } from './finiteTheory.js'
import { FIELDS, functionOf, isVariable, lettersOfPoints, mentionsSource, SOURCES } from './functionalLetters.js'
import type { NamedFunction } from './functionalLetters.js'
import { integralOf, kronecker, powerIn, productOf } from './functionalNodes.js'
import type { FunctionalReading } from './functionalReading.js'

/** One draw of a theory, with what its functionals, functions, fields and derivatives are. */
export function functionalTrial(
  reading: FunctionalReading,
  points: number,
  atZero: boolean,
  draw: () => number,
): Trial {
  const functions = drawnFunctions(reading, points, draw)
  const { theory, stateFor, derivative, legendre, cumulant, pointFunction, inverseAt } = functions
  const directions = Array.from({ length: points }, (_, k) => k)
  const stateIn = (scope: Scope): SourceState => {
    const direction = directions.map((k) => scope.indices.get(`@d${k}`) ?? 0)
    return stateFor(scope.indices.get('@φ') === 1 ? 'φ' : 'J', scope.indices.get('@zero') === 1, direction)
  }
  const isMoved = (scope: Scope): boolean => directions.some((k) => (scope.indices.get(`@d${k}`) ?? 0) !== 0)
  const sitesOf = (args: readonly Expression[], scope: Scope): readonly number[] | undefined => {
    const sites = withoutDots(args)?.map((arg) => {
      const letter = letterOf(arg)
      return letter === undefined ? undefined : scope.indices.get(letter)
    })
    return sites === undefined || sites.some((site) => site === undefined) ? undefined : (sites as readonly number[])
  }
  const functionValue = (node: Expression, named: NamedFunction, scope: Scope): Value | undefined => {
    const isBare = node.kind !== 'applied'
    const args = node.kind === 'applied' ? node.args : []
    const saysSource = args.some(isVariable)
    const isZero = scope.indices.get('@zero') === 1 || args.some(({ kind }) => kind === 'number')
    if (named.label === undefined) {
      // Z[J]^2 is a power of what it is without.
      if (node.kind === 'applied' && node.above !== undefined) return undefined
      if (!isBare && args.length !== 1) return undefined
      const within = isZero ? scope.within([['@zero', 1]]) : scope
      const state = stateIn(within)
      return named.name === 'Z' ? state.partition : named.name === 'W' ? functions.logarithm(state) : legendre(state)
    }
    if (isMoved(scope)) return undefined
    const isAtZero = isZero || (atZero && !saysSource)
    const sites =
      isBare || saysSource ? (points === 1 ? new Array<number>(named.label).fill(0) : undefined) : sitesOf(args, scope)
    if (sites?.length !== named.label || named.label > 5) return undefined
    const above = node.kind === 'applied' ? node.above : undefined
    if (above === undefined) return pointFunction(named, sites, isAtZero)
    return written(above) === '{-1}' || written(above) === '-1'
      ? sites.length === 2
        ? inverseAt(named, sites, isAtZero)
        : undefined
      : undefined
  }
  const fieldValue = (node: Expression, scope: Scope): Value | undefined => {
    const head = node.kind === 'applied' ? node.head : node
    if (head.kind !== 'symbol' || head.above !== undefined || head.below !== undefined) return undefined
    if (node.kind === 'applied' && node.above !== undefined) return undefined
    const isSource = SOURCES.includes(head.name)
    if (!isSource && !FIELDS.includes(head.name)) return undefined
    const sites = node.kind === 'applied' ? sitesOf(node.args, scope) : points === 1 ? [0] : undefined
    const [site] = sites ?? []
    if (site === undefined || sites?.length !== 1) return undefined
    const outcome = scope.indices.get('@o')
    if (!isSource && outcome !== undefined) return numeric(theory.configurations[outcome]?.[site] as number)
    const state = stateIn(scope)
    return (isSource ? state.source : state.means)[site]
  }
  /** δ/δJ(x_1) ⋯ f: all derivatives of a product act on what stands behind them. */
  const operated = (by: readonly Expression[], of: (within: Scope) => Value, scope: Scope): Value | undefined => {
    if (isMoved(scope)) return undefined
    const filled = withoutDots(by)
    const sites: number[] = []
    const variables = new Set<string>()
    for (const one of filled ?? []) {
      const head = one.kind === 'applied' ? one.head : one
      if (head.kind !== 'symbol') return undefined
      const power = head.above === undefined ? 1 : powerIn(head.above)
      const place = one.kind === 'applied' ? sitesOf(one.args, scope) : points === 1 ? [0] : undefined
      if (place?.length !== 1 || power === undefined) return undefined
      variables.add(SOURCES.includes(head.name) ? 'J' : FIELDS.includes(head.name) ? 'φ' : '')
      for (let k = 0; k < power; k++) sites.push(place[0] as number)
    }
    const [variable] = variables
    if (variables.size !== 1 || variable === '' || sites.length === 0 || sites.length > 5) return undefined
    return derivative(sites, (direction) =>
      of(scope.within([...direction.map((one, k) => [`@d${k}`, one] as const), ['@φ', variable === 'φ' ? 1 : 0]])),
    )
  }
  return {
    orders: ORDERS,
    range: points,
    indices: lettersOfPoints,
    meaning: (node, scope) => {
      switch (node.kind) {
        case 'symbol':
        case 'applied': {
          const named = functionOf(node)
          if (named !== undefined) return functionValue(node, named, scope)
          if (node.kind === 'applied' && node.head.name === 'δ') return kronecker(node, scope)
          const outcome = scope.indices.get('@o')
          if (node.kind === 'applied' && node.head.name === 'S' && outcome !== undefined)
            return numeric(-Math.log(theory.weights[outcome] as number))
          return fieldValue(node, scope)
        }
        case 'at':
          return written(node.below) === 'J=0' ? scope.within([['@zero', 1]]).value(node.of) : undefined
        case 'derivative':
          return node.of === undefined
            ? undefined
            : operated(node.by, (within) => within.value(node.of as Expression), scope)
        case 'product':
          return productOf(node, scope, operated)
        case 'average': {
          if (node.above !== undefined) return undefined
          const below = node.below === undefined ? '' : written(node.below)
          const connected = node.sort === '⟨⟨⟩⟩' || beginsConnected(node.below)
          if (!connected && !['', 'J', '0'].includes(below)) return undefined
          // ⟨e^{Jφ}⟩ has its source in it, and none beside it.
          const hasSource = below === '' && someNode(node.of, mentionsSource)
          const isZero = scope.indices.get('@zero') === 1 || below === '0' || hasSource || (atZero && below !== 'J')
          const state = isZero ? stateIn(scope.within([['@zero', 1]])) : stateIn(scope)
          if (connected) {
            const factors = withoutDots(node.of.kind === 'product' ? node.of.factors : [node.of])
            const sites = factors?.map((factor) =>
              factor.kind === 'applied' && FIELDS.includes(factor.head.name)
                ? sitesOf(factor.args, scope)?.[0]
                : undefined,
            )
            return sites === undefined || sites.some((site) => site === undefined)
              ? undefined
              : cumulant(sites as readonly number[], state)
          }
          const terms = termsAt(theory, state.source, ORDERS)
          const sum = terms.reduce(
            (total, term, o) => addValues(total, multiplyValues(term, scope.within([['@o', o]]).value(node.of))),
            numeric(0),
          )
          return multiplyValues(sum, powerValue(state.partition, -1, ORDERS))
        }
        case 'integral':
          return integralOf(node, scope, points, theory.weights.length)
        default:
          return undefined
      }
    },
  }
}
