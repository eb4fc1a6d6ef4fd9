import { smallFactorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { written } from '../../mathematics/written.js'
import { isLocal, members } from '../../theory/members.js'
import type { Theory } from '../../theory/theory.js'
import type { Claimed, ModelMaker } from '../claimed.js'
import type { Model, Scope, Trial } from '../model.js'
import { differenceIn } from '../differenceIn.js'
import { NoMeaning } from '../noMeaning.js'
import { standsAt } from '../standsAt.js'
import { addValues, numeric, small } from '../value.js'
import type { Value } from '../value.js'
import { correlatorOnSites, EXTERNAL, SITES } from './fieldOnSites.js'
import type { FieldOnSites } from './fieldOnSites.js'

/** Fields whose full n-point functions are summed. */
const MOST_POINTS = 4
/** Of the coupling: the sums over sites go over as many. */
const MOST_ORDERS = 2

/**
 * Full n-point functions of one scalar field with one local vertex, where the field lives on finitely many
 * sites: a line is any symmetric matrix, an integral the sum over sites, and the correlator is the Gaussian average of
 * the fields with e^{−V}, order by order. Nothing is known of diagrams.
 */
export const fieldsOnSites: ModelMaker = (claimed) => {
  const vertex = claimed.theory === undefined ? undefined : vertexOf(claimed.theory)
  const [left] = claimed.chain.sides
  if (vertex === undefined || left === undefined || claimed.chain.sides.length < 2) return undefined
  const labels = pointsOf(left)
  const orders = claimed.order ?? claimed.upTo ?? Infinity
  if (labels === undefined || labels.length > MOST_POINTS || orders > MOST_ORDERS) return undefined
  // Of two points of an even theory the full function is the connected one, which diagrams give.
  if (labels.length < 2 || (labels.length === 2 && vertex.valence % 2 === 0)) return undefined
  return modelOf(claimed, left, labels, vertex, orders)
}

const MOST_VALENCE = 6

interface Vertex {
  readonly letters: readonly string[]
  readonly valence: number
  /** V = factor · coupling · Σ φ^valence. */
  readonly factor: number
}

/** Its one local vertex; of `action`, whose g_r are what one likes, λ φ^4 without 1/4!. */
function vertexOf(theory: Theory): Vertex | undefined {
  if (theory.expands.functional !== 'W' || theory.lines.length !== 1 || theory.legs.length !== 1) return undefined
  if (theory.name === 'action') return { letters: ['λ', 'g'], valence: 4, factor: 1 }
  const [rule, more] = theory.vertices
  if (rule === undefined || more !== undefined || !isLocal(rule) || rule.family !== undefined) return undefined
  const [member] = members(rule, MOST_VALENCE)
  if (member === undefined || !Q.equal(member.factor, Q.rational(-1n))) return undefined
  const valence = member.kind.fields.length
  return { letters: [rule.name, 'λ', 'g'], valence, factor: 1 / smallFactorial(valence) }
}

function modelOf(
  { order }: Claimed,
  left: Expression,
  labels: readonly string[],
  vertex: Vertex,
  orders: number,
): Model {
  return {
    kind: 'full correlator',
    conventions: vertex.factor === 1 ? ['with \\lambda \\phi^4 in the action, without 1/4!'] : [],
    isFunction: ({ head }) => isLine(head) || isField(head) || (head.name === 'G' && head.above !== undefined),
    upTo: orders,
    trial: (draw): Trial => {
      const field: FieldOnSites = {
        line: lineOn(draw),
        valence: vertex.valence,
        coupling: vertex.factor * (0.5 + draw()),
      }
      const coupling = field.coupling / vertex.factor
      const known = new Map<string, Value>()
      return {
        orders,
        indices: labelsIn,
        meaning: (node, scope) => {
          if (standsAt(node, left)) {
            const sites = labels.map((label) => scope.indices.get(label) ?? NaN)
            const key = sites.toSorted((a, b) => a - b).join()
            const value = known.get(key) ?? correlatorOnSites(field, sites, { orders, only: order })
            known.set(key, value)
            return value
          }
          if (node.kind === 'integral') return summed(node, scope)
          if (node.kind === 'applied' && isLine(node.head) && node.above === undefined)
            return lineValue(node, field, scope)
          if (
            node.kind === 'symbol' &&
            vertex.letters.includes(node.name) &&
            node.above === undefined &&
            node.below === undefined
          )
            return small(coupling, 1)
          return undefined
        },
      }
    },
  }
}

/** Any symmetric numbers do, for Gaussian averages are sums over pairings; Δ(0) is the same everywhere. */
function lineOn(draw: () => number): readonly (readonly number[])[] {
  const line = Array.from({ length: SITES }, () => new Array<number>(SITES).fill(0))
  const atZero = 1 + draw()
  for (let a = 0; a < SITES; a++)
    for (let b = 0; b <= a; b++) {
      const value = a === b ? atZero : 0.3 + draw()
      ;(line[a] as number[])[b] = value
      ;(line[b] as number[])[a] = value
    }
  return line
}

const LINES = new Set(['Δ', 'K', 'G', 'D', 'C', 'S'])

function isLine(head: Expression & { readonly kind: 'symbol' }): boolean {
  return (
    LINES.has(head.name) &&
    head.above === undefined &&
    (head.below === undefined || /^(?:0|F|f)$/.test(written(head.below)))
  )
}

function isField(head: Expression & { readonly kind: 'symbol' }): boolean {
  return /^[φϕxz]$/u.test(head.name) && head.above === undefined
}

function labelsIn(node: Expression): readonly string[] {
  if (node.kind !== 'symbol' || node.above !== undefined) return []
  const label = labelOfPoint(node)
  return label === undefined ? [] : [label]
}

/** `x_1`, `y`, `z'`: letters from the end of the alphabet. */
function labelOfPoint(node: Expression): string | undefined {
  if (node.kind !== 'symbol' || !/^[u-zs-t]$/.test(node.name) || node.above !== undefined || node.accent !== undefined)
    return undefined
  return `${node.name}${"'".repeat(node.primes ?? 0)}${node.below === undefined ? '' : `_${written(node.below)}`}`
}

/** The site of a point. */
function siteOf(node: Expression, { indices }: Scope): number {
  const label = labelOfPoint(node)
  const index = label === undefined ? undefined : indices.get(label)
  if (index === undefined) throw new NoMeaning(node)
  return index
}

/** Δ(x,y), Δ(x-y), Δ(0). */
function lineValue(
  { args }: Expression & { readonly kind: 'applied' },
  field: FieldOnSites,
  scope: Scope,
): Value | undefined {
  const [a, b, more] = args
  const between = (from: Expression, to: Expression): Value =>
    numeric(field.line[siteOf(from, scope)]?.[siteOf(to, scope)] as number)
  if (a === undefined || more !== undefined) return undefined
  if (b !== undefined) return between(a, b)
  if (a.kind === 'number') return a.value.num === 0n ? numeric(field.line[0]?.[0] as number) : undefined
  const difference = differenceIn(a)
  return difference === undefined ? undefined : between(...difference)
}

/** An integral over points is the sum over sites. */
function summed(node: Expression & { readonly kind: 'integral' }, scope: Scope): Value {
  // Half of space and another dimension are no sums over all sites.
  if (node.below !== undefined || node.above !== undefined) throw new NoMeaning(node)
  const letters = node.over.map(({ of, dimension }) => {
    if (dimension !== undefined && !/^(?:[dDn]|\d+|d_.*)$/.test(written(dimension))) throw new NoMeaning(node)
    const label = labelOfPoint(of)
    if (label === undefined || scope.indices.has(label)) throw new NoMeaning(node)
    return label
  })
  let total = numeric(0)
  const visit = (k: number, within: Scope): void => {
    const letter = letters[k]
    if (letter === undefined) total = addValues(total, within.value(node.body))
    else for (let site = EXTERNAL; site < SITES; site++) visit(k + 1, within.within([[letter, site]]))
  }
  visit(0, scope)
  return total
}

/** The points of a left side that is a full n-point function: ⟨φ(x)φ(y)⟩, 𝔼[…], G^{(2)}(x,y). */
function pointsOf(left: Expression): readonly string[] | undefined {
  const labels = labelsOfLeft(left)
  return labels?.every((label) => label !== undefined) === true ? labels : undefined
}

function labelsOfLeft(left: Expression): readonly (string | undefined)[] | undefined {
  if (left.kind === 'average' && left.sort !== '⟨⟨⟩⟩' && left.above === undefined && left.below === undefined)
    return (left.of.kind === 'product' ? left.of.factors : [left.of]).map(fieldLabel)
  if (left.kind !== 'applied' || left.above !== undefined || left.head.name !== 'G') return undefined
  const { above, below } = left.head
  if (above === undefined || below !== undefined || written(above) !== `(${left.args.length})`) return undefined
  return left.args.map(labelOfPoint)
}

/** `φ(x)`, `φ_x`. */
function fieldLabel(node: Expression): string | undefined {
  if (node.kind === 'applied' && isField(node.head) && node.args.length === 1 && node.above === undefined)
    return labelOfPoint(node.args[0] as Expression)
  return undefined
}
