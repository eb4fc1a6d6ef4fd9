/** What is wrong with an input: where, what was expected there, what was received. */
export interface InputProblem {
  /** Stable, machine-readable name such as `diagrams.legCount`. */
  readonly code: string
  /** The place: `request.legs`, `--order`, or `rules/my.yaml:7:15: vertices[0].legs`. */
  readonly at: string
  readonly expected: string
  readonly received: string
}

/** Where the parts of a value do not fit together, from the value inwards: `.lines[0]`; in words, without quotes. */
export interface Unfit {
  readonly path: string
  readonly expected: string
  readonly words: string
}

/** Characters of each part that a sentence shows. */
const LONGEST = { at: 300, expected: 500, received: 200 }

/**
 * A mistake in what the user gave, told in one sentence: place, expected, received. Texts of strangers stand in it as
 * one can show them: in one line, control characters escaped; what was received is cut to 200 characters, the place to
 * 300 and what was expected to 500, both in their middle. Anything else that this package throws is a bug of the
 * package.
 *
 * @example
 * new InputError({ code: 'diagrams.legCount', at: 'request.legs', expected: 'an even number', received: '3' }).message
 * // 'request.legs: expected an even number, received 3'
 */
export class InputError extends Error implements InputProblem {
  override readonly name = 'InputError'
  readonly code: string
  readonly at: string
  readonly expected: string
  readonly received: string

  constructor({ code, at, expected, received }: InputProblem) {
    const shown = {
      at: shortened(printable(at), LONGEST.at, LONGEST.at / 2),
      expected: shortened(printable(expected), LONGEST.expected, LONGEST.expected / 2),
      received: excerpt(received),
    }
    super(`${shown.at}: expected ${shown.expected}, received ${shown.received}`)
    this.code = code
    this.at = shown.at
    this.expected = shown.expected
    this.received = shown.received
  }
}

/** What was received, in a few words. */
export function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${value}'`
    case 'bigint':
      return `${value}n`
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? `a list of ${value.length}` : 'an object'
    case 'function':
      return 'a function'
    default:
      return String(value)
  }
}

/**
 * The text in one line, without what a terminal obeys or does not show: control and format characters, halves of pairs,
 * separators of lines.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.charCodeAt(0)
    return (
      ESCAPES.get(code) ??
      (code < 128 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
    )
  })
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
])

/** The beginning of a stranger's text, in its quotes if it has them, as a sentence can show it. */
export function excerpt(text: string): string {
  const shown = printable(text)
  const quoted = shown.startsWith("'") && shown.endsWith("'")
  return shortened(shown, LONGEST.received, quoted ? 1 : 0)
}

/** The text with no more than `most` characters, of which `kept` are its end. */
function shortened(text: string, most: number, kept: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  return `${characters.slice(0, most - kept - 1).join('')}…${characters.slice(characters.length - kept).join('')}`
}
