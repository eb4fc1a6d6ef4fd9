import { cumulantTerms } from '../../algebra/cumulant.js'
import { setPartitions } from '../../algebra/partitions.js'
import { InputError } from '../../errors.js'
import { largest, requireSize } from '../../sizes.js'
import { finite } from '../../numbers.js'

/** E Π_i u_{j_i}(x_i): which neuron each leg of a product belongs to, and which leg (that is, which point) it is. */
export type JointMoment = (factors: readonly { readonly neuron: number; readonly leg: number }[]) => number

/**
 * The connected correlator G_c^(n) of φ(x) = Σ_j u_j(x) for neurons that need not be independent, u_j being a neuron
 * with its readout weight: the sum over the joint cumulants of all neurons, Σ_{j₁…j_n} κ(u_{j₁}(x₁), …, u_{j_n}(x_n)).
 *
 * With `exchangeable` (the joint distribution does not change when neurons are renamed) the n-tuples are grouped by
 * which legs share a neuron: a sum over set partitions of the legs with the factor N(N−1)⋯(N−k+1) for k neurons, so
 * that N may be large. Otherwise all N^n tuples are summed.
 *
 * @param moment for neurons 0 … N−1, or 0 … k−1 when they are exchangeable
 * @throws InputError when n or N is no positive integer, for more than 10⁵ tuples, and for moments whose sum is not
 * finite
 * @example
 * // two neurons that are one and the same standard normal number: Var(u + u) = 4
 * correlatedNeurons(2, 2, (factors) => (factors.length === 2 ? 1 : 0), { exchangeable: true }) // 4
 */
export function correlatedNeurons(
  n: number,
  N: number,
  moment: JointMoment,
  { exchangeable = false }: { readonly exchangeable?: boolean } = {},
): number {
  for (const [at, value] of Object.entries({ n, N })) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new InputError({ code: 'networks.correlated', at, expected: 'a positive integer', received: `${value}` })
  }
  const legs = Array.from({ length: n }, (_, leg) => leg)
  const cumulant = (neurons: readonly number[]): number => {
    let total = 0
    for (const { coefficient, blocks } of cumulantTerms(legs))
      total += blocks.reduce(
        (product, block) => product * moment(block.map((leg) => ({ neuron: neurons[leg] as number, leg }))),
        Number(coefficient),
      )
    return total
  }
  if (!exchangeable) {
    requireSize({
      code: 'networks.correlated',
      at: 'N',
      of: 'tuples of neurons',
      needed: N ** n,
      most: largest.tuples,
      instead: 'or exchangeable neurons',
    })
    let total = 0
    for (let tuple = 0; tuple < N ** n; tuple++) total += cumulant(legs.map((leg) => Math.floor(tuple / N ** leg) % N))
    return finite(total, { at: 'correlator', what: 'a value' })
  }
  let total = 0
  for (const groups of setPartitions(legs)) {
    const neurons = legs.map((leg) => groups.findIndex((group) => group.includes(leg)))
    const choices = groups.reduce((product, _, k) => product * (N - k), 1)
    if (choices !== 0) total += choices * cumulant(neurons)
  }
  return finite(total, { at: 'correlator', what: 'a value' })
}
