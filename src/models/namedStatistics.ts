import type { Expression } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'

/** `Var(X)`, `Cov(X, Y)`, `κ_3(X)`, `skew(X)`: a cumulant of what stands in the bracket. */
export interface NamedStatistic {
  /** What is joined, each so many times. */
  readonly parts: readonly { readonly of: Expression; readonly times: number }[]
  /** Whether it is divided by the standard deviation of each of them. */
  readonly isStandard: boolean
  /** Which some authors take less 3, the value of a Gaussian variable, and some do not. */
  readonly isKurtosis: boolean
}

/** Names by what they join: so many arguments, each so many times. */
const NAMES: ReadonlyMap<string, { readonly count: number; readonly times: number; readonly isStandard?: true }> =
  new Map([
    ['var', { count: 1, times: 2 }],
    ['cov', { count: 2, times: 1 }],
    ['corr', { count: 2, times: 1, isStandard: true }],
    ['skew', { count: 1, times: 3, isStandard: true }],
    ['skewness', { count: 1, times: 3, isStandard: true }],
    ['kurt', { count: 1, times: 4, isStandard: true }],
    ['kurtosis', { count: 1, times: 4, isStandard: true }],
  ])
const CUMULANTS = new Set(['κ', 'cum', 'Cum'])

/** What a name with a bracket is; undefined for other names, and for a number of arguments that is not theirs. */
export function namedStatistic({ head, args }: Expression & { readonly kind: 'applied' }): NamedStatistic | undefined {
  const { name, accent, above, primes, below } = head
  if (accent !== undefined || above !== undefined || primes !== undefined) return undefined
  const joined = (times: number, isStandard = false): NamedStatistic => ({
    parts: args.map((of) => ({ of, times })),
    isStandard,
    isKurtosis: isStandard && times === 4,
  })
  if (CUMULANTS.has(name)) {
    if (below === undefined) return args.length > 1 || name !== 'κ' ? joined(1) : undefined
    const order = /^\{?([1-9])\}?$/.exec(written(below))?.[1]
    if (order === undefined) return undefined
    return args.length === 1 ? joined(Number(order)) : args.length === Number(order) ? joined(1) : undefined
  }
  const known = below === undefined ? NAMES.get(`${name[0]?.toLowerCase()}${name.slice(1)}`) : undefined
  return known?.count === args.length ? joined(known.times, known.isStandard ?? false) : undefined
}

/** Whether it is a plain joint cumulant: `Var(X)`, `Cov(X, Y)`, `cum(X, Y, Z)`, `κ_3(X)`. */
export function isJointCumulant(node: Expression & { readonly kind: 'applied' }): boolean {
  return namedStatistic(node)?.isStandard === false
}

/** A word before a bracket that is none of them, `med(X)`, `He_3(x)`: nothing is known of it. */
export function isUnknownName(node: Expression): boolean {
  return node.kind === 'applied' && /^[A-Za-z]{2,}$/.test(node.head.name) && namedStatistic(node) === undefined
}
