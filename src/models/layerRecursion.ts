import type { Expression, SymbolNode } from '../mathematics/expression.js'
import type { Item, Row } from '../mathematics/item.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { isBare } from '../mathematics/rows.js'
import { written } from '../mathematics/written.js'
import { activationAt, activationIn } from './activationAt.js'
import type { ModelMaker } from './claimed.js'
import { averageOfValues, finiteSpace, momentOf } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { labelBlocks } from './labels.js'
import { layerAbove, layersBetween } from './layerLabel.js'
import { standsAt } from './standsAt.js'
import { isPlainLetter, letterOf, symbolText } from './symbolText.js'
import { numeric } from './value.js'
import { isBiasLetter, isWeightLetter, varianceOf, varianceText } from './varianceLetters.js'

const KERNELS = new Set(['K', 'G', 'Σ', 'C', 'q', 'Q'])

/**
 * From layer to layer of wide networks: K^(ℓ+1) = C_b + C_W ⟨σσ⟩_{K^(ℓ)}, and the four-point vertex of the second layer,
 * V^(2) = C_W² (⟨σσσσ⟩ − ⟨σσ⟩⟨σσ⟩). They hold for any distribution of the activations: a finite space, of which two
 * neurons are taken whose Ĝ = C_b + C_W Σ_j σ_jσ_j/2 has this mean and half of this covariance.
 */
export const layerRecursion: ModelMaker = ({ chain }) => {
  const [left, ...others] = chain.sides
  const target = left === undefined ? undefined : targetOf(left)
  if (left === undefined || target === undefined || others.length === 0) return undefined
  const averages = others.flatMap(averagesIn)
  const activations = new Set(averages.map(({ of }) => activationIn(of)))
  const [activation] = activations
  if (activation === undefined || activations.size !== 1) return undefined
  if (!averages.every(({ below }) => isOverLayerBelow(below ?? [], target))) return undefined
  const letters = new Map(others.flatMap(symbolsIn).map((symbol) => [symbolText(symbol), symbol]))
  const biases = [...letters.keys()].filter(isBiasLetter)
  const weights = [...letters.keys()].filter(isWeightLetter)
  const [[bias], [weight]] = [biases, weights]
  if (biases.length > 1 || weights.length > 1 || weight === undefined) return undefined
  const isVertex = target.samples.length === 4
  const samples = [...new Set(target.samples)]
  return {
    kind: 'layer recursion',
    conventions: [
      `weights of variance ${varianceText(weight)}/width`,
      ...(bias === undefined ? [] : [`biases of variance ${varianceText(bias)}`]),
    ],
    ...(bias === undefined && !isVertex ? { unsaid: 'it holds if there are no biases, which nothing says' } : {}),
    isFunction: ({ head }) =>
      head.name === activation ||
      (head.below === undefined && 'zhuφϕfx'.includes(head.name)) ||
      (KERNELS.has(head.name) && layerAbove(head.above) !== undefined && head.below === undefined) ||
      standsAt(head, left.kind === 'applied' ? left.head : left),
    trial: (draw) => {
      const space = finiteSpace(Math.max(1, samples.length), draw)
      const [w, b] = [0.6 + draw(), 0.6 + draw()]
      const [cw, cb] = [varianceOf(weight, w), bias === undefined ? 0 : varianceOf(bias, b)]
      return {
        orders: 0,
        meaning: (node, scope) => {
          const outcome = scope.indices.get('@o')
          if (standsAt(node, left)) {
            const places = target.samples.map((sample) => samples.indexOf(sample))
            return numeric(isVertex ? vertex(space, places, cw, cb) : cb + cw * momentOf(space, pairOf(places)))
          }
          if (node.kind === 'average') {
            if (outcome !== undefined || node.above !== undefined || node.sort === '⟨⟨⟩⟩') return undefined
            return averageOfValues(space, (one) => scope.within([['@o', one]]).value(node.of))
          }
          const sample = outcome === undefined ? undefined : activationAt(node, activation)
          if (sample !== undefined && outcome !== undefined) {
            const place = placeOf(samples, sample)
            return place < 0 ? undefined : numeric(space.variables[place]?.[outcome] as number)
          }
          if (node.kind !== 'symbol') return undefined
          const isBare = node.above === undefined || layerAbove(node.above) !== undefined
          if (!isBare || !isLayerOf(node, target.layer)) return undefined
          const letter = symbolText(node)
          return letter === weight ? numeric(w) : letter === bias ? numeric(b) : undefined
        },
      }
    },
  }
}

interface Target {
  readonly layer: string
  /** Two of a kernel, four of a vertex; none where there is a single one. */
  readonly samples: readonly string[]
}

function targetOf(node: Expression): Target | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind !== 'symbol' || !isPlainLetter(head)) return undefined
  const layer = layerAbove(head.above)
  if (layer === undefined) return undefined
  if (head.name === 'V' && node.kind === 'symbol') {
    const samples = labelBlocks(head.below).flat()
    if (layer !== '2' || (samples.length !== 4 && samples.length !== 0)) return undefined
    return { layer, samples: samples.length === 0 ? ['', '', '', ''] : samples }
  }
  if (!KERNELS.has(head.name)) return undefined
  if (node.kind === 'applied') {
    const samples = node.args.map(letterOf)
    if (node.above !== undefined || samples.length !== 2 || samples.includes(undefined)) return undefined
    return { layer, samples: samples as readonly string[] }
  }
  const samples = samplesBelow(head.below)
  return samples.length === 2 || samples.length === 0 ? { layer, samples } : undefined
}

/** The labels of a kernel without the 0 of `G_0`. */
function samplesBelow(below: Row | undefined): readonly string[] {
  return labelBlocks(below?.filter((item) => !(item.kind === 'number' && item.text === '0'))).flat()
}

/**
 * Whether an average is over the layer below: `⟨…⟩_{K^{(ℓ)}}`, `z ∼ N(0, K^{(ℓ)})`, `f ∼ GP(0, K)`; what says nothing of it
 * is. What else may stand there is another Gaussian, or none.
 */
function isOverLayerBelow(below: Row, target: Target): boolean {
  const [first, ...rest] = below
  if (first === undefined) return true
  if (rest.length === 0 && first.kind === 'group' && first.open === '' && isBare(first))
    return isOverLayerBelow(first.body, target)
  if (rest.length === 0) return isKernelBelow(first, target)
  const at = below.findIndex((item) => item.kind === 'sign' && ['∼', '\\sim'].includes(item.text))
  const isOfOne = at < 1 || (at === 1 && (first.kind === 'name' || first.kind === 'group'))
  const law = below.slice(at + 1, -1)
  const isGaussian = law.every(
    (item) => isBare(item) && (item.kind === 'words' || (item.kind === 'name' && isPlainLetter(item))),
  )
  const bracket = below.at(-1)
  if (!isOfOne || !isGaussian || !['N', 'GP'].includes(written(law))) return false
  if (bracket?.kind !== 'group' || !isBare(bracket)) return false
  const [mean, comma, covariance, more] = bracket.body
  const isCentred = mean !== undefined && written([mean]) === '0' && comma?.kind === 'sign' && comma.text === ','
  return isCentred && covariance !== undefined && more === undefined && isKernelBelow(covariance, target)
}

/** K^{(ℓ)} below K^{(ℓ+1)}, of the same samples where it says of which. */
function isKernelBelow(item: Item, { layer, samples }: Target): boolean {
  if (item.kind !== 'name' || !KERNELS.has(item.text) || !isPlainLetter(item)) return false
  const own = layerAbove(item.above)
  if (own === undefined ? item.above !== undefined : layersBetween(own, layer) !== 1) return false
  const said = samplesBelow(item.below)
  return said.length === 0 || (samples.length === 2 && said.join() === samples.join())
}

/** Parameters of a layer have its number; those of another layer have other values. */
function isLayerOf({ above }: SymbolNode, layer: string): boolean {
  const own = layerAbove(above)
  return own === undefined || layersBetween(own, layer) === 0
}

function placeOf(samples: readonly string[], sample: string): number {
  if (samples.length === 0) return 0
  const found = samples.indexOf(sample)
  return found >= 0 ? found : samples.findIndex((one) => one.endsWith(`_${sample}`) || sample.endsWith(`_${one}`))
}

function pairOf(places: readonly number[]): readonly number[] {
  return places.length === 0 ? [0, 0] : places
}

/** n Cov(Ĝ_12, Ĝ_34) for n = 2 neurons, over all pairs of outcomes. */
function vertex({ weights, variables }: FiniteSpace, [a, b, c, d]: readonly number[], cw: number, cb: number): number {
  const at = (i: number | undefined, outcome: number): number => variables[i as number]?.[outcome] as number
  let [first, second, both] = [0, 0, 0]
  for (const [k, p] of weights.entries())
    for (const [l, q] of weights.entries()) {
      const left = cb + (cw / 2) * (at(a, k) * at(b, k) + at(a, l) * at(b, l))
      const right = cb + (cw / 2) * (at(c, k) * at(d, k) + at(c, l) * at(d, l))
      first += p * q * left
      second += p * q * right
      both += p * q * left * right
    }
  return 2 * (both - first * second)
}

function averagesIn(node: Expression): readonly (Expression & { readonly kind: 'average' })[] {
  return node.kind === 'average' ? [node] : partsOfExpression(node).flatMap(averagesIn)
}

function symbolsIn(node: Expression): readonly SymbolNode[] {
  if (node.kind === 'average') return []
  if (node.kind === 'symbol') return [node]
  return [...(node.kind === 'applied' ? [node.head] : []), ...partsOfExpression(node).flatMap(symbolsIn)]
}
