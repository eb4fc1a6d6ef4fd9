import type { DiagramPicture, Stroke } from '../picture/diagramPicture.js'
import { coordinate, decimal, pathTikz } from './coordinates.js'
import { DASH, fitting, legLabelNodes, mathLabel } from './looks.js'

/** A picture by TikZ's own commands, with coordinates alone: no library is needed. */
export function plainTikz(picture: DiagramPicture, unit: number): readonly string[] {
  const { strokes, vertices, box } = picture
  return [
    `\\path ${coordinate(box[0])} rectangle ${coordinate(box[1])};`,
    // Control points of curves would make the picture wider than it is.
    '\\begin{scope}[overlay]',
    ...strokes.flatMap(({ pieces }) =>
      pieces.map(({ path, dashed }) => `  \\draw${dashed ? `[${DASH}]` : ''} ${pathTikz(path)};`),
    ),
    ...strokes.flatMap(({ arrow }) => (arrow === undefined ? [] : [`  ${arrowHead(arrow, unit)}`])),
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
    ...legLabelNodes(picture),
  ]
}

/** Length and half the width of an arrow head, in centimetres. */
const ARROW = { length: 0.18, half: 0.075 } as const

function arrowHead({ at, direction }: NonNullable<Stroke['arrow']>, unit: number): string {
  const corner = (along: number, aside: number): string =>
    coordinate({
      x: at.x + (along * direction.x - aside * direction.y) / unit,
      y: at.y + (along * direction.y + aside * direction.x) / unit,
    })
  const { length, half } = ARROW
  return `\\fill ${corner(length / 2, 0)} -- ${corner(-length / 2, half)} -- ${corner(-length / 3, 0)} -- ${corner(-length / 2, -half)} -- cycle;`
}
