import { onceEach } from '../algebra/lazy.js'
import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'

/** A letter as it is written, with its index and primes and without what stands above it: `x_1`, `σ_{W_0}`, `x'`. */
export const symbolText: (node: SymbolNode) => string = onceEach((node) => {
  const { below } = node
  const index = below === undefined ? '' : written(below)
  return `${bareText(node)}${index === '' ? '' : [...index].length === 1 ? `_${index}` : `_{${index}}`}`
})

/** The same without its index: `x'`, `\hat{x}`. */
export function bareText({ name, accent, primes = 0 }: SymbolNode): string {
  return `${accent === undefined ? name : `\\${accent}{${name}}`}${"'".repeat(primes)}`
}

/** Whether a letter has neither an accent nor primes, which make it another one. */
export function isPlainLetter({ accent, primes }: Pick<SymbolNode, 'accent' | 'primes'>): boolean {
  return accent === undefined && primes === undefined
}

/** The letter of a node that is nothing but a letter, by its text; undefined for anything else. */
export function letterOf(node: Expression | undefined): string | undefined {
  return node?.kind === 'symbol' && node.above === undefined ? symbolText(node) : undefined
}
