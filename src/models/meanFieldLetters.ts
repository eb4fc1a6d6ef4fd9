import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { negated } from './differenceIn.js'
import { letterOf, symbolText } from './symbolText.js'

const CORRELATIONS = new Set(['c', 'C', 'Δ', 'q', 'Q', 'C_x', 'C_{xx}'])
const ACTIVATED = /^(?:f(?:_\{?[φϕ]\}?)?|C_\{?[φϕ]{1,2}\}?|R_\{?[φϕ]\}?)$/u

type Applied = Expression & { readonly kind: 'applied' }

export function isOfTau(node: Expression): node is Applied {
  return node.kind === 'applied' && node.above === undefined && node.args.length === 1 && letterOf(node.args[0]) === 'τ'
}

/** c(τ), as its letter. */
export function correlationIn(node: Expression): string | undefined {
  if (!isOfTau(node)) return undefined
  const text = letterOf(node.head)
  return text !== undefined && CORRELATIONS.has(text) ? text : undefined
}

/** The correlation of activations at times that are τ apart: f_φ(c(τ), c_0), C_φ(τ), ⟨φ(x(t)) φ(x(t + τ))⟩. */
export function isActivated(node: Expression, correlation: string): boolean {
  if (node.kind === 'average') return node.sort !== '⟨⟨⟩⟩' && areApart(node)
  if (node.kind !== 'applied' || node.above !== undefined || !ACTIVATED.test(letterOf(node.head) ?? '')) return false
  const [first, second, more] = node.args
  if (first === undefined || more !== undefined) return false
  if (correlationIn(first) === correlation) return second === undefined || letterOf(second) === `${correlation[0]}_0`
  return isOfTau(node) && node.head.name !== 'f'
}

/** Two activations of one variable, one of them τ later. */
function areApart({ of, above, below }: Expression & { readonly kind: 'average' }): boolean {
  if (of.kind !== 'product' || above !== undefined || below !== undefined) return false
  const [first, second, more] = of.factors.map(activationIn)
  if (first === undefined || second === undefined || more !== undefined || of.factors.length !== 2) return false
  if (first.name !== second.name) return false
  const letters = new Set([...first.time.keys(), ...second.time.keys()])
  return ['τ', ...letters].every((letter) => {
    const between = Math.abs((first.time.get(letter) ?? 0) - (second.time.get(letter) ?? 0))
    return between === (letter === 'τ' ? 1 : 0)
  })
}

interface Activation {
  /** `φ x_i`. */
  readonly name: string
  /** Letters in its time, with their signs. */
  readonly time: ReadonlyMap<string, number>
}

/** φ(x_i(t + τ)), φ(t). */
function activationIn(node: Expression): Activation | undefined {
  if (!isPlainCall(node) || !['φ', 'ϕ'].includes(letterOf(node.head) ?? '')) return undefined
  const [argument] = node.args
  const isOfVariable = argument !== undefined && isPlainCall(argument) && isVariable(argument.head)
  const at = isOfVariable ? argument.args[0] : argument
  const time = at === undefined ? undefined : timeOf(at)
  return time === undefined
    ? undefined
    : { name: `${symbolText(node.head)} ${isOfVariable ? symbolText(argument.head) : ''}`, time }
}

function isPlainCall(node: Expression): node is Applied {
  return node.kind === 'applied' && node.above === undefined && node.args.length === 1
}

function isVariable(head: SymbolNode): boolean {
  return head.name === 'x' && head.above === undefined && head.primes === undefined && head.accent === undefined
}

/** t + τ, t − τ, 0 as its letters with their signs. */
function timeOf(node: Expression): ReadonlyMap<string, number> | undefined {
  const times = new Map<string, number>()
  for (const term of node.kind === 'sum' ? node.terms : [node]) {
    if (term.kind === 'number' && term.value.num === 0n) continue
    const opposite = negated(term)
    const letter = letterOf(opposite ?? term)
    if (letter === undefined) return undefined
    times.set(letter, (times.get(letter) ?? 0) + (opposite === undefined ? 1 : -1))
  }
  return times
}
