import { cumulantTerms } from '../../algebra/cumulant.js'
import { invert } from '../../actions/covarianceInverse.js'
import { tensor } from '../../algebra/tensor.js'
import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { partsOfExpression } from '../../mathematics/parts.js'
import { readExpression } from '../../mathematics/readExpression.js'
import { resolved } from '../../mathematics/resolved.js'
import { mentions } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { ModelMaker } from '../claimed.js'
import type { Model, Scope, Trial } from '../model.js'
import { isLabel, numberLabel, saysConnected } from '../point/labels.js'
import { addValues, coefficient, multiplyValues, negateValue, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { pointLetter, withoutDots } from './dots.js'
import { finiteTheory, logarithmOf, stateAt, stateWithMeans, termsAt } from './finiteTheory.js'
import type { SourceState } from './finiteTheory.js'

/** Most points of a formula that names points; there are as many as its left side names, and at least two. */
const POINTS = 4
/** Derivatives are the coefficients of δ to this order. */
const ORDERS = 6
const FIELDS = ['φ', 'ϕ', 'Φ', 'ψ', 'χ', 'x']
const SOURCES = ['J', 'j']
const FUNCTIONALS = ['Z', 'W', 'Γ']

interface Reading {
  readonly conventions: readonly string[]
  readonly doubtful: boolean
  readonly isEven: boolean
  readonly isNormalised: boolean
  readonly sign: 1 | -1
  /** W is log Z, or minus it. */
  readonly signOfW: 1 | -1
}

/**
 * Relations between generating functionals and n-point functions that hold in every theory: W = log Z, derivatives,
 * Legendre transforms, trees. The theory is drawn: a field on a few points with finitely many configurations, so that
 * functional integrals are sums; derivatives are coefficients of a series in δ along directions.
 */
export const functionals: ModelMaker = ({ chain, theory }) => {
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(all)
  if (sides.length < 2 || nodes.some(isForeign)) return []
  const names = nodes.filter((node) => functionOf(node) !== undefined)
  const derivatives = nodes.filter(({ kind }) => kind === 'derivative')
  const transforms = names.filter((node) => functionOf(node)?.label === undefined)
  const averages = nodes.filter(({ kind }) => kind === 'average')
  const heads = new Set(
    names.map((node) => `${functionOf(node)?.name}${functionOf(node)?.connected === true ? 'c' : ''}`),
  )
  // Two sorts of functions, or a derivative of one: a relation. One sort alone is a value, which is not known here.
  if (heads.size + (averages.length > 0 ? 1 : 0) < 2 && !(derivatives.length > 0 && names.length > 0)) return []
  const isLocal = nodes.some((node) => node.kind === 'applied' && node.args.some((arg) => isPoint(arg, node)))
  const labels = names.flatMap((node) => functionOf(node)?.label ?? [])
  const isEvenTheory =
    theory !== undefined &&
    theory.vertices.every(({ legs, family }) =>
      isEvenVertex(
        legs.map(({ count }) => Q.toNumber(count.at(family?.from ?? 0))),
        family?.step,
      ),
    )
  const mayBeEven = !isEvenTheory && labels.length > 1 && labels.every((n) => n % 2 === 0) && Math.max(...labels) >= 4
  const evens = isEvenTheory ? [true] : mayBeEven ? [false, true] : [false]
  const hasGamma = heads.has('Γ')
  // Without a source in it, or with Z[0], a formula is of J = 0.
  const hasSource = nodes.some(mentionsSource)
  const atZero = nodes.some((node) => node.kind === 'at' || isAtZero(node) || (isOverFields(node) && !hasSource))
  const coincide = nodes.some((node) => node.kind === 'applied' && node.head.name === 'δ')
  const named = new Set((sides[0] === undefined ? [] : all(sides[0])).flatMap(lettersOfPoints))
  const points = isLocal ? Math.max(2, Math.min(POINTS, named.size)) : 1
  return evens.flatMap((isEven) =>
    (transforms.length > 0 ? [false, true] : [true]).flatMap((isNormalised) =>
      signsOf(hasGamma, heads.has('Wc')).map(([sign, signOfW]): Model => {
        const reading: Reading = {
          isEven,
          isNormalised,
          sign,
          signOfW,
          doubtful: sign < 0 || signOfW < 0,
          conventions: [
            ...(isEven && !isEvenTheory ? ['odd n-point functions vanish'] : []),
            ...(isNormalised && transforms.length > 0 ? ['Z[0] is 1'] : []),
            ...(sign > 0 ? [] : ['Γ is log Z - Jφ']),
            ...(signOfW > 0 ? [] : ['W is -log Z']),
          ],
        }
        return {
          kind: 'functional',
          conventions: reading.conventions,
          doubtful: reading.doubtful,
          // Trees of even functions alone are all that there is in an even theory only.
          ...(isEven && !isEvenTheory && hasGamma
            ? { unsaid: 'it holds where odd n-point functions vanish, and nothing says that they do' }
            : {}),
          isFunction,
          trial: (draw) => ({ ...trialOf(reading, points, isEven || atZero, draw), coincide }),
        }
      }),
    ),
  )
}

function signsOf(hasGamma: boolean, hasW: boolean): readonly (readonly [1 | -1, 1 | -1])[] {
  const ofGamma = hasGamma ? ([1, -1] as const) : ([1] as const)
  const ofW = hasW ? ([1, -1] as const) : ([1] as const)
  return ofW.flatMap((w) => ofGamma.map((gamma) => [gamma, w] as const))
}

function mentionsSource(node: Expression): boolean {
  if (node.kind === 'applied') return SOURCES.includes(node.head.name)
  return node.kind === 'symbol' && SOURCES.some((name) => node.name === name || mentions(node.above ?? [], name))
}

/** Z[0]. */
function isAtZero(node: Expression): boolean {
  return node.kind === 'applied' && functionOf(node) !== undefined && node.args.some(({ kind }) => kind === 'number')
}

function isOverFields(node: Expression): boolean {
  return node.kind === 'integral' && node.over.some(({ sign }) => sign === 'D')
}

function isEvenVertex(counts: readonly number[], step: number | undefined): boolean {
  return counts.every((count) => count % 2 === 0) && (step === undefined || step % 2 === 0)
}

function all(node: Expression): readonly Expression[] {
  return [node, ...partsOfExpression(node).flatMap(all)]
}

/** What belongs to series and other kinds. */
function isForeign(node: Expression): boolean {
  return node.kind === 'tail' || (node.kind === 'symbol' && ['ħ', 'κ', 'λ', 'N', 'α'].includes(node.name))
}

interface NamedFunction {
  readonly name: string
  /** Of an n-point function; none of a functional. */
  readonly label: number | undefined
  readonly connected: boolean
}

function functionOf(node: Expression): NamedFunction | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind !== 'symbol' || head.accent !== undefined || head.primes !== undefined) return undefined
  const { name, above, below } = head
  if (name !== 'G' && !FUNCTIONALS.includes(name)) return undefined
  if (above !== undefined && !isLabel(above)) return undefined
  const connected = saysConnected(below)
  const label = numberLabel(above ?? (connected ? undefined : below))
  if (below !== undefined && !connected && numberLabel(below) === undefined) return undefined
  if (name === 'G' && label === undefined) return undefined
  return { name, label, connected: connected || name === 'W' }
}

/** J, φ as the argument of a functional. */
function isVariable(arg: Expression): boolean {
  return arg.kind === 'symbol' && (SOURCES.includes(arg.name) || (FIELDS.includes(arg.name) && arg.name !== 'x'))
}

function isFunction(node: Expression & { readonly kind: 'applied' }): boolean {
  const { name, below } = node.head
  // Γ^{(3)}(W^{(2)}) is a product.
  const isOfFunctions = node.args.some(
    (arg) => functionOf(arg) !== undefined || (arg.kind !== 'symbol' && arg.kind !== 'dots' && arg.kind !== 'number'),
  )
  if (functionOf(node.head) !== undefined) return !isOfFunctions
  return (
    below === undefined &&
    (FIELDS.includes(name) || SOURCES.includes(name) || (name === 'δ' && node.args.length === 1) || name === 'S')
  )
}

/** An argument that is a point: of a field, a source, an n-point function. */
function isPoint(arg: Expression, { head }: Expression & { readonly kind: 'applied' }): boolean {
  const isOfPoints = FIELDS.includes(head.name) || SOURCES.includes(head.name) || functionOf(head)?.label !== undefined
  return isOfPoints && arg.kind === 'symbol' && !isVariable(arg)
}

/** The letters of the points in a node itself, those that dots stand for too. */
function lettersOfPoints(node: Expression): readonly string[] {
  if (node.kind === 'product' && node.factors.some(({ kind }) => kind === 'dots'))
    return (withoutDots(node.factors) ?? []).flatMap(lettersOfPoints)
  if (node.kind !== 'applied' || !isFunction(node)) return []
  return (withoutDots(node.args) ?? []).flatMap((arg) => (isPoint(arg, node) ? (pointLetter(arg) ?? []) : []))
}

/** The variable that a functional is moved in. */
type Variable = 'J' | 'φ'

function trialOf(reading: Reading, points: number, atZero: boolean, draw: () => number): Trial {
  const theory = finiteTheory(points, reading.isEven, reading.isNormalised, draw)
  const background = Array.from({ length: points }, () => 0.3 * (draw() - 0.5))
  const states = new Map<string, SourceState>()
  const stateFor = (variable: Variable, isZero: boolean, direction: readonly number[]): SourceState => {
    const key = `${variable} ${isZero} ${direction.join()}`
    const start = isZero ? background.map(() => 0) : background
    const known = states.get(key)
    if (known !== undefined) return known
    const isStill = direction.every((one) => one === 0)
    const source = start.map((x, k) => (isStill ? numeric(x) : addValues(numeric(x), small(direction[k] as number, 1))))
    const state =
      variable === 'J' || isStill ? stateAt(theory, source, ORDERS) : stateWithMeans(theory, start, direction, ORDERS)
    states.set(key, state)
    return state
  }
  const stateIn = (scope: Scope): SourceState => {
    const direction = background.map((_, k) => scope.indices.get(`@d${k}`) ?? 0)
    return stateFor(scope.indices.get('@φ') === 1 ? 'φ' : 'J', scope.indices.get('@zero') === 1, direction)
  }
  const isMoved = (scope: Scope): boolean => background.some((_, k) => (scope.indices.get(`@d${k}`) ?? 0) !== 0)
  /** ∂^n f at points, by the coefficients of δ^n along sums and differences of the directions. */
  const derivative = (sites: readonly number[], f: (direction: readonly number[]) => Value): Value => {
    const n = sites.length
    let [re, im] = [0, 0]
    // What stands along the opposite direction is the same but for (−1)^n.
    for (let bits = 1; bits < 2 ** n; bits += 2) {
      const direction = background.map(() => 0)
      let sign = 1
      for (const [k, site] of sites.entries()) {
        const one = (bits >> k) & 1 ? 1 : -1
        sign *= one
        direction[site] = (direction[site] as number) + one
      }
      if (direction.every((one) => one === 0)) continue
      const [a, b] = coefficient(f(direction), n)
      re += (2 * sign * a) / 2 ** n
      im += (2 * sign * b) / 2 ** n
    }
    return numeric(re, im)
  }
  const signedW = (state: SourceState): Value => multiplyValues(logarithmOf(state, ORDERS), numeric(reading.signOfW))
  const legendre = (state: SourceState): Value => {
    const coupled = state.source.reduce(
      (sum, one, x) => addValues(sum, multiplyValues(one, state.means[x] as Value)),
      numeric(0),
    )
    return multiplyValues(addValues(coupled, negateValue(logarithmOf(state, ORDERS))), numeric(reading.sign))
  }
  const moment = (sites: readonly number[], state: SourceState): Value => {
    const terms = termsAt(theory, state.source, ORDERS)
    const sum = terms.reduce(
      (total, term, o) =>
        addValues(
          total,
          multiplyValues(
            term,
            numeric(sites.reduce((product, x) => product * (theory.configurations[o]?.[x] as number), 1)),
          ),
        ),
      numeric(0),
    )
    return multiplyValues(sum, powerValue(state.partition, -1, ORDERS))
  }
  const cumulant = (sites: readonly number[], state: SourceState): Value =>
    [...cumulantTerms(sites.map((site) => [site]))].reduce(
      (sum, { coefficient: c, blocks }) =>
        addValues(
          sum,
          blocks.reduce((product, block) => multiplyValues(product, moment(block.flat(), state)), numeric(Number(c))),
        ),
      numeric(0),
    )
  const known = new Map<string, Value>()
  const pointFunction = ({ name, connected }: NamedFunction, sites: readonly number[], isZero: boolean): Value => {
    const key = `${name} ${connected} ${isZero} ${[...sites].sort().join()}`
    const found = known.get(key)
    if (found !== undefined) return found
    const value =
      name === 'W'
        ? derivative(sites, (direction) => signedW(stateFor('J', isZero, direction)))
        : name === 'Γ'
          ? derivative(sites, (direction) => legendre(stateFor('φ', isZero, direction)))
          : (connected ? cumulant : moment)(
              sites,
              stateFor(
                'J',
                isZero,
                background.map(() => 0),
              ),
            )
    known.set(key, value)
    return value
  }
  const sitesOf = (args: readonly Expression[], scope: Scope): readonly number[] | undefined => {
    const sites = withoutDots(args)?.map((arg) => {
      const letter = pointLetter(arg)
      return letter === undefined ? undefined : scope.indices.get(letter)
    })
    return sites === undefined || sites.some((site) => site === undefined) ? undefined : (sites as readonly number[])
  }
  /** The inverse of a two-point function as a matrix. */
  const inverseAt = (named: NamedFunction, [x = 0, y = 0]: readonly number[], isZero: boolean): Value => {
    const matrix = tensor(points, 2, ([a = 0, b = 0]) => coefficient(pointFunction(named, [a, b], isZero), 0)[0])
    return numeric(invert(matrix).data[x * points + y] as number)
  }
  const functionValue = (node: Expression, named: NamedFunction, scope: Scope): Value | undefined => {
    const isBare = node.kind !== 'applied'
    const args = node.kind === 'applied' ? node.args : []
    const saysSource = args.some(isVariable)
    const isZero = scope.indices.get('@zero') === 1 || args.some(({ kind }) => kind === 'number')
    if (named.label === undefined) {
      if (!isBare && args.length !== 1) return undefined
      const within = isZero ? scope.within([['@zero', 1]]) : scope
      const state = stateIn(within)
      return named.name === 'Z' ? state.partition : named.name === 'W' ? signedW(state) : legendre(state)
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
          const connected = node.sort === '⟨⟨⟩⟩' || saysConnected(node.below)
          if (!connected && !['', 'J', '0'].includes(below)) return undefined
          const isZero = scope.indices.get('@zero') === 1 || below === '0' || (atZero && below !== 'J')
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

function kronecker(node: Expression & { readonly kind: 'applied' }, scope: Scope): Value | undefined {
  const [only] = node.args
  if (only?.kind !== 'sum' || only.terms.length !== 2) return undefined
  const letters = only.terms.map((term) =>
    pointLetter(term.kind === 'product' ? (term.factors.at(-1) as Expression) : term),
  )
  const [x, y] = letters.map((letter) => (letter === undefined ? undefined : scope.indices.get(letter)))
  return x === undefined || y === undefined ? undefined : numeric(x === y ? 1 : 0)
}

/** A product with dots, or with derivatives that act on what stands behind them; undefined for any other. */
function productOf(
  node: Expression & { readonly kind: 'product' },
  scope: Scope,
  operated: (by: readonly Expression[], of: (within: Scope) => Value, scope: Scope) => Value | undefined,
): Value | undefined {
  const first = node.factors.findIndex((factor) => factor.kind === 'derivative' && factor.of === undefined)
  if (first < 0) {
    if (!node.factors.some(({ kind }) => kind === 'dots')) return undefined
    const factors = withoutDots(node.factors)
    return factors === undefined ? undefined : scope.value({ ...node, factors })
  }
  const filled = withoutDots(node.factors.slice(first))
  if (filled === undefined) return undefined
  const count = filled.findIndex((factor) => factor.kind !== 'derivative' || factor.of !== undefined)
  const [operators, last] =
    count < 0 ? [filled.slice(0, -1), filled.slice(-1)] : [filled.slice(0, count), filled.slice(count)]
  const by = operators.flatMap((factor) => (factor.kind === 'derivative' ? factor.by : []))
  const [end] = last
  const isFinal = end?.kind === 'derivative' && count < 0
  if (isFinal || last.length === 0) return undefined
  const own = end?.kind === 'derivative' && end.of !== undefined && last.length === 1 ? end : undefined
  const value = operated(
    own === undefined ? by : [...by, ...own.by],
    (within) =>
      last.length === 1 && own !== undefined
        ? within.value(own.of as Expression)
        : last.reduce((product, factor) => multiplyValues(product, within.value(factor)), numeric(1)),
    scope,
  )
  if (value === undefined) return undefined
  return node.factors.slice(0, first).reduce((product, factor) => multiplyValues(product, scope.value(factor)), value)
}

/** ∫dx over points, ∫Dφ over configurations. */
function integralOf(
  { over, body, below, above }: Expression & { readonly kind: 'integral' },
  scope: Scope,
  points: number,
  outcomes: number,
): Value | undefined {
  if (below !== undefined || above !== undefined) return undefined
  let [steps, letters]: [number, (string | undefined)[]] = [1, []]
  const ranges: number[] = []
  for (const { sign, of } of over) {
    const isField = sign === 'D' && FIELDS.includes(of.name)
    if (sign === 'D' && !isField) return undefined
    letters = [...letters, isField ? '@o' : pointLetter(of)]
    ranges.push(isField ? outcomes : points)
    steps *= ranges.at(-1) as number
  }
  if (letters.some((letter) => letter === undefined) || steps > 20_000) return undefined
  let total = numeric(0)
  for (let step = 0; step < steps; step++) {
    let rest = step
    const set = letters.map((letter, k) => {
      const range = ranges[k] as number
      const value = rest % range
      rest = Math.floor(rest / range)
      return [letter as string, value] as const
    })
    total = addValues(total, scope.within(set).value(body))
  }
  return total
}

function powerIn(row: Parameters<typeof readExpression>[0]): number | undefined {
  const node = readExpression(row)
  return node.kind === 'number' ? Q.toNumber(node.value) : undefined
}
