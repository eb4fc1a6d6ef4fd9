import { continuumAction } from './continuumAction.js'
import type { ContinuumAction } from './continuumAction.js'
import type { Architecture } from './shipped.js'

/** What is known in closed form of a network's action in the continuum. */
export interface ContinuumForms {
  /** The parts that have closed forms; none where no correlator is a sum of Gaussians. */
  readonly action: ContinuumAction
  /** Which parts have none, and why: a sentence. */
  readonly missing?: string
}

/** The closed forms of an architecture's action in the continuum to order 1/N^`order`, and what it lacks. */
export function continuumForms({ correlator, withoutContinuum }: Architecture, order: number): ContinuumForms {
  if (withoutContinuum === undefined) return { action: correlator === undefined ? new Map() : continuumAction(correlator, order) }
  if (correlator === undefined) return { action: new Map(), missing: withoutContinuum }
  return { action: continuumAction(correlator, 0), ...(order === 0 ? {} : { missing: withoutContinuum }) }
}
