import { multiplyPowers, raisePowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { isOriented } from '../diagrams/diagram.js'
import type { Field, LineRule, Theory } from './theory.js'

/**
 * A block of the matrix of bare propagators: fields that lines join, with these lines. `single` has one line; `response` is
 * ((C, R), (Rᵀ, 0)), a field with a correlation and a response; anything else is a `matrix`.
 */
export interface LineBlock {
  readonly kind: 'single' | 'response' | 'matrix'
  readonly fields: readonly string[]
  readonly lines: readonly LineRule[]
}

/** The blocks of the matrix of lines, in the order of the fields. */
export function lineBlocks({ fields, lines }: Pick<Theory, 'fields' | 'lines'>): readonly LineBlock[] {
  const root = new Map(fields.map(({ name }) => [name, name]))
  const rootOf = (name: string): string => {
    const next = root.get(name) ?? name
    return next === name ? name : rootOf(next)
  }
  for (const {
    fields: [a, b],
  } of lines)
    root.set(rootOf(b), rootOf(a))
  const ends = new Set(lines.flatMap((line) => line.fields))
  const names = fields.map(({ name }) => name).filter((name) => ends.has(name))
  return [...new Set(names.map(rootOf))].map((each) => {
    const inside = names.filter((name) => rootOf(name) === each)
    const joining = lines.filter((line) => inside.includes(line.fields[0]))
    return { kind: kindOf(joining, inside), fields: inside, lines: joining }
  })
}

function kindOf(lines: readonly LineRule[], fields: readonly string[]): LineBlock['kind'] {
  if (lines.length === 1) return 'single'
  const isResponse = fields.length === 2 && lines.length === 2 && lines.filter(isOriented).length === 1
  return isResponse ? 'response' : 'matrix'
}

/**
 * The inverse of a block as lines between legs, −1 times it for the sign of Γ: of one line its inverse; of a response
 * ((0, R⁻ᵀ), (R⁻¹, −R⁻¹ C R⁻ᵀ)); of another matrix entries L⁻¹_ab, each a symbol, without those that vanish. Nothing of a
 * matrix without an inverse. As every bare line it joins legs each of which ends inside where the other begins, so that
 * it is turned round, as the inverse of a matrix is.
 */
export function inverseLines({ kind, fields, lines }: LineBlock, of: readonly Field[]): readonly LineRule[] {
  if (kind === 'single') return lines.map(inverseLine)
  const response = lines.find(isOriented)
  const correlation = lines.find((line) => !isOriented(line))
  if (kind === 'response' && response !== undefined && correlation !== undefined) {
    const [a] = correlation.fields
    const other = fields.find((name) => name !== a) as string
    return [inverseLine(response), responseSquared(correlation, response, other)]
  }
  return matrixEntries(fields, lines, of)
}

function inverseLine(line: LineRule): LineRule {
  return {
    ...line,
    name: `i${line.name}`,
    factor: Q.divide(Q.rational(-1), line.factor),
    order: negated(line.order),
    latex: inverseLatex(line.latex),
    momentumLatex: inverseLatex(line.momentumLatex),
    atAPoint: negated(line.atAPoint),
  }
}

/** R⁻¹ C R⁻ᵀ between the response field and itself. */
function responseSquared(c: LineRule, r: LineRule, field: string): LineRule {
  const twice = (powers: Powers): Powers => raisePowers(powers, Q.rational(-2))
  const turned = r.momentumLatex.replaceAll(/\{(-?)p\}/g, (_, sign: string) => (sign === '' ? '{-p}' : '{p}'))
  return {
    name: `i${r.name}${c.name}i${r.name}`,
    fields: [field, field],
    factor: Q.divide(c.factor, Q.multiply(r.factor, r.factor)),
    order: multiplyPowers(c.order, twice(r.order)),
    latex: `\\left(${letter(r.latex)}^{-1} ${letter(c.latex)} ${letter(r.latex)}^{-1}\\right)({a},{b})`,
    momentumLatex: `${inverseLatex(r.momentumLatex)} ${c.momentumLatex} ${inverseLatex(turned)}`,
    atAPoint: multiplyPowers(c.atAPoint, twice(r.atAPoint)),
    style: c.style,
  }
}

/** Entries of the inverse that are not 0 by which lines there are, each of the order of a cofactor beside the determinant. */
function matrixEntries(
  fields: readonly string[],
  lines: readonly LineRule[],
  of: readonly Field[],
): readonly LineRule[] {
  const determinant = orderOfMatching(fields, fields, lines)
  if (determinant === undefined) return []
  const latexOf = (name: string): string => of.find((field) => field.name === name)?.latex ?? name
  return fields.flatMap((a, i) =>
    fields.slice(i).flatMap((b): readonly LineRule[] => {
      const [rows, columns] = [fields.filter((each) => each !== a), fields.filter((each) => each !== b)]
      const cofactor = orderOfMatching(rows, columns, lines)
      if (cofactor === undefined) return []
      const index = `L^{-1}_{${latexOf(a)}${latexOf(b)}}`
      return [
        {
          name: `iL_${a}${b}`,
          fields: [a, b],
          factor: Q.rational(-1),
          order: multiplyPowers(cofactor, negated(determinant)),
          latex: `${index}({b},{a})`,
          momentumLatex: `${index}({-p})`,
          atAPoint: { [`iL_${a}${b}`]: Q.one },
          style: 'plain',
        },
      ]
    }),
  )
}

/**
 * The order of a product of lines that match rows with columns, so that a determinant does not vanish whatever the lines
 * are; undefined where there is none. All have the same: a line's order is the sum of those of its two ends.
 */
function orderOfMatching(
  [row, ...others]: readonly string[],
  columns: readonly string[],
  lines: readonly LineRule[],
): Powers | undefined {
  if (row === undefined) return columns.length === 0 ? {} : undefined
  for (const column of columns) {
    const line = lines.find(
      ({ fields: [from, to] }) => (from === row && to === column) || (from === column && to === row),
    )
    if (line === undefined) continue
    const left = columns.filter((each) => each !== column)
    const rest = orderOfMatching(others, left, lines)
    if (rest !== undefined) return multiplyPowers(line.order, rest)
  }
  return undefined
}

/** The names of lines with their factors: `3 A, −B`. */
export function linesText(lines: readonly LineRule[]): string {
  return lines
    .map(({ name, factor }) => {
      const times = Q.equal(factor, Q.one) ? '' : Q.equal(factor, Q.rational(-1)) ? '-' : `${Q.format(factor)} `
      return `${times.replace('-', '−')}${name}`
    })
    .join(', ')
}

/** `\Delta({a},{b})` becomes `\Delta({a},{b})^{-1}`; what is more than a function of its ends gets brackets. */
function inverseLatex(latex: string): string {
  return /^\\?[\p{L}]+(?:_\{?[\p{L}\p{N}]+\}?)?\([^()]*\)$/u.test(latex)
    ? `${latex}^{-1}`
    : `\\left(${latex}\\right)^{-1}`
}

/** A line without its points. */
function letter(latex: string): string {
  return latex.replace(/\((?:\{a\},\{b\}|\{b\},\{a\})\)/, '')
}

export function negated(powers: Powers): Powers {
  return raisePowers(powers, Q.rational(-1))
}
