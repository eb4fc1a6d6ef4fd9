import { loopNumber } from '../../diagrams/loopNumber.js'
import { atAPoint } from '../../expansion/atAPoint.js'
import type { Expansion } from '../../expansion/expansion.js'
import { table } from './table.js'
import { polynomialText, powersText, rationalText } from './unicode.js'

/** An expansion for the terminal: a line for each diagram with its coefficient, and the value at a point. */
export function expansionText(expansion: Expansion): string {
  const { theory, request, terms, reason } = expansion
  const head = `${theory.title}\n${theory.expands.functional}, terms with ${request.legs} ${request.legs === 1 ? 'leg' : 'legs'}: ${terms.length} ${terms.length === 1 ? 'diagram' : 'diagrams'}`
  if (reason !== undefined) return `${head} (${reason})`
  const rows = terms.map(({ coefficient, powers, weighted: { id, diagram, automorphisms, labellings } }) => [
    rationalText(coefficient),
    powersText(powers),
    `${automorphisms.free}`,
    `${automorphisms.fixed}`,
    `${labellings}`,
    `${loopNumber(diagram)}`,
    diagram.vertices.map((vertex) => vertex.name).join(' '),
    id,
  ])
  const header = ['coefficient', 'order', '|Aut| legs free', 'legs fixed', 'labellings', 'loops', 'vertices', 'diagram']
  return `${head}\n\n${table(header, rows)}\n\nat a point: ${theory.expands.coupling}_${request.legs} = ${polynomialText(atAPoint(expansion))}`
}
