import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'

/** A letter as it is written, with its index and primes and without what stands above it: `x_1`, `σ_{W_0}`, `x'`. */
export function symbolText({ name, accent, primes = 0, below }: SymbolNode): string {
  const core = accent === undefined ? name : `\\${accent}{${name}}`
  const index = below === undefined ? '' : written(below)
  return `${core}${"'".repeat(primes)}${index === '' ? '' : [...index].length === 1 ? `_${index}` : `_{${index}}`}`
}

/** The letter of a node that is nothing but a letter, by its text; undefined for anything else. */
export function letterOf(node: Expression | undefined): string | undefined {
  return node?.kind === 'symbol' && node.above === undefined ? symbolText(node) : undefined
}
