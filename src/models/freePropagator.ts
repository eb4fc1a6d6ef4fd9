import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import { phi4Propagator } from '../networks/cosines/phi4Net.js'
import type { ModelMaker } from './claimed.js'
import type { Model } from './model.js'
import { standsAt } from './standsAt.js'
import { letterOf, symbolText } from './symbolText.js'
import { numeric } from './value.js'

const LETTERS = new Set(['G', 'Δ', 'D', 'S'])
const MOMENTA = new Set(['p', 'k', 'q'])
/** Inside the cutoff of the network. */
const CUTOFF = 20

/**
 * The free propagator in momentum space, G^(2)(p) = 1/(p² + m²), which the φ⁴ network has inside its cutoff. In Minkowski
 * space it is written with other signs: what holds there is not judged.
 */
export const freePropagator: ModelMaker = ({ chain, theory, network }) => {
  const [left, ...others] = chain.sides
  if (left?.kind !== 'applied' || theory !== undefined || left.above !== undefined || left.args.length !== 1)
    return undefined
  if (network !== undefined && network.name !== 'phi4-net') return undefined
  const { head } = left
  const momentum = letterOf(left.args[0])
  const above = head.above === undefined ? '' : written(head.above)
  const below = head.below === undefined ? '' : written(head.below)
  const isSecond = (above === '' || above === '(2)') && ['', 'c', '0', 'F', 'E', 'φ'].includes(below)
  if (!LETTERS.has(head.name) || momentum === undefined || !MOMENTA.has(momentum) || !isSecond) return undefined
  const letters = new Set(others.flatMap(lettersIn))
  const known = [momentum, 'm']
  if (!letters.has(momentum) || !letters.has('m') || [...letters].some((one) => !known.includes(one))) return undefined
  if (!others.every(isRational)) return undefined
  const euclid = (p: number, m: number): number => phi4Propagator({ N: 1, d: 1, Lambda: CUTOFF, m, sigma_a: 1 }, [p])
  const minkowski = (sign: number): Model => ({
    ...modelOf(left, momentum, (p, m) => sign / (p * p - m * m)),
    unsaid: 'it holds in Minkowski space without its i, which nothing says',
  })
  const own: Model = {
    ...modelOf(left, momentum, euclid),
    conventions: ['the free field of mass m in Euclidean space, the φ⁴ network inside its cutoff'],
  }
  return network === undefined ? [own, minkowski(1), minkowski(-1)] : own
}

function modelOf(left: Expression, momentum: string, propagator: (p: number, m: number) => number): Model {
  return {
    kind: 'network correlator',
    conventions: [],
    isFunction: ({ at }) => at === left.at,
    trial: (draw) => {
      const [p, m] = [0.4 + draw(), 1.6 + draw()]
      return {
        orders: 0,
        meaning: (node) => {
          if (standsAt(node, left)) return numeric(propagator(p, m))
          const letter = letterOf(node)
          return letter === momentum ? numeric(p) : letter === 'm' ? numeric(m) : undefined
        },
      }
    },
  }
}

/** Without anything but sums, products, powers and numbers. */
function isRational(node: Expression): boolean {
  const isPlain = ['number', 'symbol', 'sum', 'product', 'power', 'applied', 'absolute'].includes(node.kind)
  return isPlain && partsOfExpression(node).every(isRational)
}

function lettersIn(node: Expression): readonly string[] {
  if (node.kind === 'symbol') return [symbolText(node)]
  return [...(node.kind === 'applied' ? [symbolText(node.head)] : []), ...partsOfExpression(node).flatMap(lettersIn)]
}
