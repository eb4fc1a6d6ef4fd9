import type { MultiGraph } from 'graphology'
import { describe, expect, it } from 'vitest'
import type { Diagram } from '../../src/diagrams/diagram.js'
import { enumerateAllDiagrams } from '../../src/diagrams/enumerateAll.js'
import { diagramNamed } from '../../src/expansion/diagramNamed.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { InputError } from '../../src/errors.js'
import { diagramFromJson, diagramJson } from '../../src/render/diagramJson.js'
import type { DiagramJson } from '../../src/render/diagramJson.js'
import { fromDot, toDot } from '../../src/render/exchange/dot.js'
import { fromGraphology, toGraphology } from '../../src/render/exchange/graphology.js'
import { fromQgraf, toQgraf } from '../../src/render/exchange/qgraf.js'
import { kindsOf } from '../../src/render/exchange/kindsByName.js'
import { theory } from '../../src/theory/shippedTheories.js'

const phi4 = theory('phi4')
const tadpole = diagramNamed(phi4, 'ee0|')
const [dot, qgraf] = [toDot(tadpole.diagram), toQgraf(tadpole, 'fixed')]
const kinds = { vertices: tadpole.diagram.vertices, lines: tadpole.diagram.lines.map(({ kind }) => kind) }
const json = diagramJson(tadpole)

/** The sentence of a refusal; anything else that is thrown fails the test. */
function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return 'accepted'
}

describe('interchange', () => {
  it('bare lines and diagrams of several parts come back', () => {
    const { requests } = diagramRequests(phi4, { legs: 4, select: { vertices: { λ: 1 } } }, 'fixed', 'any')
    const found = requests.flatMap((request) => [...enumerateAllDiagrams(request)])
    expect(found.length).toBeGreaterThan(5)
    const parts = ({ vertices, lines, legs }: Diagram): unknown => [
      vertices.map((kind) => kind.name),
      lines.map(({ kind, from, to }) => `${kind.name} ${from} ${to}`).sort(),
      legs,
    ]
    for (const weighted of found) {
      const { diagram } = weighted
      for (const again of [
        fromDot(toDot(diagram), kindsOf(phi4)),
        fromGraphology(toGraphology(diagram), kindsOf(phi4)),
        diagramFromJson(diagramJson(weighted), phi4),
      ])
        expect(parts(again)).toEqual(parts(diagram))
    }
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'diagram: expected a diagram as diagramJson writes it'],
    ['a list', [], 'diagram: expected a diagram as diagramJson writes it'],
    ['no vertices', { ...json, vertices: undefined }, 'vertices: expected a diagram as diagramJson writes it'],
    ['no lines', { ...json, lines: undefined }, 'lines: expected a diagram as diagramJson writes it'],
    ['no legs', { ...json, legs: undefined }, 'legs: expected a diagram as diagramJson writes it'],
    [
      'a vertex without a kind',
      { ...json, vertices: [{}] },
      'vertices[0].kind: expected a diagram as diagramJson writes it',
    ],
    [
      'an unknown kind',
      { ...json, vertices: [{ kind: 'constructor' }] },
      "vertices[0].kind: expected a vertex of phi4, received 'constructor'",
    ],
    ['a line with one end', { ...json, lines: [[0]] }, 'lines[0]'],
    [
      'a line to nowhere',
      { ...json, lines: [[0, 1]] },
      'diagram, line 1: expected ends among the 1 vertices, received vertex 1',
    ],
    [
      'a line from a leg',
      { ...json, lines: [[0, -1]] },
      'diagram, line 1: expected ends among the 1 vertices, received vertex -1',
    ],
    ['a fractional end', { ...json, lines: [[0, 0.5]] }, 'lines[0][1]'],
    ['an end NaN', { ...json, legs: [0, Number.NaN] }, 'legs[1]'],
    [
      'a dangling leg',
      { ...json, legs: [0, -1] },
      'diagram, leg 2: expected an end at one of the 1 vertices, or at the leg that ends at it, received -1',
    ],
    [
      'a leg too few',
      { ...json, legs: [0] },
      'diagram, vertex 1: expected the half-edges of λ: φ, φ, φ, φ, received φ, φ, φ',
    ],
    [
      'a leg too many',
      { ...json, legs: [0, 0, 0] },
      'diagram, vertex 1: expected the half-edges of λ: φ, φ, φ, φ, received φ, φ, φ, φ, φ',
    ],
    [
      'a leg of an unknown field',
      { ...json, legFields: ['φ', 'toString'] },
      "legs[1]: expected a leg on one of φ, received 'toString'",
    ],
    ['too few names of lines', { ...json, lineKinds: [] }, 'lineKinds: expected 1 names, received 0'],
    ['too many fields of legs', { ...json, legFields: ['φ', 'φ', 'φ'] }, 'legFields: expected 2 names, received 3'],
    ['an unknown line', { ...json, lineKinds: ['__proto__'] }, "lineKinds[0]: expected one of Δ, received '__proto__'"],
  ])('JSON with %s is refused', (_, record, sentence) => {
    expect(refusal(() => diagramFromJson(record as DiagramJson, phi4))).toContain(sentence)
  })

  it.each<[string, (text: string) => string, string]>([
    ['nothing', () => '', 'DOT text: expected one graph'],
    ['no end', (text) => text.replace('}', ''), 'DOT text: expected one graph'],
    ['two graphs', (text) => text + text, 'expected v1, the next one, received v0'],
    ['vertices out of order', (text) => text.replace('v0 [', 'v3 ['), 'expected v0, the next one, received v3'],
    [
      'a vertex twice',
      (text) => text.replace('  v0 [label="λ"];', '  v0 [label="λ"];\n  v0 [label="λ"];'),
      'expected v1, the next one, received v0',
    ],
    ['a leg twice', (text) => text.replace('x2 [', 'x1 ['), 'expected x2, the next one, received x1'],
    [
      'a line to nowhere',
      (text) => text.replace('v0 -- v0', 'v0 -- v7'),
      'DOT text, line 1: expected ends among the 1 vertices, received vertex 7',
    ],
    [
      'a line too many',
      (text) => text.replace(/^ {2}v0 -- v0.*$/m, '$&\n$&'),
      'expected the half-edges of λ: φ, φ, φ, φ, received φ, φ, φ, φ, φ, φ',
    ],
    [
      'a dangling leg',
      (text) => text.replace('  x2 -- v0;\n', ''),
      'DOT text: expected an end for each leg, received none for x2',
    ],
    [
      'a leg with two ends',
      (text) => text.replace('x2 -- v0', 'x1 -- v0'),
      'expected an end for each leg, received a second one for x1',
    ],
    [
      'a leg that is not there',
      (text) => text.replace('x2 -- v0', 'x0 -- v0'),
      'DOT text: expected legs among the 2 that are there, received x0',
    ],
    [
      'a leg at a vertex that is not there',
      (text) => text.replace('x2 -- v0', 'x2 -- v9'),
      'DOT text, leg 2: expected an end at one of the 1 vertices',
    ],
    ['a leg at itself', (text) => text.replace('x2 -- v0', 'x2 -- x2'), 'received a second one for x2'],
    [
      'an unknown field',
      (text) => text.replace('field="φ"', 'field="constructor"'),
      "expected a leg on one of φ, received 'constructor'",
    ],
    [
      'an unknown kind',
      (text) => text.replace('label="λ"', 'label="__proto__"'),
      "expected a vertex of phi4, received '__proto__'",
    ],
    [
      'another statement',
      (text) => text.replace('}', '\u001b[31m}'),
      "expected a statement as toDot writes it, received '\\x1b[31m}'",
    ],
  ])('DOT with %s is refused', (_, change, sentence) => {
    expect(refusal(() => fromDot(change(dot), kindsOf(phi4)))).toContain(sentence)
  })

  it.each<[string, (text: string) => string, string]>([
    ['nothing', () => '', "QGRAF text, factor 1: expected the weight, such as (1/2), received ''"],
    ['no weight', (text) => text.replace(/^[^*]*\*/, ''), 'QGRAF text, factor 1: expected the weight'],
    [
      'a number twice',
      (text) =>
        text
          .replace('φ(2))*\n vrtx', 'φ(2))*\n vrtx')
          .replace('φ(1),φ(2))$', '')
          .replace(/vrtx\((.*)φ\(2\)\)/, 'vrtx($1φ(1))'),
      'expected a number for each half-edge, received 1 again',
    ],
    [
      'a dangling half-edge',
      (text) => text.replace(/prop\([^*]*\*\n /, ''),
      'QGRAF text: expected a line for each half-edge, received none for 1',
    ],
    [
      'a line too many',
      (text) => text.replace(/(prop\([^*]*\*\n )/, '$1$1'),
      'expected a line of the theory between two vertices',
    ],
    [
      'a line to nowhere',
      (text) => text.replace(/prop\(φ\(1\),φ\(2\)\)/, 'prop(φ(1),φ(9))'),
      'expected a line of the theory between two vertices, received prop(φ(1),φ(9))',
    ],
    [
      'a line from a leg',
      (text) => text.replace(/prop\(φ\(1\),φ\(2\)\)/, 'prop(φ(-1),φ(2))'),
      'expected a line of the theory between two vertices',
    ],
    [
      'a valence that is none',
      (text) => text.replace('vrtx(φ(-1),', 'vrtx('),
      'expected the fields of a vertex of the theory, received φ, φ, φ',
    ],
    [
      'legs numbered otherwise',
      (text) => text.replace('φ(-2)', 'φ(-3)'),
      'QGRAF text: expected legs numbered from -1 to -2, received none numbered -2',
    ],
    [
      'an unknown field',
      (text) => text.replace('vrtx(φ', 'vrtx(constructor'),
      'expected the fields of a vertex of the theory',
    ],
    ['junk among the ends', (text) => text.replace('vrtx(', 'vrtx(!!,'), 'expected pol(…), prop(…) or vrtx(…)'],
    [
      'a line between two legs beside them',
      (text) => `${text}*prop(φ(-1),φ(-2))`,
      'QGRAF text: expected an end for each leg, received prop(φ(-1),φ(-2))',
    ],
    [
      'a bare line of a field that no line has',
      () => '(1/2)*\n prop(χ(-1),φ(-2))',
      'QGRAF text: expected a field at which a line of the theory ends, received χ',
    ],
  ])('QGRAF text with %s is refused', (_, change, sentence) => {
    expect(refusal(() => fromQgraf(change(qgraf), kinds))).toContain(sentence)
  })

  it('a graph that is no diagram is refused', () => {
    const made = (change: (graph: MultiGraph) => void): (() => unknown) => {
      const graph = toGraphology(tadpole.diagram)
      change(graph)
      return () => fromGraphology(graph, kindsOf(phi4))
    }
    expect(refusal(made(() => undefined))).toBe('accepted')
    expect(refusal(made((graph) => graph.addNode('z')))).toBe(
      'node z: expected the role vertex or leg, and a label, received undefined',
    )
    expect(refusal(made((graph) => graph.addNode('z', { role: 'vertex', label: 'λ' })))).toContain(
      'vertex 2: expected the half-edges of λ: φ, φ, φ, φ, received none',
    )
    expect(refusal(made((graph) => graph.addEdge('x1', 'v0', { role: 'leg', label: 'φ' })))).toContain(
      'expected an end for each leg, received a second one',
    )
    expect(refusal(made((graph) => graph.addEdge('v0', 'v0', { role: 'other', label: 'φ' })))).toContain(
      'expected a line between two vertices, or that of a leg, received other',
    )
    expect(refusal(made((graph) => graph.addEdge('v0', 'v0', { role: 'line' })))).toMatch(
      /^edge .*: expected a label, received undefined$/,
    )
    expect(refusal(made((graph) => graph.addEdge('v0', 'v0', { label: 'Δ' })))).toContain(
      'expected a line between two vertices, or that of a leg, received undefined',
    )
    expect(refusal(made((graph) => graph.dropNode('x2')))).toContain('vertex 1: expected the half-edges of λ')
    expect(refusal(made((graph) => graph.addNode('x3', { role: 'leg', label: 'φ' })))).toContain(
      'leg 3: expected an end at one of the 1 vertices',
    )
  })
})
