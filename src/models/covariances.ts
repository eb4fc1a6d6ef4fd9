import type { Chain, Expression, SymbolNode } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'
import { labelBlocks } from './labels.js'
import { visitLetters } from './letters.js'
import { symbolText } from './symbolText.js'
import type { RandomLetters } from './randomLetters.js'

/** The letter that a formula has for the covariance of its variables. */
export interface CovarianceLetter {
  readonly head: string
  /** `A^{-1}_{12}`, `1/A`: the letter is the inverse. */
  readonly inverse: boolean
  /** `Δ(x - y)`: the variables are those of a stationary field. */
  readonly stationary: boolean
}

const HEADS = new Set(['K', 'G', 'Δ', 'C', 'Σ', 'D', 'S', 'A', 'σ', 'g', 'a'])

/** The one letter that is a covariance here; undefined where there is none, or more than one. */
export function covarianceLetter({ sides }: Chain, letters: RandomLetters): CovarianceLetter | undefined {
  const labels = new Set(letters.variables.values())
  const found = new Map<string, { inverse: boolean; stationary: boolean }>()
  const unclear: Expression[] = []
  for (const side of sides)
    visitLetters(side, (node, { inside }) => {
      if (node.kind === 'average') return 'done'
      const here = inside ? undefined : covarianceAt(node, labels)
      // What stands with the variable in a bracket is a number.
      if (here === undefined || (node.kind === 'symbol' && letters.constants.has(symbolText(node)))) return undefined
      const old = found.get(here.head)
      if (old !== undefined && old.inverse !== here.inverse) unclear.push(node)
      found.set(here.head, { ...here, stationary: here.stationary || (old?.stationary ?? false) })
      return 'done'
    })
  const [only, more] = [...found]
  return unclear.length === 0 && only !== undefined && more === undefined ? { head: only[0], ...only[1] } : undefined
}

/** A covariance with what it joins: two labels, or the difference of two points; none for one variable. */
export interface CovarianceHere {
  readonly head: string
  readonly inverse: boolean
  readonly stationary: boolean
  readonly labels: readonly string[]
  /** `x - y` of `Δ(x - y)`, `0`. */
  readonly difference?: Expression
}

/** The covariance that a node is written as, if it is one. */
export function covarianceAt(node: Expression, labels: ReadonlySet<string>): CovarianceHere | undefined {
  if (node.kind === 'applied') {
    const { head, args } = node
    if (!isHead(head)) return undefined
    const own = args.flatMap((arg) => (arg.kind === 'symbol' && arg.above === undefined ? [symbolText(arg)] : []))
    if (args.length === 2 && own.length === 2 && own.every((label) => labels.has(label)))
      return { head: headOf(head), inverse: isInverse(head), stationary: false, labels: own }
    const [difference] = args
    const inner = difference === undefined || args.length !== 1 ? undefined : lettersOf(difference)
    if (difference === undefined || inner === undefined || !inner.every((label) => labels.has(label))) return undefined
    if (inner.length === 0 && !(difference.kind === 'number' && difference.value.num === 0n)) return undefined
    return { head: headOf(head), inverse: isInverse(head), stationary: true, labels: inner, difference }
  }
  // (A^{-1})_{ij}
  if (node.kind === 'at' && node.of.kind === 'symbol' && node.of.below === undefined && isInverse(node.of))
    return covarianceAt({ ...node.of, below: node.below }, labels)
  if (node.kind !== 'symbol' || !isHead(node)) return undefined
  if (node.below === undefined) {
    const isOne = labels.size === 1 && node.name !== 'σ'
    return isOne ? { head: headOf(node), inverse: isInverse(node), stationary: false, labels: [] } : undefined
  }
  const own = labelBlocks(node.below).flat()
  if (own.length !== 2 || !own.every((label) => labels.has(label))) return undefined
  return { head: headOf(node), inverse: isInverse(node), stationary: false, labels: own }
}

function isHead({ name, primes }: SymbolNode): boolean {
  return HEADS.has(name) && primes === undefined
}

function headOf({ name, accent }: SymbolNode): string {
  return `${accent ?? ''} ${name}`
}

function isInverse({ above }: SymbolNode): boolean {
  return above !== undefined && written(above) === '-1'
}

/** The letters of a difference of points; undefined for anything else. */
function lettersOf(node: Expression): readonly string[] | undefined {
  const found: string[] = []
  const others: Expression[] = []
  visitLetters(node, (one) => {
    if (one.kind === 'symbol' && one.above === undefined) found.push(symbolText(one))
    else if (one.kind !== 'sum' && one.kind !== 'product' && one.kind !== 'number') others.push(one)
    return undefined
  })
  return others.length === 0 ? found : undefined
}
