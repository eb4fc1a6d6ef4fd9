import type { Chain, Expression, SymbolNode } from '../../mathematics/expression.js'
import { nodesOf, partsOfExpression, someNode } from '../../mathematics/parts.js'
import { written } from '../../mathematics/written.js'
import { densityLetter } from '../densityLetters.js'
import { isPlainLetter, symbolText } from '../symbolText.js'

/** What stands in a Cornish–Fisher expansion. */
export interface QuantileLetters {
  /** The quantile, or what is normal, on the left side. */
  readonly left: string
  /** What it is expanded in. */
  readonly point: string
  /** What the letters say of the left side. */
  readonly says: 'quantile' | 'normal' | 'nothing'
  readonly hasScale: boolean
  readonly size: string | undefined
  /** Skewness and kurtosis as S and K. */
  readonly hasShapes: boolean
  readonly highest: number
  /** Whether an n or an O says what counts as how small. */
  readonly isBounded: boolean
}

/** Letters of normal variables, and of others. */
const [NORMAL, OTHER] = [/^[zZuUξζ]$/u, /^[xXwWyYqQω]$/u]
/** Levels of quantiles. */
const LEVEL = /^(?:p|q|c|α|β|γ|δ|ε|1-α|1-p|CF|cf|\{CF\}|\{cf\}|\\text\{CF\}|\{\\text\{CF\}\})$/u

/** The letters of `w = z + \frac{κ_3}{6}(z^2 - 1) + …`; undefined for anything else. */
export function quantileLetters({ sides }: Chain): QuantileLetters | undefined {
  const [left, right] = sides
  if (left === undefined || right === undefined || sides.length !== 2) return undefined
  const own = variablesIn(left)
  const others = variablesIn(right)
  const [leftText, second] = own
  const [point, third] = others
  if (leftText === undefined || point === undefined || second !== undefined || third !== undefined) return undefined
  if (leftText === point) return undefined
  const [level, other] = [levelIn(leftText), levelIn(point)]
  if (level !== undefined && other !== undefined && level !== other) return undefined
  const nodes = [...nodesOf(left), ...nodesOf(right)]
  const cumulants = nodesOf(right).flatMap((node) => {
    const letter = node.kind === 'symbol' ? densityLetter({ ...withoutPower(node) }) : undefined
    return letter?.kind === 'cumulant' || letter?.kind === 'standardised' ? [letter.order] : []
  })
  const names = new Set(
    nodes.flatMap((node) =>
      node.kind === 'symbol' ? [symbolText(node)] : node.kind === 'applied' ? [symbolText(node.head)] : [],
    ),
  )
  const hasShapes = cumulants.length === 0 && names.has('S')
  const highest = hasShapes ? (names.has('K') ? 4 : 3) : Math.max(0, ...cumulants)
  if (highest < 3 || !(hasShapes || cumulants.includes(3)) || !isOfQuantiles(right, leftText, point)) return undefined
  const size = ['n', 'N'].find((name) => names.has(name))
  return {
    left: leftText,
    point,
    says: saidBy(leftText, point),
    hasScale: ['σ', 'μ'].some((name) => names.has(name)) || cumulants.some((order) => order <= 2),
    size,
    isBounded: size !== undefined || nodes.some((node) => node.kind === 'tail'),
    hasShapes,
    highest,
  }
}

/** What is a variable here, with its level: `z_α`, `x`, `F^{-1}(p)`, `Φ^{-1}(α)`; undefined for other nodes. */
export function quantileVariable(node: Expression): string | undefined {
  if (node.kind === 'applied') {
    const { name, above, below } = node.head
    if (below !== undefined || !isPlainLetter(node.head)) return undefined
    const [level] = node.args
    const isLevel = node.args.length === 1 && level?.kind === 'symbol' && /^[pqαu]$/u.test(symbolText(level))
    // The quantile function Q(p).
    if (name === 'Q' && above === undefined)
      return isLevel && node.above === undefined ? `Q(${symbolText(level)})` : undefined
    if (!['F', 'Φ'].includes(name) || above === undefined || written(above) !== '-1') return undefined
    return node.args.length === 1 && level?.kind === 'symbol' ? `${name}^{-1}(${symbolText(level)})` : undefined
  }
  if (node.kind !== 'symbol' || node.primes !== undefined) return undefined
  const isKnown = NORMAL.test(node.name) || OTHER.test(node.name)
  return isKnown && (node.below === undefined || LEVEL.test(written(node.below))) ? symbolText(node) : undefined
}

function variablesIn(side: Expression): ReadonlySet<string> & Iterable<string> {
  const found = new Set<string>()
  const visit = (node: Expression): void => {
    const text = quantileVariable(node)
    if (text !== undefined) found.add(text)
    else partsOfExpression(node).forEach(visit)
  }
  visit(side)
  return found
}

function withoutPower(node: SymbolNode): SymbolNode {
  const { above, ...bare } = node
  return above === undefined ? node : bare
}

function saidBy(left: string, point: string): QuantileLetters['says'] {
  const isNormal = (text: string): boolean => NORMAL.test(nameOf(text)) || text.startsWith('Φ^{-1}')
  const isOther = (text: string): boolean => OTHER.test(nameOf(text)) || text.startsWith('F^{-1}')
  if (isOther(left) && isNormal(point)) return 'quantile'
  return isNormal(left) && isOther(point) ? 'normal' : 'nothing'
}

/** p of `z_p`, `Q(p)`, `F^{-1}(p)`; none of `z_{CF}`, `z`. */
function levelIn(text: string): string | undefined {
  const level = /\((.*)\)$/u.exec(text)?.[1] ?? /_\{?(.*?)\}?$/u.exec(text)?.[1]
  return level === undefined || /CF|cf/u.test(level) ? undefined : level
}

function nameOf(text: string): string {
  return text.replace(/^\\\w+\{(.)\}/u, '$1').replace(/[_(].*$/u, '')
}

/** Levels, Hermite polynomials or brackets like z^2 - 1: a series of another function has none of them. */
function isOfQuantiles(right: Expression, left: string, point: string): boolean {
  if ([left, point].some((text) => text.includes('_') || text.includes('^'))) return true
  return someNode(right, (node) => {
    if (node.kind === 'applied') return densityLetter(node)?.kind === 'hermite'
    if (node.kind !== 'sum' || node === right) return false
    return node.terms.length > 1 && node.terms.every((term) => isPowerOf(term, point))
  })
}

/** `-5z`, `2z^3`, `-1`. */
function isPowerOf(node: Expression, point: string): boolean {
  if (node.kind === 'product') return node.factors.every((factor) => isPowerOf(factor, point))
  return node.kind === 'number' || quantileVariable(node) === point
}
