import { expand } from '../../expansion/expand.js'
import type { Expression } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import { nodesOf } from '../../mathematics/parts.js'
import { written } from '../../mathematics/written.js'
import type { ModelMaker } from '../claimed.js'
import { saysConnected } from '../connected.js'
import type { Model, Scope } from '../model.js'
import { standsAt } from '../standsAt.js'
import { isPlainLetter, letterOf } from '../symbolText.js'
import { addValues, multiplyValues, numeric, powerValue, small, unknownFrom } from '../value.js'
import type { Value } from '../value.js'
import { densityOverGaussian, minusLogarithm } from './density.js'
import { cumulantField, cumulantLabel, cumulantOrder } from './cumulantOrder.js'
import { numberLabel } from './labels.js'
import { areOfSamePoints } from './pointNames.js'
import { countOf } from './points.js'

/** Numbers of legs that are tried, one after the other, where they have a letter. */
const LEGS = [3, 4, 1]
const [DEFAULT_ORDER, MOST_ORDER] = [1, 2]

/**
 * Feynman rules as one formula, g_r = Σ_D 1/|Aut D| ∏_{v∈D} … ∏_{ℓ∈D} …: the diagrams are those of the theory with
 * vertices, every vertex and line, external ones too, has what the formula says, at one point. The left side is minus the
 * logarithm of the density with these cumulants, which has no diagrams.
 */
export const diagramSum: ModelMaker = ({ chain, theory, upTo, order }) => {
  const [left, right, ...more] = chain.sides
  const family = theory?.vertices[0]?.family
  const isEdgeworth =
    theory?.expands.functional === 'S' &&
    theory.vertices.length === 1 &&
    theory.orders.some(({ symbol }) => symbol === 'N')
  const index = left === undefined ? undefined : couplingIndex(left, theory?.expands.coupling ?? 'g')
  const sum = right === undefined ? undefined : nodesOf(right).find((node) => diagramLetter(node) !== undefined)
  const letter = sum === undefined ? undefined : diagramLetter(sum)
  if (!isEdgeworth || family === undefined || left === undefined || more.length > 0) return undefined
  if (index === undefined || letter === undefined || sum === undefined) return undefined
  const fields = new Set(nodesOf(sum).flatMap((node) => cumulantField(node) ?? []))
  if (fields.size > 1 || fields.has('J') || fields.has('j')) return undefined
  const highest = Math.min(MOST_ORDER, upTo ?? order ?? DEFAULT_ORDER)
  const orders = 2 * highest
  const model: Model = {
    kind: 'coefficient',
    conventions: [
      `the diagrams of ${theory.name} with vertices, to the order ${highest} in 1/N, |Aut| with legs that may change places`,
    ],
    isFunction: ({ head }) => !('Ss'.includes(head.name) && head.below !== undefined),
    upTo: orders,
    trial: (draw, place) => {
      const cycled = LEGS[place % LEGS.length] ?? 1
      const legs = /^\d+$/.test(index) ? Number(index) : cycled
      const cumulants = Array.from({ length: orders + 3 }, (_, n) => {
        const drawn = (0.5 + draw()) * (n % 4 < 2 && n !== 2 ? -1 : 1)
        return n < 2 || (family.step === 2 && n % 2 === 1) ? numeric(0) : small(drawn, n - 2)
      })
      const inverse = powerValue(cumulants[2] as Value, -1, orders)
      const { terms } = expand(theory, { legs, select: { upTo: highest } })
      const diagrams = terms.map(({ weighted }) => weighted).filter(({ diagram }) => diagram.vertices.length > 0)
      const action = minusLogarithm(densityOverGaussian(cumulants, orders), orders)
      const truth = action[legs] ?? numeric(0)
      return {
        orders,
        meaning: (node, scope) => {
          if (standsAt(node, left)) return truth
          const own = scope.indices.get('@D')
          const weighted = own === undefined ? undefined : diagrams[own]
          if (weighted === undefined) {
            if (diagramLetter(node) === undefined || node.kind !== 'big')
              return letterOf(node) === index ? numeric(legs) : undefined
            return diagrams
              .map((_, k) => scope.within([['@D', k]]).value(node.body))
              .reduce(addValues, unknownFrom(orders + 1))
          }
          const { diagram, automorphisms } = weighted
          if (isAutomorphisms(node, letter)) return numeric(Number(automorphisms.free))
          if (overDiagram(node, letter)) {
            const [body, nested] = withoutNested(node.body, letter)
            const isVertex = nodesOf(node.body).some((part) => isCount(part) || hasCount(cumulantLabel(part)))
            const members = isVertex
              ? diagram.vertices.map(({ fields }) => scope.within([[countOfElement(node), fields.length]]))
              : Array.from({ length: diagram.lines.length + diagram.legs.length }, () => scope)
            return [...members.map((within) => within.value(body)), ...nested.map(scope.value)].reduce(
              multiplyValues,
              numeric(1),
            )
          }
          if (node.kind === 'integral') {
            const body = areOfSamePoints(node) ? withoutDots(node, scope) : undefined
            return body === undefined ? undefined : scope.value(body)
          }
          if (isCount(node)) return countAt(node, scope)
          if (cumulantLabel(node) !== undefined) {
            const order = cumulantOrder(node, scope)
            return order === undefined ? undefined : (cumulants[order] ?? unknownFrom(orders + 1))
          }
          if (isInverse(node)) return inverse
          return letterOf(node) === index ? numeric(legs) : undefined
        },
      }
    },
  }
  return model
}

/** n_v where the product goes over v. */
function countOfElement({ below: [name] = [] }: { readonly below?: Row }): string {
  return `@n_${name?.kind === 'name' ? name.text : ''}`
}

function countAt(node: Expression, { indices }: Scope): Value | undefined {
  const n = node.kind === 'symbol' ? indices.get(countOfElement(node)) : undefined
  return n === undefined ? undefined : numeric(n)
}

/** r of g_r(x_1, …, x_r), as it is written. */
function couplingIndex(node: Expression, letter: string): string | undefined {
  const head = node.kind === 'applied' && node.above === undefined ? node.head : node
  if (head.kind !== 'symbol' || head.name !== letter || !isPlainLetter(head)) return undefined
  if (head.below === undefined || head.above !== undefined) return undefined
  const index = written(head.below)
  return /^(?:[1-6]|[a-z])$/u.test(index) ? index : undefined
}

/** D of `\sum_D`, `\sum_{\text{diagrams } D}`, where products over its vertices or lines follow. */
function diagramLetter(node: Expression): string | undefined {
  if (node.kind !== 'big' || node.sign !== '∑' || node.above !== undefined) return undefined
  const names = (node.below ?? []).filter(({ kind }) => kind === 'name')
  const isPlain = (node.below ?? []).every(({ kind }) => kind === 'name' || kind === 'words')
  const [only, more] = names.map((item) => written([item]))
  if (only === undefined || more !== undefined || !isPlain) return undefined
  return nodesOf(node.body).some((part) => overDiagram(part, only)) ? only : undefined
}

/** `\prod_{v \in D}`, `\prod_{\ell \in D}`. */
function overDiagram(node: Expression, letter: string): node is Expression & { readonly kind: 'big' } {
  if (node.kind !== 'big' || node.sign !== '∏') return false
  return elementOf(node.below ?? [], letter)
}

function elementOf([name, sign, set, ...more]: Row, letter: string): boolean {
  const [inner] = more.length === 0 && set?.kind === 'group' ? set.body : [set]
  return name?.kind === 'name' && sign?.kind === 'sign' && sign.text === '∈' && inner !== undefined
    ? more.length === 0 && written([inner]) === letter
    : false
}

/** |Aut(D)|, S_D, S(D). */
function isAutomorphisms(node: Expression, letter: string): boolean {
  const inner = node.kind === 'absolute' ? node.of : node
  if (node.kind === 'absolute') {
    const parts = inner.kind === 'product' ? inner.factors : [inner]
    const [name, ...rest] = parts.map((part) => (part.kind === 'applied' ? part.head : part))
    const isAut = (name?.kind === 'symbol' && name.name === 'Aut') || (name?.kind === 'words' && name.text === 'Aut')
    return isAut && rest.every((part) => part.kind === 'symbol' && part.name === letter)
  }
  if (inner.kind === 'applied')
    return ['S', 's'].includes(inner.head.name) && inner.args.every((arg) => letterOf(arg) === letter)
  return inner.kind === 'symbol' && ['S', 's'].includes(inner.name) && written(inner.below ?? []) === letter
}

/** n_v, the number of lines of a vertex. */
function isCount(node: Expression): boolean {
  return node.kind === 'symbol' && node.name === 'n' && node.above === undefined && node.below?.length === 1
}

/** n_v, n_v + 1. */
function hasCount(label: Row | undefined): boolean {
  return label?.some((item) => item.kind === 'name' && item.text === 'n') === true
}

/** G_c^{(2)}(z,y)^{-1}, or G^{-1}: not that of another G. */
function isInverse(node: Expression): boolean {
  const above = node.kind === 'applied' || node.kind === 'symbol' ? node.above : undefined
  const head = node.kind === 'applied' ? node.head : node
  const isPower = above !== undefined && /^\{?-1\}?$/.test(written(above))
  return (
    isPower &&
    head.kind === 'symbol' &&
    head.name === 'G' &&
    isPlainLetter(head) &&
    (head.below === undefined || saysConnected(head.below)) &&
    (node.kind === 'symbol' || head.above === undefined || numberLabel(head.above) === 2)
  )
}

/** The body of a product over vertices or lines without those over others that stand in it, and these. */
function withoutNested(node: Expression, letter: string): readonly [Expression, readonly Expression[]] {
  const { at, end } = node
  if (node.kind === 'product') {
    const parts = node.factors.map((factor) => withoutNested(factor, letter))
    return [{ ...node, factors: parts.map(([part]) => part) }, parts.flatMap(([, nested]) => nested)]
  }
  if (node.kind === 'integral') {
    const [body, nested] = withoutNested(node.body, letter)
    return [{ ...node, body }, nested]
  }
  return overDiagram(node, letter) ? [{ kind: 'product', factors: [], at, end }, [node]] : [node, []]
}

/** What is integrated, without the dots of d^dy_1 ⋯ d^dy_{n_v}; undefined where these are not as many as lines. */
function withoutDots({ over, body }: Expression & { readonly kind: 'integral' }, scope: Scope): Expression | undefined {
  if (body.kind !== 'product' || body.factors[0]?.kind !== 'dots') return body
  const [dots, ...factors] = body.factors
  const points = over.map(({ of }) => of)
  const count = countOf([...points.slice(0, -1), dots, ...points.slice(-1)], scope)
  const lines = [...scope.indices].find(([name]) => name.startsWith('@n_'))?.[1]
  return count !== undefined && count === lines ? { ...body, factors } : undefined
}
