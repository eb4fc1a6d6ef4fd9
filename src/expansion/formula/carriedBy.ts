import { isOriented } from '../../diagrams/diagram.js'
import { outerField } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'

/**
 * What the leg carries that ends outside on this field, as each φ of ⟨φ(x)φ(y)⟩ does: the source that is coupled to it.
 * Undefined where no leg does, or several that carry different things.
 */
export function carriedBy(theory: Theory, field: string): string | undefined {
  const [carried, another] = new Set(
    theory.legs.filter((leg) => outerField(theory, leg) === field).map(({ carries }) => carries),
  )
  return another === undefined ? carried : undefined
}

/** Whether legs carry different things, so that a number of legs does not say which they are. */
export function hasSeveralSources({ legs }: Theory): boolean {
  return new Set(legs.map(({ carries }) => carries)).size > 1
}

/** Whether there are lines with a direction that many a text does not write: those of a complex field. */
export function hasDirectedFields({ lines }: Theory): boolean {
  return lines.some((line) => isOriented(line) && line.style !== 'response')
}
