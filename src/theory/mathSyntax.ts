import { greekName } from '../mathematics/greekNames.js'
import { argumentsOf, mathCommands, sizeCommands } from './mathCommands.js'
import type { MathKind } from './mathCommands.js'
import { Misread } from './misread.js'

/** A piece of a formula, from `start` up to `end` in its text. */
export interface MathItem {
  readonly kind: MathKind | 'number' | 'plus' | 'comma' | 'mark' | 'above' | 'below' | 'group' | 'fenced' | 'place'
  readonly start: number
  readonly end: number
  /** Of a place its name, of a command the name. */
  readonly name: string
  /** What is in braces or brackets: of a group, of a command its arguments. */
  readonly inner: readonly (readonly MathItem[])[]
  /** Of a place: it is the whole argument of a command or a whole index, whose braces stay. */
  readonly isArgument: boolean
}

/** What templates of rule files may name in braces. */
const placeNames = ['n', 'a', 'b', 'points', 'p', '-p', 'momenta'] as const
export type PlaceName = (typeof placeNames)[number]

const DEEPEST = 24
const ALLOWED = 'a TeX command that docs/theories.md lists'
const SIGNS: Readonly<Record<string, MathItem['kind']>> = {
  ...{
    '+': 'plus',
    '-': 'minus',
    '*': 'binary',
    '/': 'binary',
    '=': 'relation',
    '<': 'relation',
    '>': 'relation',
    '|': 'bar',
  },
  ...{
    '(': 'open',
    '[': 'open',
    ')': 'close',
    ']': 'close',
    ',': 'comma',
    ';': 'comma',
    ':': 'comma',
    '.': 'comma',
    '!': 'mark',
    '?': 'mark',
  },
}

/** The text with Greek letters as commands and white space as blanks: the same formula in ASCII. */
export function inAscii(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[^\x20-\x7e](?=(.?))/gsu, (letter, next: string) => {
      const name = mathCommands.has(letter) ? undefined : greekName(letter)
      return name === undefined ? letter : `\\${name}${/[A-Za-z]/.test(next) ? ' ' : ''}`
    })
}

/**
 * Reads a formula of a rule file: letters, digits, signs, indices, braces and the commands of {@link mathCommands};
 * nothing else, so whatever prints it can neither read nor write a file nor define a command, and every `{`, `\left`,
 * `^` has what belongs to it.
 *
 * @param places which names in braces stand for something: `{n}`, `{points}`
 * @throws Misread
 */
export function parseMath(text: string, places: readonly PlaceName[] = []): readonly MathItem[] {
  let position = 0
  const fail = (
    expected: string,
    received = position < text.length ? `'${[...text.slice(position)][0] ?? ''}'` : 'the end',
    at = position,
  ): never => {
    throw new Misread(at, expected, received)
  }
  const skipSpace = (): void => {
    while (text[position] === ' ') position++
  }
  const placeHere = (): PlaceName | undefined => {
    const found = placeNames.find((name) => text.startsWith(`{${name}}`, position))
    if (found === undefined || places.includes(found)) return found
    // `{-p}` is a group like any other where it stands for nothing.
    return found !== 'points' && found !== 'momenta'
      ? undefined
      : fail(
          places.length === 0
            ? 'no {…} to fill in here'
            : `only ${places.map((name) => `{${name}}`).join(', ')} to fill in`,
          `{${found}}`,
        )
  }
  const item = (
    kind: MathItem['kind'],
    start: number,
    more: Partial<Pick<MathItem, 'name' | 'inner' | 'isArgument'>> = {},
  ): MathItem => ({
    ...{ kind, start, end: position, name: '', inner: [], isArgument: false },
    ...more,
  })
  const place = (isArgument: boolean): MathItem | undefined => {
    const name = placeHere()
    if (name === undefined) return undefined
    const start = position
    position += name.length + 2
    return item('place', start, { name, isArgument })
  }
  const commandName = (): string => {
    const name = /^(?:[A-Za-z]+|[\s\S]?)/.exec(text.slice(position + 1))?.[0] ?? ''
    if (!mathCommands.has(name) && name !== 'left' && name !== 'right' && !sizeCommands.has(name))
      fail(ALLOWED, `'\\${name}'`)
    return name
  }
  const takeCommand = (): string => {
    const name = commandName()
    position += 1 + name.length
    return name
  }
  /** A bracket after `\left`, `\right`, `\big`. */
  const delimiter = (after: string): MathKind => {
    skipSpace()
    const start = position
    if (text[position] === '\\') {
      const { kind } = mathCommands.get(takeCommand()) ?? { kind: 'letter' }
      return kind === 'open' || kind === 'close' || kind === 'bar'
        ? kind
        : fail(`a bracket after \\${after}`, undefined, start)
    }
    const sign = text[position] ?? ''
    if (!'()[]|./<>'.includes(sign) || sign === '') fail(`a bracket after \\${after}`)
    position++
    return '([<'.includes(sign) ? 'open' : ')]>'.includes(sign) ? 'close' : 'bar'
  }
  /** Everything up to `closing`, which is taken. */
  const until = (closing: '}' | 'right', depth: number, opened: number): readonly MathItem[] => {
    if (depth > DEEPEST) fail(`at most ${DEEPEST} braces and brackets inside each other`)
    const found = sequence(closing, depth)
    if (position >= text.length) fail(closing === 'right' ? '\\right' : `'${closing}'`, 'the end', opened)
    position += closing === 'right' ? '\\right'.length : 1
    return found
  }
  const group = (depth: number): readonly MathItem[] => {
    const opened = position
    position++
    return until('}', depth + 1, opened)
  }
  /** An argument of a command, or an index: in braces, or a single letter, digit or sign. */
  const argument = (of: string, depth: number): readonly MathItem[] => {
    skipSpace()
    const filled = place(true)
    if (filled !== undefined) return [filled]
    if (text[position] === '{') return group(depth)
    const start = position
    if (text[position] === '\\') {
      const name = takeCommand()
      const kind = mathCommands.get(name)?.kind
      if (kind === 'letter' || kind === 'binary' || kind === 'minus') return [item(kind, start, { name })]
      if (kind === 'alphabet') return [item(kind, start, { name, inner: [argument(`\\${name}`, depth)] })]
      if (name === 'text' || name === 'textrm') return [item('text', start, { name, inner: [words(name)] })]
      fail(`the argument of ${of} in braces`, `'\\${name}'`, start)
    }
    const sign = text[position] ?? ''
    if (!/^[A-Za-z0-9*+-]$/.test(sign)) fail(`the argument of ${of} in braces`)
    position++
    return [item(/\d/.test(sign) ? 'number' : 'letter', start)]
  }
  const words = (name: string): readonly MathItem[] => {
    skipSpace()
    if (text[position] !== '{') fail(`the argument of \\${name} in braces`)
    position++
    const found: MathItem[] = []
    while (text[position] !== '}') {
      const filled = text.startsWith('{n}', position) ? place(false) : undefined
      if (filled !== undefined) found.push(filled)
      else if (/^[A-Za-z0-9 .,;:()+/'=-]$/.test(text[position] ?? '')) position++
      else fail(`letters, digits and plain signs in \\${name}`)
    }
    position++
    return found
  }
  const command = (depth: number): MathItem => {
    const start = position
    const name = takeCommand()
    if (name === 'left') {
      delimiter(name)
      const inside = until('right', depth + 1, start)
      delimiter('right')
      return item('fenced', start, { name, inner: [inside] })
    }
    if (name === 'right') return fail('\\left before \\right', "'\\right'", start)
    if (sizeCommands.has(name)) {
      const side = delimiter(name)
      return item(name.endsWith('l') ? 'open' : name.endsWith('r') ? 'close' : side, start, { name })
    }
    const { kind } = mathCommands.get(name) as { kind: MathKind }
    if (kind === 'text') return item(kind, start, { name, inner: [words(name)] })
    const inner: (readonly MathItem[])[] = []
    if (kind === 'root') {
      skipSpace()
      if (text[position] === '[')
        position += (/^\[[A-Za-z0-9+-]+\]/.exec(text.slice(position, position + 20)) ??
          fail('letters and digits between [ and ]'))[0].length
    }
    for (let i = 0; i < argumentsOf[kind]; i++) inner.push(argument(`\\${name}`, depth))
    return item(kind, start, { name, inner })
  }
  const sequence = (closing: '}' | 'right' | undefined, depth: number): readonly MathItem[] => {
    const found: MathItem[] = []
    // Which of ^ and _ what stands last has already; undefined where nothing does that could have one.
    let scripts: string | undefined
    while (position < text.length) {
      const start = position
      const sign = text[position] as string
      if (sign === closing) return found
      if (sign === '}') fail('a { before }')
      if (closing === 'right' && /^\\right(?![A-Za-z])/.test(text.slice(position, position + 7))) return found
      const filled = place(false)
      if (filled !== undefined) {
        found.push(filled)
        scripts = ''
      } else if (sign === '{') {
        const inner = [group(depth)]
        found.push(item('group', start, { inner }))
        scripts = ''
      } else if (sign === '^' || sign === '_') {
        if (scripts === undefined) fail(`a letter or a bracket before ${sign}`)
        if (scripts?.includes(sign)) fail(`one ${sign} for each letter: braces around what has one already`)
        position++
        const inner = [argument(sign, depth)]
        found.push(item(sign === '^' ? 'above' : 'below', start, { inner }))
        scripts = `${scripts ?? ''}${sign}`
      } else if (sign === "'") {
        if (scripts === undefined) fail("a letter before '")
        if (scripts?.includes('^')) fail("' before ^")
        position++
        found.push(item('above', start, { name: "'" }))
      } else if (sign === '\\') {
        const next = command(depth)
        found.push(next)
        scripts = next.kind === 'space' ? undefined : ''
      } else if (sign === ' ') skipSpace()
      else {
        const kind = /[A-Za-z]/.test(sign)
          ? 'letter'
          : /\d/.test(sign)
            ? 'number'
            : Object.hasOwn(SIGNS, sign)
              ? SIGNS[sign]
              : undefined
        if (kind === undefined) fail('a formula of letters, digits, signs, braces and TeX commands')
        position++
        found.push(item(kind as MathItem['kind'], start))
        scripts = ['plus', 'minus', 'binary', 'relation', 'comma', 'open'].includes(kind as string) ? undefined : ''
      }
    }
    return found
  }
  return sequence(undefined, 0)
}
