import { reversed } from '../layout/path.js'
import type { Path } from '../layout/path.js'
import type { DiagramPicture, PictureVertex, Stroke, StrokeEnd } from '../picture/drawn.js'
import { coordinate, decimal, degrees, pathTikz } from './coordinates.js'
import { feynmanGraph } from './feynmanGraph.js'
import type { FeynmanStyles } from './feynmanGraph.js'
import { DASH, fitting, legLabelNodes, lineLabelNodes, marks, mathLabel } from './looks.js'

/** What a package for Feynman diagrams calls things. */
export interface FeynmanWords {
  readonly environment: string
  /** Options of a vertex that is a labelled circle. */
  readonly blob: string
  readonly styles: FeynmanStyles
  /** Whether lines are edges of a graph, `\\diagram*{ (v1) -- [fermion, half left] (v2) }`, or commands `\\propag`. */
  readonly graph: boolean
}

const ARROW = 'postaction={/tikzfeynman/with arrow=0.5}'
const DOUBLE = 'double,double distance=1.4pt'

/** The words of tikz-feynman. */
export const tikzFeynman: FeynmanWords = {
  environment: 'feynman',
  blob: 'circle,draw',
  styles: {
    plain: ['plain', 'fermion'],
    dashed: ['scalar', 'charged scalar'],
    wavy: ['photon', 'charged boson'],
    gluon: ['gluon', `gluon, ${ARROW}`],
    ghost: ['ghost', `ghost, ${ARROW}`],
    double: [DOUBLE, `${DOUBLE}, ${ARROW}`],
  },
  graph: true,
}

/** The words of TikZ-FeynHand. */
export const feynHand: FeynmanWords = {
  environment: 'feynhand',
  blob: 'ringblob',
  styles: {
    plain: ['plain', 'fer'],
    dashed: ['sca', 'chasca'],
    wavy: ['pho', 'chabos'],
    gluon: ['glu', 'glu,with arrow=0.5'],
    ghost: ['gho', 'chagho'],
    double: [DOUBLE, `${DOUBLE},with arrow=0.5`],
  },
  graph: false,
}

/**
 * A picture in the language of a package for Feynman diagrams, with named vertices `v1`, `v2`, … and outer ends `x1`,
 * `x2`, … at explicit coordinates; styles of lines and vertices can then be changed with the package's means.
 */
export function feynmanTikz(picture: DiagramPicture, unit: number, words: FeynmanWords): readonly string[] {
  const { vertices, box } = picture
  const strokes = picture.vertices.length === 0 ? wholeBareLine(picture.strokes) : picture.strokes
  const outer = strokes.flatMap(({ ends, path }) => [
    ...(ends[0].kind === 'leg' ? [{ index: ends[0].index, at: path.start }] : []),
    ...(ends[1].kind === 'leg' ? [{ index: ends[1].index, at: path.segments.at(-1)?.to ?? path.start }] : []),
  ])
  const graph = words.graph ? feynmanGraph(picture, strokes, words.styles) : { vertices: [], lines: [] }
  return [
    `\\path ${coordinate(box[0])} rectangle ${coordinate(box[1])};`,
    `\\begin{${words.environment}}`,
    ...vertices.map((vertex, v) => `  ${vertexCommand(vertex, v, unit, words)}`),
    ...outer.map(({ index, at }) => `  \\vertex (x${index + 1}) at ${coordinate(at)};`),
    ...graph.vertices.map((line) => `  ${line}`),
    // Control points of curves would make the picture wider than it is.
    '  \\begin{scope}[overlay]',
    ...graph.lines.map((line) => `    ${line}`),
    ...(words.graph ? [] : strokes.flatMap((stroke) => strokeCommands(picture, stroke, words))).map(
      (line) => `    ${line}`,
    ),
    ...marks(picture, unit).map((line) => `    ${line}`),
    '  \\end{scope}',
    `\\end{${words.environment}}`,
    ...lineLabelNodes(picture),
    ...legLabelNodes(picture),
  ]
}

function vertexCommand({ at, radius, label }: PictureVertex, v: number, unit: number, { blob }: FeynmanWords): string {
  const size = `minimum size=${decimal(2 * radius * unit)}cm`
  if (label === undefined) return `\\vertex[dot,${size}] (v${v + 1}) at ${coordinate(at)} {};`
  const scale = fitting(label, radius * unit)
  const text = scale === undefined ? mathLabel(label) : `\\scalebox{${decimal(scale)}}{${mathLabel(label)}}`
  return `\\vertex[${blob},inner sep=0pt,outer sep=0pt,${size}] (v${v + 1}) at ${coordinate(at)} {${text}};`
}

/** The two legs of the bare line as one stroke, in its direction. */
function wholeBareLine(strokes: readonly Stroke[]): readonly Stroke[] {
  const [first, second] = [...strokes].sort(
    (a, b) => Number(a.ends[0].kind === 'middle') - Number(b.ends[0].kind === 'middle'),
  )
  if (first === undefined || second === undefined) return strokes
  const oriented = first.ends[0].kind !== 'middle'
  const begin = oriented ? first.path : reversed(first.path)
  const path = { start: begin.start, segments: [...begin.segments, ...second.path.segments] }
  const pieces = [
    ...first.pieces.map((piece) => (oriented ? piece : { ...piece, path: reversed(piece.path) })),
    ...second.pieces,
  ]
  return [{ ...second, path, pieces, ends: [oriented ? first.ends[0] : first.ends[1], second.ends[1]] }]
}

function strokeCommands(
  picture: DiagramPicture,
  { path, ends, style, pieces, arrow }: Stroke,
  words: FeynmanWords,
): readonly string[] {
  const [first, last] = [endName(picture, ends[0], path), endName(picture, ends[1], reversed(path))]
  const command = (word: string, along: Path, from?: string, to?: string): string =>
    `\\propag[${word}] ${pathTikz(along, from, to)};`
  if (style !== 'response') return [command(words.styles[style][arrow === undefined ? 0 : 1], path, first, last)]
  return pieces.map((piece, i) =>
    command(
      piece.stroke === 'dashed' ? `plain,${DASH}` : 'plain',
      piece.path,
      i === 0 ? first : undefined,
      i === pieces.length - 1 ? last : undefined,
    ),
  )
}

/**
 * `(x1)`, `(v1)` for a straight line, which TikZ ends at the rim by itself, `(v1.37)` for the point of the rim at which
 * a curve begins.
 */
function endName({ vertices }: DiagramPicture, end: StrokeEnd, { start, segments }: Path): string | undefined {
  switch (end.kind) {
    case 'middle':
      return undefined
    case 'leg':
      return `(x${end.index + 1})`
    case 'vertex': {
      const { at } = vertices[end.index] as PictureVertex
      const rim = degrees({ x: start.x - at.x, y: start.y - at.y })
      return segments.length === 1 && segments[0]?.kind === 'straight'
        ? `(v${end.index + 1})`
        : `(v${end.index + 1}.${rim})`
    }
  }
}
