import { MultiGraph } from 'graphology'
import type { SerializedGraph } from 'graphology-types'
import { canonical } from '../../src/diagrams/canonical.js'
import type { Diagram, WeightedDiagram } from '../../src/diagrams/diagram.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import { diagramFromNickel } from '../../src/diagrams/nickel.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { diagramFromJson, diagramJson } from '../../src/render/diagramJson.js'
import type { DiagramJson } from '../../src/render/diagramJson.js'
import { fromDot, toDot } from '../../src/render/exchange/dot.js'
import { fromGraphology, toGraphology } from '../../src/render/exchange/graphology.js'
import type { EdgeAttributes, NodeAttributes } from '../../src/render/exchange/graphology.js'
import { fromQgraf, toQgraf } from '../../src/render/exchange/qgraf.js'
import { kindsOf } from '../../src/render/exchange/kindsByName.js'
import { diagramText } from '../../src/render/text/diagramText.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { babble, changedText, changedValue } from './changes.js'
import type { Draw } from './draw.js'
import { Fault, kind } from './kind.js'
import type { Kind } from './kind.js'

const theories = ['phi4', 'edgeworth', 'msrdj-cubic', 'yukawa', 'complex-phi4'].map((name) => theory(name))
const known: readonly { readonly from: (typeof theories)[number]; readonly weighted: WeightedDiagram }[] =
  theories.flatMap((from) =>
    diagramRequests(from, { legs: 2, select: { upTo: 2 } }, 'free').requests.flatMap((request) =>
      [...enumerateDiagrams(request)].slice(0, 12).map((weighted) => ({ from, weighted })),
    ),
  )

interface Written {
  readonly theory: string
  readonly text: string
}

/** What is read is a diagram: it has a canonical form, a name, a picture, and comes back through the same format. */
function used(diagram: Diagram, again: (weighted: WeightedDiagram) => Diagram): string {
  const { id } = canonical(diagram, 'fixed')
  const back = canonical(again({ ...canonical(diagram, 'fixed'), diagram }), 'fixed').id
  if (back !== id) throw new Fault(`${id} comes back as ${back}`)
  return [id, JSON.stringify(diagramJson(canonical(diagram, 'free'))), ...diagramText(diagram)].join('\n')
}

function format(
  write: (weighted: WeightedDiagram) => string,
  read: (text: string, of: (typeof theories)[number]) => Diagram,
  change: (text: string, draw: Draw) => string,
  again: (diagram: WeightedDiagram, of: (typeof theories)[number]) => Diagram = (weighted, of) =>
    read(write(weighted), of),
): Kind {
  return kind<Written>({
    make: (draw) => {
      const { from, weighted } = draw.pick(known)
      return { theory: draw.chance(0.9) ? from.name : draw.pick(theories).name, text: change(write(weighted), draw) }
    },
    read: ({ theory: name, text }) => {
      const of = theory(name)
      return used(read(text, of), (weighted) => again(weighted, of))
    },
    show: ({ theory: name, text }) => `${name}: ${text}`,
  })
}

const inText = (text: string, draw: Draw): string => changedText(text, draw)
const inValue = (text: string, draw: Draw): string => JSON.stringify(changedValue(JSON.parse(text), draw))
const qgrafKinds = (of: (typeof theories)[number]): Parameters<typeof fromQgraf>[1] => ({
  vertices: [
    ...new Map(
      known
        .filter(({ from }) => from === of)
        .flatMap(({ weighted }) => weighted.diagram.vertices.map((vertex) => [vertex.name, vertex])),
    ).values(),
  ],
  lines: of.lines.map(({ name, fields }) => ({ name, fields })),
})

export const jsonDiagrams: Kind = format(
  (weighted) => JSON.stringify(diagramJson(weighted)),
  (text, of) => diagramFromJson(JSON.parse(text) as DiagramJson, of),
  inValue,
)

export const dotDiagrams: Kind = format(
  ({ diagram, id }) => toDot(diagram, id),
  (text, of) => fromDot(text, kindsOf(of)),
  inText,
)

export const qgrafDiagrams: Kind = format(
  (weighted) => toQgraf(weighted, 'free'),
  (text, of) => fromQgraf(text, qgrafKinds(of)),
  inText,
)

export const graphologyDiagrams: Kind = format(
  ({ diagram }) => JSON.stringify(toGraphology(diagram).export()),
  (text, of) => {
    const graph = new MultiGraph<NodeAttributes, EdgeAttributes>()
    try {
      graph.import(JSON.parse(text) as SerializedGraph<NodeAttributes, EdgeAttributes>)
    } catch {
      // What graphology does not take is not for us to read.
      return known[0]?.weighted.diagram as Diagram
    }
    return fromGraphology(graph, kindsOf(of))
  },
  inValue,
  ({ diagram }, of) => fromGraphology(toGraphology(diagram), kindsOf(of)),
)

/** As much as is drawn in one picture: a vertex with many self-loops and legs. */
export const crowdedPictures: Kind = kind<string>({
  make: () => `e1|${'1e'.repeat(98)}|`,
  read: (name) => diagramText(diagramFromNickel(name)).join('\n'),
  show: (name) => name,
  seconds: () => 5,
})

/** Bare names, of graphs of φ lines alone. */
export const nickelNames: Kind = kind<string>({
  make: (draw) =>
    draw.chance(0.3)
      ? babble(['e', '|', '0', '1', '2', '3', 'A', 'Z', '(10)', '(', ')', ':', '[', ']'], draw)
      : changedText(diagramJson(draw.pick(known).weighted).nickel, draw),
  read: (name) => {
    const diagram = diagramFromNickel(name)
    return JSON.stringify([canonical(diagram, 'free').id, diagramText(diagram)])
  },
  show: (name) => name,
})
