import type { VertexKind } from '../diagrams/diagram.js'
import { memberNamed } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'

/**
 * How a theory's vertices are drawn: a vertex with points of its own for its half-edges is a blob with its symbol, a local vertex a dot
 * (no label).
 */
export function vertexLabel(theory: Theory): (kind: VertexKind) => string | undefined {
  return (kind) => {
    const { local, latex } = memberNamed(theory, kind)
    return local ? undefined : latex.replace(/\(?\{points\}\)?/, '')
  }
}
