import { largest } from '../sizes.js'
import { withGreek } from './greekNames.js'
import type { Bare, Item, Row } from './item.js'
import { UnreadableMathematics } from './item.js'
import { CLOSING, signOf } from './signs.js'

interface Token {
  readonly kind: 'number' | 'name' | 'sign'
  readonly text: string
  readonly accent?: string
  /** Where it is longer in the text than its own text. */
  readonly end?: number
  readonly at: number
  readonly spaced: boolean
}

function endOf({ at, end, text }: Token): number {
  return end ?? at + text.length
}

interface Walk {
  readonly tokens: readonly Token[]
  place: number
  depth: number
  /** Within what stands below a sign, where < is no bracket. */
  limits: boolean
}

/**
 * Plain mathematics as a row of items: `kappa_4 = mu_4 - 3 mu_2^2`, `<x^4> = 3 K^2`, Greek by its letters or names, `*`
 * or nothing between factors, `sqrt(…)`, comments after `#`. Letters with digits behind them have an index: x1 is x_1.
 *
 * @throws UnreadableMathematics
 */
export function readPlainRow(text: string): Row {
  const walk: Walk = { tokens: tokensOf(text), place: 0, depth: 0, limits: false }
  const row = rowTo(walk)
  const rest = walk.tokens[walk.place]
  if (rest !== undefined) throw new UnreadableMathematics(rest.at, 'a bracket that is open', `'${rest.text}'`)
  return row
}

/** Δ³, N⁻¹, κ₄ as they are printed in texts. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

const TOKEN =
  /(?<blank>\s+|#[^\n]*)|(?<script>⁻?[⁰¹²³⁴-⁹]+|[₀-₉]+)|(?<vulgar>[\u00BC-\u00BE\u2150-\u215E])|(?<number>\d+(?:\.\d+)?)|(?<name>∂|\p{L}[\p{L}\p{M}]*)|(?<sign>\.\.\.|<<|>>|.)/gsu

/** Greek letters and those with a mark one by one, other letters as words. */
const LETTERS =
  /[\p{Script=Greek}∂ħℏℓ]\p{M}*|[A-Za-z\u00C0-\u024F]\p{M}+|[\u00C0-\u024F]|(?:(?![\p{Script=Greek}∂ħℏℓ\u00C0-\u024F]|.\p{M}).)+|./gsu

/** Accents as TeX calls them, by the marks behind a letter. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\u0302', 'hat'],
  ['\u0303', 'tilde'],
  ['\u0304', 'bar'],
  ['\u0305', 'bar'],
  ['\u0307', 'dot'],
])

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let spaced = false
  for (const { 0: found, index, groups = {} } of text.matchAll(TOKEN)) {
    if (groups['blank'] !== undefined) {
      spaced = true
      continue
    }
    if (groups['script'] !== undefined) {
      tokens.push(...scriptTokens(found, index))
      continue
    }
    if (groups['vulgar'] !== undefined) {
      tokens.push(...vulgarTokens(found, index, spaced))
      spaced = false
      continue
    }
    if (groups['name'] !== undefined) {
      const isOver = tokens.some(({ text: sign }) => sign === '∫' || sign === 'int')
      tokens.push(...lettersOf(found, index, spaced, isOver))
      spaced = false
      continue
    }
    const kind = groups['number'] === undefined ? 'sign' : 'number'
    const end = index + found.length
    tokens.push({ kind, text: found === '...' ? '…' : found, at: index, end, spaced })
    spaced = false
  }
  return tokens
}

/** ½ is 1/2. */
function vulgarTokens(text: string, at: number, spaced: boolean): readonly Token[] {
  const [over = '', under = ''] = text.normalize('NFKD').split('\u2044')
  return [
    { kind: 'number', text: over, at, spaced },
    { kind: 'sign', text: '/', at, spaced: false },
    { kind: 'number', text: under, at, spaced: false },
  ]
}

/**
 * A word is one name; a Greek letter and one with an accent stand for themselves, `ΣG`, `ŝx̄`, and so does the sign of a
 * differential under an integral, `Dz`.
 */
function lettersOf(text: string, at: number, spaced: boolean, isOver: boolean): readonly Token[] {
  const pieces = text.match(LETTERS) ?? []
  const split = pieces.flatMap((piece) => (isOver && /^[dD][A-Za-z]$/.test(piece) ? [...piece] : [piece]))
  let from = at
  return split.map((piece, i): Token => {
    const start = from
    from += piece.length
    const [letter = piece, mark, more] = piece.normalize('NFD')
    const accent = mark === undefined || more !== undefined ? undefined : ACCENTS.get(mark)
    const named = accent === undefined ? { text: piece } : { text: letter, accent }
    return { kind: 'name', ...named, at: start, end: from, spaced: spaced && i === 0 }
  })
}

function scriptTokens(text: string, at: number): readonly Token[] {
  const isLow = LOWERED.includes(text.charAt(0))
  const digits = [...text.replace('⁻', '')].map((digit) => (isLow ? LOWERED : RAISED).indexOf(digit)).join('')
  const [first, last] = [at, at + text.length - 1]
  const token = (kind: Token['kind'], of: string): Token => ({ kind, text: of, at: last, spaced: false })
  return [
    { kind: 'sign', text: isLow ? '_' : '^', at: first, spaced: false },
    ...(text.startsWith('⁻') ? [token('sign', '-')] : []),
    token('number', digits),
  ]
}

/** Items up to the sign that closes the bracket they stand in. */
function rowTo(walk: Walk): Row {
  const items: Item[] = []
  for (;;) {
    const token = walk.tokens[walk.place]
    if (token === undefined || (token.kind === 'sign' && isClosing(token.text, walk))) return items
    items.push(scripted(walk))
  }
}

function isClosing(text: string, { limits }: Walk): boolean {
  return [')', ']', '}', '⟩', ...(limits ? [] : ['>', '>>'])].includes(text)
}

/** One item with what stands behind it after `_`, `^` and `'`. */
function scripted(walk: Walk): Item {
  const { at, spaced } = walk.tokens[walk.place] as Token
  const { item, index } = bareItem(walk)
  const scripts: { below?: Row; above?: Row; primes?: number } = index === undefined ? {} : { below: [index] }
  for (;;) {
    const token = walk.tokens[walk.place]
    if (token?.kind !== 'sign' || !['_', '^', "'", '′'].includes(token.text)) break
    walk.place++
    if (token.text === "'" || token.text === '′') scripts.primes = (scripts.primes ?? 0) + 1
    else if (token.text === '_') scripts.below = [...(scripts.below ?? []), ...below(walk, token, item)]
    else if (scripts.above === undefined) scripts.above = script(walk, token)
    else throw new UnreadableMathematics(token.at, 'one power', "'^'")
  }
  const last = walk.tokens[walk.place - 1] as Token
  return { ...item, ...scripts, at, end: endOf(last), spaced }
}

/** What stands below; of a sum also letters in a bracket, and `i<j`. */
function below(walk: Walk, sign: Token, { kind }: Bare): Row {
  if (kind !== 'sign') return script(walk, sign)
  walk.limits = true
  const row = script(walk, sign)
  walk.limits = false
  return row.map((item) => (item.kind === 'group' ? { ...item, body: item.body.flatMap(letters) } : item))
}

/** What stands after `_` or `^`: an atom, with a sign before it, or a bracket. */
function script(walk: Walk, sign: Token): Row {
  const token = walk.tokens[walk.place]
  if (token === undefined) throw new UnreadableMathematics(sign.at, `something behind '${sign.text}'`, 'the end')
  const { at, spaced } = token
  if (token.kind === 'sign' && token.text === '-') {
    walk.place++
    return [{ kind: 'sign', text: '-', at, end: at + 1, spaced }, ...script(walk, token)]
  }
  // κ_4/24 and t^2/2 are divided, N^-1/2 and x^1/2 are powers.
  const isDivided = sign.text === '_' || (sign.text === '^' && token.text !== '1')
  const { item, index } = bareItem(walk, isDivided)
  const last = walk.tokens[walk.place - 1] as Token
  const end = endOf(last)
  // A label in brackets keeps them, `W^(4)`; a power or an index does not care.
  if (item.kind === 'group' && item.open === '{') return item.body.flatMap(letters)
  return letters({ ...item, ...(index === undefined ? {} : { below: [index] }), at, end, spaced })
}

/** Among labels a word is its letters: `κ^{i,jk}`. */
function letters(item: Item): readonly Item[] {
  if (item.kind !== 'name' || !/^[A-Za-z]{2,}$/.test(item.text)) return [item]
  const { at, end, spaced, text, ...scripts } = item
  return [...text].map((letter, i) => ({
    ...(i === text.length - 1 ? scripts : { kind: 'name' }),
    text: letter,
    at: at + i,
    end: i === text.length - 1 ? end : at + i + 1,
    spaced: spaced && i === 0,
  }))
}

interface Read {
  readonly item: Bare
  /** The digits right behind a letter. */
  readonly index?: Item
}

function bareItem(walk: Walk, isDivided = false): Read {
  const token = walk.tokens[walk.place] as Token
  const { kind, text, at } = token
  walk.place++
  if (kind === 'number') return { item: (isDivided ? undefined : fraction(walk, token)) ?? { kind, text } }
  if (kind === 'name') return named(walk, token)
  if (text === '√' && walk.tokens[walk.place] !== undefined) {
    const under = scripted(walk)
    const isBracket = under.kind === 'group' && under.open === '(' && under.above === undefined
    return { item: { kind: 'root', body: isBracket ? under.body : [under] } }
  }
  const close = walk.limits && text === '<' ? undefined : text === '<' ? '>' : text === '<<' ? '>>' : CLOSING.get(text)
  if (close === undefined) return { item: { kind: 'sign', text: signOf(text) } }
  if (++walk.depth > largest.nestedBrackets)
    throw new UnreadableMathematics(at, `brackets at most ${largest.nestedBrackets} deep`, 'deeper ones')
  const body = rowTo(walk)
  walk.depth--
  const closing = walk.tokens[walk.place]
  if (closing?.text !== close)
    throw new UnreadableMathematics(at, `'${close}' behind it`, closing === undefined ? 'the end' : `'${closing.text}'`)
  walk.place++
  const end = endOf(closing)
  if (text === '<') return { item: { kind: 'group', open: '⟨', close: '⟩', body } }
  if (text === '<<') {
    const inner: Item = { kind: 'group', open: '⟨', close: '⟩', body, at, end, spaced: false }
    return { item: { kind: 'group', open: '⟨', close: '⟩', body: [inner] } }
  }
  return { item: { kind: 'group', open: text, close, body } }
}

/** 1/24 without blanks is a number, whatever stands behind it. */
function fraction(walk: Walk, over: Token): Bare | undefined {
  const [slash, under, next] = walk.tokens.slice(walk.place, walk.place + 3)
  const isFraction = slash?.text === '/' && !slash.spaced && under?.kind === 'number' && !under.spaced
  if (!isFraction || next?.text === '^') return undefined
  walk.place += 2
  const item = ({ text, at }: Token): Item => ({ kind: 'number', text, at, end: at + text.length, spaced: false })
  return { kind: 'fraction', over: [item(over)], under: [item(under)], tight: false }
}

/**
 * Whether `sum_j`, `Σ_{i<j}`, `Σ'_ijk` is a sum over what stands below: something stands behind it. Σ_kl between letters
 * is one of them.
 */
function isSum({ tokens, place }: Walk, text: string): boolean {
  if (!['sum', 'prod', 'Σ', 'Sigma'].includes(text)) return false
  const primes = ["'", '′'].includes(tokens[place]?.text ?? '') ? 1 : 0
  const [below, first] = tokens.slice(place + primes)
  if (below?.text !== '_' || first === undefined || first.kind === 'number') return false
  const isOpen = first.text === '{' || first.text === '('
  const end = isOpen
    ? tokens.findIndex(({ text: one }, k) => k > place && one === (first.text === '{' ? '}' : ')'))
    : place + primes + 1
  const [before, behind] = [tokens[place - 2], tokens[end + 1]]
  const isBetween = primes === 0 && before?.kind === 'name' && first.kind === 'name' && first.text.length > 1
  const hasBody =
    behind !== undefined && (behind.kind !== 'sign' || ['(', '[', '{', '<'].includes(behind.text) || isSumSign(behind))
  return hasBody && !isBetween
}

function isSumSign({ text }: Token): boolean {
  return text === '∑'
}

function named(walk: Walk, { text, accent, at }: Token): Read {
  const next = walk.tokens[walk.place]
  if (text === 'sqrt' && next?.text === '(') {
    const { item } = bareItem(walk)
    return { item: { kind: 'root', body: item.kind === 'group' ? item.body : [] } }
  }
  if (isSum(walk, text)) return { item: { kind: 'sign', text: text === 'prod' ? '∏' : '∑' } }
  const item: Bare = { kind: 'name', text: withGreek(text), ...(accent === undefined ? {} : { accent }) }
  const isIndex = next?.kind === 'number' && !next.spaced && next.at === at + text.length
  if (!isIndex) return { item }
  walk.place++
  return {
    item,
    index: { kind: 'number', text: next.text, at: next.at, end: endOf(next), spaced: false },
  }
}
