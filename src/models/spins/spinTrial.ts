import { lazy } from '../../algebra/lazy.js'
import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import { beginsConnected } from '../connected.js'
import { cumulantByMoments } from '../cumulantByMoments.js'
import { functionValue } from '../functionValue.js'
import { labelBlocks } from '../labels.js'
import type { Scope, Trial } from '../model.js'
import { StrayLabel } from '../noMeaning.js'
import { addValues, logarithmValue, multiplyValues, negateValue, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { inverseOfSmall } from './covarianceInverse.js'
import { remembering } from './remembering.js'
import {
  couplingsOf,
  COVARIANCES,
  covarianceOf,
  FIELDS,
  isBareTransform,
  isIndexed,
  isInverseTanh,
  isOverlap,
  isTransform,
  SPIN_LETTERS,
} from './spinLetters.js'
import type { SpinReading } from './spinReadings.js'
import type { SpinSystem } from './spinSystem.js'

/** How a formula of spins is drawn for. */
export interface SpinDraw {
  readonly reading: SpinReading
  readonly coupling: string
  readonly hasFields: boolean
  /** Orders are counted by β, not by the couplings. */
  readonly betaIsSmall: boolean
  readonly orders: number
  readonly system: SpinSystem
}

/**
 * Values of all letters in a system of spins.
 *
 * @param drawn the number that β is
 */
export function spinTrial(
  { reading, coupling, hasFields, betaIsSmall, orders, system }: SpinDraw,
  drawn: number,
): Trial {
  const spins = system.count
  const { bareMeans, sign, share, perBeta, lessFields, isUniform, isAlike, isFieldless, countsNeighbours } = reading
  const hasBeta = reading.beta !== 'none'
  const beta = hasBeta ? small(drawn, betaIsSmall ? 1 : 0) : numeric(1)
  const temperature = powerValue(beta, -1, orders)
  const ofCouplings = (i: number, j: number): Value =>
    multiplyValues(small((system.couplings[i]?.[j] as number) / share, 1), temperature)
  const angleAt = (i: number): Value => numeric(system.fields[i] as number)
  const fieldAt = (i: number): Value => (reading.beta === 'all' ? multiplyValues(angleAt(i), temperature) : angleAt(i))
  const meanAt = (i: number): Value => (bareMeans ? numeric(Math.tanh(system.fields[i] as number)) : system.moment([i]))
  const inUnits = (value: Value): Value =>
    multiplyValues(multiplyValues(value, numeric(sign)), perBeta ? temperature : numeric(1))
  const transform = (couplings: 'all' | 'none'): Value => {
    let sum = couplings === 'all' ? negateValue(system.logarithm) : numeric(0)
    for (let i = 0; i < spins; i++) {
      const mean = system.moment([i])
      if (couplings === 'none') sum = addValues(sum, entropyAt(mean, orders))
      if ((couplings === 'all') === lessFields) continue
      sum = addValues(sum, multiplyValues(multiplyValues(angleAt(i), mean), numeric(lessFields ? -1 : 1)))
    }
    return inUnits(sum)
  }
  const quantity = (head: SymbolNode, isOfMeans: boolean): Value | undefined => {
    const couplings = couplingsOf(head)
    if (couplings === undefined) return undefined
    if (isOfMeans) return transform(couplings)
    return named(head.name, couplings === 'all' ? system : uncoupled(system), temperature)
  }
  const covariances = lazy(() =>
    system.fields.map((_, i) => system.fields.map((_unused, j) => cumulantByMoments([i, j], system.moment))),
  )
  const inverses = lazy(() => inverseOfSmall(covariances(), orders))
  /** ∂G/∂m_i, ∂h_i/∂m_j, ∂m_i/∂h_j. */
  const slope = ({ of, by, order }: Expression & { readonly kind: 'derivative' }, scope: Scope): Value | undefined => {
    const [first, second] = by
    if (of === undefined || first === undefined || order !== undefined) return undefined
    const [i, more] = isIndexed(first, ['m', ...FIELDS], 1) ? (sitesOf(first as SymbolNode, scope) ?? []) : []
    if (i === undefined || more !== undefined) return undefined
    const isByMean = isIndexed(first, 'm', 1)
    if ((isTransform(of) || isBareTransform(of, hasFields)) && isByMean && second === undefined)
      return lessFields ? numeric(0) : inUnits(angleAt(i))
    const own = of.kind === 'symbol' ? sitesOf(of, scope)?.[0] : undefined
    if (own === undefined || second !== undefined) return undefined
    const perField = reading.beta === 'all' ? beta : numeric(1)
    if (isByMean && isIndexed(of, FIELDS, 1))
      return multiplyValues(inverses()[own]?.[i] as Value, powerValue(perField, -1, orders))
    return !isByMean && isIndexed(of, 'm', 1) ? multiplyValues(covariances()[own]?.[i] as Value, perField) : undefined
  }
  const meaning = (node: Expression, scope: Scope): Value | undefined => {
    if (node.kind === 'average') return averageOf(node, scope, system)
    if (node.kind === 'applied') return node.above === undefined ? quantity(node.head, isTransform(node)) : undefined
    if (node.kind === 'derivative') return slope(node, scope)
    if (node.kind === 'call' && isFieldless) return withoutFields(node, scope, angleAt, orders)
    const covariance = covarianceOf(node)
    if (covariance !== undefined) {
      const [i, j] = boundSites(covariance.sites, scope)
      return (covariance.isInverse ? inverses() : covariances())[i as number]?.[j as number]
    }
    if (node.kind !== 'symbol') return undefined
    return symbolMeaning(withoutWords(node), scope)
  }
  const symbolMeaning = (node: SymbolNode, scope: Scope): Value | undefined => {
    const isOfMeans = isBareTransform(node, hasFields)
    if (isOfMeans || ['Z', 'W', 'F'].includes(node.name)) {
      const known = quantity(node, isOfMeans)
      if (known !== undefined) return known
    }
    if (node.above !== undefined || node.primes !== undefined || node.accent !== undefined) return undefined
    const { name } = node
    if (name === 'k' && isIndexed(node, 'k', 1) && hasBeta && labelBlocks(node.below).flat()[0] === 'B')
      return numeric(1)
    if (isAlike && isOverlap(node)) return powerValue(meanAt(0), 2, orders)
    if (node.below === undefined) {
      if (hasBeta && ['β', 'T'].includes(name)) return name === 'β' ? beta : temperature
      if (name === 'N') return numeric(spins)
      if (COVARIANCES.includes(name)) return small(1, 1)
      if (isAlike && name === coupling)
        return multiplyValues(
          ofCouplings(0, 1),
          numeric(Math.sign(system.couplings[0]?.[1] as number) * Math.sqrt(spins - 1)),
        )
      if (!isUniform) return name === coupling ? multiplyValues(small(1, 1), temperature) : undefined
      if (name === coupling) return multiplyValues(ofCouplings(0, 1), numeric(countsNeighbours ? 1 : spins - 1))
      if (name === 'z') return numeric(spins - 1)
      if (name === 'm') return meanAt(0)
      return FIELDS.includes(name) ? fieldAt(0) : undefined
    }
    const sites = sitesOf(node, scope, name === coupling || name === 'm' || FIELDS.includes(name))
    const [i, j] = sites ?? []
    if (i === undefined) return undefined
    if (name === 'δ') return sites?.length === 2 ? numeric(i === j ? 1 : 0) : undefined
    if (j !== undefined) return name === coupling && sites?.length === 2 ? ofCouplings(i, j) : undefined
    if (name === 'm') return meanAt(i)
    return FIELDS.includes(name) ? fieldAt(i) : undefined
  }
  const trial: Trial = {
    orders,
    range: spins,
    indices: (node) => {
      const covariance = covarianceOf(node)
      if (covariance !== undefined) return covariance.sites
      if (node.kind !== 'symbol') return []
      const isKnown = [coupling, ...FIELDS, ...SPIN_LETTERS, 'm', 'δ'].includes(node.name)
      return isKnown ? labelBlocks(node.below).flat() : []
    },
    areNeighbours: (j, i) => j !== i,
    meaning,
  }
  return { ...trial, meaning: remembering(trial) }
}

/** In equations without fields the angle of a mean has the field too, and the field is what its artanh lacks. */
function withoutFields(
  node: Expression & { readonly kind: 'call' },
  scope: Scope,
  angleAt: (i: number) => Value,
  orders: number,
): Value | undefined {
  const [letter, ...more] = scope.free
  const site = letter === undefined ? undefined : scope.indices.get(letter)
  if (site === undefined || more.length > 0) return undefined
  const inside = scope.value(node.argument)
  if (node.name === 'tanh') return functionValue(node, addValues(inside, angleAt(site)), orders)
  return isInverseTanh(node) ? addValues(functionValue(node, inside, orders), negateValue(angleAt(site))) : undefined
}

function named(
  name: string,
  { partition, logarithm }: Pick<SpinSystem, 'partition' | 'logarithm'>,
  temperature: Value,
): Value | undefined {
  if (name === 'Z') return partition
  if (name === 'W') return logarithm
  return name === 'F' ? multiplyValues(negateValue(logarithm), temperature) : undefined
}

/** The same spins in the same fields without couplings. */
function uncoupled({ fields }: SpinSystem): Pick<SpinSystem, 'partition' | 'logarithm'> {
  const partition = fields.reduce((product, h) => product * 2 * Math.cosh(h), 1)
  return { partition: numeric(partition), logarithm: numeric(Math.log(partition)) }
}

/** The free energy of one spin with this mean: (1+m)/2 ln (1+m)/2 + (1-m)/2 ln (1-m)/2. */
function entropyAt(mean: Value, orders: number): Value {
  return [1, -1]
    .map((sign) => multiplyValues(addValues(numeric(1), multiplyValues(mean, numeric(sign))), numeric(0.5)))
    .map((share) => multiplyValues(share, logarithmValue(share, orders)))
    .reduce(addValues)
}

/** `h_i^{ext}`: words above a field are part of its name. */
function withoutWords(node: SymbolNode): SymbolNode {
  if (node.above === undefined) return node
  const { above, ...bare } = node
  const [only, ...more] = above
  const isWord = only?.kind === 'words' || (only?.kind === 'name' && only.text.length > 1)
  return isWord && more.length === 0 && FIELDS.includes(node.name) ? bare : node
}

/** Undefined where a letter has no value; of a letter of this model that is neither summed over nor on the left an error. */
function sitesOf(node: SymbolNode, { indices }: Scope, isOwn = false): readonly number[] | undefined {
  const letters = labelBlocks(node.below).flat()
  const stray = letters.find((letter) => !indices.has(letter))
  if (stray === undefined) return letters.map((letter) => indices.get(letter) as number)
  if (isOwn && /^[i-n]$/.test(stray)) throw new StrayLabel(stray)
  return undefined
}

function boundSites(letters: readonly string[], { indices }: Scope): readonly (number | undefined)[] {
  return letters.map((letter) => indices.get(letter))
}

/** ⟨s_i s_j⟩ and ⟨s_i s_j⟩_c. */
function averageOf(
  node: Expression & { readonly kind: 'average' },
  scope: Scope,
  system: SpinSystem,
): Value | undefined {
  if (node.above !== undefined) return undefined
  const factors = node.of.kind === 'product' ? node.of.factors : [node.of]
  const sites = factors.flatMap((factor): readonly (number | undefined)[] => {
    const isSpin = factor.kind === 'symbol' && factor.above === undefined && SPIN_LETTERS.includes(factor.name)
    const own = isSpin ? sitesOf(factor, scope) : undefined
    return own?.length === 1 ? own : [undefined]
  })
  if (sites.some((site) => site === undefined)) return undefined
  const known = sites as readonly number[]
  if (node.below === undefined && node.sort !== '⟨⟨⟩⟩') return system.moment(known)
  if (node.below !== undefined && !beginsConnected(node.below)) return undefined
  return cumulantByMoments(known, system.moment)
}
