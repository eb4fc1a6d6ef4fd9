import type { DiagramPicture } from '../picture/drawn.js'
import { coordinate, decimal, pathTikz } from './coordinates.js'
import { STROKES, arrowHead, fitting, legLabelNodes, lineLabelNodes, marks, mathLabel } from './looks.js'

/** A picture by TikZ's own commands, with coordinates alone: no library is needed. */
export function plainTikz(picture: DiagramPicture, unit: number): readonly string[] {
  const { strokes, vertices, box } = picture
  return [
    `\\path ${coordinate(box[0])} rectangle ${coordinate(box[1])};`,
    // Control points of curves would make the picture wider than it is.
    '\\begin{scope}[overlay]',
    ...strokes.flatMap(({ pieces }) =>
      pieces.map(
        ({ path, stroke }) => `  \\draw${stroke === 'solid' ? '' : `[${STROKES[stroke]}]`} ${pathTikz(path)};`,
      ),
    ),
    ...strokes.flatMap(({ arrow }) => (arrow === undefined ? [] : [`  ${arrowHead(arrow, unit)}`])),
    ...marks(picture, unit).map((line) => `  ${line}`),
    '\\end{scope}',
    ...vertices.map(({ at, radius, label }) =>
      label === undefined
        ? `\\fill ${coordinate(at)} circle[radius=${decimal(radius)}];`
        : `\\draw ${coordinate(at)} circle[radius=${decimal(radius)}];`,
    ),
    ...vertices.flatMap(({ at, radius, label }) => {
      if (label === undefined) return []
      const scale = fitting(label, radius * unit)
      return [
        `\\node[inner sep=0pt${scale === undefined ? '' : `,scale=${decimal(scale)}`}] at ${coordinate(at)} {${mathLabel(label)}};`,
      ]
    }),
    ...lineLabelNodes(picture),
    ...legLabelNodes(picture),
  ]
}
