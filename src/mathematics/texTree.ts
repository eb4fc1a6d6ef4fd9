import katex from 'katex'
import { largest } from '../sizes.js'
import { UnreadableMathematics } from './item.js'
import { packageMacros } from './packageMacros.js'

/**
 * A node of the tree that KaTeX parses mathematics into: those of its keys that are read here. The tree is no documented
 * interface of KaTeX, so its version is bounded in package.json and test/mathematics holds its shape.
 */
export interface TexNode {
  readonly type: string
  readonly loc?: { readonly lexer: { readonly input: string }; readonly start: number; readonly end: number }
  readonly text?: string
  readonly name?: string
  readonly symbol?: boolean
  readonly label?: string
  readonly delim?: string
  readonly mclass?: string
  readonly font?: string
  readonly color?: string
  readonly left?: string
  readonly right?: string
  readonly hasBarLine?: boolean
  readonly base?: TexNode | null
  readonly sub?: TexNode | null
  readonly sup?: TexNode | null
  readonly numer?: TexNode
  readonly denom?: TexNode
  readonly index?: TexNode | null
  readonly body?: TexNode | readonly TexNode[]
  readonly mathml?: readonly TexNode[]
  readonly dimension?: { readonly number: number; readonly unit: string }
}

/** The colour in which KaTeX gives a command that it does not know. */
export const UNKNOWN_COMMAND = '#edfeed'

const DEEPEST = 60
/** Brackets of any kind that nobody closes are found before they are read, which takes longer. */
const MOST_OPEN = 300
/** Beside one for every character, for KaTeX's own commands are macros too. */
const MOST_EXPANSIONS = 5000

/**
 * KaTeX's tree of mathematics.
 *
 * @param macros those of the document, as KaTeX takes them: `{ '\\half': '\\frac{1}{2}' }`
 * @throws UnreadableMathematics
 */
export function texTree(text: string, macros: Readonly<Record<string, string>>): readonly TexNode[] {
  requireShort(text)
  requireShallow(text)
  const options = {
    displayMode: true,
    throwOnError: false,
    strict: 'ignore',
    errorColor: UNKNOWN_COMMAND,
    maxExpand: MOST_EXPANSIONS + text.length,
    macros: { ...packageMacros, ...macros },
  }
  try {
    return parser.__parse(text, options)
  } catch (error) {
    if (error instanceof RangeError)
      throw new UnreadableMathematics(0, 'mathematics that is less deeply nested', 'more')
    if (!(error instanceof katex.ParseError)) throw error
    const { position = text.length, rawMessage } = error as Error & {
      readonly position?: number
      readonly rawMessage?: string
    }
    throw new UnreadableMathematics(position, 'LaTeX mathematics', `'${rawMessage ?? error.message}'`)
  }
}

const parser = katex as unknown as { readonly __parse: (text: string, options: object) => readonly TexNode[] }

/** Commands, letters, digits and signs: what they take to read, whatever their spaces and braces are. */
function requireShort(text: string): void {
  if (text.length <= largest.formulaSymbols) return
  const symbols = text.match(/\\[A-Za-z]+|[^\s{}]/g)?.length ?? 0
  if (symbols > largest.formulaSymbols)
    throw new UnreadableMathematics(0, `at most ${largest.formulaSymbols} symbols`, `${symbols}`)
}

/** Braces deeper than any formula has; a fraction by \over has braces of its own, or it would take all that stands beside it. */
function requireShallow(text: string): void {
  let depth = 0
  let open = 0
  for (const { 0: token, index } of text.matchAll(
    /\\(?:over(?![A-Za-z])|left(?![A-Za-z])|right(?![A-Za-z])|.)|[{}()[\]]/gs,
  )) {
    if (token === '\\over' && depth === 0)
      throw new UnreadableMathematics(index, 'braces around the fraction, as in {1 \\over 2}', "'\\over'")
    depth += token === '{' || token === '\\left' ? 1 : token === '}' || token === '\\right' ? -1 : 0
    open = token === '(' || token === '[' ? open + 1 : token === ')' || token === ']' ? Math.max(0, open - 1) : open
    if (open > MOST_OPEN) throw new UnreadableMathematics(index, `at most ${MOST_OPEN} nested brackets`, 'more')
    if (depth > DEEPEST) throw new UnreadableMathematics(index, `at most ${DEEPEST} nested braces`, 'more')
  }
}
