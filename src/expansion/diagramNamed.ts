import { isOriented } from '../diagrams/diagram.js'
import { canonical } from '../diagrams/canonical.js'
import { diagramFromNickel } from '../diagrams/nickel.js'
import type { Diagram, LineKind, VertexKind, WeightedDiagram } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { members } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import { soundDiagram } from '../diagrams/soundDiagram.js'
import { legNamed } from './legs.js'

/**
 * The diagram of a theory that a name means: a Nickel index (`e112|22|e|`) where valences tell the vertices and there
 * is one kind of line without orientation, or a name with kinds in brackets, as `edgewick diagrams` prints it
 * (`e11|e|[e,e][D01,S10][ψ,ψbar]`). Labels of legs at its end are left out: the answer is the class with free legs.
 *
 * @throws InputError saying what cannot be read, or what the theory does not have
 * @example
 * diagramNamed(theory('phi4'), 'e111|e|').automorphisms // { fixed: 6n, free: 12n }
 */
export function diagramNamed(theory: Theory, name: string): WeightedDiagram {
  const [unlabelled = ''] = name.split(':')
  const [graph = '', ...groups] = unlabelled.split(/\]\[|\[|\]$/)
  const typed = groups.length > 0
  return canonical(typed ? typedDiagram(theory, graph, groups) : plainDiagram(theory, graph), 'free', typed)
}

function plainDiagram(theory: Theory, graph: string): Diagram {
  const [line, ...others] = theory.lines
  if (line === undefined || others.length > 0 || isOriented(line))
    throw problem(
      'a name with the kinds of vertices and lines in brackets, as edgewick diagrams prints it',
      `'${graph}', and ${theory.name} has several kinds`,
    )
  return requireSound(
    theory,
    diagramFromNickel(graph, {
      vertex: (valence) => ofValence(theory, valence),
      line: { name: line.name, fields: line.fields },
    }),
  )
}

/** The only vertex with this many half-edges. */
function ofValence({ name, vertices }: Theory, valence: number): VertexKind {
  const found = vertices.flatMap((rule) =>
    [...members(rule, valence)].filter(({ kind }) => kind.fields.length === valence),
  )
  const [first] = found
  if (first === undefined || found.length > 1)
    throw problem(
      `vertices of ${name}${found.length > 1 ? ', by their names in brackets' : ''}`,
      `a vertex with ${valence} half-edges`,
    )
  return first.kind
}

function typedDiagram(theory: Theory, graph: string, groups: readonly string[]): Diagram {
  const bare = diagramFromNickel(graph)
  // What a diagram has none of has no brackets.
  const rest = [...groups]
  const [kinds, lines, legs] = [bare.vertices, bare.lines, bare.legs].map((all) =>
    all.length === 0 ? [] : (rest.shift() ?? '').split(','),
  )
  const diagram: Diagram = {
    vertices: (kinds ?? []).map((name) => kindNamed(theory, name)),
    lines: (lines ?? []).map((text) => lineNamed(theory, text)),
    legs: (legs ?? []).map((text, i) => {
      const [field = '', carries] = text.split('>')
      return { ...legNamed(theory, field, carries), vertex: bare.legs[i]?.vertex ?? -1 }
    }),
  }
  const counts = (of: Diagram): string =>
    `${of.vertices.length} vertices, ${of.lines.length} lines, ${of.legs.length} legs`
  if (counts(diagram) !== counts(bare))
    throw problem(`as many names in brackets as the index has: ${counts(bare)}`, counts(diagram))
  return requireSound(theory, diagram)
}

function kindNamed({ name: of, vertices }: Theory, name: string): VertexKind {
  for (const rule of vertices) {
    if (!name.startsWith(rule.name)) continue
    for (const { kind } of members(rule, 64)) if (kind.name === name) return kind
  }
  throw problem(`a vertex of ${of}`, `'${name}'`)
}

/** `D01`, `S0(36)`: a kind of line and the numbers of its ends. */
function lineNamed({ name: of, lines }: Theory, text: string): Diagram['lines'][number] {
  const match = /^(.*?)([0-9A-Z]|\(\d+\))([0-9A-Z]|\(\d+\))$/su.exec(text)
  const kind: LineKind | undefined = lines.find(({ name }) => name === match?.[1])
  const number = (end: string): number => (end.startsWith('(') ? Number(end.slice(1, -1)) : Number.parseInt(end, 36))
  if (match === null || kind === undefined)
    throw problem(`a line of ${of} with the numbers of its two ends`, `'${text}'`)
  return { kind: { name: kind.name, fields: kind.fields }, from: number(match[2] ?? ''), to: number(match[3] ?? '') }
}

/** A diagram whose half-edges are those of its vertices, and whose legs are of the theory. */
function requireSound(theory: Theory, diagram: Diagram): Diagram {
  soundDiagram(diagram, { code: 'expansion.name', at: 'name of the diagram' })
  for (const { field, carries } of diagram.legs) {
    if (theory.legs.every((rule) => rule.field !== field || (carries !== undefined && rule.carries !== carries)))
      throw problem(`a leg of ${theory.name}`, `'${field}${carries === undefined ? '' : `>${carries}`}'`)
  }
  return diagram
}

function problem(expected: string, received: string): InputError {
  return new InputError({ code: 'expansion.name', at: 'name of the diagram', expected, received })
}
