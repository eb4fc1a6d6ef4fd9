import type { Chain, Expression, SymbolNode } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { raisedBehind } from '../mathematics/raisedBehind.js'
import { written } from '../mathematics/written.js'
import { averageSort } from './averageSort.js'
import { saysConnected } from './connected.js'
import { someNode } from '../mathematics/parts.js'
import { visitLetters } from './letters.js'
import { fluctuationsIn, isSign } from './fluctuations.js'
import { symbolText } from './symbolText.js'
import { momentLetter } from './momentLetters.js'
import { isUnknownName, namedStatistic } from './namedStatistics.js'
import { statisticOf } from './statistics.js'
import type { Statistic } from './statistics.js'

/** What the letters of a formula with averages stand for. */
export interface RandomLetters {
  /** Random variables by what is written, `x_1`, `φ(x)`, with the label that tells them apart. */
  readonly variables: ReadonlyMap<string, string>
  /** Heads of variables that are written as functions. */
  readonly functions: ReadonlySet<string>
  /** Letters that stand inside averages and outside of them. */
  readonly constants: ReadonlySet<string>
  /** Those of them that stand in the exponent of e with a variable: small. */
  readonly parameters: ReadonlySet<string>
  /** Letters for the mean or deviation of a variable, `μ_x`, with the variable's label. */
  readonly statistics: ReadonlyMap<string, Statistic>
  /** Whether δ before a variable takes its mean off. */
  readonly fluctuates: boolean
  /** Letters for whole numbers. */
  readonly wholes: ReadonlySet<string>
  /** Whether there is a `kurt(X)`. */
  readonly hasKurtosis: boolean
  /** Averages, cumulants, κ_n, μ_n, one by one. */
  readonly atoms: readonly Atom[]
}

/** Something that a moment or cumulant is. */
export interface Atom {
  readonly sort: 'moment' | 'cumulant' | 'letter'
  /** `κ` of κ_4; `⟨⟩` for what is no letter. */
  readonly head: string
  /** How many variables it multiplies; NaN for what is no product of them. */
  readonly degree: number
  /** How many different letters stand in it. */
  readonly letters: number
  readonly side: number
  /** Whether it tells a variable from its mean: `⟨(δx)^2⟩`, `μ_x`. */
  readonly isCentral?: true
  /** The letter that it is. */
  readonly node?: SymbolNode
}

/** Letters that stand for any number; another one in an average and outside is somebody's name for something. */
const ANY_NUMBER = /^[abcdhkpqstuvwαβγλξωεθ](?:_.+)?$/u

/** Undefined where an average says something that is not known here, or a letter stands for two things. */
export function randomLetters({ sides }: Chain): RandomLetters | undefined {
  const inside = new Map<string, string>()
  const outside = new Set<string>()
  const points = new Set<string>()
  const exponentials = new Set<string>()
  const functions = new Set<string>()
  const wholes = new Set<string>()
  const atoms: Atom[] = []
  const unknown: Expression[] = []
  let hasKurtosis = false
  /** Letters that are a mean if they are that of a variable. */
  const perhaps: {
    readonly node: SymbolNode
    readonly of: Statistic
    readonly side: number
    readonly isInside: boolean
  }[] = []
  const fluctuates = !sides.some(hasSignOutside)
  for (const [side, root] of sides.entries())
    visitLetters(root, (node, place) => {
      // z^{(ℓ)} has a label above, no power.
      if ((node.kind === 'symbol' || node.kind === 'applied') && isLabel(node.above)) unknown.push(node)
      // φ^n(x) is φ(x)^n, or the value of another function.
      if (node.kind === 'applied' && place.inside && raisedBehind(node).head.above !== undefined) unknown.push(node)
      // |z|^2 of a complex variable.
      if (node.kind === 'absolute' && place.inside) unknown.push(node)
      // The bracket within is a moment of as many variables.
      if (node.kind === 'at' && node.of.kind === 'average' && saysConnected(node.below))
        atoms.push({ sort: 'cumulant', head: '⟨⟩', degree: degreeOf(node.of.of), letters: lettersIn(node.of), side })
      if (node.kind === 'average') {
        const sort = averageSort(node)
        if (sort === undefined) unknown.push(node)
        else
          atoms.push({
            sort,
            head: '⟨⟩',
            degree: degreeOf(node.of),
            letters: lettersIn(node),
            side,
            ...(fluctuates && hasFluctuation(node.of) ? { isCentral: true } : {}),
          })
        return undefined
      }
      if (node.kind === 'applied') {
        const statistic = namedStatistic(node)
        if (isUnknownName(node)) unknown.push(node)
        if (statistic !== undefined) {
          for (const argument of node.args)
            visitLetters({ kind: 'average', sort: '⟨⟩', of: argument, at: node.at, end: node.end }, (one, where) => {
              if (isUnknownName(one)) unknown.push(one)
              if (one.kind === 'symbol' && !where.counting) inside.set(symbolText(one), labelOf(one))
              return undefined
            })
          const degree = statistic.parts.reduce((total, { of, times }) => total + times * degreeOf(of), 0)
          hasKurtosis ||= statistic.isKurtosis
          atoms.push({
            sort: 'cumulant',
            head: '⟨⟩',
            degree: statistic.isStandard ? NaN : degree,
            letters: lettersIn(node),
            side,
          })
          return 'done'
        }
        const [only, more] = node.args
        if (place.inside && only?.kind === 'symbol' && more === undefined && only.above === undefined) {
          functions.add(node.head.name)
          inside.set(variableText(node) ?? '', symbolText(only))
          return 'done'
        }
        if (place.inside) return undefined
        // Points of Δ(x - y), or letters of K(2m - 1).
        for (const argument of node.args)
          visitLetters(argument, (one, where) => {
            if (one.kind === 'symbol') (where.counting ? wholes : points).add(symbolText(one))
            return undefined
          })
        outside.add(symbolText(node.head))
        return 'done'
      }
      if (node.kind !== 'symbol' || (fluctuates && place.inside && isSign(node))) return undefined
      const letter = momentLetter(node)
      const statistic = statisticOf(node)
      if (statistic !== undefined) perhaps.push({ node, of: statistic, side, isInside: place.inside })
      if (letter !== undefined) {
        // E[m_2], E[k_3]: a statistic of a sample has another letter's moments.
        if (place.inside && letter.degree !== 1) unknown.push(node)
        atoms.push({ sort: 'letter', ...letter, letters: 1, side, node })
      } else if (place.bound.includes(symbolText(node)) || isNumber(node)) return undefined
      else if (statistic !== undefined && !place.counting) return undefined
      else if (place.counting) wholes.add(symbolText(node))
      else if (place.inside) {
        inside.set(symbolText(node), labelOf(node))
        if (place.exponential) exponentials.add(symbolText(node))
      } else outside.add(symbolText(node))
      return undefined
    })
  const named = new Map([...inside].flatMap(([text, label]) => [[text, text] as const, [label, text] as const]))
  const found = perhaps.filter(({ of: { of } }) => of !== '' && named.has(of))
  const isNumbered = inside.size > 1
  for (const { node, isInside } of perhaps.filter((one) => !found.includes(one))) {
    if (momentLetter(node) !== undefined) continue
    if (isInside) inside.set(symbolText(node), labelOf(node))
    else outside.add(symbolText(node))
  }
  // μ_1 is the first moment of one variable, and the mean of the first of several.
  const own = found.filter(({ node }) => isNumbered || momentLetter(node) === undefined)
  const capital = [...inside.keys()].some((text) => /^[A-Z]/.test(text))
  const isConstant = (text: string): boolean =>
    outside.has(text) || points.has(text) || (capital && /^[a-z]$/.test(text))
  const variables = labelled([...inside].filter(([text]) => !isConstant(text)))
  // A label that is a letter of the formula too has a value of its own.
  if (unknown.length > 0 || variables === undefined || [...variables.values()].some((label) => outside.has(label)))
    return undefined
  const constants = [...inside.keys()].filter(isConstant)
  const parameters = constants.filter((text) => exponentials.has(text))
  if (!constants.every((text) => ANY_NUMBER.test(text) || parameters.includes(text))) return undefined
  const labelFor = (of: string): string => variables.get(named.get(of) as string) ?? ''
  return {
    variables,
    functions,
    constants: new Set(constants),
    parameters: new Set(parameters),
    statistics: new Map(own.map(({ node, of: { head, of } }) => [symbolText(node), { head, of: labelFor(of) }])),
    fluctuates,
    wholes,
    hasKurtosis,
    atoms: [
      ...atoms.filter(({ node }) => !own.some((one) => one.node === node)),
      ...own.map(({ node, of: { head }, side }): Atom => ({
        sort: 'letter',
        head,
        degree: head === 'mean' ? 1 : 2,
        letters: 1,
        side,
        node,
        isCentral: true,
      })),
    ],
  }
}

/** What a variable is written as: a letter, or a letter with its argument; undefined for other nodes. */
export function variableText(node: Expression): string | undefined {
  if (node.kind === 'symbol') return symbolText(node)
  if (node.kind !== 'applied') return undefined
  const [only, more] = node.args
  return only?.kind === 'symbol' && more === undefined ? `${symbolText(node.head)}(${symbolText(only)})` : undefined
}

function isLabel(above: Row | undefined): boolean {
  const [first, more] = above ?? []
  return first?.kind === 'group' && first.open === '(' && more === undefined
}

function isNumber({ name, below, above }: Expression & { readonly kind: 'symbol' }): boolean {
  if (below !== undefined) return false
  return name === 'π' || name === '∞' || (name === 'e' && above !== undefined) || (name === 'i' && above === undefined)
}

function labelOf(node: Expression & { readonly kind: 'symbol' }): string {
  return node.below === undefined ? '' : written(node.below)
}

/** Labels below one head tell variables apart; otherwise they are told apart by their letters. */
function labelled(found: readonly (readonly [string, string])[]): ReadonlyMap<string, string> | undefined {
  const labels = new Set(found.map(([, label]) => label))
  const heads = new Set(found.map(([text]) => text.replace(/[_(].*$/, '')))
  if (heads.size === 1 && labels.size === found.length && !labels.has('')) return new Map(found)
  return new Map(found.map(([text]) => [text, text] as const))
}

function hasFluctuation(node: Expression): boolean {
  return someNode(node, (one) => fluctuationsIn(one) !== undefined)
}

/** Whether δ or Δ is a number of the formula. */
function hasSignOutside(side: Expression): boolean {
  let found = false
  visitLetters(side, (node, { inside }) => {
    found ||= !inside && isSign(node)
    return undefined
  })
  return found
}

/** How many letters there are in an average. */
function lettersIn(node: Expression): number {
  const found = new Set<string>()
  visitLetters(node, (one, { counting }) => {
    const text = variableText(one)
    if (text === undefined || counting || isSign(one)) return undefined
    const isNamed = one.kind === 'applied' && namedStatistic(one) !== undefined
    if (!isNamed) found.add(text)
    return one.kind === 'applied' && !isNamed ? 'done' : undefined
  })
  return found.size
}

/** How many variables a product multiplies. */
function degreeOf(node: Expression): number {
  if (node.kind === 'product') return node.factors.reduce((total, factor) => total + degreeOf(factor), 0)
  if (node.kind === 'power' && node.exponent.kind === 'number')
    return degreeOf(node.base) * (Number(node.exponent.value.num) / Number(node.exponent.value.den))
  if (node.kind !== 'symbol' && node.kind !== 'applied') return NaN
  if (isSign(node)) return 0
  const { above } = node.kind === 'applied' ? raisedBehind(node) : node
  return above === undefined ? 1 : above.length === 1 ? Number(written(above)) : NaN
}
