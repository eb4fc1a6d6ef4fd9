import type { Diagram } from '../../diagrams/diagram.js'
import { passesFilters } from '../../diagrams/passesFilters.js'
import { isConnected } from '../../diagrams/structure/connectedParts.js'
import { InputError } from '../../errors.js'
import { outerField } from '../../theory/lookups.js'
import { nPointTheory } from '../../theory/nPointTheory.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { claimIn, judge } from './judge.js'
import type { Judged, Opinion } from './judge.js'

/**
 * A full function, ⟨φ(x)φ(y)⟩ or G^{(4)}, against all diagrams whose parts have legs, with tadpoles and products of
 * parts; where symmetry makes these products vanish, all of them are connected. Undefined for another left side, for
 * what cannot be read as one, and for a formula without any product where there are some: it may be meant as connected.
 *
 * @throws the signal's reason when it is aborted
 */
export async function judgeFull(equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { theory, asked } = equation
  const { expands } = theory
  if (expands.functional !== 'W' || expands.quantity !== undefined) return undefined
  const { legs } = asked
  const full: Judged = {
    ...equation,
    theory: nPointTheory(theory, 'full'),
    asked: typeof legs === 'object' ? { ...asked, legs: legs.map((leg) => fieldOf(theory, leg)) } : asked,
  }
  const opinion = await judgedIfRead(full, running)
  const { verification, verdict, noticed } = opinion ?? {}
  if (opinion === undefined || verification === undefined || verdict === 'not-judged') return undefined
  const claimed = verification.claim.terms.map(({ weighted }) => weighted.diagram)
  const hasProducts = verification.derived.terms.some(({ weighted }) => !isConnected(weighted.diagram))
  if (hasProducts && claimed.every(isConnected)) return undefined
  const isHeard = (_: Diagram, dropped: number): boolean => {
    const rest = claimed.filter((_rest, i) => i !== dropped)
    // Without tadpoles and products it is that of a theory without means, and right under that convention.
    return !rest.every((diagram) => isConnected(diagram) && (hasProducts || hasNoTadpole(diagram)))
  }
  return {
    ...opinion,
    kind: 'full correlator',
    noticed: (noticed ?? []).filter((error) => error !== 'a dropped term' || claimed.every(isHeard)),
  }
}

/** Legs of averages are named by their fields, those of W by their sources too. */
function fieldOf(theory: Theory, name: string): string {
  const rule = theory.legs.find(({ carries }) => carries === name)
  return rule === undefined ? name : outerField(theory, rule)
}

async function judgedIfRead(full: Judged, running: Running): Promise<Opinion | undefined> {
  try {
    return claimIn(full).isAverage === true ? await judge(full, running) : undefined
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return undefined
  }
}

function hasNoTadpole(diagram: Diagram): boolean {
  return passesFilters(diagram, { filters: ['no-tadpole'] })
}
