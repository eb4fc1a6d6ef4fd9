import type { Expression } from '../mathematics/expression.js'
import { nodesOf } from '../mathematics/parts.js'
import { resolved } from '../mathematics/resolved.js'
import {
  bareActivations,
  isActivation,
  isGaussian,
  isLinear,
  isLinearIn,
  isPlain,
  isSusceptibility,
  targetOf,
  variableBeside,
  variablesIn,
  variancesIn,
} from './activationLetters.js'
import { activationTrial } from './activationTrial.js'
import type { ActivationLetters } from './activationTrial.js'
import type { ModelMaker } from './claimed.js'
import type { Model } from './model.js'
import { symbolText } from './symbolText.js'
import { isBiasLetter, isWeightLetter } from './varianceLetters.js'

/**
 * Averages of a function and its derivatives over one Gaussian variable of variance K: Stein's and Price's identities,
 * q^l = σ_w² ∫Dz φ(√q^{l−1} z)² + σ_b², χ_∥ and χ_⊥ as the derivatives of the next layer's kernel. The function is a
 * polynomial; its averages are sums over the nodes of a Gauss–Hermite rule, the left sides sums over pairings.
 */
export const activationAverages: ModelMaker = ({ chain, theory }) => {
  const [left, ...others] = chain.sides
  if (theory !== undefined || left === undefined || others.length === 0) return undefined
  const loose = chain.sides.flatMap(nodesOf)
  const heads = loose.flatMap((node) => (node.kind === 'applied' && isActivation(node) ? [node] : []))
  const bare = bareActivations(loose)
  const isBare = bare.length > 0
  const names = new Set(isBare ? bare.map((symbol) => symbol.name) : heads.map(({ head }) => head.name))
  const [name] = names
  if (name === undefined || names.size !== 1) return undefined
  // ⟨σσ(z² − K)⟩ is a product where the other σ has no argument.
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean =>
    (!isBare && isActivation(node)) || isSusceptibility(node)
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(nodesOf)
  const averages = nodes.filter((node) => node.kind === 'average' || isGaussian(node))
  const target = targetOf(sides[0] as Expression)
  const isPrimed = isBare
    ? bare.some(({ primes }) => primes !== undefined)
    : heads.some(({ head }) => head.primes !== undefined)
  const hasDerivative = isPrimed || (!isBare && nodes.some(({ kind }) => kind === 'derivative'))
  if (target === undefined || averages.length === 0 || nodes.some(({ kind }) => kind === 'tail' || kind === 'dots'))
    return undefined
  // One variance has one letter.
  const variances = variancesIn(nodes, name)
  if (variances.size > 1 || !averages.every((node) => isPlain(node, variances))) return undefined
  const isOneEach = averages.every((node) => (isBare ? isLinearIn(node, name) : isLinear(node)))
  if (target === 'relation' && !(hasDerivative && isOneEach)) return undefined
  if (target === 'layer' && !nodes.some(isGaussian)) return undefined
  const variables = new Set(isBare ? variableBeside(averages, name) : averages.flatMap((node) => variablesIn(node)))
  const [variable] = variables
  if (variable === undefined || variables.size !== 1 || variable === name) return undefined
  const texts = new Set(nodes.flatMap((node) => (node.kind === 'symbol' ? [symbolText(node)] : [])))
  const weights = [...texts].filter(isWeightLetter)
  const biases = [...texts].filter(isBiasLetter)
  const isOfLayer = target !== 'relation'
  if (weights.length > 1 || biases.length > 1 || (isOfLayer && weights.length === 0)) return undefined
  const letters = { left: sides[0] as Expression, target, name, isBare, variable, weight: weights[0], bias: biases[0] }
  // A formula that holds for ramps only may be one of a paper that has no others; so may a variance that is a number.
  const readings: readonly Pick<ActivationLetters, 'sort' | 'fixed'>[] = isOfLayer
    ? [{ sort: 'polynomial' }, { sort: 'ramp' }]
    : variances.size > 0
      ? [{ sort: 'polynomial' }]
      : [1, 0.5, 2].map((fixed) => ({ sort: 'polynomial', fixed }))
  return readings.map(({ sort, fixed }): Model => {
    const unsaid = [
      ...(sort === 'ramp' ? ['the activation is a ramp on either side of 0'] : []),
      ...(target === 'layer' && biases.length === 0 ? ['there are no biases'] : []),
      ...(fixed === undefined || fixed === 1 ? [] : [`the variance is ${fixed}`]),
    ]
    return {
      kind: isOfLayer ? 'layer recursion' : 'wick',
      conventions: [
        `${variable} is Gaussian with mean 0${fixed === undefined ? '' : ' and variance 1'}`,
        ...(target === 'parallel'
          ? ["χ is the derivative of the next layer's kernel by that of this one, on the diagonal"]
          : []),
        ...(target === 'perpendicular'
          ? ["χ is the derivative of the next layer's kernel by that of this one, off the diagonal"]
          : []),
      ],
      ...(unsaid.length === 0 ? {} : { unsaid: `it holds if ${unsaid.join(' and ')}, which nothing says` }),
      isFunction,
      trial: (draw) => activationTrial({ ...letters, sort, ...(fixed === undefined ? {} : { fixed }) }, draw),
    }
  })
}
