import { mathCommands } from './mathCommands.js'

/** How the parts of a formula are shown in a terminal. */
export interface Paint {
  readonly number: (text: string) => string
  readonly symbol: (text: string) => string
  readonly sign: (text: string) => string
}

/** Nothing is added: for pipes and files. */
export const noPaint: Paint = { number: (text) => text, symbol: (text) => text, sign: (text) => text }

/** Colours of every terminal: numbers yellow, symbols cyan, integral signs and brackets dim. */
export const colours: Paint = {
  number: (text) => `\u001B[33m${text}\u001B[39m`,
  symbol: (text) => `\u001B[36m${text}\u001B[39m`,
  sign: (text) => `\u001B[2m${text}\u001B[22m`,
}

const SCRIPTS: readonly (readonly [string, string, string])[] = [
  ['0', '₀', '⁰'],
  ['1', '₁', '¹'],
  ['2', '₂', '²'],
  ['3', '₃', '³'],
  ['4', '₄', '⁴'],
  ['5', '₅', '⁵'],
  ['6', '₆', '⁶'],
  ['7', '₇', '⁷'],
  ['8', '₈', '⁸'],
  ['9', '₉', '⁹'],
  ['+', '₊', '⁺'],
  ['-', '₋', '⁻'],
  ['(', '₍', '⁽'],
  [')', '₎', '⁾'],
  ['d', '', 'ᵈ'],
  ['n', 'ₙ', 'ⁿ'],
]
const WITH_ARGUMENT = new Set(['begin', 'end'])

/**
 * A formula in the LaTeX that this package prints, as a person reads it in a terminal: `−1/24 ∫ dy₁ ⋯ dy₄
 * G_c⁽⁴⁾(y₁,y₂,y₃,y₄) …`, a line of an aligned formula a line.
 *
 * @example
 * unicodeMath('\\lambda^{2}') // 'λ²'
 */
export function unicodeMath(latex: string, paint: Paint = noPaint): string {
  const tokens: readonly string[] = latex.match(/\\[A-Za-z]+|\\.|[^\s]|\s+/gsu) ?? []
  let position = 0
  const argument = (): string => {
    while (/^\s/.test(tokens[position] ?? '')) position++
    if (tokens[position] !== '{') return one()
    position++
    let inner = ''
    while (position < tokens.length && tokens[position] !== '}') inner += one()
    position++
    return inner
  }
  /** The next piece, with what is above and below it. */
  const one = (): string => {
    const token = tokens[position++] ?? ''
    if (token === '_' || token === '^') return script(token, argument())
    if (token === '{') {
      position--
      return argument()
    }
    if (token === '&') return ''
    if (token === '-') return '−'
    if (!token.startsWith('\\')) return token
    const name = token.slice(1)
    if (name === '\\') return '\n'
    if (WITH_ARGUMENT.has(name)) {
      argument()
      return ''
    }
    const { kind, sign } = mathCommands.get(name) ?? { kind: undefined, sign: /^[A-Za-z]/.test(name) ? '' : name }
    switch (kind) {
      case 'fraction': {
        const [above, below] = [argument(), argument()]
        if (name === 'binom') return `binom(${above},${below})`
        // What follows would be read as a part of the denominator.
        return `${grouped(above)}/${grouped(below)}${/^(?:[\p{L}\p{N}({]|\\(?!right$|[bB]igg?r$))/u.test(tokens[position] ?? '') ? ' ' : ''}`
      }
      case 'root': {
        const power = tokens[position] === '[' ? tokens.slice(position + 1, tokens.indexOf(']', position)) : []
        if (power.length > 0) position += power.length + 2
        return `${power.map((token) => script('^', token)).join('')}${sign}${grouped(argument())}`
      }
      case 'accent':
      case 'wide':
        return `${argument()}${sign}`
      case 'alphabet':
      case 'text':
        return argument()
      default:
        return sign
    }
  }
  let text = ''
  while (position < tokens.length) text += one()
  const lines = text.split('\n').map((line) =>
    line
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ \)|\( /g, (bracket) => bracket.trim())
      .trim(),
  )
  return lines
    .map((line, i) => (i === 0 ? '' : '  ') + painted(line, paint))
    .join('\n')
    .trim()
}

/** Small letters where Unicode has all of them, else `_(…)` or `^(…)`. */
function script(kind: '_' | '^', content: string): string {
  const small = [...content].map(
    (character) => SCRIPTS.find(([plain]) => plain === character.replace('−', '-'))?.[kind === '_' ? 1 : 2] ?? '',
  )
  if (small.every((character) => character !== '')) return small.join('')
  return `${kind}${[...content].length === 1 ? content : `(${content})`}`
}

function grouped(text: string): string {
  return /^(?:[\p{L}\p{N}\p{M}]*(?:\([^()]*\))?[\p{L}\p{N}]*)$/u.test(text) ? text : `(${text})`
}

function painted(line: string, paint: Paint): string {
  return line.replaceAll(
    /(\d+(?:\/\d+)?(?= )|^0$)|([∫Σ[\]+−=])|((?:\p{L}[\p{M}_₀-₉⁰-⁹⁽⁾⁻]*)+(?=\())/gu,
    (match, number?: string, sign?: string) =>
      number !== undefined ? paint.number(match) : sign !== undefined ? paint.sign(match) : paint.symbol(match),
  )
}
