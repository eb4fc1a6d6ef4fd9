import fc, { runs } from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import { planContraction } from '../../src/algebra/contraction.js'
import type { Contraction } from '../../src/algebra/contraction.js'
import type { OperandKind } from '../../src/algebra/contractionSymmetry.js'
import { contractor } from '../../src/algebra/contractor.js'
import { multisets } from '../../src/algebra/multisets.js'
import { packed, unpacked } from '../../src/algebra/packTensor.js'
import { tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import { diagramContraction } from '../../src/expansion/readings/diagramContraction.js'
import { expand } from '../../src/expansion/expand.js'
import { legPlacements } from '../../src/expansion/legNames.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { symmetrize } from '../symmetrize.js'

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

/** Numbers at random, symmetric as the kind says; the same for one name. */
function symmetricValue({ name, groups }: OperandKind, size: number): Tensor {
  const rank = groups.flat().length
  const seed = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 10
  return symmetrize(
    tensor(size, rank, (index) => Math.sin(1 + seed + index.reduce((key, j, axis) => key * 2.7 + j * (axis + 1), 0))),
    groups,
  )
}

function expectSum(contraction: Contraction, values: readonly Tensor[], size: number): void {
  const [plan, sets] = [planContraction(contraction), multisets(size)]
  const operands = values.map((value, i) => packed(value, plan.kinds[i]?.groups ?? [], sets))
  const { groups, contract } = contractor(plan, sets)
  const result = { sets, groups, data: contract(operands.map(({ data }) => data)) }
  const [planned, direct] = [unpacked(result), bySum(contraction, values, size)]
  expect(planned.rank).toBe(contraction.output.length)
  expect(planned.data).toHaveLength(direct.data.length)
  planned.data.forEach((entry, i) => expect(entry).toBeCloseTo(direct.data[i] as number, 9))
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
        expectSum(contraction, values, size)
      }),
      { numRuns: runs(300) },
    )
  })

  /** A few tensors, named, with groups of axes in which they are symmetric; operands are copies of them. */
  const symmetric = fc
    .array(
      fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 4 }).map((fields) =>
        [0, 1].flatMap((field) => {
          const axes = fields.flatMap((each, axis) => (each === field ? [axis] : []))
          return axes.length === 0 ? [] : [axes]
        }),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .chain((tensors) =>
      fc.array(
        fc.nat(tensors.length - 1).chain((which) =>
          fc.record({
            kind: fc.constant<OperandKind>({ name: `${which}`, groups: tensors[which] as number[][] }),
            indices: fc.array(fc.nat(6), {
              minLength: tensors[which]?.flat().length ?? 0,
              maxLength: tensors[which]?.flat().length ?? 0,
            }),
          }),
        ),
        { minLength: 1, maxLength: 5 },
      ),
    )
    .chain((operands) =>
      fc.record({
        kinds: fc.constant(operands.map(({ kind }) => kind)),
        operands: fc.constant(operands.map(({ indices }) => indices)),
        output: fc
          .shuffledSubarray([...new Set(operands.flatMap(({ indices }) => indices))])
          .map((indices) => indices.slice(0, 4)),
      }),
    )

  it('of symmetric tensors, some of them equal, equal the same sum', () => {
    fc.assert(
      fc.property(symmetric, fc.integer({ min: 1, max: 3 }), (contraction, size) => {
        expectSum(
          contraction,
          contraction.kinds.map((kind) => symmetricValue(kind, size)),
          size,
        )
      }),
      { numRuns: runs(300) },
    )
  })

  it('of trees, loops and stars of copies equal the same sum: what is symmetric is held once and joined rightly', () => {
    const [K, G3, G4, λ] = [
      { name: 'K', groups: [[0, 1]] },
      { name: 'G3', groups: [[0, 1, 2]] },
      { name: 'G4', groups: [[0, 1, 2, 3]] },
      { name: 'λ', groups: [[0]] },
    ]
    const contractions: readonly (Contraction & { readonly kinds: readonly OperandKind[] })[] = [
      // A vertex with four legs, and with two legs and a loop.
      {
        kinds: [K, K, K, K, G4],
        operands: [
          [0, 4],
          [5, 1],
          [6, 2],
          [3, 7],
          [4, 5, 6, 7],
        ],
        output: [0, 1, 2, 3],
      },
      {
        kinds: [K, K, K, G4],
        operands: [
          [0, 4],
          [5, 1],
          [6, 7],
          [4, 5, 6, 7],
        ],
        output: [1, 0],
      },
      // Two vertices, joined by one line, and by two.
      {
        kinds: [K, K, K, K, K, G3, G3],
        operands: [
          [0, 4],
          [1, 5],
          [6, 2],
          [3, 7],
          [8, 9],
          [4, 5, 8],
          [6, 7, 9],
        ],
        output: [0, 1, 2, 3],
      },
      {
        kinds: [K, K, K, K, G3, G3],
        operands: [
          [0, 2],
          [3, 1],
          [4, 5],
          [6, 7],
          [2, 4, 6],
          [5, 3, 7],
        ],
        output: [0, 1],
      },
      // A local vertex with four legs, and two of them joined by two lines.
      { kinds: [λ, K, K, K, K], operands: [[4], [0, 4], [4, 1], [2, 4], [4, 3]], output: [0, 1, 2, 3] },
      {
        kinds: [λ, λ, K, K, K, K, K, K],
        operands: [[4], [5], [0, 4], [4, 1], [2, 5], [5, 3], [4, 5], [5, 4]],
        output: [3, 1, 0, 2],
      },
    ]
    for (const contraction of contractions) {
      const size = new Set(contraction.operands.flat()).size <= 7 ? 5 : 2
      const values = contraction.kinds.map((kind) => symmetricValue(kind, size))
      expectSum(contraction, values, size)
    }
  })

  it('a vertex with copies of a line on its axes is symmetric in their ends, whatever the order of joining', () => {
    const line = { name: 'K', groups: [[0, 1]] }
    const kinds = [line, line, line, line, { name: 'G', groups: [[0, 1, 2, 3]] }]
    const legs = {
      kinds,
      operands: [
        [0, 4],
        [5, 1],
        [6, 2],
        [3, 7],
        [4, 5, 6, 7],
      ],
      output: [0, 1, 2, 3],
    }
    expect(planContraction(legs).steps.at(-1)?.groups).toHaveLength(1)
    const star = {
      kinds: [{ name: 'λ', groups: [[0]] }, line, line, line],
      operands: [[3], [3, 0], [1, 3], [3, 2]],
      output: [0, 1, 2],
    }
    expect(planContraction(star).steps.at(-1)?.groups).toHaveLength(1)
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
