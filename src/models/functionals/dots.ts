import type { Expression } from '../../mathematics/expression.js'
import type { Item } from '../../mathematics/item.js'

/** The number that letters of a node have for an index, 4 of `x_4`; undefined where there is none, or several. */
function numbered(node: Expression): { readonly number: number } | undefined {
  const numbers = new Set<number>()
  const visit = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(visit)
    else if (typeof one === 'object' && one !== null) {
      const { kind, below } = one as { readonly kind?: string; readonly below?: readonly Item[] }
      const [only, more] = below ?? []
      if ((kind === 'symbol' || kind === 'name') && only?.kind === 'number' && more === undefined)
        numbers.add(Number(only.text))
      for (const [key, value] of Object.entries(one)) if (key !== 'below') visit(value)
    }
  }
  visit(node)
  const [number] = numbers
  return numbers.size === 1 && number !== undefined ? { number } : undefined
}

/** `x_1, …, x_4`, `φ(x_1)⋯φ(x_4)` with what the dots stand for; undefined where nothing tells. */
export function withoutDots(nodes: readonly Expression[]): readonly Expression[] | undefined {
  const place = nodes.findIndex(({ kind }) => kind === 'dots')
  if (place < 0) return nodes
  const [before, behind] = [nodes[place - 1], nodes[place + 1]]
  const [first, last] = [before, behind].map((node) => (node === undefined ? undefined : numbered(node)))
  if (before === undefined || first === undefined || last === undefined) return undefined
  const missing = last.number - first.number - 1
  if (missing < 0 || missing > 8) return undefined
  const filled = Array.from({ length: missing }, (_, k) => renumbered(before, first.number + 1 + k))
  return withoutDots([...nodes.slice(0, place), ...filled, ...nodes.slice(place + 1)])
}

function renumbered(node: Expression, number: number): Expression {
  const again = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(again)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(
      Object.entries(one).map(([key, value]): [string, unknown] => {
        const [only, more] = key === 'below' ? (value as readonly Item[]) : []
        return only?.kind === 'number' && more === undefined
          ? [key, [{ ...only, text: `${number}` }]]
          : [key, again(value)]
      }),
    )
  }
  return again(node) as Expression
}
