import type { VertexKind } from '../diagrams/diagram.js'
import { innerEnd } from '../expansion/readings/ruledDiagram.js'
import { legLine, legRule, memberNamed } from '../theory/lookups.js'
import { withoutPoints } from '../theory/withoutPoints.js'
import type { LineRule, Theory } from '../theory/theory.js'
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
 * that their rule says. A leg that does not say what it carries where its field leaves that open is plain.
 *
 * @example
 * Object.keys(diagramStyle(theory('phi4'))) // ['label', 'lineStyle', 'legLine']
 */
export function diagramStyle(theory: Theory): Required<Pick<PictureStyle, 'label' | 'lineStyle' | 'legLine'>> {
  const styles = new Map(theory.lines.map(({ name, style }: LineRule) => [name, style]))
  return {
    label: vertexLabel(theory),
    lineStyle: ({ name }) => styles.get(name) ?? 'plain',
    legLine: (leg) => {
      if (leg.carries === undefined && isOpen(theory, leg.field)) return undefined
      const line = legLine(theory, legRule(theory, leg))
      return line === undefined ? undefined : { line, inner: innerEnd(line, leg) }
    },
  }
}

function isOpen({ legs }: Theory, field: string): boolean {
  return legs.filter((rule) => rule.field === field).length > 1
}
