import { continuumAction } from './continuumAction.js'
import type { ContinuumForms } from './continuumAction.js'
import type { Architecture } from './shipped.js'

/** The closed forms of an architecture's action in the continuum to order 1/N^`order`, and what it lacks. */
export function continuumForms({ correlator, continuum, withoutContinuum }: Architecture, order: number): ContinuumForms {
  if (continuum !== undefined) return continuum(order)
  if (withoutContinuum === undefined) return { action: correlator === undefined ? new Map() : continuumAction(correlator, order) }
  if (correlator === undefined) return { action: new Map(), missing: withoutContinuum }
  return { action: continuumAction(correlator, 0), ...(order === 0 ? {} : { missing: withoutContinuum }) }
}
