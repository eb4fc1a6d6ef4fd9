import { powers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { parseFormula } from './formula.js'
import type { Formula } from './formula.js'
import { isBareName } from './mathShape.js'
import { inAscii, parseMath } from './mathSyntax.js'
import { Misread } from './misread.js'
import type { PlaceName } from './mathSyntax.js'
import { lineInMomentumSpace, vertexInMomentumSpace } from './inMomentumSpace.js'
import { requireDistinctNames } from './requireDistinctNames.js'
import type { Path, Places } from './places.js'
import { ruleFileSizes } from './ruleFile.js'
import type { RuleFile } from './ruleFile.js'
import { isLocal } from './members.js'
import { parsePowers } from './symbols.js'
import type { LegRule, LineRule, SmallParameter, Theory, VertexRule } from './theory.js'
import { readIndices, requireJoinable, sharedBy } from './readIndices.js'

/**
 * The theory that a rule file of the right shape describes: its names looked up, its formulas read.
 *
 * @throws InputError for a name that is none, a formula that is none, a name given twice
 */
export function resolveTheory(file: RuleFile, places: Places): Theory {
  return new Reader(file, places).theory()
}

/** Where formulas are tried that have no n: lines, legs, vertices that are no family. */
const NO_FAMILY: readonly number[] = [0]

/** Resolves the names and formulas of a rule file of the right shape. */
class Reader {
  private readonly fields: readonly string[]
  private readonly parameters: readonly string[]

  constructor(
    private readonly file: RuleFile,
    private readonly source: Places,
  ) {
    this.fields = Object.keys(file.fields)
    this.parameters = Object.keys(file.orders)
  }

  theory(): Theory {
    const { name, title, source, expands, orders, lines, legs, vertices, filters = [] } = this.file
    requireDistinctNames(this.file, this.source)
    const theory: Theory = {
      name,
      title,
      source: source.trim(),
      expands: {
        ...expands,
        latex: this.math(expands.latex, ['expands', 'latex']),
        coupling: this.coupling(expands.coupling),
        order: this.orders(expands.order, ['expands']),
      },
      ...this.indexed(),
      orders: Object.entries(orders).map(([symbol, { small, latex }]) => this.smallParameter(symbol, small, latex)),
      lines: lines.map((_, i) => this.line(i)),
      legs: legs.map((_, i) => this.leg(i)),
      vertices: vertices.map((_, i) => this.vertex(i)),
      filters,
    }
    requireJoinable(theory, this.file, (code, path, expected, received) =>
      this.problem(code, path, expected, undefined, received),
    )
    return theory
  }

  /** The fields with what they depend on, and the counted spaces. */
  private indexed(): Pick<Theory, 'fields' | 'spaces'> {
    const { fields, spaces } = readIndices(this.file, (code, path, expected, received) =>
      this.problem(code, path, expected, undefined, received),
    )
    return {
      spaces,
      fields: fields.map((field) => ({ ...field, latex: this.math(field.latex, ['fields', field.name, 'latex']) })),
    }
  }

  private smallParameter(symbol: string, small: string, latex: string): SmallParameter {
    const path = ['orders', symbol, 'small']
    const unit = parsePowers(small)?.[symbol]
    if (unit === undefined) throw this.problem('theory.small', path, `a power of ${symbol}`)
    return { symbol, unit, latex: this.math(latex, ['orders', symbol, 'latex']) }
  }

  private line(i: number): LineRule {
    const {
      name,
      joins,
      factor,
      order,
      latex: written,
      'momentum-latex': inMomentumSpace,
      'at-a-point': atAPoint,
      style = 'plain',
    } = this.file.lines[i] as RuleFile['lines'][number]
    const path = ['lines', i]
    joins.forEach((field, j) => this.oneOf(this.fields, field, [...path, 'joins', j], [...path, 'joins']))
    if (style === 'response' && joins[0] === joins[1])
      throw this.problem(
        'theory.style',
        [...path, 'style'],
        'a line that joins two different fields',
        undefined,
        `one that joins ${joins[0]} twice`,
      )
    const latex = this.math(written, [...path, 'latex'], ['a', 'b'])
    if (!latex.includes('{a}') || !latex.includes('{b}'))
      throw this.problem(
        'theory.places',
        [...path, 'latex'],
        "{a} and {b} for the points at its ends, such as 'D({a},{b})'",
      )
    const counted = this.orders(order, path)
    return {
      name,
      fields: joins,
      factor: this.number(factor, [...path, 'factor']),
      order: counted,
      latex,
      momentumLatex:
        inMomentumSpace === undefined
          ? lineInMomentumSpace(latex)
          : this.math(inMomentumSpace, [...path, 'momentum-latex'], ['p', '-p']),
      atAPoint: this.symbols(atAPoint, [...path, 'at-a-point'], Object.keys(counted)),
      style,
      ...(this.isUndirected(i) ? { undirected: true } : {}),
    }
  }

  /** Beside response lines, a line of two different fields, such as the correlation of two components, is no arrow. */
  private isUndirected(i: number): boolean {
    const { joins, style } = this.file.lines[i] as RuleFile['lines'][number]
    return style !== 'response' && joins[0] !== joins[1] && this.file.lines.some((line) => line.style === 'response')
  }

  private leg(i: number): LegRule {
    const leg = this.file.legs[i] as RuleFile['legs'][number]
    this.oneOf(this.fields, leg.field, ['legs', i, 'field'])
    const order = this.orders(leg.order, ['legs', i])
    const same = (other: RuleFile['legs'][number]): boolean =>
      other.field === leg.field && other.carries === leg.carries
    if (this.file.legs.findIndex(same) < i)
      throw this.problem(
        'theory.duplicate',
        ['legs', i, 'carries'],
        `what no other leg on ${leg.field} carries`,
        undefined,
        leg.carries,
      )
    const { line: name } = leg
    if (name === undefined) return { field: leg.field, carries: leg.carries, order }
    const names = this.file.lines.map((line) => line.name)
    this.oneOf(names, name, ['legs', i, 'line'])
    const [a, b] = (this.file.lines[names.indexOf(name)] as RuleFile['lines'][number]).joins
    this.oneOf([...new Set([a, b])], leg.field, ['legs', i, 'field'])
    return { field: leg.field, line: name, carries: leg.carries, order }
  }

  /** Powers of the small parameters, each an exact number. */
  private orders(orders: Readonly<Record<string, string | number>> | undefined, path: Path): Powers {
    const entries = Object.entries(orders ?? {})
    for (const [symbol] of entries) this.oneOf(this.parameters, symbol, [...path, 'order', symbol], [...path, 'order'])
    return powers(
      Object.fromEntries(entries.map(([symbol, order]) => [symbol, this.number(order, [...path, 'order', symbol])])),
    )
  }

  private vertex(i: number): VertexRule {
    const vertex = this.file.vertices[i] as RuleFile['vertices'][number]
    const path = ['vertices', i]
    const family = vertex.n === undefined ? undefined : { from: vertex.n.from, step: vertex.n.step ?? 1 }
    for (const symbol of Object.keys(vertex.order))
      this.oneOf(this.parameters, symbol, [...path, 'order', symbol], [...path, 'order'])
    const samples = family === undefined ? NO_FAMILY : [family.from, family.from + family.step]
    const numbered: readonly PlaceName[] = family === undefined ? [] : ['n']
    const shares = sharedBy(this.file, i, (code, at, expected, received) =>
      this.problem(code, at, expected, undefined, received),
    )
    const latex = vertex.latex.trim() === '' ? '' : this.math(vertex.latex, [...path, 'latex'], [...numbered, 'points'])
    if (!isLocal({ shares }) && !latex.includes('{points}'))
      throw this.problem(
        'theory.places',
        [...path, 'latex'],
        'local: true, or {points} for the points at which its half-edges are',
      )
    const inMomentumSpace = vertex['momentum-latex']
    const rule: VertexRule = {
      name: vertex.name,
      legs: vertex.legs.map((leg, j) => this.vertexLeg(leg, [...path, 'legs', j], [...path, 'legs'], samples)),
      factor: this.formula(vertex.factor, [...path, 'factor'], samples),
      order: Object.fromEntries(
        Object.entries(vertex.order).map(([symbol, order]) => [
          symbol,
          this.formula(order, [...path, 'order', symbol], samples),
        ]),
      ),
      shares,
      ...(vertex.pairs === undefined ? {} : { pairs: vertex.pairs }),
      latex,
      momentumLatex:
        inMomentumSpace === undefined || inMomentumSpace.trim() === ''
          ? (inMomentumSpace?.trim() ?? vertexInMomentumSpace(latex, isLocal({ shares })))
          : this.math(inMomentumSpace, [...path, 'momentum-latex'], [...numbered, 'momenta']),
      atAPoint: vertex['at-a-point'],
      ...(family === undefined ? {} : { family }),
    }
    const atAPoint = vertex['at-a-point']
    this.symbols(
      family === undefined ? atAPoint : atAPoint.replaceAll('{n}', '4'),
      [...path, 'at-a-point'],
      Object.keys(vertex.order),
    )
    return rule
  }

  /** `φ`, `φ^4`, `φ^n` or `φ^(n-1)`. */
  private vertexLeg(text: string, path: Path, named: Path, samples: readonly number[]): VertexRule['legs'][number] {
    const [field = '', count = '1', ...rest] = text.split('^')
    this.oneOf(this.fields, field.trim(), path, named)
    if (rest.length > 0) throw this.problem('theory.legs', path, 'a field, or a field^count', named)
    const formula = this.formula(count, path, samples, named)
    for (const n of samples) {
      const value = formula.at(n)
      if (!Q.isInteger(value) || value.num < 0n || value.num > BigInt(ruleFileSizes.valence)) {
        throw this.problem(
          'theory.legs',
          path,
          `a whole number of legs from 0 to ${ruleFileSizes.valence} for every n`,
          named,
        )
      }
    }
    return { field: field.trim(), count: formula }
  }

  private formula(text: string | number, path: Path, samples: readonly number[], named: Path = path): Formula {
    try {
      const formula = parseFormula(`${text}`)
      for (const n of samples) formula.at(n)
      if (samples === NO_FAMILY && formula.text.includes('n'))
        throw this.problem(
          'theory.formula',
          path,
          'a formula without n, which only members of a family have (n: { from: 3 })',
          named,
          `'${text}'`,
        )
      return formula
    } catch (error) {
      if (error instanceof Misread)
        throw this.problem('theory.formula', path, error.expected, named, `${error.received} in '${text}'`)
      if (error instanceof RangeError)
        throw this.problem(
          'theory.formula',
          path,
          'a formula with an exact value',
          named,
          `'${text}' (${error.message})`,
        )
      throw error
    }
  }

  /** A formula in the LaTeX that {@link parseMath} reads. */
  private math(text: string, path: Path, places: readonly PlaceName[] = []): string {
    const latex = inAscii(text)
    try {
      parseMath(latex, places)
    } catch (error) {
      if (error instanceof Misread)
        throw this.problem('theory.latex', path, error.expected, path, `${error.received} in '${latex}'`)
      throw error
    }
    return latex === '' ? this.fail('theory.latex', path, 'a formula') : latex
  }

  /** The letter of the coefficient functions gets the number of legs as its index. */
  private coupling(text: string): string {
    const path = ['expands', 'coupling']
    const latex = this.math(text, path)
    return isBareName(latex)
      ? latex
      : this.fail('theory.coupling', path, 'a letter without an index, such as g or \\Gamma')
  }

  private fail(code: string, path: Path, expected: string): never {
    throw this.problem(code, path, expected)
  }

  private number(text: string | number, path: Path): Q.Rational {
    return this.formula(text, path, NO_FAMILY).at(0)
  }

  /** Symbols beside the small parameters that `order` counts, which multiply them. */
  private symbols(text: string, path: Path, counted: readonly string[]): Powers {
    const found = parsePowers(text)
    if (found === undefined)
      throw this.problem('theory.powers', path, 'a product of powers of symbols such as kappa_2^-1')
    const twice = counted.find((symbol) => symbol in found)
    if (twice !== undefined)
      throw this.problem(
        'theory.powers',
        path,
        `symbols other than ${twice}, which order counts already ('1' for none)`,
      )
    return found
  }

  private oneOf(known: readonly string[], name: string, path: Path, named: Path = path): void {
    if (!known.includes(name)) throw this.problem('theory.reference', path, `one of ${known.join(', ')}`, named, name)
  }

  private problem(
    code: string,
    path: Path,
    expected: string,
    named: Path = path,
    received: string = this.source.received(path),
  ): InputError {
    return new InputError({ code, at: this.source.place(path, named), expected, received })
  }
}
