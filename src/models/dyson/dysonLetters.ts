import type { Chain, Expression, SymbolNode } from '../../mathematics/expression.js'
import { nodesOf, partsOfExpression, someNode } from '../../mathematics/parts.js'
import { written } from '../../mathematics/written.js'
import { symbolText } from '../symbolText.js'

/** Letters of propagators, as they are written without their index. */
const PROPAGATORS = new Set(['G', 'D', 'Δ', 'g'])
const SELF_ENERGIES = new Set(['Σ', 'Π'])
/** Of p^2 + m^2. */
const MOMENTA: readonly string[] = ['p', 'k', 'q']
/** Beside a momentum. */
const FREQUENCY = /^[ωνεz]/u

/** What a letter is. */
export type Role = 'full' | 'bare' | 'self-energy'

/** What stands in a formula for a self-energy. */
export interface DysonLetters {
  readonly roles: ReadonlyMap<string, Role>
  readonly hasPoints: boolean
  /** p of p^2 + m^2. */
  readonly momentum?: string
  readonly isSeries: boolean
  readonly hasUnit: boolean
}

type Applied = Expression & { readonly kind: 'applied' }

/** Undefined where it has no full and bare propagator with a self-energy, or some with other arguments than others. */
export function dysonLetters({ sides }: Chain): DysonLetters | undefined {
  const nodes = sides.flatMap(nodesOf)
  const texts = new Set(nodes.flatMap((node) => nameIn(node) ?? []))
  const selves = [...texts].filter((text) => SELF_ENERGIES.has(text))
  const propagators = [...texts].filter((text) => PROPAGATORS.has(text.replace(/_0$/, '')))
  const full = propagators.filter((text) => !text.endsWith('_0'))
  const bare = propagators.filter((text) => text.endsWith('_0'))
  // G = Δ + ΔΣG: the second of two letters without an index is the bare one.
  const [first, second] = full
  const isOther = second !== undefined && bare.length === 0 && first === 'G' && second === 'Δ'
  const [self] = selves
  if (first === undefined || self === undefined || selves.length > 1 || full.length > (isOther ? 2 : 1))
    return undefined
  const free = isOther ? second : bare[0]
  const roles = new Map<string, Role>([
    [first, 'full'],
    [self, 'self-energy'],
    ...(free === undefined ? [] : ([[free, 'bare']] as const)),
  ])
  const outside = new Set(sides.flatMap((side) => lettersOutside(side, roles)))
  const [momentum, other] = outside.has('m') ? MOMENTA.filter((text) => outside.has(text)) : []
  if (bare.length > 1 || other !== undefined || (free === undefined) === (momentum === undefined)) return undefined
  const places = placesIn(nodes, roles)
  if (places === undefined || (momentum !== undefined && !places.every((place) => isOf(place, momentum))))
    return undefined
  return {
    roles,
    hasPoints: places.some(isOfPoints),
    ...(momentum === undefined ? {} : { momentum }),
    isSeries: nodes.some(({ kind }) => kind === 'dots' || kind === 'tail'),
    hasUnit: texts.has('i'),
  }
}

function nameIn(node: Expression): string | undefined {
  const head = node.kind === 'applied' ? node.head : node
  return head.kind === 'symbol' ? nameOf(head) : undefined
}

/** The letters of a formula that are no arguments of G or Σ. */
function lettersOutside(node: Expression, roles: DysonLetters['roles']): readonly string[] {
  if (node.kind === 'applied' && isCall(node, roles)) return []
  return [
    ...(node.kind === 'symbol' ? [symbolText(node)] : []),
    ...partsOfExpression(node).flatMap((part) => lettersOutside(part, roles)),
  ]
}

/** Where G and Σ are taken: nowhere, at one momentum, or at points; undefined where one is somewhere else than others. */
function placesIn(
  nodes: readonly Expression[],
  roles: DysonLetters['roles'],
): readonly (readonly string[])[] | undefined {
  const found: (readonly string[])[] = []
  for (const node of nodes) {
    if (!roles.has(nameIn(node) ?? '')) continue
    const place = node.kind !== 'applied' || isTimesBracket(node, roles) ? [] : placeOf(node, roles)
    if (place === undefined) return undefined
    found.push(place)
  }
  const isOne = new Set(found.map((place) => place.join())).size === 1
  return isOne || found.every(isOfPoints) ? found : undefined
}

/** Whether a place is two points, and no momentum with a frequency. */
function isOfPoints(place: readonly string[]): boolean {
  return place.length === 2 && !(MOMENTA.includes(place[0] ?? '') && FREQUENCY.test(place[1] ?? ''))
}

function isOf(place: readonly string[], momentum: string): boolean {
  return place.length === 0 || (place.length === 1 && place[0] === momentum)
}

/** G (p^2 + m^2), G_0 (1 - ΣG_0). */
function isTimesBracket({ args: [only, more] }: Applied, roles: DysonLetters['roles']): boolean {
  if (only === undefined || more !== undefined) return false
  return someNode(only, (node) => {
    const name = nameIn(node) ?? ''
    return roles.has(name) || (only.kind === 'sum' && name.startsWith('m'))
  })
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

/** Whether its bracket holds a momentum, also as its square, or points. */
export function isCall(node: Applied, roles: DysonLetters['roles']): boolean {
  return roles.has(nameOf(node.head)) && placeOf(node, roles) !== undefined
}

/** What its bracket holds; undefined for anything else than such letters. */
function placeOf({ args }: Applied, roles: DysonLetters['roles']): readonly string[] | undefined {
  const letters = args.flatMap((arg) => {
    if (arg.kind !== 'symbol') return []
    const isSquare = args.length === 1 && arg.above !== undefined && written(arg.above) === '2'
    const letter = arg.above === undefined || isSquare ? symbolText(arg) : ''
    return !roles.has(letter) && (args.length === 2 ? /^[a-zωνε]/u : /^(?![rtxy])[a-zωνεE]/u).test(letter)
      ? [letter]
      : []
  })
  return letters.length === args.length && args.length <= 2 ? letters : undefined
}
