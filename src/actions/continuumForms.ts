import type { Architecture } from '../networks/architecture.js'
import { continuumAction } from './continuumAction.js'
import type { ContinuumAction } from './continuumAction.js'
import { cosineAction } from './cosineAction.js'

/** What is known in closed form of a network's action in the continuum. */
export interface ContinuumForms {
  /** What has closed forms; undefined where not even G⁻¹ has one. */
  readonly action?: ContinuumAction
  /** A momentum beyond which the fields have none: where the integrals of `action` end. */
  readonly cutoff?: string
  /** The power s of a number of weighted modes n_s in the formulas, beside n; see `CosineSpectrum`. */
  readonly weighted?: number
  /** Which parts have none, and why: a sentence. */
  readonly missing?: string
}

const FROM_SPECTRUM = 'The parts of order 1/N² and beyond are not derived in momentum space; on points they are there.'

/**
 * The closed forms of an architecture's action in the continuum to order 1/N^`order`, from the spectrum of its cosines
 * or its sums of Gaussians, and what it lacks.
 *
 * @example
 * continuumForms(architecture('cos-net'), 1).action.inverse.length // 1: the Gaussian part, e^{k²/2v}
 */
export function continuumForms(
  { correlator, spectrum, withoutContinuum }: Architecture,
  order: number,
): ContinuumForms {
  if (spectrum !== undefined) {
    const found = spectrum()
    const { inverse, couplings } = cosineAction(found)
    const action: ContinuumAction = { inverse, couplings: order === 0 ? new Map() : couplings }
    return {
      action,
      ...(found.cutoff === undefined ? {} : { cutoff: found.cutoff }),
      ...(found.weighted === undefined ? {} : { weighted: found.weighted }),
      ...(order < 2 ? {} : { missing: FROM_SPECTRUM }),
    }
  }
  if (correlator === undefined) return withoutContinuum === undefined ? {} : { missing: withoutContinuum }
  if (withoutContinuum === undefined) return { action: continuumAction(correlator, order) }
  return { action: continuumAction(correlator, 0), ...(order === 0 ? {} : { missing: withoutContinuum }) }
}
