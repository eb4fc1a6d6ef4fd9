import { invert } from '../../actions/covarianceInverse.js'
import { tensor } from '../../algebra/tensor.js'
import type { Expression } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import { written } from '../../mathematics/written.js'
import type { ModelMaker } from '../claimed.js'
import { letterOf } from '../symbolText.js'
import { labelBlocks } from '../labels.js'
import type { Model, Scope, Trial } from '../model.js'
import { addValues, multiplyValues, numeric } from '../value.js'
import type { Value } from '../value.js'
import { joinedFactors, kernelAt } from './kernelAt.js'

/** Points of the field. */
const POINTS = 2
const FIELDS = new Set(['φ', 'ϕ', 'Φ', 'f', 'z', 'h', 'x', 'χ'])
const GAUSSIAN = /^\{?(?:GP|NNGP|G|Gauss|Gaussian|free|0|quad|quadratic)\}?$/

/**
 * The action of a Gaussian field with covariance G, S_{GP}[φ] = ½ ∫ φ G⁻¹ φ: minus the logarithm of its density against
 * that at field 0, point by point, each given those before it.
 */
export const gaussianAction: ModelMaker = ({ chain }) => {
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean =>
    isAction(node) || isFieldAt(node) || kernelAt(node) !== undefined
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const [left, ...others] = sides
  if (left === undefined || others.length === 0 || !isAction(left)) return undefined
  const nodes = others.flatMap(nodesOf)
  const kernels = nodes.flatMap((node) => (node.kind === 'product' ? [] : (kernelAt(node) ?? [])))
  const [kernel] = kernels
  if (kernel === undefined || kernels.some(({ letter }) => letter !== kernel.letter)) return undefined
  // In Minkowski space there are i's.
  if (nodes.some((node) => node.kind === 'symbol' && node.name === 'i' && node.below === undefined)) return undefined
  if (!kernels.some(({ inverse }) => inverse) || !nodes.some(isField)) return undefined
  // Of networks the weight is e^{−S}; a free action may be one of e^{S} or e^{iS}.
  const signs = isOfNetwork(left) ? ([1] as const) : ([1, -1] as const)
  return signs.map((sign): Model => ({
    kind: 'Gaussian action',
    conventions: [`${kernel.letter} is the covariance of the field`, ...(sign > 0 ? [] : ['the weight is e^{S}'])],
    doubtful: sign < 0,
    isFunction,
    trial: (draw) => trialOf(sign, draw),
  }))
}

/** S_{GP}, S_{NNGP}. */
function isOfNetwork(node: Expression): boolean {
  const head = node.kind === 'applied' ? node.head : node
  return head.kind === 'symbol' && written(head.below ?? []).includes('GP')
}

/** S_{GP}[φ], S_0. */
function isAction(node: Expression): boolean {
  const head = node.kind === 'applied' && node.above === undefined ? node.head : node
  if (head.kind !== 'symbol' || head.name !== 'S' || head.above !== undefined || head.below === undefined) return false
  if (!GAUSSIAN.test(written(head.below)) || head.accent !== undefined || head.primes !== undefined) return false
  const [argument, more] = node.kind === 'applied' ? node.args : []
  return more === undefined && (argument === undefined || (argument.kind === 'symbol' && FIELDS.has(argument.name)))
}

/** φ(x), φ_i. */
function isFieldAt(node: Expression): boolean {
  return fieldPoint(node) !== undefined
}

function fieldPoint(node: Expression): string | undefined {
  if (node.kind === 'applied') {
    const { head, args } = node
    const [argument, more] = args
    if (
      !FIELDS.has(head.name) ||
      head.accent !== undefined ||
      head.below !== undefined ||
      head.above !== undefined ||
      more !== undefined
    )
      return undefined
    return node.above === undefined && argument !== undefined ? letterOf(argument) : undefined
  }
  if (node.kind !== 'symbol' || !FIELDS.has(node.name) || node.above !== undefined || node.accent !== undefined)
    return undefined
  const [point, more] = labelBlocks(node.below).flat()
  return more === undefined ? point : undefined
}

/** φ, φ^T: the field as a vector. */
function isField(node: Expression): boolean {
  if (isFieldAt(node)) return true
  return isVector(node)
}

function isVector(node: Expression): boolean {
  if (node.kind !== 'symbol' || !FIELDS.has(node.name) || node.below !== undefined || node.accent !== undefined)
    return false
  return node.above === undefined || /^(?:T|\\top|⊤|⊺|\\intercal|\\mathsf\{T\})$/.test(written(node.above))
}

function trialOf(sign: 1 | -1, draw: () => number): Trial {
  const lower = Array.from({ length: POINTS }, (_, i) =>
    Array.from({ length: POINTS }, (_unused, j) => (j > i ? 0 : j === i ? 0.7 + draw() : draw() - 0.5)),
  )
  const covariance = tensor(POINTS, 2, ([i = 0, j = 0]) =>
    lower.reduce((sum, _, k) => sum + (lower[i]?.[k] as number) * (lower[j]?.[k] as number), 0),
  )
  const inverse = invert(covariance).data
  const field = Array.from({ length: POINTS }, () => 0.5 + draw())
  /** Independent standard normal numbers of which the field is made. */
  const normal: number[] = []
  for (const [i, row] of lower.entries()) {
    const known = normal.reduce((sum, z, k) => sum + (row[k] as number) * z, 0)
    normal.push(((field[i] as number) - known) / (row[i] as number))
  }
  const action = normal.reduce((sum, z) => sum + (z * z) / 2, 0)
  const elements = (isInverse: boolean): ArrayLike<number> => (isInverse ? inverse : covariance.data)
  const form = (isInverse: boolean): number => {
    let total = 0
    for (const [i, x] of field.entries())
      for (const [j, y] of field.entries()) total += x * y * (elements(isInverse)[i * POINTS + j] as number)
    return total
  }
  return {
    orders: 0,
    range: POINTS,
    indices: (node) => {
      const point = fieldPoint(node)
      if (point !== undefined) return [point]
      return node.kind === 'product' ? [] : (kernelAt(node)?.points ?? [])
    },
    meaning: (node, scope) => {
      if (isAction(node)) return numeric(sign * action)
      const point = fieldPoint(node)
      if (point !== undefined) {
        const place = scope.indices.get(point)
        return place === undefined ? undefined : numeric(field[place] as number)
      }
      const kernel = kernelAt(node)
      if (kernel !== undefined) {
        const [i, j] = kernel.points.map((one) => scope.indices.get(one))
        return i === undefined || j === undefined
          ? undefined
          : numeric(elements(kernel.inverse)[i * POINTS + j] as number)
      }
      if (node.kind === 'integral') return summed(node, scope)
      return node.kind === 'product' ? productOf(node, scope, form) : undefined
    },
  }
}

/** ∫dx dy over points; without differentials over the points that stand below, or those of a form without any. */
function summed(
  { over, body, below, above }: Expression & { readonly kind: 'integral' },
  scope: Scope,
): Value | undefined {
  if (above !== undefined || over.some(({ sign }) => sign !== 'd')) return undefined
  const letters = below === undefined ? over.map(({ of }) => letterOf(of)) : labelBlocks(below).flat()
  if (letters.includes(undefined) || (below !== undefined && over.length > 0)) return undefined
  const own = letters.filter((letter) => nodesOf(body).some((node) => fieldPoint(node) === letter)) as readonly string[]
  let total = numeric(0)
  for (let k = 0; k < POINTS ** own.length; k++) {
    const places = own.map((letter, i) => [letter, Math.floor(k / POINTS ** i) % POINTS] as const)
    total = addValues(total, scope.within(places).value(body))
  }
  // What stands at no point is a form: it is not summed again.
  return own.length === letters.length || own.length === 0 ? total : undefined
}

/** φ K⁻¹ φ without points, and kernels with their points in a bracket of their own. */
function productOf(
  { factors, ...node }: Expression & { readonly kind: 'product' },
  scope: Scope,
  form: (isInverse: boolean) => number,
): Value | undefined {
  const joined = joinedFactors(factors)
  if (joined.length < factors.length) return scope.value({ ...node, factors: joined })
  const vectors = joined.filter(isVector)
  if (vectors.length !== 2) return undefined
  const kernels = joined.flatMap((factor) => {
    const kernel = kernelAt(factor)
    return kernel?.points.length === 0 ? [{ factor, kernel }] : []
  })
  const [only, more] = kernels
  if (only === undefined || more !== undefined) return undefined
  return joined
    .filter((factor) => factor !== only.factor && !vectors.includes(factor))
    .reduce((product, factor) => multiplyValues(product, scope.value(factor)), numeric(form(only.kernel.inverse)))
}
