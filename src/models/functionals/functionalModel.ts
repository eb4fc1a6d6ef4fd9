import * as Q from '../../algebra/rational.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import type { ModelMaker } from '../claimed.js'
import type { Model } from '../model.js'
import {
  functionOf,
  isAtZero,
  isForeign,
  isFunction,
  isOverFields,
  isPoint,
  lettersOfPoints,
  mentionsSource,
} from './functionalLetters.js'
import type { FunctionalReading } from './functionalReading.js'
import { functionalTrial } from './functionalTrial.js'

/** Most points of a formula that names points; there are as many as its left side names, and at least two. */
const POINTS = 4

/**
 * Relations between generating functionals and n-point functions that hold in every theory: W = log Z, derivatives,
 * Legendre transforms, trees. The theory is drawn: a field on a few points with finitely many configurations, so that
 * functional integrals are sums; derivatives are coefficients of a series in δ along directions.
 */
export const functionals: ModelMaker = ({ chain, theory }) => {
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(nodesOf)
  if (sides.length < 2 || nodes.some(isForeign)) return []
  const names = nodes.filter((node) => functionOf(node) !== undefined)
  const derivatives = nodes.filter(({ kind }) => kind === 'derivative')
  const transforms = names.filter((node) => functionOf(node)?.label === undefined)
  const averages = nodes.filter(({ kind }) => kind === 'average')
  const heads = new Set(
    names.map((node) => `${functionOf(node)?.name}${functionOf(node)?.connected === true ? 'c' : ''}`),
  )
  // Two sorts of functions, or a derivative of one: a relation. One sort alone is a value, which is not known here.
  if (heads.size + (averages.length > 0 ? 1 : 0) < 2 && !(derivatives.length > 0 && names.length > 0)) return []
  const isLocal = nodes.some((node) => node.kind === 'applied' && node.args.some((arg) => isPoint(arg, node)))
  const labels = names.flatMap((node) => functionOf(node)?.label ?? [])
  const isEvenTheory =
    theory !== undefined &&
    theory.vertices.every(({ legs, family }) =>
      isEvenVertex(
        legs.map(({ count }) => Q.toNumber(count.at(family?.from ?? 0))),
        family?.step,
      ),
    )
  const mayBeEven = !isEvenTheory && labels.length > 1 && labels.every((n) => n % 2 === 0) && Math.max(...labels) >= 4
  const evens = isEvenTheory ? [true] : mayBeEven ? [false, true] : [false]
  const hasGamma = heads.has('Γ')
  // Without a source in it, or with Z[0], a formula is of J = 0.
  const hasSource = nodes.some(mentionsSource)
  const atZero = nodes.some((node) => node.kind === 'at' || isAtZero(node) || (isOverFields(node) && !hasSource))
  const coincide = nodes.some((node) => node.kind === 'applied' && node.head.name === 'δ')
  const named = new Set((sides[0] === undefined ? [] : nodesOf(sides[0])).flatMap(lettersOfPoints))
  const points = isLocal ? Math.max(2, Math.min(POINTS, named.size)) : 1
  return evens.flatMap((isEven) =>
    (transforms.length > 0 ? [false, true] : [true]).flatMap((isNormalised) =>
      signsOf(hasGamma, heads.has('Wc')).map(([sign, signOfW]): Model => {
        const reading: FunctionalReading = {
          isEven,
          isNormalised,
          sign,
          signOfW,
          doubtful: sign < 0 || signOfW < 0,
          conventions: [
            ...(isEven && !isEvenTheory ? ['odd n-point functions vanish'] : []),
            ...(isNormalised && transforms.length > 0 ? ['Z[0] is 1'] : []),
            ...(sign > 0 ? [] : ['Γ is log Z - Jφ']),
            ...(signOfW > 0 ? [] : ['W is -log Z']),
          ],
        }
        return {
          kind: 'functional',
          conventions: reading.conventions,
          doubtful: reading.doubtful,
          // Trees of even functions alone are all that there is in an even theory only.
          ...(isEven && !isEvenTheory && hasGamma
            ? { unsaid: 'it holds where odd n-point functions vanish, and nothing says that they do' }
            : {}),
          isFunction,
          trial: (draw) => ({ ...functionalTrial(reading, points, isEven || atZero, draw), coincide }),
        }
      }),
    ),
  )
}

function signsOf(hasGamma: boolean, hasW: boolean): readonly (readonly [1 | -1, 1 | -1])[] {
  const ofGamma = hasGamma ? ([1, -1] as const) : ([1] as const)
  const ofW = hasW ? ([1, -1] as const) : ([1] as const)
  return ofW.flatMap((w) => ofGamma.map((gamma) => [gamma, w] as const))
}

function isEvenVertex(counts: readonly number[], step: number | undefined): boolean {
  return counts.every((count) => count % 2 === 0) && (step === undefined || step % 2 === 0)
}
