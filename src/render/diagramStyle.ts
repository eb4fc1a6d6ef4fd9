import type { VertexKind } from '../diagrams/diagram.js'
import { innerEnd } from '../expansion/readings/ruledDiagram.js'
import { legLine, legRule, memberNamed } from '../theory/lookups.js'
import { withoutPoints } from '../theory/withoutPoints.js'
import type { LineRule, Theory } from '../theory/theory.js'
import { lineLabelsOf } from './lineLabelsOf.js'
import type { LineLabelKind } from './lineLabelsOf.js'
import type { PictureStyle } from './picture/style.js'

/**
 * How a theory's vertices are drawn: a vertex with points of its own for its half-edges is a blob with its symbol, a
 * local vertex a dot (no label).
 */
function vertexLabel(theory: Theory): (kind: VertexKind) => string | undefined {
  return (kind) => {
    const { local, latex } = memberNamed(theory, kind)
    return local ? undefined : withoutPoints(latex)
  }
}

/**
 * How the diagrams of a theory are drawn: vertices with their symbols, internal lines and those of legs in the style
 * that their rule says, amputated legs short with a stroke across. A leg that does not say what it carries where its
 * field leaves that open is plain. An inverse line is named.
 *
 * @param labels what stands beside lines: their `fields`, their `momenta` as `momentumSpace` has them, or `none`;
 * default fields where the theory has several kinds of lines that look alike, else none
 * @throws InputError when a diagram is drawn whose momenta are asked for and which has several parts
 * @example
 * Object.keys(diagramStyle(theory('phi4'))) // ['label', 'lineStyle', 'legLine', 'lineLabels']
 */
export function diagramStyle(
  theory: Theory,
  labels?: LineLabelKind,
): Required<Pick<PictureStyle, 'label' | 'lineStyle' | 'legLine' | 'lineLabels'>> {
  const styles = new Map(theory.lines.map(({ name, style }: LineRule) => [name, style]))
  return {
    label: vertexLabel(theory),
    lineStyle: ({ name }) => styles.get(name) ?? 'plain',
    legLine: (leg) => {
      if (leg.carries === undefined && isOpen(theory, leg.field)) return undefined
      const line = legLine(theory, legRule(theory, leg))
      return line === undefined ? 'amputated' : { line, inner: innerEnd(line, leg) }
    },
    lineLabels: lineLabelsOf(theory, labels),
  }
}

function isOpen({ legs }: Theory, field: string): boolean {
  return legs.filter((rule) => rule.field === field).length > 1
}
