import * as Q from '../../algebra/rational.js'
import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import { partsOfExpression } from '../../mathematics/parts.js'
import { readExpression } from '../../mathematics/readExpression.js'
import { written } from '../../mathematics/written.js'
import { bigLabels } from '../bigLimits.js'
import { labelBlocks } from '../labels.js'

export const COUPLINGS: readonly string[] = ['J', 'K', 'w', 'W']
export const FIELDS: readonly string[] = ['h', 'H', 'θ']
export const SPIN_LETTERS: readonly string[] = ['s', 'S', 'σ']
/** ⟨s_i s_j⟩ − ⟨s_i⟩⟨s_j⟩. */
export const COVARIANCES: readonly string[] = ['C', 'c', 'χ']
/** Letters of Legendre transforms of ln Z, with m as their argument. */
const TRANSFORMS = ['Γ', 'G', 'Φ', 'A', 'F']
const ATANH = ['tanh^{-1}', 'artanh', 'arctanh']

/** A letter that is nothing but itself. */
export function isName(node: Expression | undefined, ...names: readonly string[]): boolean {
  return node?.kind === 'symbol' && names.includes(node.name) && node.below === undefined
}

/** A letter with so many indices. */
export function isIndexed(node: Expression, names: string | readonly string[], indices: number): boolean {
  return (
    node.kind === 'symbol' &&
    (typeof names === 'string' ? names === node.name : names.includes(node.name)) &&
    labelBlocks(node.below).flat().length === indices
  )
}

/** Γ(m), G[m], F({m_i}): a function of the magnetisations. */
export function isTransform(node: Expression): node is Expression & { readonly kind: 'applied' } {
  if (node.kind !== 'applied' || !TRANSFORMS.includes(node.head.name)) return false
  const others = node.args.filter((argument) => !isName(argument, 'β', 'T'))
  return others.length === 1 && others[0]?.kind === 'symbol' && others[0].name === 'm'
}

/** G, F_TAP without an argument. F is one of the fields where there are any. */
export function isBareTransform(node: Expression, hasFields: boolean): boolean {
  if (node.kind !== 'symbol' || couplingsOf(node) === undefined) return false
  return node.name === 'F' ? !hasFields || isOfTap(node) : TRANSFORMS.includes(node.name)
}

/** Ln Z, W, F of the fields, Γ of the magnetisations: names with an argument in brackets. W_ij(1 - m_i) is a product. */
export function isQuantity(node: Expression & { readonly kind: 'applied' }): boolean {
  const { head } = node
  return isTransform(node) || (['Z', 'W', 'F'].includes(head.name) && !isIndexed(head, head.name, 2))
}

/**
 * Γ, Γ(m) and G_TAP are of the spins with couplings, Γ_0 and Γ^{(0)} of those without; another label says what is not
 * known.
 */
export function couplingsOf(head: SymbolNode): 'all' | 'none' | undefined {
  const { below, above, primes, accent } = head
  if (primes !== undefined || accent !== undefined) return undefined
  if ((below === undefined && above === undefined) || isOfTap(head)) return 'all'
  if (above === undefined) return /^(?:0|\(0\))$/.test(written(below ?? [])) ? 'none' : undefined
  return below === undefined && written(above) === '(0)' ? 'none' : undefined
}

/** G_TAP, F^{TAP}: to second order. */
export function isOfTap({ below, above }: SymbolNode): boolean {
  const row = below ?? above
  const [only, ...more] = row ?? []
  const isWord = only?.kind === 'words' || only?.kind === 'name'
  return isWord && only.text === 'TAP' && more.length === 0 && (below === undefined || above === undefined)
}

/** C_ij, χ_ij, and (C⁻¹)_ij: the sites, and whether it is the inverse. */
export function covarianceOf(
  node: Expression,
): { readonly sites: readonly string[]; readonly isInverse: boolean } | undefined {
  const isPower = (above: Parameters<typeof written>[0] | undefined): boolean =>
    above !== undefined && written(above) === '-1'
  const [of, below] = node.kind === 'at' ? [node.of, node.below] : node.kind === 'symbol' ? [node, node.below] : []
  if (of?.kind !== 'symbol' || !COVARIANCES.includes(of.name) || of.primes !== undefined) return undefined
  if (node.kind === 'at' ? of.below !== undefined || !isPower(of.above) : of.above !== undefined && !isPower(of.above))
    return undefined
  const sites = labelBlocks(below).flat()
  return sites.length === 2 ? { sites, isInverse: of.above !== undefined } : undefined
}

/** `q`, `q_{EA}`: the mean of m_i². */
export function isOverlap(node: Expression): boolean {
  return node.kind === 'symbol' && node.name === 'q' && (node.below === undefined || written(node.below) === 'EA')
}

/** Artanh of a mean: its inside is no tanh of a field. */
export function isInverseTanh(node: Expression): node is Expression & { readonly kind: 'call' } {
  return node.kind === 'call' && ATANH.includes(node.name)
}

/** The whole number above a symbol or behind a bracket; 0 where there is none. */
export function exponentOf(node: Expression): number {
  if (node.kind === 'power') return node.exponent.kind === 'number' ? Q.toNumber(node.exponent.value) : 0
  if (node.kind !== 'symbol' || node.above === undefined) return 0
  const exponent = readExpression(node.above)
  return exponent.kind === 'number' ? Q.toNumber(exponent.value) : 0
}

/** The power of a letter with two indices or none in a node at most, its brackets multiplied out: J(1 + J m) has J². */
export function powerOf(node: Expression, letter: string): number {
  const inner = (part: Expression): number => powerOf(part, letter)
  switch (node.kind) {
    case 'symbol':
      if (!isIndexed(node, letter, 2) && !(node.name === letter && node.below === undefined)) return 0
      return node.above === undefined ? 1 : exponentOf(node)
    case 'power': {
      const exponent = node.exponent.kind === 'number' ? Q.toNumber(node.exponent.value) : 1
      return Math.max(1, exponent) * inner(node.base)
    }
    case 'product':
      return node.factors.reduce((sum, factor) => sum + inner(factor), 0)
    case 'applied':
      return inner(node.head) + Math.max(0, ...node.args.map(inner))
    case 'tail':
      return 0
    default:
      return Math.max(0, ...partsOfExpression(node).map(inner))
  }
}

/** How many letters are summed over within one another at most, in a node. */
export function deepestSum(node: Expression): number {
  const inner = Math.max(0, ...partsOfExpression(node).map(deepestSum))
  return node.kind === 'big' ? bigLabels(node).length + inner : inner
}
