import { describe, expect, it } from 'vitest'
import type { Diagram } from '../../../src/diagrams/diagram.js'
import { faults } from '../../../src/render/layout/faults.js'
import type { Point } from '../../../src/render/layout/path.js'
import { bonesOf } from '../../../src/render/layout/bones.js'
import type { Bones } from '../../../src/render/layout/bones.js'
import { unpleasantness } from '../../../src/render/layout/unpleasantness.js'

/*
 * What each fault and each wish weighs, on placements on which one of them stands alone and its size is seen at a glance. Radii are 0.1, so that the rims of
 * joined vertices are 0.8 apart when their centres are 1, and a leg reaches 0.58.
 */
function bones(vertices: number, lines: readonly (readonly [number, number])[], legs: readonly number[] = []): Bones {
  const diagram: Diagram = {
    vertices: Array.from({ length: vertices }, (_, v) => ({ name: `v${v}`, fields: [] })),
    lines: lines.map(([from, to]) => ({ kind: { name: 'D', fields: ['φ', 'φ'] }, from, to })),
    legs: legs.map((vertex) => ({ field: 'φ', vertex })),
  }
  return bonesOf(
    diagram,
    diagram.vertices.map(() => 0.1),
  )
}

const place = (...at: readonly (readonly [number, number])[]): readonly Point[] => at.map(([x, y]) => ({ x, y }))

/** Kinds that are all alike, so that pictures may be symmetric. */
const alike = (one: Bones): Bones => ({ ...one, colours: one.colours.map((colour) => colour.replace(/v\d+/g, 'v')) })

describe('what faults of a picture cost', () => {
  const pairs = bones(4, [
    [0, 1],
    [2, 3],
  ])

  it('nothing, and 12 for two lines that cross', () => {
    expect(faults(pairs, place([0, 0], [5, 0], [1, 3], [2, 7]))).toBeCloseTo(0, 12)
    expect(faults(pairs, place([0, 0], [5, 0], [1, 3], [2, -4]))).toBeCloseTo(12, 12)
  })

  it('40 for each length by which a line is nearer than 0.2 to the rim of a vertex', () => {
    const beside = bones(3, [[0, 1]])
    expect(faults(beside, place([0, 0], [5, 0], [2, 0.3]))).toBeCloseTo(0, 12)
    expect(faults(beside, place([0, 0], [5, 0], [2, 0.25]))).toBeCloseTo(40 * 0.05, 12)
  })

  it('16 for a leg whose prolongation is blocked', () => {
    const legged = bones(3, [[0, 1]], [2])
    expect(faults(legged, place([0, 0], [5, 0], [2, 3], [2.6, 3]))).toBeCloseTo(0, 12)
    expect(faults(legged, place([0, 0], [5, 0], [2, 3], [2.1, 2.4]))).toBeCloseTo(16, 12)
  })

  it('4 for what two lines lack to be half a radian apart', () => {
    const fork = bones(3, [
      [0, 1],
      [0, 2],
    ])
    const at = (angle: number): readonly Point[] => place([0, 0], [4, 0], [9 * Math.cos(angle), 9 * Math.sin(angle)])
    expect(faults(fork, at(0.5))).toBeCloseTo(0, 9)
    expect(faults(fork, at(0.25))).toBeCloseTo(4 * 0.5, 9)
  })

  it('0.3 for the smaller share of the nodes above and below the legs', () => {
    const split = bones(4, [], [0])
    // Of five nodes, the leg's end among them, two are above and one is below.
    expect(faults(split, place([0, 0], [3, 1], [5, 2], [4, -3], [-0.6, 0]))).toBeCloseTo(0.3 / 5, 12)
  })
})

describe('what symmetry is worth', () => {
  it('0.4 for a mirror, 0.1 for every mirror, 0.2 for a half turn', () => {
    expect(faults(alike(bones(2, [[0, 1]])), place([-1, 0], [1, 0]))).toBeCloseTo(-(0.4 + 2 * 0.1 + 0.2), 12)
    const triangle = alike(
      bones(3, [
        [0, 1],
        [1, 2],
        [2, 0],
      ]),
    )
    const corner = (k: number): readonly [number, number] => [
      2 * Math.cos((2 * Math.PI * k) / 3),
      2 * Math.sin((2 * Math.PI * k) / 3),
    ]
    expect(faults(triangle, place(corner(0), corner(1), corner(2)))).toBeCloseTo(-(0.4 + 3 * 0.1), 9)
  })

  it('0.3 for straight ways, as a share of the vertices between others', () => {
    const chain = bones(3, [
      [0, 1],
      [1, 2],
    ])
    expect(faults(chain, place([0, 0], [2, 0.1], [7, 0]))).toBeCloseTo(-0.3, 12)
  })

  it('0.55 instead of 0.2 for a half turn of a tree with many legs', () => {
    const tree = alike(bones(2, [[0, 1]], [0, 0, 1, 1]))
    // Turned by half, not mirrored: the legs of a vertex are of different lengths, as far apart as the line.
    const legs = [
      [-1.6, 0.9],
      [-1.3, -0.8],
      [1.6, -0.9],
      [1.3, 0.8],
    ] as const
    expect(faults(tree, place([-1, 0], [1, 0], ...legs))).toBeCloseTo(-0.55, 12)
  })
})

describe('what wishes weigh', () => {
  const value = (bones: Bones, at: readonly (readonly [number, number])[], legs?: number): number => {
    const x = Float64Array.from(at.flat())
    return unpleasantness(bones, legs === undefined ? {} : { legs })(x, new Float64Array(x.length))
  }

  it('3 (d − D)² for the length of a line, of a leg what is asked', () => {
    const line = bones(2, [[0, 1]])
    expect(
      value(line, [
        [0, 0],
        [1, 0],
      ]),
    ).toBeCloseTo(0, 9)
    expect(
      value(line, [
        [0, 0],
        [1.5, 0],
      ]),
    ).toBeCloseTo(3 * 0.25, 8)
    const leg = bones(1, [], [0])
    const longer = [
      [0, 0],
      [1.08, 0],
    ] as const
    expect(value(leg, longer)).toBeCloseTo(3 * 0.25, 8)
    expect(value(leg, longer, 1)).toBeCloseTo(0.25, 8)
  })

  it('4 (d − 0.46)² for a vertex beyond the one with the first leg, which points to the left', () => {
    const tailed = bones(2, [[0, 1]], [0])
    const [right, left] = [
      [
        [0, 0],
        [1.46, 0],
        [-0.58, 0],
      ],
      [
        [0, 0],
        [-1.46, 0],
        [0.58, 0],
      ],
    ] as const
    // All the rest is the same in a mirror.
    expect(value(tailed, left) - value(tailed, right)).toBeCloseTo(4, 9)
  })
})
