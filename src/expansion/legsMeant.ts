import type { Theory } from '../theory/theory.js'
import { rulesNamed } from './legs.js'

/**
 * The legs asked for in the order of the fields on the left side, or these alone where no names are asked for; undefined
 * where they are others.
 *
 * @param carries what the legs carry by the left side, where it says so
 */
export function legsMeant<Asked extends number | readonly string[] | undefined>(
  theory: Theory,
  asked: Asked,
  carries: readonly string[] | undefined,
): Asked | readonly string[] | undefined {
  if (carries === undefined) return asked
  if (asked === undefined) return carries
  if (typeof asked === 'number') return asked === carries.length ? carries : undefined
  const sources = (names: readonly string[]): string => [...carriedByLegs(theory, names)].sort().join()
  return sources(asked) === sources(carries) ? carries : undefined
}

/**
 * What legs of these names carry.
 *
 * @throws InputError for a name that is none, or that leaves the rule open
 */
export function carriedByLegs(theory: Theory, names: readonly string[]): readonly string[] {
  return names.map((name, i) => rulesNamed(theory, name, `leg ${i + 1}`)[0]?.carries ?? name)
}
