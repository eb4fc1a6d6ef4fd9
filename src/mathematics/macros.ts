/** A definition with its name and, in braces, what it stands for; the rest is found by counting braces. */
const DEFINITION =
  /\\(?:(?:re)?newcommand\*?|providecommand\*?|DeclareMathOperator\*?|def)\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))\s*(?:\[\d\]|(?:#\d)*)\s*\{/g

/**
 * The macros that a text defines, as KaTeX takes them: `\newcommand{\half}{\frac12}` is `{ '\\half': '\\frac12' }`.
 *
 * @example
 * macrosOf('\\newcommand{\\half}{\\frac{1}{2}}') // { '\\half': '\\frac{1}{2}' }
 */
export function macrosOf(text: string): Readonly<Record<string, string>> {
  const macros: [string, string][] = []
  for (const match of text.matchAll(DEFINITION)) {
    const name = match[1] ?? match[2] ?? ''
    const from = match.index + match[0].length
    const body = text.slice(from, closingBrace(text, from))
    macros.push([name, match[0].startsWith('\\DeclareMathOperator') ? `\\operatorname{${body}}` : body])
  }
  return Object.fromEntries(macros)
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
