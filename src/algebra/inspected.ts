/** By this name `console.log` of Node asks an object how it is shown; elsewhere nobody asks. */
export const inspected: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never

/** What Node hands over: how deep it may still go, with what settings, and how it shows what is plain. */
export type Inspect = readonly [
  depth: number | null,
  options: { readonly depth?: number | null },
  inspect: (value: unknown, options: object) => string,
]

/** Within something else the text of an object, by itself all that it has. */
export function textWithin(object: object, text: string, [depth, options, inspect]: Inspect): string {
  return depth === options.depth ? inspect({ ...object }, options) : text
}
