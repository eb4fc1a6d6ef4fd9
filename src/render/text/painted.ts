/** Codes of a terminal: what begins a colour and what ends it. */
const CODES = {
  number: ['\u001B[33m', '\u001B[39m'],
  name: ['\u001B[36m', '\u001B[39m'],
  agrees: ['\u001B[32m', '\u001B[39m'],
  differs: ['\u001B[31m', '\u001B[39m'],
  undecided: ['\u001B[35m', '\u001B[39m'],
  head: ['\u001B[2m', '\u001B[22m'],
} as const

const PARTS =
  /(?<name>(?<=^|\s)(?!\|Aut\|)[\p{L}\d]*\|\S*(?=$|\s))|(?<verdict>\b(?:agrees|differs|undecided)\b)|(?<number>(?<![\p{L}\d.,_|^⁻])[−-]?\d[\d.]*(?:\/\d+)?(?:e[−+-]?\d+)?(?![\p{L}\d|]))/gu

/**
 * Text of ours in the colours of a terminal: numbers, names of diagrams, verdicts, heads of tables. Without the codes
 * it is the text.
 */
export function painted(text: string): string {
  return text
    .split('\n')
    .map((line, i, lines) =>
      isHead(line, lines[i - 1], lines[i + 1]) ? wrapped('head', line) : line.replaceAll(PARTS, paint),
    )
    .join('\n')
}

function paint(match: string, ...rest: readonly unknown[]): string {
  const { name, verdict } = rest.at(-1) as {
    readonly name?: string
    readonly verdict?: 'agrees' | 'differs' | 'undecided'
  }
  return wrapped(name !== undefined ? 'name' : (verdict ?? 'number'), match)
}

function wrapped(what: keyof typeof CODES, text: string): string {
  const [begin, end] = CODES[what]
  return `${begin}${text}${end}`
}

/** The first line of a table: words in columns after an empty line, with a row beneath. */
function isHead(line: string, before: string | undefined, after: string | undefined): boolean {
  return (before ?? '') === '' && (after ?? '') !== '' && /\S {2,}\S/.test(line) && !/\d/.test(line)
}
