import { total } from './actionPieces.js'
import { problem } from './equationSymbols.js'
import type { EquationTheory } from './equationTheory.js'
import type { Measured } from './measured.js'

/**
 * The sets of vertices, by name, whose diagrams are of an order. Every response field takes a field to its line, and
 * what fields are left join in pairs: that bounds vertices that do not raise the order, such as the third cumulant of a
 * noise.
 *
 * @throws InputError for a vertex that neither raises the order nor takes fields away
 */
export function vertexSetsOf(
  { form, vertices }: EquationTheory,
  { fields, responses }: Measured,
  order: number,
): readonly Readonly<Record<string, number>>[] {
  const kinds = [...vertices]
    .map(([name, { term }]) => ({ name, order: term.order, gain: total(term.fields) - total(term.responses) }))
    .sort((a, b) => b.order - a.order)
  const endless = kinds.find((kind) => kind.order <= 0 && kind.gain >= 0)
  if (endless !== undefined)
    throw problem(
      'equation',
      'a parameter in front of every term that is not linear, such as eps x^2, by whose powers diagrams are ordered',
      'a term without one',
    )
  const legs = fields.length + responses.length
  const budget = form.counting === 'loops' ? 2 * order + legs - 2 : order
  const found: Record<string, number>[] = []
  const counts = kinds.map(() => 0)
  const choose = (kind: number, left: number, free: number): void => {
    const here = kinds[kind]
    if (here === undefined) {
      if (left === 0 && free >= 0 && free % 2 === 0)
        found.push(
          Object.fromEntries(kinds.flatMap(({ name }, i) => (counts[i] === 0 ? [] : [[name, counts[i] as number]]))),
        )
      return
    }
    for (let count = 0; ; count++) {
      const [rest, fieldsLeft] = [left - count * here.order, free + count * here.gain]
      if (here.order > 0 ? rest < 0 : fieldsLeft < 0) break
      counts[kind] = count
      choose(kind + 1, rest, fieldsLeft)
    }
    counts[kind] = 0
  }
  if (budget >= 0) choose(0, budget, fields.length - responses.length)
  return found
}
