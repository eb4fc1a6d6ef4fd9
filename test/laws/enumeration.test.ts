import fc, { runs } from '../fastCheck.js'
import { automorphisms } from '../../src/diagrams/automorphisms.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { automorphismGroup } from '../../src/diagrams/automorphismGroup.js'
import { canonical } from '../../src/diagrams/canonical.js'
import { countDiagrams } from '../../src/diagrams/countDiagrams.js'
import type { Diagram, LineKind, WeightedDiagram } from '../../src/diagrams/diagram.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import type { Filter } from '../../src/diagrams/filters.js'
import { loopNumber } from '../../src/diagrams/loopNumber.js'
import { diagramFromNickel, nickelIndex } from '../../src/diagrams/nickel.js'
import { passesFilters } from '../../src/diagrams/passesFilters.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import { streamDiagrams } from '../../src/diagrams/streamDiagrams.js'
import { bridges } from '../../src/diagrams/structure/bridges.js'
import { connectedParts } from '../../src/diagrams/structure/connectedParts.js'
import { cutVertices } from '../../src/diagrams/structure/cutVertices.js'
import { irreducibleParts } from '../../src/diagrams/structure/irreducibleParts.js'
import { momentumRouting } from '../../src/diagrams/structure/momentumRouting.js'
import { selfEnergies } from '../../src/diagrams/structure/selfEnergies.js'
import { skeleton } from '../../src/diagrams/structure/skeleton.js'
import { weightSum } from '../../src/diagrams/weightSum.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { diagramJson } from '../../src/render/diagramJson.js'
import { diagramLines } from '../../src/render/diagramLines.js'
import { fromDot, toDot } from '../../src/render/exchange/dot.js'
import { fromGraphology, toGraphology } from '../../src/render/exchange/graphology.js'
import { fromQgraf, toQgraf } from '../../src/render/exchange/qgraf.js'
import { kindsOfDiagram } from '../../src/render/exchange/kindsByName.js'
import { jsonText } from '../../src/render/jsonText.js'
import { growDiagrams } from '../oracles/growDiagrams.js'
import { asked } from './askedLegs.js'

/** Field contents and lines of small theories: one real field; a real and a complex one; two real fields that mix. */
const theories: readonly { readonly fields: readonly string[]; readonly lines: readonly LineKind[] }[] = [
  { fields: ['φ'], lines: [{ name: 'D', fields: ['φ', 'φ'] }] },
  {
    fields: ['A', 'ψ', 'ψ̄'],
    lines: [
      { name: 'D', fields: ['A', 'A'] },
      { name: 'S', fields: ['ψ', 'ψ̄'] },
    ],
  },
  {
    fields: ['x', 'y'],
    lines: [
      { name: 'C', fields: ['x', 'x'] },
      { name: 'R', fields: ['x', 'y'] },
    ],
  },
]

/** A random theory with up to three kinds of vertices, and a request for up to four of them with up to three legs. */
const requests: fc.Arbitrary<DiagramRequest> = fc
  .record({
    theory: fc.constantFrom(...theories),
    kinds: fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    counts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
    legs: fc.array(fc.nat(5), { maxLength: 3 }),
  })
  .map(({ theory, kinds, counts, legs }) => {
    const field = (n: number): string => theory.fields[n % theory.fields.length] as string
    const vertices = kinds.map((numbers, i) => ({
      kind: { name: `v${i}`, fields: numbers.map(field).sort() },
      count: counts[i] ?? 0,
    }))
    for (const first of vertices.slice(0, 1)) if (vertices.every(({ count }) => count === 0)) first.count = 1
    return { legs: legs.map(field), legLabels: 'free', vertices, lines: theory.lines, typed: true }
  })

/** The lines in bytes against those of the diagrams. */
function expectLinesOf(request: DiagramRequest): void {
  const decoder = new TextDecoder()
  // Each part is written over by the next.
  const parts = Array.from(diagramLines([request]), ({ bytes, diagrams }) => ({
    text: decoder.decode(bytes),
    diagrams,
  }))
  const lines = [...enumerateDiagrams(request)].map((weighted) => `${jsonText(diagramJson(weighted))}\n`)
  expect(parts.map(({ text }) => text).join('')).toBe(lines.join(''))
  expect(parts.reduce((sum, { diagrams }) => sum + diagrams, 0)).toBe(lines.length)
}

const ids = (diagrams: Iterable<WeightedDiagram>): string[] => [...diagrams].map(({ id }) => id).sort()

/** The growing oracle's diagrams under the names of the request. */
const grown = (request: DiagramRequest): string[] =>
  growDiagrams(request)
    .map(({ diagram }) => canonical(diagram, 'free', true).id)
    .sort()

/**
 * The vertices in as many sets as there are parts when some lines or a vertex are taken out: merged pair by pair,
 * slowly.
 */
function parts(
  { vertices, lines }: Diagram,
  without: { readonly line?: number; readonly vertex?: number },
): readonly (readonly number[])[] {
  let sets = vertices.flatMap((_, v) => (v === without.vertex ? [] : [[v]]))
  lines.forEach(({ from, to }, i) => {
    if (i === without.line || from === without.vertex || to === without.vertex) return
    const touched = sets.filter((set) => set.includes(from) || set.includes(to))
    sets = [...sets.filter((set) => !touched.includes(set)), touched.flat()]
  })
  return sets
}

const carriesLeg = ({ legs }: Diagram, set: readonly number[]): boolean =>
  legs.some(({ vertex }) => set.includes(vertex))

const legsOf = ({ legs }: Diagram, set: readonly number[]): number =>
  legs.filter(({ vertex }) => set.includes(vertex)).length

const isInOnePiece = (diagram: Diagram, set: readonly number[]): boolean => {
  const reached = new Set(set.slice(0, 1))
  for (const v of reached)
    for (const { from, to } of diagram.lines)
      for (const [a, b] of [
        [from, to],
        [to, from],
      ] as const)
        if (a === v && set.includes(b)) reached.add(b)
  return reached.size === set.length
}

/** Filters, written again from their definitions. */
const holds: Readonly<Record<Filter, (diagram: Diagram) => boolean>> = {
  '1pi': (diagram) => diagram.lines.every((_, line) => parts(diagram, { line }).length === 1),
  'no-self-loop': ({ lines }) => lines.every(({ from, to }) => from !== to),
  'no-tadpole': (diagram) =>
    diagram.lines.every((_, line) => {
      const sides = parts(diagram, { line })
      return sides.length === 1 || sides.every((side) => carriesLeg(diagram, side))
    }),
  'no-snail': (diagram) =>
    holds['no-self-loop'](diagram) &&
    diagram.vertices.every((_, vertex) => {
      const left = parts(diagram, { vertex })
      return diagram.legs.length === 0 ? left.length <= 1 : left.every((set) => carriesLeg(diagram, set))
    }),
  bipartite: (diagram) => {
    const side = new Map([[0, 0]])
    for (const [vertex, own] of side)
      for (const { from, to } of diagram.lines)
        if (from === vertex || to === vertex)
          if (!side.has(from === vertex ? to : from)) side.set(from === vertex ? to : from, 1 - own)
    return diagram.lines.every(({ from, to }) => side.get(from) !== side.get(to))
  },
  '2pi': (diagram) =>
    diagram.lines.every((_, line) =>
      diagram.lines.every((__, other) => {
        const lines = diagram.lines.filter((___, i) => i !== line && i !== other)
        const left = parts({ ...diagram, lines }, {})
        return diagram.legs.length === 0 ? left.length === 1 : left.every((set) => carriesLeg(diagram, set))
      }),
    ),
  tree: (diagram) => diagram.lines.every((_, line) => parts(diagram, { line }).length === 2),
  simple: ({ lines }) =>
    new Set(lines.map(({ from, to }) => [from, to].sort((a, b) => a - b).join())).size === lines.length &&
    lines.every(({ from, to }) => from !== to),
  'on-shell': (diagram) =>
    diagram.lines.every((_, line) => {
      const sides = parts(diagram, { line })
      return sides.length === 1 || sides.every((side) => legsOf(diagram, side) !== 1)
    }),
  // All sets of vertices: a part without legs, in one piece, with exactly two lines out of it.
  'no-sigma': (diagram) =>
    holds['on-shell'](diagram) &&
    Array.from({ length: 2 ** diagram.vertices.length }, (_, bits) =>
      diagram.vertices.flatMap((__, v) => ((bits >> v) & 1 ? [v] : [])),
    ).every(
      (set) =>
        set.length === 0 ||
        legsOf(diagram, set) > 0 ||
        diagram.lines.filter(({ from, to }) => set.includes(from) !== set.includes(to)).length !== 2 ||
        !isInOnePiece(diagram, set),
    ),
  '1pr': (diagram) => !holds['1pi'](diagram),
  tadpole: (diagram) => !holds['no-tadpole'](diagram),
  snail: (diagram) => !holds['no-snail'](diagram),
  'not-bipartite': (diagram) => !holds.bipartite(diagram),
  'not-simple': (diagram) => !holds.simple(diagram),
  'off-shell': (diagram) => !holds['on-shell'](diagram),
  sigma: (diagram) => !holds['no-sigma'](diagram),
  acyclic: (diagram) => {
    const arrows = diagram.lines.filter(({ kind }) => kind.fields[0] !== kind.fields[1])
    let left = new Set(diagram.vertices.map((_, v) => v))
    for (;;) {
      const sinks = [...left].filter((v) => !arrows.some(({ from, to }) => from === v && left.has(to)))
      if (sinks.length === 0) return left.size === 0
      left = new Set([...left].filter((v) => !sinks.includes(v)))
    }
  },
}

describe('laws of the enumeration, for random theories', () => {
  it('finds what the growing of diagrams finds', () => {
    // The oracle keeps every partial diagram, so its time explodes with the number of half-edges.
    const small = requests.filter(
      ({ vertices }) => vertices.reduce((total, { kind, count }) => total + count * kind.fields.length, 0) <= 13,
    )
    fc.assert(
      fc.property(small, (request) => {
        expect(ids(enumerateDiagrams(request))).toEqual(grown(request))
      }),
    )
  })

  it('sum rule: the weights of all diagrams are those of zero-dimensional field theory', () => {
    fc.assert(
      fc.property(requests, (free) => {
        const request: DiagramRequest = { ...free, legLabels: 'fixed' }
        const weight = weightSum(request)
        expect(
          Q.sum([...enumerateDiagrams(request)].map(({ automorphisms }) => Q.rational(1n, automorphisms.fixed))),
        ).toEqual(weight)
        expect(countDiagrams(request)).toEqual({ weight, diagrams: BigInt([...enumerateDiagrams(request)].length) })
      }),
      { numRuns: runs(150) },
    )
  })

  it('counts two legs, by cutting diagrams without legs, as the list does, also in parts', () => {
    const twoLegs = fc
      .tuple(requests, fc.constantFrom<DiagramRequest['legLabels']>('fixed', 'free'), fc.integer({ min: 1, max: 3 }))
      .map(([request, legLabels, parts]) => ({
        request: { ...request, legLabels, legs: [...(request.lines.at((request.legs.length % 2) - 1)?.fields ?? [])] },
        parts,
      }))
    fc.assert(
      fc.property(twoLegs, ({ request, parts }) => {
        const listed = [...enumerateDiagrams(request)]
        const weight = Q.sum(
          listed.map(({ automorphisms }) =>
            Q.rational(1n, request.legLabels === 'free' ? automorphisms.free : automorphisms.fixed),
          ),
        )
        expect(countDiagrams(request)).toEqual({ diagrams: BigInt(listed.length), weight })
        const counts = Array.from({ length: parts }, (_, part) => countDiagrams(request, [part, parts]))
        expect(counts.reduce((sum, { diagrams }) => sum + diagrams, 0n)).toBe(BigInt(listed.length))
        expect(Q.sum(counts.map((each) => each.weight))).toEqual(weight)
      }),
      { numRuns: runs(200) },
    )
  })

  it('shards are disjoint and together the whole', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 5 }), (request, parts) => {
        const shards = Array.from({ length: parts }, (_, part) =>
          ids(enumerateDiagrams({ ...request, shard: [part, parts] })),
        )
        expect(shards.flat().sort()).toEqual(ids(enumerateDiagrams(request)))
      }),
    )
  })

  it('a filtered search is the filter of the search', () => {
    fc.assert(
      fc.property(requests, fc.subarray(Object.keys(holds) as Filter[], { minLength: 1 }), (request, filters) => {
        const all = [...enumerateDiagrams(request)].filter(({ diagram }) =>
          filters.every((filter) => holds[filter](diagram)),
        )
        expect(ids(enumerateDiagrams({ ...request, filters }))).toEqual(ids(all))
        expect(
          ids([...enumerateDiagrams(request)].filter(({ diagram }) => passesFilters(diagram, { filters }))),
        ).toEqual(ids(all))
      }),
      { numRuns: runs(200) },
    )
  })

  it.each(Object.keys(holds) as Filter[])('%s alone keeps what its definition keeps', (filter) => {
    fc.assert(
      fc.property(requests, (request) => {
        const kept = [...enumerateDiagrams(request)].filter(({ diagram }) => holds[filter](diagram))
        expect(ids(enumerateDiagrams({ ...request, filters: [filter] }))).toEqual(ids(kept))
      }),
      { numRuns: runs(40) },
    )
  })

  it('its lines of JSON are, byte by byte, those of its diagrams', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom('free', 'fixed'), fc.boolean(), (request, legLabels, typed) => {
        expectLinesOf({ ...request, legLabels, typed: typed || request.lines.length > 1 })
      }),
      { numRuns: runs(100) },
    )
    fc.assert(
      fc.property(asked, fc.constantFrom('free', 'fixed'), ({ theory, request }, legLabels) => {
        for (const each of diagramRequests(theory, request, legLabels).requests) expectLinesOf(each)
      }),
      { numRuns: runs(100) },
    )
  })

  it('so are those of long lists, in several parts, and of vertices whose numbers have two digits', () => {
    const vertices = (valence: number, count: number): DiagramRequest['vertices'] => [
      { kind: { name: 'v', fields: Array.from({ length: valence }, () => 'φ') }, count },
    ]
    const lines = [{ name: 'D', fields: ['φ', 'φ'] }] as const
    const long: DiagramRequest = { legs: ['φ', 'φ'], legLabels: 'fixed', vertices: vertices(4, 6), lines }
    expect([...diagramLines([long])].length).toBeGreaterThan(2)
    expectLinesOf(long)
    const legs = Array.from({ length: 14 }, () => 'φ')
    expectLinesOf({ legs, legLabels: 'free', vertices: vertices(3, 12), lines, filters: ['tree'] })
  })

  it('bounds on self-loops and parallel lines are kept', () => {
    fc.assert(
      fc.property(requests, fc.nat(2), fc.integer({ min: 1, max: 3 }), (request, maxSelfLoops, maxParallel) => {
        const count = ({ lines }: Diagram, a: number, b: number): number =>
          lines.filter(({ from, to }) => Math.min(from, to) === a && Math.max(from, to) === b).length
        const kept = [...enumerateDiagrams(request)].filter(({ diagram }) => {
          const loops = diagram.lines.filter(({ from, to }) => from === to).length
          const most = Math.max(
            0,
            ...diagram.lines
              .filter(({ from, to }) => from !== to)
              .map(({ from, to }) => count(diagram, Math.min(from, to), Math.max(from, to))),
          )
          return loops <= maxSelfLoops && most <= maxParallel
        })
        expect(ids(enumerateDiagrams({ ...request, maxSelfLoops, maxParallel }))).toEqual(ids(kept))
        expect(
          ids(
            [...enumerateDiagrams(request)].filter(({ diagram }) =>
              passesFilters(diagram, { maxSelfLoops, maxParallel }),
            ),
          ),
        ).toEqual(ids(kept))
      }),
    )
  })

  it('the asynchronous stream gives the same, reports, and stops when told', async () => {
    const request: DiagramRequest = {
      legs: ['φ', 'φ'],
      legLabels: 'fixed',
      vertices: [{ kind: { name: 'v', fields: ['φ', 'φ', 'φ', 'φ'] }, count: 4 }],
      lines: [{ name: 'D', fields: ['φ', 'φ'] }],
    }
    const found: WeightedDiagram[] = []
    const progress: number[] = []
    for await (const diagram of streamDiagrams(request, { pauseAfter: 10, onProgress: (n) => progress.push(n) }))
      found.push(diagram)
    expect(ids(found)).toEqual(ids(enumerateDiagrams(request)))
    expect(progress).toEqual([10, 20, 30, 39])
    const controller = new AbortController()
    let seen = 0
    const stopped = async (): Promise<void> => {
      for await (const { id } of streamDiagrams(request, { pauseAfter: 5, signal: controller.signal })) {
        expect(id).toBe(found[seen]?.id)
        seen++
        if (seen === 7) controller.abort(new Error('enough'))
      }
    }
    await expect(stopped()).rejects.toThrow('enough')
    expect(seen).toBe(10)
  })
})

describe('laws of each diagram', () => {
  const diagrams = requests.map((request) => ({ request, found: [...enumerateDiagrams(request)].slice(0, 12) }))

  it('what is written of it reads back as it', () => {
    fc.assert(
      fc.property(diagrams, ({ request, found }) => {
        for (const weighted of found) {
          const { diagram } = weighted
          const names = kindsOfDiagram(diagram)
          const sorted = (other: Diagram): string => canonical(other, 'fixed', true).id
          expect(fromDot(toDot(diagram, weighted.id), names)).toEqual(diagram)
          expect(sorted(fromGraphology(toGraphology(diagram), names))).toBe(sorted(diagram))
          // Kinds with equal fields cannot be told apart in QGRAF's text.
          const kinds = request.vertices.map(({ kind }) => kind)
          if (new Set(kinds.map(({ fields }) => fields.join())).size === kinds.length) {
            expect(sorted(fromQgraf(toQgraf(weighted, 'free'), { vertices: kinds, lines: request.lines }))).toBe(
              sorted(diagram),
            )
          }
        }
      }),
    )
  })

  it('the Nickel index names the graph', () => {
    fc.assert(
      fc.property(diagrams, ({ found }) => {
        for (const { diagram } of found) {
          const index = nickelIndex(diagram)
          const again = diagramFromNickel(index)
          expect(nickelIndex(again)).toBe(index)
          expect([again.vertices.length, again.lines.length, again.legs.length]).toEqual([
            diagram.vertices.length,
            diagram.lines.length,
            diagram.legs.length,
          ])
        }
      }),
    )
  })

  it('the factors of the group multiply to its order, its orbits partition the vertices', () => {
    fc.assert(
      fc.property(diagrams, ({ found }) => {
        for (const { diagram, automorphisms } of found) {
          for (const legs of ['free', 'fixed'] as const) {
            const group = automorphismGroup(diagram, legs)
            expect(group.order).toBe(automorphisms[legs])
            expect(group.factors.reduce((product, { factor }) => product * factor, 1n)).toBe(group.order)
            expect(group.orbits.flat().sort((a, b) => a - b)).toEqual(diagram.vertices.map((_, v) => v))
          }
        }
      }),
    )
  })

  it('momentum is conserved at every vertex, and the loop momenta are independent', () => {
    fc.assert(
      fc.property(diagrams, ({ found }) => {
        for (const { diagram } of found) {
          const { momenta, tree } = momentumRouting(diagram)
          expect(diagram.lines.length - tree.size).toBe(loopNumber(diagram))
          const last = diagram.legs.length - 1
          diagram.vertices.forEach((_, v) => {
            const net = (part: (i: number) => readonly number[], size: number): number[] =>
              Array.from({ length: size }, (__, k) =>
                diagram.lines.reduce(
                  (total, { from, to }, i) =>
                    total + (to === v ? (part(i)[k] as number) : 0) - (from === v ? (part(i)[k] as number) : 0),
                  0,
                ),
              )
            expect(net((i) => momenta[i]?.loops ?? [], loopNumber(diagram)).every((k) => k === 0)).toBe(true)
            // What the legs bring into the vertex leaves it; the last leg takes out what the others bring.
            const legs = net((i) => momenta[i]?.legs ?? [], diagram.legs.length)
            legs.forEach((flow, i) => {
              const brought =
                i === last ? 0 : (diagram.legs[i]?.vertex === v ? 1 : 0) - (diagram.legs[last]?.vertex === v ? 1 : 0)
              expect(flow + brought).toBe(0)
            })
          })
        }
      }),
    )
  })

  it('bridges, irreducible parts, cut vertices and skeleton fit together', () => {
    fc.assert(
      fc.property(diagrams, ({ found }) => {
        for (const { diagram } of found) {
          expect(irreducibleParts(diagram).length).toBe(bridges(diagram).length + 1)
          for (const v of cutVertices(diagram))
            expect(connectedParts(diagram, { vertices: new Set([v]) }).length).toBeGreaterThan(1)
          if (
            diagram.lines.some(({ kind }) => kind.fields[0] !== kind.fields[1]) ||
            new Set(diagram.lines.map(({ kind }) => kind.name)).size > 1
          )
            continue
          const bone = skeleton(diagram)
          expect(selfEnergies(bone)).toEqual([])
          expect(bone.legs.length).toBe(diagram.legs.length)
          expect(connectedParts(bone).length).toBe(1)
        }
      }),
    )
  })

  it('has the skeletons that one expects', () => {
    const named = (index: string): string => nickelIndex(skeleton(diagramFromNickel(index)))
    expect(named('ee12|ee3|333||')).toBe('ee11|ee|')
    expect(named('ee12|e22|e|')).toBe('ee12|e22|e|')
    expect(named('e112|e3|333||')).toBe('e111|e|')
    expect(selfEnergies(diagramFromNickel('ee12|ee3|333||')).map(({ vertices }) => vertices.size)).toEqual([2])
  })
})

describe('Nickel indices of the literature', () => {
  const fourPoint =
    'ee11|22|33|ee| ee11|23|e33|e| ee12|ee3|333|| e123|e23|e3|e| ee12|e33|e33|| e112|e3|e33|e| ee12|e23|33|e| ee12|223|3|ee|'.split(
      ' ',
    )
  const twoPoint = ['e112|33|e33||', 'e112|e3|333||', 'e123|e23|33||', 'e112|23|33|e|']
  const phi4 = (legs: number, filters: readonly Filter[]): string[] =>
    [
      ...enumerateDiagrams({
        legs: Array.from({ length: legs }, () => 'φ'),
        legLabels: 'free',
        vertices: [{ kind: { name: 'λ', fields: ['φ', 'φ', 'φ', 'φ'] }, count: 4 }],
        lines: [{ name: 'D', fields: ['φ', 'φ'] }],
        filters,
      }),
    ].map(({ id }) => id)

  it('φ⁴ at four vertices: the irreducible graphs without snails', () => {
    expect(phi4(4, ['1pi', 'no-snail']).sort()).toEqual([...fourPoint].sort())
    expect(phi4(2, ['1pi', 'no-snail']).sort()).toEqual([...twoPoint].sort())
  })

  it.each([
    [
      '',
      "Nickel index, character 1: expected '|', which closes the row of every vertex, the last one too, received the end",
    ],
    [
      'e111e',
      "Nickel index, character 6: expected '|', which closes the row of every vertex, the last one too, received the end",
    ],
    [
      'e111|e',
      "Nickel index, character 7: expected '|', which closes the row of every vertex, the last one too, received the end",
    ],
    [
      'e0',
      "Nickel index, character 3: expected '|', which closes the row of every vertex, the last one too, received the end",
    ],
    ['e11|e|x', "Nickel index, character 7: expected 'e', '|' or the number of a vertex (0–9, A–Z), received 'x'"],
    ['e12|e|', "Nickel index, character 3: expected the number of a vertex from 0 to 1, received '2'"],
  ])('refuses %s', (index, message) => {
    expect(() => diagramFromNickel(index)).toThrow(message)
  })

  it.each([
    ['|1|', '2 vertices, of which 1 hang together'],
    ['e0|12|2|', '3 vertices, of which 1 hang together'],
    ['1|e|3|e|', '4 vertices, of which 2 hang together'],
  ])('a diagram of several parts has no canonical form: %s', (index, parts) => {
    const sentence = `diagram: expected one that hangs together, received ${parts}`
    expect(() => canonical(diagramFromNickel(index), 'free')).toThrow(sentence)
    expect(() => nickelIndex(diagramFromNickel(index))).toThrow(sentence)
    expect(() => automorphisms(diagramFromNickel(index))).toThrow(sentence)
  })
})
