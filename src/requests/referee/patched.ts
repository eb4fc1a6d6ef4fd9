import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Tail } from '../../expansion/formula/tails.js'
import { blankedTex } from '../../mathematics/blankedTex.js'
import { withTermTimes } from '../../mathematics/rewritten.js'

/** A formula as it stands. */
export interface Written {
  readonly text: string
  readonly input?: 'plain' | 'latex'
}

/** A term of a claim beside the derived one: claimed/derived, and where its products begin, as `file:line:column`. */
export interface PlacedRatio {
  readonly ratio?: Rational
  readonly places: readonly string[]
}

/**
 * The text of a formula with its own numbers made right, where nothing else is wrong in it: none where a term has no
 * ratio, where products of different ratios begin at one place, and for texts of several lines in LaTeX.
 */
export function patchedLines({ text, input = 'latex' }: Written, terms: readonly PlacedRatio[]): readonly string[] {
  const clean = input === 'plain' ? withoutRemarks(text) : blankedTex(text)
  if (input === 'latex' && /\\begin|\\\[|\$\$|\\\\/.test(clean)) return []
  const factors = new Map<number, Rational>()
  for (const { ratio, places } of terms) {
    if (ratio === undefined || Q.isZero(ratio)) return []
    const factor = Q.divide(Q.one, ratio)
    for (const place of places) {
      const at = offsetOf(text, place)
      if (at === undefined || !Q.equal(factors.get(at) ?? factor, factor)) return []
      factors.set(at, factor)
    }
  }
  const patched = [...factors]
    .filter(([, factor]) => !Q.equal(factor, Q.one))
    .sort(([a], [b]) => b - a)
    .reduce((line, [at, factor]) => withTermTimes(line, { at, end: line.length }, factor, input), clean)
  return patched === clean ? [] : [flat(patched, input)]
}

/** The tail as it stands, where the formula ends with it: `O(\lambda^2)`; undefined elsewhere. */
export function writtenTail(text: string, tails: readonly Pick<Tail, 'place' | 'from'>[]): string | undefined {
  const end = text.replace(/(?:\\label\s*\{[^{}]*\}|\\,|#[^\n]*|[.,;\s])+$/u, '')
  for (const { place, from } of tails) {
    const at = from === undefined ? undefined : offsetOf(text, place)
    const written = at === undefined ? '' : end.slice(at)
    // Nothing stands behind its bracket.
    const inner = /^[^()[\]]*O[^()[\]]*[([](.*)[)\]]$/su.exec(written)?.[1]
    if (inner !== undefined && isBalanced(inner)) return written
  }
  return undefined
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth++
    if ((sign === ')' || sign === ']') && --depth < 0) return false
  }
  return depth === 0
}

/** Without its comments, every character at its place. */
function withoutRemarks(text: string): string {
  return text.replaceAll(/#[^\n]*/g, (remark) => ' '.repeat(remark.length))
}

/** In plain writing a new line begins a new term. */
function flat(text: string, input: Written['input']): string {
  if (input !== 'plain') return text.replaceAll(/\s+/g, ' ').trim()
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .trim()
}

function offsetOf(text: string, place: string): number | undefined {
  const [, line, column] = /:(\d+):(\d+)$/.exec(place) ?? []
  if (line === undefined || column === undefined) return undefined
  const lines = text.split('\n')
  const begin = lines.slice(0, Number(line) - 1).reduce((sum, { length }) => sum + length + 1, 0)
  // Columns count characters, some of which have two halves.
  const characters = [...(lines[Number(line) - 1] ?? '')].slice(0, Number(column) - 1)
  return begin + characters.join('').length
}
