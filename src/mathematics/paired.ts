import type { Item, Row } from './item.js'
import { isBare, scriptsOf } from './rows.js'
import { CLOSING } from './signs.js'

/**
 * The items with their brackets as groups: `( … )` with the scripts of its closing sign. A bracket without a partner
 * stays a sign.
 */
export function paired(items: readonly Item[]): Row {
  const stack: { readonly opening: Item | undefined; readonly items: Item[] }[] = [{ opening: undefined, items: [] }]
  const top = (): (typeof stack)[number] => stack.at(-1) as (typeof stack)[number]
  for (const item of items) {
    if (item.kind === 'sign' && CLOSING.has(item.text) && isBare(item)) stack.push({ opening: item, items: [] })
    else if (item.kind === 'sign' && isClosing(item.text) && closes(top().opening, item)) {
      const { opening, items: body } = stack.pop() as {
        readonly opening: Item & { readonly text: string }
        readonly items: Item[]
      }
      top().items.push({
        kind: 'group',
        open: opening.text,
        close: item.text,
        body,
        at: opening.at,
        end: item.end,
        spaced: opening.spaced,
        ...scriptsOf(item),
      })
    } else top().items.push(item)
  }
  return stack.flatMap(({ opening, items: body }) => (opening === undefined ? body : [opening, ...body]))
}

function isClosing(text: string): boolean {
  return [...CLOSING.values()].includes(text)
}

function closes(opening: Item | undefined, closing: Item): boolean {
  return opening?.kind === 'sign' && closing.kind === 'sign' && CLOSING.get(opening.text) === closing.text
}
