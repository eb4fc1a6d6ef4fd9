import { toHash } from '../state/state.js'
import type { State } from '../state/state.js'

/** The address at which the page is as it is now. */
export function linkTo(state: State): string {
  return new URL(`#${toHash(state)}`, location.href).href
}
