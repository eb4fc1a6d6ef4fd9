import type { Expression } from '../../mathematics/expression.js'
import { written } from '../../mathematics/written.js'
import type { Scope } from '../model.js'
import { polynomialIn } from '../polynomialIn.js'
import { addValues, logarithmValue, multiplyValues, negateValue, numeric, powerValue } from '../value.js'
import type { Value } from '../value.js'
import { isLabel, numberLabel } from './labels.js'
import { beginsConnected } from '../connected.js'
import { cumulantsOf, legendreDerivatives } from './pointFunctions.js'

/** What is known of one variable at one point. */
export interface PointFacts {
  readonly orders: number
  readonly isField: (node: Expression) => boolean
  readonly hbar: Value
  /** The bare propagator; undefined where no letter is it. */
  readonly bare: Value | undefined
  readonly partition: () => Value | undefined
  /** m_0 = 1, m_1, m_2, …. */
  readonly moments: () => readonly Value[] | undefined
}

/** What a name stands for: Z, log Z as W, an n-point function, full, connected or vertex. */
interface Named {
  readonly name: string
  readonly label: number | undefined
  readonly connected: boolean
}

const NAMES = ['Z', 'W', 'G', 'Γ', 'F']

/** Whether a node is the name of a quantity, not of a number that the formula leaves open. */
export function isQuantity(node: Expression): boolean {
  return namedOf(node) !== undefined
}

function namedOf(node: Expression): Named | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind !== 'symbol' || !NAMES.includes(head.name) || head.accent !== undefined || head.primes !== undefined)
    return undefined
  const { above, below } = head
  const label = numberLabel(above !== undefined && isLabel(above) ? above : below)
  const connected = beginsConnected(below)
  const isPower = above !== undefined && !isLabel(above)
  if (isPower) return undefined
  if (['G', 'Γ'].includes(head.name) && (label === undefined || label === 0)) return undefined
  if (below !== undefined && !connected && label === undefined && written(below) !== '0') {
    if (!/^\{?[φϕxλ]/.test(written(below))) return undefined
  }
  return { name: head.name, label, connected }
}

/** The value of a name or an average; undefined for what is neither. */
export function quantityValue(node: Expression, scope: Scope, facts: PointFacts): Value | undefined {
  if (node.kind === 'average') return averageValue(node, scope, facts)
  const named = namedOf(node)
  if (named === undefined) return undefined
  const { name, label, connected } = named
  const { orders, hbar } = facts
  switch (name) {
    case 'Z':
      return label === 0 || isFree(node) ? (facts.bare === undefined ? undefined : numeric(1)) : facts.partition()
    case 'W':
      if (label === undefined) {
        const partition = facts.partition()
        return partition === undefined ? undefined : multiplyValues(hbar, logarithmValue(partition, orders))
      }
      return derivativesOfW(facts)?.[label]
    case 'F': {
      const partition = facts.partition()
      return label !== undefined || partition === undefined ? undefined : negateValue(logarithmValue(partition, orders))
    }
    case 'G':
      if (label === undefined) return undefined
      return connected ? cumulants(facts)?.[label] : facts.moments()?.[label]
    default: {
      const derivatives = derivativesOfW(facts)
      return derivatives === undefined || label === undefined
        ? undefined
        : legendreDerivatives(derivatives, orders)[label]
    }
  }
}

function cumulants(facts: PointFacts): readonly Value[] | undefined {
  const moments = facts.moments()
  return moments === undefined ? undefined : cumulantsOf(moments)
}

/** Of W(J) = ħ log Z(J/ħ). */
function derivativesOfW(facts: PointFacts): readonly Value[] | undefined {
  return cumulants(facts)?.map((value, n) => multiplyValues(value, powerValue(facts.hbar, 1 - n, facts.orders)))
}

/** Z(0) beside Z(λ). */
function isFree(node: Expression): boolean {
  return node.kind === 'applied' && node.args.length === 1 && node.args[0]?.kind === 'number'
}

function averageValue(
  node: Expression & { readonly kind: 'average' },
  scope: Scope,
  facts: PointFacts,
): Value | undefined {
  if (node.above !== undefined) return undefined
  const polynomial = polynomialIn(node.of, facts.isField, scope)
  const moments = facts.moments()
  if (polynomial === undefined || moments === undefined || polynomial.length > moments.length) return undefined
  const connected = node.sort === '⟨⟨⟩⟩' || beginsConnected(node.below)
  if (connected) {
    const power = polynomial.length - 1
    const isPower = polynomial.every((value, k) => (k === power ? value.re[0] === 1 : value.re.length === 0))
    return isPower ? cumulantsOf(moments)[power] : undefined
  }
  if (node.below !== undefined && !/^\{?λ/.test(written(node.below))) return undefined
  return polynomial.map((value, n) => multiplyValues(value, moments[n] as Value)).reduce(addValues, numeric(0))
}
