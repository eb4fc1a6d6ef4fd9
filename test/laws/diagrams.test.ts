import fc, { runs } from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import { factorial } from '../../src/algebra/integers.js'
import { canonical } from '../../src/diagrams/canonical.js'
import type { Diagram, LineKind } from '../../src/diagrams/diagram.js'
import { graphName } from '../../src/diagrams/graphName.js'
import { loopNumber } from '../../src/diagrams/loopNumber.js'
import { relabel } from '../../src/diagrams/relabel.js'
import { joined } from '../../src/diagrams/structure/joined.js'
import { leastNumbering } from '../oracles/leastNumbering.js'

const plain: LineKind = { name: 'D', fields: ['φ', 'φ'] }
const arrow: LineKind = { name: 'R', fields: ['x', 'y'] }

/**
 * A random connected diagram with up to 6 vertices: a random tree, more lines, and legs; vertex kinds follow from what
 * ends at a vertex.
 */
const diagrams: fc.Arbitrary<Diagram> = fc
  .record({
    parents: fc.array(fc.nat(), { maxLength: 5 }),
    extra: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 5 }),
    oriented: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    legs: fc.array(fc.nat(), { maxLength: 4 }),
  })
  .map(({ parents, extra, oriented, legs }) => {
    const size = parents.length + 1
    const lines = [
      ...parents.map((parent, i) => ({
        kind: oriented[i] === true ? arrow : plain,
        from: parent % (i + 1),
        to: i + 1,
      })),
      ...extra.map(([a, b, arrowed]) => ({ kind: arrowed ? arrow : plain, from: a % size, to: b % size })),
    ]
    const placed = legs.map((leg) => ({ field: 'φ', vertex: leg % size }))
    const fieldsAt = (v: number): string[] =>
      [
        ...lines.flatMap(({ kind, from, to }) => [
          ...(from === v ? [kind.fields[0]] : []),
          ...(to === v ? [kind.fields[1]] : []),
        ]),
        ...placed.filter(({ vertex }) => vertex === v).map(({ field }) => field),
      ].sort()
    return {
      vertices: Array.from({ length: size }, (_, v) => ({ name: fieldsAt(v).join(''), fields: fieldsAt(v) })),
      lines,
      legs: placed,
    }
  })

/** The diagram with its vertices renumbered, its lines and unoriented ends shuffled. */
function shuffled(diagram: Diagram, seed: readonly number[]): Diagram {
  const order = diagram.vertices.map((_, v) => v).sort((a, b) => (seed[a] ?? 0) - (seed[b] ?? 0))
  const number = (vertex: number): number => order.indexOf(vertex)
  const lines = diagram.lines.map(({ kind, from, to }, i) =>
    kind === plain && (seed[i % seed.length] ?? 0) % 2 === 0
      ? { kind, from: number(to), to: number(from) }
      : { kind, from: number(from), to: number(to) },
  )
  return {
    vertices: order.map((v) => diagram.vertices[v] as Diagram['vertices'][number]),
    lines: [...lines].reverse(),
    legs: diagram.legs.map(({ field, vertex }) => ({ field, vertex: number(vertex) })),
  }
}

/**
 * Automorphisms by trying every permutation of the half-edges' lines: vertex permutations that keep the multiset of
 * lines, times the rest.
 */
function automorphismsByForce(diagram: Diagram): bigint {
  const size = diagram.vertices.length
  const all = (rest: readonly number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((v) => all(rest.filter((w) => w !== v)).map((tail) => [v, ...tail]))
  const description = (image: readonly number[]): string =>
    JSON.stringify([
      diagram.lines
        .map(({ kind, from, to }) => {
          const ends = [image[from] ?? -1, image[to] ?? -1]
          return `${kind.name} ${(kind === plain ? ends.sort((a, b) => a - b) : ends).join()}`
        })
        .sort(),
      diagram.vertices.map(({ name }, v) => `${name}@${image[v] ?? ''}`).sort(),
      diagram.legs.map(({ vertex }) => image[vertex] ?? -1).sort(),
    ])
  const identity = description(Array.from({ length: size }, (_, v) => v))
  const vertexPermutations = all(Array.from({ length: size }, (_, v) => v)).filter(
    (image) => description(image) === identity,
  ).length
  const multiplicities = new Map<string, number>()
  for (const { kind, from, to } of diagram.lines) {
    const key = `${kind.name} ${(kind === plain ? [from, to].sort((a, b) => a - b) : [from, to]).join()}`
    multiplicities.set(key, (multiplicities.get(key) ?? 0) + 1)
  }
  for (const { vertex } of diagram.legs)
    multiplicities.set(`leg ${vertex}`, (multiplicities.get(`leg ${vertex}`) ?? 0) + 1)
  const loops = diagram.lines.filter(({ kind, from, to }) => kind === plain && from === to).length
  return [...multiplicities.values()].reduce(
    (product, k) => product * factorial(k),
    BigInt(vertexPermutations) * 2n ** BigInt(loops),
  )
}

describe('groups of any size', () => {
  /** A hub with `arms` equal arms of the given number of vertices, each ending in a self-loop. */
  const star = (arms: number, length: number): Diagram => {
    const kind = (valence: number): { name: string; fields: string[] } => ({
      name: `v${valence}`,
      fields: Array.from({ length: valence }, () => 'φ'),
    })
    const at = (arm: number, i: number): number => 1 + arm * length + i
    const each = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i))
    return {
      vertices: [kind(arms), ...each(arms * length, (i) => kind(i % length === length - 1 ? 3 : 2))],
      lines: each(arms, (arm) => [
        { kind: plain, from: 0, to: at(arm, 0) },
        ...each(length - 1, (i) => ({ kind: plain, from: at(arm, i), to: at(arm, i + 1) })),
        { kind: plain, from: at(arm, length - 1), to: at(arm, length - 1) },
      ]).flat(),
      legs: [],
    }
  }

  it.each([
    [6, 1],
    [12, 1],
    [20, 1],
    [10, 3],
  ])('%i arms of length %i: n! 2^n', (arms, length) => {
    expect(canonical(star(arms, length), 'free').automorphisms.free).toBe(factorial(arms) * 2n ** BigInt(arms))
  })
})

/** All permutations of the vertices that leave the diagram as it is, its legs aside: tried one by one. */
function symmetriesByForce({ vertices, lines }: Diagram): readonly (readonly number[])[] {
  const all = (rest: readonly number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((v) => all(rest.filter((w) => w !== v)).map((tail) => [v, ...tail]))
  const drawn = (image: readonly number[]): string =>
    lines
      .map(({ kind, from, to }) => {
        const ends = [image[from] as number, image[to] as number]
        return `${kind.name} ${(kind.fields[0] === kind.fields[1] ? ends.sort((a, b) => a - b) : ends).join()}`
      })
      .sort()
      .join(' ')
  const identity = vertices.map((_, v) => v)
  return all(identity).filter(
    (image) => image.every((to, v) => vertices[to]?.name === vertices[v]?.name) && drawn(image) === drawn(identity),
  )
}

describe('laws of the canonical form', () => {
  it('labelled legs stand on the least of the places that symmetries allow', () => {
    const expectLeast = (diagram: Diagram): void => {
      const { diagram: fixed } = canonical(diagram, 'fixed')
      const places = fixed.legs.map(({ vertex }) => vertex)
      const occupied = (image: readonly number[]): string =>
        places
          .map((vertex) => image[vertex] as number)
          .sort((a, b) => a - b)
          .join()
      // Symmetries of the diagram with free legs: those that keep the number of legs on each vertex.
      const identity = fixed.vertices.map((_, v) => v)
      for (const image of symmetriesByForce(fixed).filter((each) => occupied(each) === occupied(identity))) {
        const moved = places.map((vertex) => image[vertex] as number)
        const first = moved.findIndex((vertex, i) => vertex !== places[i])
        expect(first < 0 || (moved[first] as number) > (places[first] as number)).toBe(true)
      }
    }
    fc.assert(fc.property(diagrams, expectLeast))
    // The square with a leg on each corner, and the exchange of two legs each, in every labelling: most symmetries move
    // labels.
    const on = (vertex: number): Diagram['legs'][number] => ({ field: 'φ', vertex })
    const cubic = (lines: readonly (readonly [number, number])[], legs: readonly number[]): Diagram => ({
      vertices: Array.from({ length: Math.max(...lines.flat()) + 1 }, () => ({ name: 'v', fields: ['φ', 'φ', 'φ'] })),
      lines: lines.map(([from, to]) => ({ kind: plain, from, to })),
      legs: legs.map(on),
    })
    const labellings = (rest: readonly number[]): readonly (readonly number[])[] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((v, i) => labellings(rest.filter((_, j) => j !== i)).map((tail) => [v, ...tail]))
    const ring = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ] as const
    for (const legs of labellings([0, 1, 2, 3])) expectLeast(cubic(ring, legs))
    for (const legs of labellings([0, 0, 1, 1])) expectLeast(cubic([[0, 1]], legs))
  })

  it('its order is the least of all, found by trying every permutation', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const least = relabel(diagram, leastNumbering(diagram))
        const legs = [...least.legs].sort((a, b) => a.vertex - b.vertex)
        expect(canonical(diagram, 'free', true).id).toBe(graphName({ ...least, legs }, true))
      }),
      { numRuns: runs(200) },
    )
  })

  it('relabelling never changes it, legs free or fixed', () => {
    fc.assert(
      fc.property(diagrams, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (diagram, seed) => {
        expect(canonical(shuffled(diagram, seed), 'free')).toEqual(canonical(diagram, 'free'))
        expect(canonical(shuffled(diagram, seed), 'fixed')).toEqual(canonical(diagram, 'fixed'))
      }),
    )
  })

  it('it is a diagram in canonical form already', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const once = canonical(diagram, 'free')
        expect(canonical(once.diagram, 'free')).toEqual(once)
        expect(loopNumber(once.diagram)).toBe(loopNumber(diagram))
      }),
    )
  })

  it('the group with free legs is the one found by trying every permutation', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        expect(canonical(diagram, 'free').automorphisms.free).toBe(automorphismsByForce(diagram))
      }),
    )
  })

  it('orbit–stabiliser: labellings · free = E! · fixed', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { automorphisms, labellings } = canonical(diagram, 'free')
        expect(labellings * automorphisms.free).toBe(factorial(diagram.legs.length) * automorphisms.fixed)
      }),
    )
  })
})

describe('joined half-edges', () => {
  it('every half-edge is taken once, by a line or leg of its field at its vertex', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { halfEdges, vertices, lines, legs } = joined(diagram)
        expect(vertices.map((ends) => ends.map((end) => halfEdges[end]?.field))).toEqual(
          diagram.vertices.map(({ fields }) => fields),
        )
        expect(halfEdges.map(({ vertex, slot }) => vertices[vertex]?.[slot])).toEqual(halfEdges.map((_, end) => end))
        expect([...lines.flat(), ...legs.map(({ inner }) => inner)].sort((a, b) => a - b)).toEqual(
          halfEdges.map((_, end) => end),
        )
        expect(legs.map(({ outer }) => outer)).toEqual(legs.map((_, leg) => halfEdges.length + leg))
        const at = (end: number): unknown => ({ vertex: halfEdges[end]?.vertex, field: halfEdges[end]?.field })
        expect(lines.map(([a, b]) => [at(a), at(b)])).toEqual(
          diagram.lines.map(({ kind: { fields }, from, to }) => [
            { vertex: from, field: fields[0] },
            { vertex: to, field: fields[1] },
          ]),
        )
        expect(legs.map(({ inner }) => at(inner))).toEqual(diagram.legs.map(({ vertex, field }) => ({ vertex, field })))
      }),
      { numRuns: runs(200) },
    )
  })

  it('a bare line ends inside at the outer end of its other leg', () => {
    const bare: Diagram = {
      vertices: [],
      lines: [],
      legs: [
        { field: 'φ', vertex: -2 },
        { field: 'φ', vertex: -1 },
      ],
    }
    expect(joined(bare).legs).toEqual([
      { inner: 1, outer: 0 },
      { inner: 0, outer: 1 },
    ])
  })
})
