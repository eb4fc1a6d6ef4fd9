import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import { written } from '../../mathematics/written.js'
import * as Q from '../../algebra/rational.js'
import { readExpression } from '../../mathematics/readExpression.js'
import type { ModelMaker } from '../claimed.js'
import { beginsConnected } from '../connected.js'
import { cumulantByMoments } from '../cumulantByMoments.js'
import { labelBlocks } from '../labels.js'
import type { Model, Scope, Trial } from '../model.js'
import { addValues, logarithmValue, multiplyValues, negateValue, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { spinSystem } from './spinSystem.js'
import type { SpinSystem } from './spinSystem.js'

/** Spins that are summed over: enough for terms with four different sites. */
const SPINS = 4
const COUPLINGS = ['J', 'K', 'w', 'W']
const FIELDS = ['h', 'H', 'θ']
const SPIN_LETTERS = ['s', 'S', 'σ']
/** Letters of Legendre transforms of ln Z, with m as their argument. */
const TRANSFORMS = ['Γ', 'G', 'Φ', 'A', 'F']

/** What of a formula decides how it is read. */
interface Reading {
  readonly conventions: readonly string[]
  readonly doubtful: boolean
  /** m_i without couplings, tanh h_i, or the average with them. */
  readonly bareMeans: boolean
  /** β stands with the couplings, or with the fields too, or nowhere. */
  readonly beta: 'none' | 'couplings' | 'all'
  /** What J_ij in the formula is of the one between two spins, each pair counted once. */
  readonly share: number
  readonly sign: 1 | -1
  /** The transform is divided by β. */
  readonly perBeta: boolean
}

/**
 * Ising spins in fields with couplings that are small: ln Z, free energies of given magnetisations, averages, mean-field
 * and TAP equations. Everything on the left is a sum over all states of a few spins; the magnetisation of given fields is
 * what it is, so that a free energy Γ(m) = Σ h_i m_i − ln Z needs no equation to be solved.
 */
export const spins: ModelMaker = ({ chain, upTo, order }) => {
  const sides = chain.sides.map((side) => resolved(side, isQuantity))
  const [left] = sides
  const nodes = sides.flatMap(nodesOf)
  const coupling = COUPLINGS.find((letter) => nodes.some((node) => isIndexed(node, letter, 2)))
  if (left === undefined || sides.length < 2 || coupling === undefined) return []
  const hasMeans = nodes.some((node) => isIndexed(node, 'm', 1))
  const hasSpins = nodes.some(
    (node) =>
      node.kind === 'average' &&
      nodesOf(node.of).some((one) => SPIN_LETTERS.some((letter) => isIndexed(one, letter, 1))),
  )
  const hasFields = nodes.some((node) => FIELDS.some((letter) => isIndexed(node, letter, 1)))
  const hasCosh = nodes.some((node) => node.kind === 'call' && ['tanh', 'cosh'].includes(node.name))
  if (!((hasMeans || hasCosh) && (hasFields || hasTransform(nodes))) && !hasSpins) return []
  const highest = Math.max(1, ...nodes.map((node) => powerOf(node, coupling)))
  const tail = nodes.find((node) => node.kind === 'tail')
  const countsBeta = nodes.some((node) => isName(node, 'β'))
  const betaIsSmall =
    tail === undefined || !nodesOf(tail).some((node) => node.kind === 'symbol' && node.name === coupling)
  const asked = upTo ?? order ?? (tail === undefined ? highest : undefined)
  return readingsOf(left, hasMeans, countsBeta, hasTransform(nodes)).map((reading): Model => ({
    kind: 'spins',
    conventions: [
      ...reading.conventions,
      ...(asked === undefined || upTo !== undefined || order !== undefined
        ? []
        : [`to order ${asked} in the couplings, the highest in it`]),
    ],
    doubtful: reading.doubtful,
    isFunction: isQuantity,
    ...(asked === undefined ? {} : { upTo: asked }),
    trial: (draw) =>
      trialOf(
        reading,
        coupling,
        betaIsSmall,
        Math.min(8, Math.max(highest, asked ?? 0, ...nodes.map(exponentOf)) + 2),
        draw,
      ),
  }))
}

function isName(node: Expression, name: string): boolean {
  return node.kind === 'symbol' && node.name === name && node.below === undefined
}

function isIndexed(node: Expression, name: string, indices: number): boolean {
  return node.kind === 'symbol' && node.name === name && labelBlocks(node.below).flat().length === indices
}

function hasTransform(nodes: readonly Expression[]): boolean {
  return nodes.some((node) => transformOf(node) || (node.kind === 'symbol' && node.name === 'Γ'))
}

/** Γ(m), G[m]: a function of the magnetisations. */
function transformOf(node: Expression): boolean {
  if (node.kind !== 'applied' || !TRANSFORMS.includes(node.head.name)) return false
  const [argument] = node.args
  return argument?.kind === 'symbol' && argument.name === 'm'
}

/** Ln Z, W, F of the fields, Γ of the magnetisations: names with an argument in brackets. W_ij(1 - m_i) is a product. */
function isQuantity(node: Expression & { readonly kind: 'applied' }): boolean {
  const { head } = node
  return transformOf(node) || (['Z', 'W', 'F'].includes(head.name) && !isIndexed(head, head.name, 2))
}

/** Γ and Γ(m) are of the spins with couplings, Γ_0 and Γ^{(0)} of those without; another label says what is not known. */
function couplingsOf({ below, above, primes, accent }: SymbolNode): 'all' | 'none' | undefined {
  if (primes !== undefined || accent !== undefined) return undefined
  if (below === undefined && above === undefined) return 'all'
  if (above === undefined) return /^(?:0|\(0\))$/.test(written(below ?? [])) ? 'none' : undefined
  return below === undefined && written(above) === '(0)' ? 'none' : undefined
}

/** The whole number above a symbol or behind a bracket; 0 where there is none. */
function exponentOf(node: Expression): number {
  if (node.kind === 'power') return node.exponent.kind === 'number' ? Q.toNumber(node.exponent.value) : 0
  if (node.kind !== 'symbol' || node.above === undefined) return 0
  const exponent = readExpression(node.above)
  return exponent.kind === 'number' ? Q.toNumber(exponent.value) : 0
}

function powerOf(node: Expression, letter: string): number {
  if (
    node.kind === 'power' &&
    node.exponent.kind === 'number' &&
    nodesOf(node.base).some((one) => isIndexed(one, letter, 2))
  )
    return Q.toNumber(node.exponent.value)
  if (node.kind === 'product') return node.factors.reduce((sum, factor) => sum + powerOf(factor, letter), 0)
  if (node.kind === 'big' || node.kind === 'integral') return powerOf(node.body, letter)
  if (node.kind !== 'symbol' || !isIndexed(node, letter, 2)) return 0
  return node.above === undefined ? 1 : exponentOf(node)
}

function readingsOf(left: Expression, hasMeans: boolean, hasBeta: boolean, hasTransform: boolean): readonly Reading[] {
  const isMean = left.kind === 'symbol' && left.name === 'm'
  const means = !hasMeans || isMean || hasTransform ? [false] : [true, false]
  const betas: readonly Reading['beta'][] = hasBeta ? ['couplings', 'all'] : ['none']
  const signs = hasTransform ? ([1, -1] as const) : ([1] as const)
  const shares = [1, 2] as const
  return means.flatMap((bareMeans) =>
    betas.flatMap((beta) =>
      (hasTransform && hasBeta ? [false, true] : [false]).flatMap((perBeta) =>
        signs.flatMap((sign) =>
          shares.map((share): Reading => ({
            bareMeans,
            beta,
            perBeta,
            sign,
            share,
            doubtful: sign < 0 || share !== 1 || (means.length > 1 && !bareMeans),
            conventions: [
              ...(!hasMeans || isMean || hasTransform
                ? []
                : [bareMeans ? 'm_i is tanh h_i' : 'm_i is the average of s_i']),
              ...(beta === 'none'
                ? []
                : [beta === 'all' ? 'β stands before couplings and fields' : 'β stands before the couplings only']),
              ...(sign > 0 ? [] : ['the free energy is ln Z - Σ h_i m_i']),
              ...(share === 1 ? [] : ['the weight is exp(Σ_ij J_ij s_i s_j), each pair twice']),
            ],
          })),
        ),
      ),
    ),
  )
}

function trialOf(reading: Reading, coupling: string, betaIsSmall: boolean, orders: number, draw: () => number): Trial {
  const system = spinSystem(SPINS, orders, draw)
  const { bareMeans, sign, share, perBeta } = reading
  const drawn = 0.5 + draw()
  const hasBeta = reading.beta !== 'none'
  const beta = hasBeta ? small(drawn, betaIsSmall ? 1 : 0) : numeric(1)
  const perBetaValue = powerValue(beta, -1, orders)
  const ofCouplings = (i: number, j: number): Value =>
    multiplyValues(small((system.couplings[i]?.[j] as number) / share, 1), perBetaValue)
  const fieldAt = (i: number): Value =>
    reading.beta === 'all'
      ? multiplyValues(numeric(system.fields[i] as number), perBetaValue)
      : numeric(system.fields[i] as number)
  const meanAt = (i: number): Value => (bareMeans ? numeric(Math.tanh(system.fields[i] as number)) : system.moment([i]))
  const transform = (couplings: 'all' | 'none'): Value => {
    let sum = couplings === 'all' ? negateValue(system.logarithm) : numeric(0)
    for (let i = 0; i < SPINS; i++) {
      const mean = system.moment([i])
      const field = numeric(system.fields[i] as number)
      sum = addValues(sum, couplings === 'all' ? multiplyValues(field, mean) : entropyAt(mean, orders))
    }
    return multiplyValues(multiplyValues(sum, numeric(sign)), perBeta ? perBetaValue : numeric(1))
  }
  const quantity = (head: SymbolNode, isTransform: boolean): Value | undefined => {
    const couplings = couplingsOf(head)
    if (couplings === undefined) return undefined
    if (isTransform) return transform(couplings)
    return named(head.name, couplings === 'all' ? system : uncoupled(system), perBetaValue)
  }
  return {
    orders,
    range: SPINS,
    indices: (node) => {
      if (node.kind !== 'symbol') return []
      const isKnown = [coupling, ...FIELDS, ...SPIN_LETTERS, 'm'].includes(node.name)
      return isKnown ? labelBlocks(node.below).flat() : []
    },
    meaning: (node, scope) => {
      if (node.kind === 'average') return averageOf(node, scope, system)
      if (node.kind === 'applied') return node.above === undefined ? quantity(node.head, transformOf(node)) : undefined
      if (node.kind !== 'symbol') return undefined
      if (['Γ', 'Z', 'W', 'F'].includes(node.name)) {
        const known = quantity(node, node.name === 'Γ')
        if (known !== undefined) return known
      }
      if (node.above !== undefined || node.primes !== undefined || node.accent !== undefined) return undefined
      const { name } = node
      if (node.below === undefined) {
        if (name === 'β' && hasBeta) return beta
        return name === coupling ? multiplyValues(small(1, 1), perBetaValue) : undefined
      }
      const sites = sitesOf(node, scope)
      if (sites === undefined) return undefined
      const [i, j] = sites
      if (i === undefined) return undefined
      if (j !== undefined) return name === coupling && sites.length === 2 ? ofCouplings(i, j) : undefined
      if (name === 'm') return meanAt(i)
      return FIELDS.includes(name) ? fieldAt(i) : undefined
    },
  }
}

function named(
  name: string,
  { partition, logarithm }: Pick<SpinSystem, 'partition' | 'logarithm'>,
  perBeta: Value,
): Value | undefined {
  if (name === 'Z') return partition
  if (name === 'W') return logarithm
  return name === 'F' ? multiplyValues(negateValue(logarithm), perBeta) : undefined
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

function sitesOf(node: Expression & { readonly kind: 'symbol' }, { indices }: Scope): readonly number[] | undefined {
  const sites = labelBlocks(node.below)
    .flat()
    .map((letter) => indices.get(letter))
  return sites.some((site) => site === undefined) ? undefined : (sites as readonly number[])
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
