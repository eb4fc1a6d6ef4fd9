import type { LineKind, WeightedDiagram } from '../../src/diagrams/diagram.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import type { LegRule, Theory } from '../../src/theory/theory.js'
import { growDiagrams } from './growDiagrams.js'

/**
 * The connected diagrams with these legs, by another route than the library's: no diagram has a leg at all. The outer
 * end of a leg is a vertex with one half-edge of a field of its own, which a line of its own joins to the field on
 * which the leg ends; legs that are alike are vertices of one kind.
 *
 * @param alike a text for each leg, equal for legs that may be exchanged
 */
export function legsAsVertices(
  theory: Theory,
  vertices: DiagramRequest['vertices'],
  legs: readonly { readonly rule: LegRule; readonly alike: string }[],
): readonly WeightedDiagram[] {
  const kinds = [...new Set(legs.map(({ alike }) => alike))].map((alike) => {
    const same = legs.filter((leg) => leg.alike === alike)
    return { field: `outside ${alike}`, count: same.length, rule: (same[0] as (typeof legs)[number]).rule }
  })
  const lines: readonly LineKind[] = [
    ...theory.lines.map(({ name, fields }) => ({ name, fields })),
    ...kinds.map(({ field, rule }): LineKind => ({ name: `leg ${field}`, fields: [field, rule.field] })),
    ...kinds.flatMap((a, i) =>
      kinds
        .slice(i)
        .flatMap((b): readonly LineKind[] =>
          joined(theory, a.rule, b.rule) ? [{ name: `bare ${a.field} ${b.field}`, fields: [a.field, b.field] }] : [],
        ),
    ),
  ]
  const ends = kinds.map(({ field, count }) => ({ kind: { name: field, fields: [field] }, count }))
  return growDiagrams({ legs: [], legLabels: 'free', lines, vertices: [...vertices, ...ends], typed: true })
}

/**
 * Whether a line leads from the one leg to the other: both are legs of this line, and each ends inside where the other
 * begins.
 */
function joined({ lines }: Theory, a: LegRule, b: LegRule): boolean {
  const line = lines.find(({ name }) => name === a.line)
  if (line === undefined || a.line !== b.line) return false
  const [x, y] = line.fields
  return (a.field === x && b.field === y) || (a.field === y && b.field === x)
}
