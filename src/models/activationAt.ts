import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'
import { isPlainLetter, letterOf } from './symbolText.js'

const ACTIVATIONS = new Set(['σ', 'φ', 'ϕ', 'f', 'g', 'ψ', 'ρ'])
const FIELDS = new Set(['φ', 'ϕ', 'z', 'f', 'h', 'u', 'x'])

/**
 * The sample at which an activation stands: `σ_α`, `σ(z_α)`, `σ(φ^{(ℓ)}(x_1))`; '' for the only one, as in `σ(z)` and `σ`.
 * Undefined for what is no activation.
 */
export function activationAt(node: Expression, activation: string): string | undefined {
  if (node.kind === 'symbol' && node.name === activation && isPlainLetter(node) && node.above === undefined)
    return node.below === undefined ? '' : written(node.below)
  if (node.kind !== 'applied' || node.above !== undefined || node.args.length !== 1) return undefined
  const { head, args } = node
  if (head.name !== activation || !isPlainLetter(head)) return undefined
  if (head.below !== undefined || head.above !== undefined) return undefined
  const [inner] = args
  if (inner?.kind === 'applied' && isField(inner.head) && inner.args.length === 1) return letterOf(inner.args[0])
  if (inner?.kind !== 'symbol' || !isField(inner)) return undefined
  return inner.below === undefined ? '' : sampleIn(inner.below)
}

function isField(letter: SymbolNode): boolean {
  return FIELDS.has(letter.name) && isPlainLetter(letter)
}

/** Of `z_{i;α}` what stands behind the semicolon. */
function sampleIn(below: Parameters<typeof written>[0]): string {
  const at = below.findIndex((item) => item.kind === 'sign' && (item.text === ';' || item.text === ','))
  return written(below.slice(at + 1))
}

/** The letter of the activation in an average: the outermost function, or the letter with an index. */
export function activationIn(node: Expression): string | undefined {
  switch (node.kind) {
    case 'applied':
      return activationIn(node.head)
    case 'symbol':
      return ACTIVATIONS.has(node.name) && isPlainLetter(node) ? node.name : undefined
    case 'product':
      return node.factors.map(activationIn).find((one) => one !== undefined)
    case 'power':
      return activationIn(node.base)
    default:
      return undefined
  }
}
