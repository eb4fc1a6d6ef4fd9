/** A definition with its name and, in braces, what it stands for; the rest is found by counting braces. */
const DEFINITION =
  /\\(?:(?:re)?newcommand\*?|providecommand\*?|DeclareMathOperator\*?|def)\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))\s*(?:\[\d\]|(?:#\d)*)\s*\{/g

/** A macro with the place of its definition. */
export interface Definition {
  readonly name: string
  readonly body: string
  readonly at: number
}

/** The macros that a text defines, in order. */
export function definitionsOf(text: string): readonly Definition[] {
  return [...text.matchAll(DEFINITION)].map((match) => {
    const name = match[1] ?? match[2] ?? ''
    const from = match.index + match[0].length
    const body = text.slice(from, closingBrace(text, from))
    return {
      name,
      body: match[0].startsWith('\\DeclareMathOperator') ? `\\operatorname{${body}}` : body,
      at: match.index,
    }
  })
}

/**
 * Definitions as KaTeX takes them, a later one for an earlier: `\newcommand{\half}{\frac12}` is `{ '\\half':
 * '\\frac12' }`.
 *
 * @example
 * macrosOf(definitionsOf('\\newcommand{\\half}{\\frac{1}{2}}')) // { '\\half': '\\frac{1}{2}' }
 */
export function macrosOf(definitions: readonly Definition[]): Readonly<Record<string, string>> {
  return Object.fromEntries(definitions.map(({ name, body }) => [name, body]))
}

/** The place of the brace that closes the one before `from`. */
function closingBrace(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at
  }
  return text.length
}
