import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Theory } from '../../theory/theory.js'
import { carriedBy, hasSeveralSources } from '../formula/carriedBy.js'
import { carriedIn } from '../formula/carriedIn.js'
import { indexOf } from '../formula/indices.js'
import type { Indices } from '../formula/indices.js'
import { rowOf } from '../formula/latexRow.js'
import { argumentOf, combinationOf, combinationsOf } from './combination.js'
import type { Combination } from './combination.js'

/**
 * What a left side names:
 * - `coefficient`: the coefficient function, w̃_n, g̃_n;
 * - `correlator`: connected, with its legs: G_c^{(n)}, ⟨φ(p)φ(−p)⟩;
 * - `amputated`: connected, without its legs: G_amp; `amplitude`: 𝓜;
 * - `vertex`: Γ^{(n)};
 * - `self-energy`: Σ, and 𝓜² as some write it; `polarisation`: Π;
 * - `inverse`: that of the two-point function;
 * - `mass`: m², of a gap equation.
 */
export type NamedQuantity =
  | 'coefficient'
  | 'correlator'
  | 'amputated'
  | 'amplitude'
  | 'vertex'
  | 'self-energy'
  | 'polarisation'
  | 'inverse'
  | 'mass'

/** The left side of a formula in momentum space. */
export interface MomentumLeft {
  readonly names: NamedQuantity
  /** How many legs it says that there are. */
  readonly legs?: number
  /** What its legs carry by its fields, where legs carry different things. */
  readonly carries?: readonly string[]
  /** Its arguments, one for each leg, or one for two legs. */
  readonly momenta?: readonly Combination[]
  /** The right side is `factor` · i^`turns` times what is named. */
  readonly factor: Rational
  readonly turns: number
  /** Whether it is said to be connected where a full correlator would be another. */
  readonly connected: boolean
}

/** A number or i before a quantity. */
export interface Before {
  readonly factor: Rational
  readonly turns: number
}

/**
 * What stands before the sign of equality: `\Sigma(p)`, `-i\Sigma(p^2)`, `\Gamma^{(4)}(p_1,\ldots,p_4)`, `G^{(2)}(p)`,
 * `i\mathcal{M}`, `\tilde{w}_2(p,p')`, `\langle\phi(p)\phi(-p)\rangle`, `m^2`. Undefined where it is something else.
 *
 * @param numberBefore reads the number before it
 */
export function momentumLeft(
  row: Row,
  theory: Theory,
  indices: Indices,
  numberBefore: (row: Row) => Before | undefined,
): MomentumLeft | undefined {
  const from = row.findIndex((item) => !isNumber(item))
  if (from < 0) return undefined
  const before = from === 0 ? { factor: Q.one, turns: 0 } : numberBefore(row.slice(0, from))
  const named = before === undefined ? undefined : quantityOf(row.slice(from), theory, indices)
  return before === undefined || named === undefined ? undefined : { ...named, ...before }
}

function isNumber(item: Item): boolean {
  return (
    item.kind === 'number' ||
    (item.kind === 'name' && item.text === 'i' && isBare(item)) ||
    (item.kind === 'sign' && ['-', '+', '·', '!', '/'].includes(item.text)) ||
    (item.kind === 'fraction' && [item.over, item.under].every((part) => part.every(isNumber))) ||
    (item.kind === 'group' && item.open === '(' && item.body.every(isNumber))
  )
}

type NPointFunction = Omit<MomentumLeft, 'factor' | 'turns'>

function quantityOf(row: Row, theory: Theory, indices: Indices): NPointFunction | undefined {
  const [symbol, bracket, ...more] = row
  if (symbol === undefined) return undefined
  if (symbol.kind === 'group' && symbol.open === '⟨') return expectation(row, theory, indices)
  if (symbol.kind !== 'name' || symbol.primes !== undefined || more.length > 0) return undefined
  const isCall = bracket?.kind === 'group' && ['(', '['].includes(bracket.open) && isBare(bracket)
  if (bracket !== undefined && !isCall) return undefined
  const [coupling] = rowOf(theory.expands.coupling, 'expands.coupling')
  const isCoupling = coupling?.kind === 'name' && coupling.text === symbol.text && symbol.accent === 'tilde'
  const carries = isCoupling && symbol.below !== undefined ? carriedIn(symbol.below, theory) : undefined
  const scripts = scriptsOf(carries === undefined ? symbol : withoutScripts(symbol, 'below'), indices)
  if (scripts === undefined) return undefined
  const { count = carries?.length, labels, isSquared, isInverse } = scripts
  if (['m', 'μ', 'M'].includes(symbol.text) && isSquared && bracket === undefined)
    return { names: 'mass', legs: 2, connected: true, momenta: [[], []] }
  const isLabelled = (...words: readonly string[]): boolean => labels.some((label) => words.includes(label))
  const rest = labels.filter((label) => ![...CONNECTED, ...AMPUTATED, ...PROPER].includes(label) && !ORDERS.test(label))
  const isComponent = rest.every((label) => /^[a-z]$/.test(label)) && rest.length === 2
  if (rest.length > 0 && !isComponent) return undefined
  const momenta = isCall ? givenMomenta(bracket.body, indices) : undefined
  if (isCall && momenta === undefined && symbol.text !== 'M') return undefined
  const legs = count ?? (momenta === undefined || momenta.length < 2 ? undefined : momenta.length)
  if (count !== undefined && momenta !== undefined && momenta.length !== count && momenta.length !== 1 && count > 2)
    return undefined
  const of = (names: NamedQuantity, own: number | undefined = legs): NPointFunction => ({
    names,
    ...(own === undefined ? {} : { legs: own }),
    ...(momenta === undefined ? {} : { momenta }),
    connected: isLabelled(...CONNECTED),
  })
  if (isSquared) return symbol.text === 'M' ? of('self-energy', 2) : undefined
  if (isInverse) return ['G', 'D'].includes(symbol.text) ? of('inverse', 2) : undefined
  if (isCoupling)
    return legs === undefined ? undefined : { ...of('coefficient'), ...(carries === undefined ? {} : { carries }) }
  if (isLabelled(...AMPUTATED) && ['G', 'W'].includes(symbol.text)) return of('amputated')
  if (isLabelled(...PROPER) && ['G', 'W'].includes(symbol.text)) return of('vertex')
  switch (symbol.text) {
    case 'Σ':
      return of('self-energy', 2)
    case 'Π':
      return of('polarisation', 2)
    case 'Γ':
      return legs === undefined ? undefined : of('vertex')
    case 'M':
    case 'A':
    case 'T':
      return of('amplitude')
    case 'W':
      return legs === undefined ? undefined : { ...of('correlator'), connected: true }
    case 'G':
    case 'D':
      return theory.expands.functional === 'W' ? of('correlator', legs ?? 2) : undefined
    default:
      return undefined
  }
}

const CONNECTED = ['c', 'C', 'con', 'conn', 'connected']
const AMPUTATED = ['amp', 'amputated', 'trunc']
const PROPER = ['1PI', 'PI']
/** An order by itself says nothing that is not in the formula. */
const ORDERS = /^(?:full|\d-loop|(?:one|two|three)-loop|loop|MF|H)$/

/** The number of legs among the indices of a symbol, and its labels. */
function scriptsOf(
  { above, below }: Item,
  indices: Indices,
):
  | {
      readonly count: number | undefined
      readonly labels: readonly string[]
      readonly isSquared: boolean
      readonly isInverse: boolean
    }
  | undefined {
  const [power, ...more] = above ?? []
  const isPower = power?.kind === 'number' && more.length === 0
  const isInverse = power?.kind === 'sign' && power.text === '-'
  const isSquared = isPower && power.text === '2'
  if (isPower && !isSquared) return undefined
  const counts: number[] = []
  const labels: string[] = []
  for (const part of [...split(below ?? [], ','), ...(isPower || isInverse ? [] : split(above ?? [], ','))].flat()) {
    const index = part.kind === 'group' && part.open === '(' ? indexOf(part.body, indices) : indexOf([part], indices)
    if (index !== undefined) counts.push(index)
    else if ((part.kind === 'name' || part.kind === 'words') && isBare(part)) labels.push(part.text)
    else return undefined
  }
  const [count] = counts
  return counts.length > 1 ? undefined : { count, labels, isSquared, isInverse }
}

/** `p_1,\ldots,p_4`, `p`, `p^2`, `0`. */
function givenMomenta(body: Row, indices: Indices): readonly Combination[] | undefined {
  const momentum = argumentOf(body, indices)
  return momentum === undefined ? combinationsOf(body, indices) : [momentum]
}

/** `⟨φ(p)φ(−p)⟩`, with its label of connected ones. */
function expectation(row: Row, theory: Theory, indices: Indices): NPointFunction | undefined {
  const [group, ...rest] = row
  if (group?.kind !== 'group' || group.above !== undefined || rest.length > 0) return undefined
  const [label, second] = group.below ?? []
  const isConnected =
    (label?.kind === 'name' || label?.kind === 'words') && CONNECTED.includes(label.text) && second === undefined
  if (label !== undefined && !isConnected) return undefined
  const names = new Set(
    theory.legs.map(({ carries, field }) => [carries, field]).flatMap((both) => both.map((one) => textOf(theory, one))),
  )
  const fields = new Map(theory.fields.map(({ name, latex }) => [written(rowOf(latex, 'fields.latex')), name]))
  const carries: string[] = []
  const momenta: Combination[] = []
  for (let i = 0; i < group.body.length; i++) {
    const [field, bracket] = [group.body[i] as Item, group.body[i + 1]]
    const isCall = bracket?.kind === 'group' && bracket.open === '(' && isBare(bracket)
    const argument = isCall ? bracket.body : field.below
    const isField = field.kind === 'name' && names.has(field.text)
    const momentum = isField && argument !== undefined ? combinationOf(argument, indices) : undefined
    if (momentum === undefined) return undefined
    momenta.push(momentum)
    const carried = carriedBy(theory, fields.get(written([isCall ? field : withoutScripts(field, 'below')])) ?? '')
    if (carried !== undefined) carries.push(carried)
    if (isCall) i++
  }
  return momenta.length === 0
    ? undefined
    : {
        names: 'correlator',
        legs: momenta.length,
        momenta,
        connected: isConnected,
        ...(hasSeveralSources(theory) && carries.length === momenta.length ? { carries } : {}),
      }
}

function textOf(theory: Theory, name: string): string {
  const [first] = rowOf(carriedLatex(theory, name), 'legs.carries')
  return first?.kind === 'name' ? first.text : written(first === undefined ? [] : [first])
}
