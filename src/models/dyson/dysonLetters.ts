import type { Chain, Expression, SymbolNode } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { written } from '../../mathematics/written.js'
import { letterOf, symbolText } from '../symbolText.js'

/** Letters of propagators, as they are written without their index. */
const PROPAGATORS = new Set(['G', 'D', 'Δ', 'g'])
const SELF_ENERGIES = new Set(['Σ', 'Π'])

/** What a letter is. */
export type Role = 'full' | 'bare' | 'self-energy'

/** What stands in a formula for a self-energy. */
export interface DysonLetters {
  readonly roles: ReadonlyMap<string, Role>
  readonly hasPoints: boolean
  readonly hasSquares: boolean
  readonly isSeries: boolean
  readonly hasUnit: boolean
}

/** Undefined where it has no full and bare propagator with a self-energy, or some with other arguments than others. */
export function dysonLetters({ sides }: Chain): DysonLetters | undefined {
  const nodes = sides.flatMap(nodesOf)
  const heads = nodes.flatMap((node): SymbolNode[] =>
    node.kind === 'symbol' ? [node] : node.kind === 'applied' ? [node.head] : [],
  )
  const texts = new Set(heads.map(nameOf))
  const selves = [...texts].filter((text) => SELF_ENERGIES.has(text))
  const propagators = [...texts].filter((text) => PROPAGATORS.has(text.replace(/_0$/, '')))
  const letters = new Set(heads.map(symbolText))
  const squares = ['p', 'k', 'q'].find((text) => letters.has(text) && letters.has('m'))
  const full = propagators.filter((text) => !text.endsWith('_0'))
  const bare = propagators.filter((text) => text.endsWith('_0'))
  // G = Δ + ΔΣG: the second of two letters without an index is the bare one.
  const [first, second] = full
  const isOther = second !== undefined && bare.length === 0 && first === 'G' && second === 'Δ'
  const [self] = selves
  if (first === undefined || self === undefined || selves.length > 1 || full.length > (isOther ? 2 : 1))
    return undefined
  const free = isOther ? second : bare[0]
  if (bare.length > 1 || (free === undefined) === (squares === undefined)) return undefined
  const roles = new Map<string, Role>([
    [first, 'full'],
    [self, 'self-energy'],
    ...(free === undefined ? [] : ([[free, 'bare']] as const)),
  ])
  const counts = new Set(
    nodes.flatMap((node) => {
      if (node.kind !== 'applied') return node.kind === 'symbol' && roles.has(nameOf(node)) ? [0] : []
      return roles.has(nameOf(node.head)) && isCall(node, roles)
        ? [node.args.length]
        : roles.has(nameOf(node.head))
          ? [0]
          : []
    }),
  )
  // In one formula all have as many arguments.
  if (counts.size !== 1 || (squares !== undefined && counts.has(2))) return undefined
  return {
    roles,
    hasPoints: counts.has(2),
    hasSquares: squares !== undefined,
    isSeries: nodes.some(({ kind }) => kind === 'dots' || kind === 'tail'),
    hasUnit: texts.has('i'),
  }
}

/** `G_0` for G_0, G^{(0)} and G^0; the letter with whatever else stands at it. */
export function nameOf(head: SymbolNode): string {
  const above = head.above === undefined ? '' : written(head.above)
  const isZero = head.below === undefined && ['(0)', '0'].includes(above)
  return isZero
    ? `${symbolText(head)}_0`
    : above === '' || above === '-1'
      ? symbolText(head)
      : `${symbolText(head)}^${above}`
}

/** Whether its bracket holds letters of momenta or points. */
export function isCall(
  { head, args }: Expression & { readonly kind: 'applied' },
  roles: ReadonlyMap<string, Role>,
): boolean {
  if (!roles.has(nameOf(head)) || args.length > 2) return false
  return args.every((arg) => {
    const letter = letterOf(arg)
    return letter !== undefined && !roles.has(letter) && /^[a-zω]/u.test(letter)
  })
}
