import type { Expression } from './expression.js'

type Applied = Expression & { readonly kind: 'applied' }

/** `φ^2(x)` as `φ(x)^2`: a plain number above the letter of a function is a power of its value. */
export function raisedBehind(node: Applied): Applied {
  const { head, above } = node
  const [number, more] = head.above ?? []
  if (above !== undefined || number?.kind !== 'number' || more !== undefined || !/^[1-9]\d*$/.test(number.text))
    return node
  const { above: power, ...bare } = head
  return { ...node, head: bare, ...(power === undefined ? {} : { above: power }) }
}
