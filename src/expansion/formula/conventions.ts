import { isLocal } from '../../theory/members.js'
import type { Theory } from '../../theory/theory.js'
import type { Letters } from './syntax.js'

/**
 * How a text in Minkowski space writes a theory whose rules are Euclid's: by which powers of i its vertices and its
 * lines are larger. A term with V vertices and L lines, those of its legs counted, is then i^{vertex V + line L} times
 * what it is in Euclid's space, which is Wick's rotation: each integral over time brings an i, each action one.
 */
export interface Convention {
  /** For vertices with an even and with an odd number of lines: −λ becomes −iλ by 1, and iλ by 3. */
  readonly vertex: { readonly even: number; readonly odd: number }
  readonly line: number
  /** How a vertex and a line are written, `{λ}` the coupling, `{Δ}` the line with its points. */
  readonly vertexTex: string
  readonly lineTex: string
  /** Default: Minkowski. */
  readonly space?: 'Minkowski' | 'Euclid'
  /** What a reader is told. */
  readonly vertexSays: string
  readonly lineSays: string
}

/** −iλ at a vertex, as from −iS with S = ∫ … − λφ⁴/4!. */
const MINUS = { vertex: { even: 1, odd: 1 }, vertexTex: '-i{λ}', vertexSays: '-i{λ}' }
/** ig at cubic vertices, as from L_int = +gφ³/3!, and −iλ at quartic ones (Srednicki). */
const PLUS = {
  vertex: { even: 1, odd: 3 },
  vertexTex: 'i{λ}',
  vertexSays: 'i{λ}, the coupling with the sign of L = +{λ} φ^3/3!',
}

/** The line is the expectation of the time-ordered product itself, D_F (Peskin and Schroeder). */
const WHOLE = { line: 0, lineTex: '{Δ}', lineSays: '{Δ}' }
/** The expectation is Δ/i (Srednicki). */
const DIVIDED = { line: 3, lineTex: '\\frac{1}{i} {Δ}', lineSays: '{Δ}/i' }
/** The expectation is iΔ_F (Bjorken and Drell, Zee). */
const TIMES = { line: 1, lineTex: 'i {Δ}', lineSays: 'i{Δ}' }

/** What a formula shows of its convention. */
export interface Written {
  /**
   * Where its i's stand: `below` when some of them stand below a line, as in 1/i; undefined where there are none. An odd
   * power of i is one of the powers of a term.
   */
  readonly unit: 'above' | 'below' | undefined
  /** How it writes lines and couplings where it has letters of its own for them. */
  readonly letters: Letters
}

/** What a formula may have been written by, and what it would also be right by, though nobody said that it is meant. */
interface Choices {
  readonly accepted: readonly Convention[]
  readonly possible: readonly Convention[]
}

/**
 * The conventions that the i's of a formula leave. Lines Δ/i where an i stands below a line; else lines that are
 * expectations, or i times another letter than Δ, for which texts do not agree on the sign of the i. A sign at vertices
 * with an odd number of lines is that of the field.
 */
export function choicesFor(theory: Theory, { unit, letters }: Written): Choices | undefined {
  if (unit === undefined || !isRotated(theory)) return undefined
  const cubic = hasOdd(theory)
  const by = (vertex: typeof MINUS, line: typeof WHOLE): Convention => ({ ...vertex, ...line })
  if (unit === 'below') {
    const [usual, other] = [by(PLUS, DIVIDED), by(MINUS, DIVIDED)]
    const whole = [by(MINUS, WHOLE), ...(cubic ? [by(PLUS, WHOLE)] : [])]
    return cubic
      ? { accepted: [usual, by(MINUS, WHOLE)], possible: [other, by(PLUS, WHOLE)] }
      : { accepted: [other, ...whole], possible: [] }
  }
  const plain = letters.get(theory.lines[0]?.name ?? '')?.shown ?? 'Δ'
  const ambiguous = plain.startsWith('Δ') && !plain.startsWith('Δ_F')
  const signs = cubic ? [by(PLUS, WHOLE), by(PLUS, TIMES)] : []
  return {
    accepted: [by(MINUS, WHOLE), ...(ambiguous ? [] : [by(MINUS, TIMES)])],
    possible: [
      ...(ambiguous ? [by(MINUS, TIMES)] : []),
      by(MINUS, DIVIDED),
      ...signs,
      ...(cubic ? [by(PLUS, DIVIDED)] : []),
    ],
  }
}

/** Whether the theory is that of e^{−S} for fields in space, of which Minkowski's is the rotation. */
export function isRotated({ expands, vertices, lines }: Theory): boolean {
  return (
    expands.functional === 'W' &&
    lines.every(({ style }) => style !== 'response') &&
    vertices.every((rule) => isLocal(rule) && rule.family === undefined && rule.factor.at(0).num < 0n)
  )
}

/** Whether there are vertices with an odd number of lines, whose sign is that of the field. */
export function hasOdd({ vertices }: Theory): boolean {
  return vertices.some(isOdd)
}

function isOdd({ legs }: Theory['vertices'][number]): boolean {
  return legs.reduce((sum, { count }) => sum + Number(count.at(0).num), 0) % 2 === 1
}

/** By how many powers of i a vertex with that many lines is larger. */
export function turnsOfVertex({ even, odd }: Convention['vertex'], lines: number): number {
  return lines % 2 === 0 ? even : odd
}

/** `Minkowski: each vertex -iλ, each line D_F`. */
export function conventionName(
  theory: Theory,
  { letters }: Pick<Written, 'letters'>,
  { vertexSays, lineSays, space = 'Minkowski' }: Convention,
): string {
  const shown = (name: string): string => letters.get(name)?.shown.replace(/\(a,b\)|_\{ab\}/, '') ?? name
  const couplings = theory.vertices.map(({ name }) => shown(name)).join(', ')
  const line = lineSays.replace('{Δ}', shown(theory.lines[0]?.name ?? ''))
  return `${space}: each vertex ${vertexSays.replaceAll('{λ}', couplings)}, each line ${line}`
}
