import { momentTerms } from '../algebra/cumulant.js'
import { setPartitions } from '../algebra/partitions.js'
import type { Expression, SymbolNode } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { nodesOf, someNode } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import { saysConnected } from './connected.js'
import { labelBlocks } from './labels.js'
import { layerAbove, layerNamed, layersBetween } from './layerLabel.js'
import { standsAt } from './standsAt.js'
import { isPlainLetter, symbolText } from './symbolText.js'
import { addValues, multiplyValues, numeric } from './value.js'

interface Factor {
  /** Of the neuron, and of the sample. */
  readonly neuron: string
  readonly sample: string
  readonly layer?: string
}

const OUTCOMES = 7

/**
 * Moments of preactivations of one layer, E[z_{i;α} z_{j;β} …] = δ_{ij} δ_{kl}(G G + V/n) + …: given the layers below they
 * are Gaussian with a random kernel Ĝ, whose mean is G and whose covariance is V/n. The left side is computed by Wick's
 * theorem for each of a few random kernels. Which neurons are the same is no matter of chance: the sides are compared as
 * sums over all ways, each with a weight of its own, so that a δ too few or in the wrong place is seen in every draw.
 */
export const preactivations: ModelMaker = ({ chain }) => {
  const [left, ...others] = chain.sides
  const said = left === undefined ? undefined : momentOfLayer(left)
  if (left === undefined || said === undefined || others.length === 0) return undefined
  const { factors, isConnected } = said
  const symbols = others.flatMap(nodesOf).flatMap((node) => (node.kind === 'symbol' ? [node] : []))
  const width = [...new Set(symbols.map(symbolText))].filter((letter) => /^[nN](?:_|$)/u.test(letter))
  if (
    width.length > 1 ||
    !areOfOneLayer(factors, symbols) ||
    !others.some((side) => someNode(side, (node) => node.kind === 'symbol' && node.name === 'δ'))
  )
    return undefined
  return {
    kind: 'preactivations',
    conventions: [],
    isFunction: () => false,
    trial: (draw) => {
      const patterns = samenessOf(factors.length).map((neurons) => ({ neurons, weight: 0.5 + draw() }))
      const raw = Array.from({ length: OUTCOMES }, () => 0.2 + draw())
      const total = raw.reduce((sum, x) => sum + x, 0)
      const weights = raw.map((x) => x / total)
      const kernels = weights.map(() => symmetric(factors.length, draw))
      const n = 3 + 5 * draw()
      const mean = (f: (kernel: (a: number, b: number) => number) => number): number =>
        kernels.reduce((sum, kernel, k) => sum + (weights[k] as number) * f(kernel), 0)
      const covariance = (a: number, b: number, c: number, d: number): number =>
        mean((kernel) => kernel(a, b) * kernel(c, d)) - mean((k) => k(a, b)) * mean((k) => k(c, d))
      const wick = (neurons: readonly number[], kernel: (a: number, b: number) => number): number =>
        pairings(factors.length).reduce(
          (sum, pairs) => sum + pairs.reduce((one, [a, b]) => one * (neurons[a] === neurons[b] ? kernel(a, b) : 0), 1),
          0,
        )
      const places = (row: Row | undefined): readonly number[] => {
        const samples = labelBlocks(row).flat()
        return samples.map((sample) => factors.findIndex((one, k) => one.sample === sample || `${k + 1}` === sample))
      }
      return {
        orders: 0,
        meaning: (node, scope) => {
          const neurons = patterns[scope.indices.get('@o') ?? -1]?.neurons
          if (neurons === undefined)
            return patterns
              .map(({ weight }, o) => multiplyValues(numeric(weight), scope.within([['@o', o]]).value(node)))
              .reduce(addValues, numeric(0))
          if (standsAt(node, left)) {
            const gaussian = isConnected ? wick(neurons, (a, b) => mean((kernel) => kernel(a, b))) : 0
            return numeric(mean((kernel) => wick(neurons, kernel)) - gaussian)
          }
          if (node.kind !== 'symbol' || (node.above !== undefined && layerAbove(node.above) === undefined))
            return undefined
          if (symbolText(node) === width[0]) return numeric(n)
          if (!isPlainLetter(node)) return undefined
          if (node.name === 'δ') {
            const [i, j, more] = labelBlocks(node.below)
              .flat()
              .map((label) => neuronOf(factors, label))
            return i === undefined || j === undefined || more !== undefined || i < 0 || j < 0
              ? undefined
              : numeric(neurons[i] === neurons[j] ? 1 : 0)
          }
          const at = places(node.below)
          if (at.includes(-1)) return undefined
          const [a = 0, b = 0, c = 0, d = 0] = at
          if (node.name === 'V' && at.length === 4) return numeric(n * covariance(a, b, c, d))
          return (node.name === 'G' || node.name === 'K') && at.length === 2 ? numeric(mean((k) => k(a, b))) : undefined
        },
      }
    },
  }
}

/**
 * Whether all letters are of one layer: z^{(ℓ)}, V^{(ℓ)}, with the width n_{ℓ-1} of the layer whose activations are summed.
 * Those of another layer have other values.
 */
function areOfOneLayer(factors: readonly Factor[], symbols: readonly SymbolNode[]): boolean {
  const layers = new Set([
    ...factors.flatMap(({ layer }) => layer ?? []),
    ...symbols.flatMap(({ name, above }) => ('VGK'.includes(name) ? (layerAbove(above) ?? []) : [])),
  ])
  const [layer, more] = layers
  if (layer === undefined) return true
  const widths = symbols.flatMap(({ name, below }) => (/^[nN]$/.test(name) ? (layerNamed(below) ?? []) : []))
  return more === undefined && widths.every((width) => layersBetween(width, layer) === 1)
}

function neuronOf(factors: readonly Factor[], label: string): number {
  return factors.findIndex(({ neuron }) => neuron === label)
}

/** Which of so many neurons are the same, in all ways: the number of the block of each. */
function samenessOf(size: number): readonly (readonly number[])[] {
  const all = Array.from({ length: size }, (_, k) => k)
  return [...setPartitions(all)].map((blocks) => all.map((k) => blocks.findIndex((block) => block.includes(k))))
}

function symmetric(size: number, draw: () => number): (a: number, b: number) => number {
  const entries = Array.from({ length: size * size }, () => 0.5 + draw())
  return (a, b) => entries[Math.min(a, b) * size + Math.max(a, b)] as number
}

function pairings(size: number): readonly (readonly (readonly [number, number])[])[] {
  return [...momentTerms(Array.from({ length: size }, (_, k) => k))].flatMap(({ blocks }) =>
    blocks.every(({ length }) => length === 2) ? [blocks as readonly (readonly [number, number])[]] : [],
  )
}

/** `E[z_{i_1;α_1} … ]`, connected where that is said. */
function momentOfLayer(
  node: Expression,
): { readonly factors: readonly Factor[]; readonly isConnected: boolean } | undefined {
  if (node.kind === 'at') {
    const inner = momentOfLayer(node.of)
    return inner !== undefined && saysConnected(node.below) ? { ...inner, isConnected: true } : undefined
  }
  if (node.kind !== 'average' || node.above !== undefined) return undefined
  if (node.below !== undefined && !saysConnected(node.below)) return undefined
  const factors = (node.of.kind === 'product' ? node.of.factors : [node.of]).map(factorOf)
  if (factors.some((one) => one === undefined) || (factors.length !== 2 && factors.length !== 4)) return undefined
  const found = factors as readonly Factor[]
  const [neurons, samples] = [new Set(found.map(({ neuron }) => neuron)), new Set(found.map(({ sample }) => sample))]
  if (neurons.size !== found.length || samples.size !== found.length) return undefined
  return { factors: found, isConnected: node.below !== undefined || node.sort === '⟨⟨⟩⟩' }
}

/** `z_{i;α}^{(ℓ)}`, `φ_i(x)`. */
function factorOf(node: Expression): Factor | undefined {
  if (node.kind === 'applied') {
    const [point] = node.args
    if (!isField(node.head) || node.args.length !== 1 || point?.kind !== 'symbol') return undefined
    if (node.head.below === undefined || point.above !== undefined || node.above !== undefined) return undefined
    if (node.head.above !== undefined && layerAbove(node.head.above) === undefined) return undefined
    return { neuron: written(node.head.below), sample: symbolText(point), ...layerOf(node.head) }
  }
  if (node.kind !== 'symbol' || !isField(node) || node.below === undefined) return undefined
  if (node.above !== undefined && layerAbove(node.above) === undefined) return undefined
  const blocks = node.below.filter((item) => item.kind === 'name')
  const [neuron, sample, ...more] = blocks
  const separates = node.below.some((item) => item.kind === 'sign' && (item.text === ';' || item.text === ','))
  if (neuron === undefined || sample === undefined || more.length > 0 || !separates) return undefined
  return { neuron: written([neuron]), sample: written([sample]), ...layerOf(node) }
}

function isField(letter: SymbolNode): boolean {
  return 'zφϕ'.includes(letter.name) && isPlainLetter(letter)
}

function layerOf({ above }: SymbolNode): Pick<Factor, 'layer'> {
  const layer = layerAbove(above)
  return layer === undefined ? {} : { layer }
}
