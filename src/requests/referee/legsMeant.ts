import { rulesNamed } from '../../expansion/legs.js'
import type { Theory } from '../../theory/theory.js'
import type { Subject } from '../subject.js'

/**
 * The legs asked for in the order of the fields on the left side, or these alone where no names are asked for; undefined
 * where they are others.
 *
 * @param carries what the legs carry by the left side, where it says so
 */
export function legsMeant<Asked extends Subject['legs'] | undefined>(
  theory: Theory,
  asked: Asked,
  carries: readonly string[] | undefined,
): Asked | readonly string[] | undefined {
  if (carries === undefined) return asked
  if (asked === undefined) return carries
  if (typeof asked === 'number') return asked === carries.length ? carries : undefined
  const named = asked.map((name, i) => rulesNamed(theory, name, `leg ${i + 1}`)[0]?.carries ?? name)
  return [...named].sort().join() === [...carries].sort().join() ? carries : undefined
}
