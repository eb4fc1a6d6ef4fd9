import { reversed } from '../layout/path.js'
import type { Path } from '../layout/path.js'
import type { DiagramPicture, PictureVertex, Stroke, StrokeEnd } from '../picture/diagramPicture.js'
import { coordinate, decimal, degrees, pathTikz } from './coordinates.js'
import { DASH, fitting, legLabelNodes, mathLabel } from './looks.js'

/** What a package for Feynman diagrams calls things. */
export interface FeynmanWords {
  readonly environment: string
  /** Options of a vertex that is a labelled circle. */
  readonly blob: string
  /** Draws a line: the command that takes a style in brackets and a path. */
  readonly draw: string
  /** Styles of lines, without and with an arrow. */
  readonly styles: Readonly<Record<'plain' | 'dashed' | 'wavy', readonly [string, string]>>
}

/** The words of tikz-feynman. */
export const tikzFeynman: FeynmanWords = {
  environment: 'feynman',
  blob: 'circle,draw',
  draw: '\\draw',
  styles: { plain: ['plain', 'fermion'], dashed: ['scalar', 'charged scalar'], wavy: ['photon', 'charged boson'] },
}

/** The words of TikZ-FeynHand. */
export const feynHand: FeynmanWords = {
  environment: 'feynhand',
  blob: 'ringblob',
  draw: '\\propag',
  styles: { plain: ['plain', 'fer'], dashed: ['sca', 'chasca'], wavy: ['pho', 'chabos'] },
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
  return [
    `\\path ${coordinate(box[0])} rectangle ${coordinate(box[1])};`,
    `\\begin{${words.environment}}`,
    ...vertices.map((vertex, v) => `  ${vertexCommand(vertex, v, unit, words)}`),
    ...outer.map(({ index, at }) => `  \\vertex (x${index + 1}) at ${coordinate(at)};`),
    // Control points of curves would make the picture wider than it is.
    '  \\begin{scope}[overlay]',
    ...strokes.flatMap((stroke) => strokeCommands(picture, stroke, words).map((line) => `    ${line}`)),
    '  \\end{scope}',
    `\\end{${words.environment}}`,
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
    `${words.draw}[${word}] ${pathTikz(along, from, to)};`
  if (style !== 'response') return [command(words.styles[style][arrow === undefined ? 0 : 1], path, first, last)]
  return pieces.map((piece, i) =>
    command(
      piece.dashed ? `plain,${DASH}` : 'plain',
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
