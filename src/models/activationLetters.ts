import type { Expression, SymbolNode } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { nodesOf } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import { labelBlocks } from './labels.js'
import { layerAbove, layersBetween } from './layerLabel.js'
import { isPlainLetter, letterOf, symbolText } from './symbolText.js'

const ACTIVATIONS = new Set(['σ', 'φ', 'ϕ', 'f', 'g', 'h', 'ρ'])
/** Letters of the variance of a preactivation. */
export const KERNELS: ReadonlySet<string> = new Set(['K', 'q', 'G', 'Q'])

/** What the left side is; `relation` where it is an average, an integral, a derivative itself. */
export type Target = 'layer' | 'parallel' | 'perpendicular' | 'relation'

/** σ(z), φ'(√q z). */
export function isActivation({ head, args }: Expression & { readonly kind: 'applied' }): boolean {
  const isPlain = head.above === undefined || /^[2-4]$/.test(written(head.above))
  const isOther = head.below !== undefined || head.accent !== undefined
  return ACTIVATIONS.has(head.name) && !isOther && isPlain && args.length === 1
}

export function isSusceptibility(node: Expression): boolean {
  return targetOf(node) === 'parallel' || targetOf(node) === 'perpendicular'
}

/** What a left side is, with its arguments and labels; undefined for anything else. */
export function targetOf(node: Expression): Target | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind === 'symbol' && !isPlainLetter(head)) return undefined
  if (head.kind === 'symbol' && head.name === 'χ' && head.above === undefined && head.below !== undefined) {
    if (node.kind === 'applied' && !isOfKernel(node)) return undefined
    const below = written(head.below).replaceAll(/[{}]/g, '')
    if (/^(?:\\parallel|∥|‖|\\Vert)$/u.test(below)) return 'parallel'
    return /^(?:\\perp|⊥|1)$/u.test(below) ? 'perpendicular' : undefined
  }
  if (node.kind === 'symbol') {
    // q_{ab} of two samples is no average over one variable.
    const isDiagonal = new Set(labelBlocks(node.below).flat()).size <= 1
    return KERNELS.has(node.name) && layerAbove(node.above) !== undefined && isDiagonal ? 'layer' : undefined
  }
  return isMultiplied(node) || derivativeBy(node) !== undefined ? 'relation' : undefined
}

/** χ(K), χ(q^*). */
function isOfKernel({ args, above }: Expression & { readonly kind: 'applied' }): boolean {
  const [kernel, more] = args
  if (kernel?.kind !== 'symbol' || more !== undefined || above !== undefined) return false
  return KERNELS.has(symbolText(kernel)) && (kernel.above === undefined || isStar(kernel.above))
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

/** Letters of activations without their argument, within averages: ⟨f''⟩, ⟨σσ⟩; none where one has its argument. */
export function bareActivations(averages: readonly Expression[]): readonly SymbolNode[] {
  const nodes = averages.flatMap((average) => (average.kind === 'average' ? nodesOf(average.of) : []))
  const heads = nodes.flatMap((node) => (node.kind === 'applied' && isActivation(node) ? [node] : []))
  if (heads.some(({ args: [argument] }) => letterOf(argument) !== undefined)) return []
  const symbols = nodes.flatMap((node) =>
    node.kind === 'symbol' ? [node] : node.kind === 'applied' ? [node.head] : [],
  )
  return symbols.filter(
    ({ name, above, below, accent }) =>
      ACTIVATIONS.has(name) && above === undefined && below === undefined && accent === undefined,
  )
}

/** Of products of activations other identities hold for ramps, say: one function alone in every average. */
export function isLinear(node: Expression): boolean {
  return (
    nodesOf(node).filter((one) => one.kind === 'applied' && isActivation(one)).length === 1 &&
    nodesOf(node).every((one) => one.kind !== 'applied' || one.above === undefined)
  )
}

/** The same of an activation without its argument. */
export function isLinearIn(node: Expression, name: string): boolean {
  const own = nodesOf(node).filter((one) => one.kind === 'symbol' && one.name === name)
  return own.length === 1 && own.every((one) => one.kind === 'symbol' && one.above === undefined)
}

/** The letter beside activations without their argument, which it is; z where there is none. */
export function variableBeside(averages: readonly Expression[], name: string): readonly string[] {
  const beside = averages
    .flatMap(nodesOf)
    .flatMap((node) => (node.kind === 'symbol' && node.name !== name && !KERNELS.has(node.name) ? [node] : []))
    .map((node) => symbolText(node))
  return beside.length === 0 ? ['z'] : beside
}

/** Letters for the variance in a formula: kernels, σ where it is no activation, what stands below averages. */
export function variancesIn(nodes: readonly Expression[], activation: string): ReadonlySet<string> {
  return new Set(
    nodes.flatMap((node) => {
      if (node.kind === 'symbol') {
        if (KERNELS.has(node.name)) return [node.name]
        return symbolText(node) === 'σ' && activation !== 'σ' ? ['σ'] : []
      }
      const said = node.kind === 'average' ? varianceBelow(node) : undefined
      return said === undefined || said === '' || said === '1' ? [] : [said]
    }),
  )
}

/** Whether an average is over the standard normal distribution, or has the one letter for its variance or nothing. */
export function isPlain(node: Expression, variances: ReadonlySet<string>): boolean {
  const said = node.kind === 'average' ? varianceBelow(node) : ''
  return said === '1' ? variances.size === 0 : said !== undefined
}

/**
 * The variance below an average, as its letter or 1: `⟨…⟩_K`, `z ∼ N(0, σ^2)`, `N(0, 1)`. '' where nothing stands there,
 * undefined for anything else.
 */
function varianceBelow({ below = [] }: Expression & { readonly kind: 'average' }): string | undefined {
  const text = written(below).replaceAll(/[{}]/g, '')
  if (text === '' || KERNELS.has(text)) return text
  const variance = /^(?:\p{L}(?:∼|\\sim))?N\(0,(.+)\)$/u.exec(text)?.[1] ?? ''
  if (variance === '1' || KERNELS.has(variance)) return variance
  return variance === 'σ^2' ? 'σ' : undefined
}

/** ∫Dz. */
export function isGaussian(node: Expression): node is Expression & { readonly kind: 'integral' } {
  if (node.kind !== 'integral' || node.below !== undefined || node.above !== undefined) return false
  return node.over.length === 1 && node.over[0]?.sign === 'D'
}

/** The variable that an average is over: the letter in the functions in it. */
export function variablesIn(node: Expression): readonly string[] {
  if (isGaussian(node)) return node.over.map(({ of }) => symbolText(of))
  return nodesOf(node).flatMap((one) => {
    if (one.kind !== 'applied' || !isActivation(one)) return []
    return [letterOf(one.args[0]) ?? '?']
  })
}

/** q^{(ℓ−1)} below q^{(ℓ)}, of the same sample, and q^*. */
export function isLower(node: Expression & { readonly kind: 'symbol' }, left: Expression): boolean {
  if (!KERNELS.has(node.name) || node.above === undefined) return false
  if (!isPlainLetter(node)) return false
  const own = left.kind === 'symbol' ? layerAbove(left.above) : undefined
  const layer = layerAbove(node.above)
  if (layer === undefined) return own === undefined && node.below === undefined && isStar(node.above)
  const isSame = left.kind === 'symbol' && written(node.below ?? []) === written(left.below ?? [])
  return own !== undefined && isSame && layersBetween(layer, own) === 1
}

function isStar(above: Row): boolean {
  return /^[·*∗⋆]$/u.test(written(above))
}

/** ∂/∂K of something, and what that is. */
export function derivativeBy(node: Expression): { readonly by: string; readonly of: Expression } | undefined {
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
