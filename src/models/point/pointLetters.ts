import type { Expression } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import { partsOfExpression } from '../../mathematics/parts.js'
import { readable } from '../../mathematics/readable.js'
import { unprimedLetter } from './fieldIntegral.js'

/** Letters of numbers that everybody knows. */
const NUMBERS = new Set(['π', 'i', 'e'])

/**
 * The letters in a formula whose meaning has to be found, each once.
 *
 * @param isName whether a node is the name of a quantity; its arguments count, it does not
 */
export function lettersIn(nodes: readonly Expression[], isName: (node: Expression) => boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: Expression, hidden: ReadonlySet<string>): void => {
    if (node.kind === 'average') return
    if (isName(node)) {
      partsOfExpression(node).forEach((part) => visit(part, hidden))
      return
    }
    if (node.kind === 'symbol') {
      const letter = unprimedLetter(withoutPower(node))
      if (node.above !== undefined) inRow(node.above, hidden, visit)
      if (letter !== undefined && !NUMBERS.has(letter) && !hidden.has(letter)) found.add(letter)
      return
    }
    if (node.kind === 'applied') {
      visit(node.head, hidden)
      if (node.above !== undefined) inRow(node.above, hidden, visit)
    }
    const own = node.kind === 'integral' ? node.over.flatMap(({ of }) => unprimedLetter(of) ?? []) : []
    const inner = own.length === 0 ? hidden : new Set([...hidden, ...own])
    partsOfExpression(node).forEach((part) => visit(part, inner))
  }
  nodes.forEach((node) => visit(node, new Set()))
  return found
}

function inRow(
  row: Row,
  hidden: ReadonlySet<string>,
  visit: (node: Expression, hidden: ReadonlySet<string>) => void,
): void {
  // A label that is no mathematics has no letters.
  const read = readable(row)
  if (read !== undefined) visit(read, hidden)
}

/** The letter of the field: the one that averages are over; undefined where they are over several. */
export function averagedLetter(nodes: readonly Expression[]): string | undefined {
  const found = new Set<string>()
  const visit = (node: Expression, inside: boolean): void => {
    if (inside && node.kind === 'symbol') {
      const letter = unprimedLetter(withoutPower(node))
      if (letter !== undefined && !NUMBERS.has(letter)) found.add(letter)
    }
    partsOfExpression(node).forEach((part) => visit(part, inside || node.kind === 'average'))
  }
  nodes.forEach((node) => visit(node, false))
  const [only] = found
  return found.size === 1 ? only : undefined
}

function withoutPower(node: Expression & { readonly kind: 'symbol' }): Expression {
  const { name, accent, primes, below, at, end } = node
  return {
    kind: 'symbol',
    name,
    ...(accent === undefined ? {} : { accent }),
    ...(primes === undefined ? {} : { primes }),
    ...(below === undefined ? {} : { below }),
    at,
    end,
  }
}
