import type { Expression } from '../mathematics/expression.js'
import { nodesOf } from '../mathematics/parts.js'
import { resolved } from '../mathematics/resolved.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import { correlationIn, isActivated, isOfTau } from './meanFieldLetters.js'
import type { Model } from './model.js'
import { letterOf, symbolText } from './symbolText.js'
import { multiplyValues, numeric } from './value.js'

const COUPLINGS = new Set(['g', 'J', 'σ', 'σ_w', 'σ_J'])

/**
 * Dynamic mean-field theory of random networks: dx/dt = −x + η with ⟨ηη⟩ = g² ⟨φφ⟩ + D δ(τ), so that
 * (∂_τ² − 1) c(τ) = −g² f_φ(c(τ), c_0) − D δ(τ). One frequency of everything is drawn: x answers η = e^{iωt} as the
 * equation of motion says, and c is what the average of |x|² gives.
 */
export const meanFieldDynamics: ModelMaker = ({ chain }) => {
  const correlation = chain.sides.flatMap(nodesOf).flatMap((node) => correlationIn(node) ?? [])[0]
  if (correlation === undefined) return []
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean =>
    correlationIn(node) !== undefined ||
    isTwiceDotted(node, correlation) ||
    isActivated(node, correlation) ||
    isDelta(node) ||
    ['φ', 'ϕ', 'x'].includes(node.head.name)
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(nodesOf)
  const isSecond = nodes.some((node) => isSecondDerivative(node) || isTwiceDotted(node, correlation))
  if (sides.length !== 2 || !isSecond || !nodes.some((node) => isActivated(node, correlation))) return []
  const hasNoise = nodes.some(isDelta)
  // σ² δ(τ) is noise of another letter.
  const texts = new Set(nodes.flatMap((node) => (node.kind === 'symbol' ? [symbolText(node)] : [])))
  if ([...texts].filter((text) => COUPLINGS.has(text)).length !== 1 || texts.has('D') !== hasNoise) return []
  return [1, 2].map((share): Model => ({
    kind: 'dynamic mean field',
    conventions: [
      'dx/dt = -x + η, and f is the correlation of activations',
      ...(hasNoise ? [`the noise has the correlation ${share === 1 ? '' : '2'}Dδ(τ)`] : []),
    ],
    ...(share === 1 ? {} : { doubtful: true }),
    ...(hasNoise ? {} : { unsaid: 'it holds where there is no noise, and nothing says that' }),
    isFunction,
    trial: (draw) => {
      const [frequency, coupling, noise, activated, weight] = [
        0.5 + draw(),
        0.5 + draw(),
        0.5 + draw(),
        0.5 + draw(),
        0.5 + draw(),
      ]
      // iω x = −x + 1.
      const [re, im] = [1 / (1 + frequency ** 2), -frequency / (1 + frequency ** 2)]
      const input = coupling ** 2 * activated + (hasNoise ? share * noise * weight : 0)
      const own = (re * re + im * im) * input
      const turned = numeric(-(frequency ** 2))
      return {
        orders: 0,
        meaning: (node, scope) => {
          if (isTwiceDotted(node, correlation)) return numeric(-(frequency ** 2) * own)
          if (correlationIn(node) === correlation) return numeric(own)
          if (isActivated(node, correlation)) return numeric(activated)
          if (isDelta(node)) return numeric(weight)
          if (node.kind === 'derivative' && isSecondDerivative(node))
            return node.of === undefined ? turned : multiplyValues(turned, scope.value(node.of))
          if (node.kind !== 'symbol') return undefined
          if (isSecondDerivative(node)) return turned
          const text = letterOf(node)
          if (text === undefined) return undefined
          if (COUPLINGS.has(text)) return numeric(coupling)
          return text === 'D' ? numeric(noise) : undefined
        },
      }
    },
  }))
}

function isTwiceDotted(node: Expression, correlation: string): boolean {
  if (!isOfTau(node) || node.head.accent !== 'ddot' || node.head.above !== undefined) return false
  return symbolText(node.head).replace(`\\ddot{${node.head.name}}`, node.head.name) === correlation
}

function isDelta(node: Expression): boolean {
  return isOfTau(node) && symbolText(node.head) === 'δ' && node.head.above === undefined
}

/** ∂_τ², ∂²/∂τ², of something or as an operator. */
function isSecondDerivative(node: Expression): boolean {
  if (node.kind === 'derivative') {
    const [by, more] = node.by
    if (by?.kind !== 'symbol' || more !== undefined) return false
    return by.name === 'τ' && by.above !== undefined && written(by.above) === '2'
  }
  if (node.kind !== 'symbol' || node.name !== '∂' || node.above === undefined) return false
  return written(node.above) === '2' && node.below !== undefined && written(node.below) === 'τ'
}
