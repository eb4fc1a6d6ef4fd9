import fc, { runs } from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import { planContraction } from '../../src/algebra/contraction.js'
import type { Contraction } from '../../src/algebra/contraction.js'
import { contractTensors } from '../../src/algebra/contractTensors.js'
import { tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import { diagramContraction } from '../../src/expansion/readings/diagramContraction.js'
import { expand } from '../../src/expansion/expand.js'
import { legPlacements } from '../../src/expansion/legNames.js'
import { theory } from '../../src/theory/shippedTheories.js'

/** The defining sum, entry by entry, over all values of all indices. */
function bySum({ operands, output }: Contraction, values: readonly Tensor[], size: number): Tensor {
  const indices = [...new Set([...operands.flat(), ...output])]
  const total = tensor(size, output.length, () => 0)
  const offset = (axes: readonly number[], at: ReadonlyMap<number, number>): number =>
    axes.reduce((sum, index) => sum * size + (at.get(index) as number), 0)
  tensor(size, indices.length, (point) => {
    const at = new Map(indices.map((index, i) => [index, point[i] as number]))
    const product = values.reduce(
      (all, value, i) => all * (value.data[offset(operands[i] as readonly number[], at)] as number),
      1,
    )
    total.data[offset(output, at)] = (total.data[offset(output, at)] as number) + product
    return 0
  })
  return total
}

/** The rank of the largest tensor made on the way, in the best of all orders of joining. */
function leastLargest(live: readonly (readonly number[])[], output: readonly number[]): number {
  if (live.length <= 1) return 0
  let best = Number.POSITIVE_INFINITY
  for (const [i, a] of live.entries()) {
    for (const [j, b] of live.slice(i + 1).entries()) {
      const others = live.filter((_, k) => k !== i && k !== i + 1 + j)
      const keep = [...new Set([...a, ...b])].filter(
        (index) => output.includes(index) || others.some((other) => other.includes(index)),
      )
      // No order through this pair can do better than the pair itself.
      if (keep.length >= best) continue
      best = Math.min(best, Math.max(keep.length, leastLargest([...others, keep], output)))
    }
  }
  return best
}

describe('contractions', () => {
  const contractions = fc
    .array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }), { minLength: 1, maxLength: 5 })
    .chain((operands) =>
      fc.record({ operands: fc.constant(operands), output: fc.subarray([...new Set(operands.flat())]) }),
    )

  it('in the planned order equal the sum that defines them, whatever indices are shared, repeated or free', () => {
    fc.assert(
      fc.property(contractions, fc.integer({ min: 1, max: 3 }), (contraction, size) => {
        const values = contraction.operands.map((axes, i) =>
          tensor(size, axes.length, (index) => Math.sin(1 + i + index.reduce((key, j) => key * 2.7 + j, 0))),
        )
        const [planned, direct] = [
          contractTensors(planContraction(contraction), values),
          bySum(contraction, values, size),
        ]
        expect(planned.rank).toBe(contraction.output.length)
        expect(planned.data).toHaveLength(direct.data.length)
        planned.data.forEach((entry, i) => expect(entry).toBeCloseTo(direct.data[i] as number, 9))
      }),
      { numRuns: runs(300) },
    )
  })

  it('a chain of matrices needs no tensor above rank 2', () => {
    const chain = Array.from({ length: 30 }, (_, i) => [i, i + 1])
    expect(planContraction({ operands: chain, output: [0, 30] }).largest).toBe(2)
    expect(
      planContraction({ operands: [...chain, [0], [30]], output: [] }).steps.every(({ keep }) => keep.length <= 1),
    ).toBe(true)
  })
})

describe('the contractions of diagrams', () => {
  const reduced = ({ operands, output }: Contraction): readonly (readonly number[])[] =>
    operands.map((axes, i) =>
      [...new Set(axes)].filter(
        (index) => output.includes(index) || operands.some((other, j) => j !== i && other.includes(index)),
      ),
    )

  it.each([
    ['edgeworth', 2, 2, 'tensor'],
    ['edgeworth', 2, 2, 'value'],
    ['edgeworth', 3, 1.5, 'tensor'],
    ['phi4', 2, 2, 'tensor'],
    ['phi4', 2, 2, 'value'],
    ['phi4', 0, 3, 'tensor'],
  ] as const)(
    'of %s with %i legs to order %d (%s): no order has a smaller largest tensor than the plan',
    (name, legs, upTo, reading) => {
      const expansion = expand(theory(name), { legs, select: { upTo } })
      const fields = Array.from({ length: legs }, () => 'φ')
      for (const { weighted } of expansion.terms) {
        const { diagram } = weighted
        const [places = []] = legPlacements(expansion.theory, fields, diagram)
        const contraction = diagramContraction(expansion.theory, { diagram, names: fields, places }, reading)
        if (contraction.operands.length > 8) continue
        const operands = reduced(contraction)
        const given = Math.max(...operands.map((indices) => indices.length))
        expect(planContraction(contraction).largest, weighted.id).toBe(
          Math.max(given, leastLargest(operands, contraction.output)),
        )
      }
    },
  )

  it('a ladder of 32 local vertices needs no tensor above rank 3', () => {
    const line = (from: number, to: number): readonly number[] => [from, to]
    const rungs = Array.from({ length: 16 }, (_, i) => line(2 * i, 2 * i + 1))
    const rails = Array.from({ length: 15 }, (_, i) => [line(2 * i, 2 * i + 2), line(2 * i + 1, 2 * i + 3)]).flat()
    expect(planContraction({ operands: [...rungs, ...rails], output: [] }).largest).toBeLessThanOrEqual(3)
  })
})
