import { addValues, logarithmValue, multiplyValues, numeric, orderByOrder, powerValue, unknownFrom } from '../value.js'
import type { Value } from '../value.js'

/** Ising spins s_i = ±1 with the weight exp(½ Σ J_ij s_i s_j + Σ h_i s_i), J = δ · couplings, every sum over all states. */
export interface SpinSystem {
  readonly count: number
  /** J_ij/δ, symmetric, without a diagonal. */
  readonly couplings: readonly (readonly number[])[]
  readonly fields: readonly number[]
  readonly partition: Value
  /** ln Z. */
  readonly logarithm: Value
  /** ⟨s_i s_j …⟩. */
  readonly moment: (sites: readonly number[]) => Value
}

/** What of a system is not drawn. */
interface SpinWishes {
  /** No fields. */
  readonly isZeroField?: boolean
  /** One field, one coupling. */
  readonly isUniform?: boolean
  /** One field and one coupling, but for the signs that turning some of the spins gives them. */
  readonly isAlike?: boolean
}

/** Couplings and fields drawn at random: no two are the same, unless it is wished. */
export function spinSystem(
  count: number,
  orders: number,
  draw: () => number,
  { isZeroField = false, isUniform = false, isAlike = false }: SpinWishes = {},
): SpinSystem {
  const drawn = Array.from({ length: count }, () => (draw() < 0.5 ? -1 : 1) * (0.3 + 0.7 * draw()))
  const isOne = isUniform || isAlike
  const one = drawn[0] as number
  const signs = drawn.map((field) => (isAlike ? Math.sign(field * one) : 1))
  const fields = drawn.map((field, i) => (isZeroField ? 0 : isOne ? one * (signs[i] as number) : field))
  const couplings = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  let common: number | undefined
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      const own = (draw() < 0.5 ? -1 : 1) * (0.4 + 0.8 * draw())
      common ??= own
      const coupling = isOne ? common * (signs[i] as number) * (signs[j] as number) : own
      ;(couplings[i] as number[])[j] = coupling
      ;(couplings[j] as number[])[i] = coupling
    }
  const states = Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_unused, i) => ((bits >> i) & 1 ? 1 : -1)),
  )
  const weights = states.map((state) => weightOf(state, couplings, fields, orders))
  const summed = (f: (state: readonly number[]) => number): Value =>
    states
      .map((state, k) => multiplyValues(weights[k] as Value, numeric(f(state))))
      .reduce(addValues, unknownFrom(orders + 1))
  const partition = summed(() => 1)
  const inverse = powerValue(partition, -1, orders)
  const known = new Map<string, Value>()
  return {
    count,
    couplings,
    fields,
    partition,
    logarithm: logarithmValue(partition, orders),
    moment: (sites) => {
      const key = [...sites].sort().join()
      const found =
        known.get(key) ??
        multiplyValues(
          summed((state) => sites.reduce((s, i) => s * (state[i] as number), 1)),
          inverse,
        )
      known.set(key, found)
      return found
    },
  }
}

/** e^{h·s} Σ_k (½ sJs)^k/k! δ^k. */
function weightOf(
  state: readonly number[],
  couplings: readonly (readonly number[])[],
  fields: readonly number[],
  orders: number,
): Value {
  const at = (values: readonly number[]): number => state.reduce((sum, s, i) => sum + s * (values[i] as number), 0)
  const energy = state.reduce((sum, s, i) => sum + (s * at(couplings[i] as readonly number[])) / 2, 0)
  let term = Math.exp(at(fields))
  const re = [term]
  for (let k = 1; k <= orders; k++) re.push((term *= energy / k))
  return orderByOrder(re)
}
