import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Term } from '../expansion/expansion.js'
import type { Verification, VerifiedTerm } from '../expansion/verify.js'
import { expansionJson } from './expansionJson.js'

/** The verdict on a formula as other programs read it; see `docs/json.md`. Exact numbers are strings. */
export interface VerificationJson {
  readonly theory: string
  readonly legs: number
  readonly equal: boolean
  readonly verdict: Verification['verdict']
  readonly reading: Verification['reading']
  readonly diagrams: number
  readonly terms: readonly {
    readonly verdict: VerifiedTerm['verdict']
    readonly asked: boolean
    readonly diagram: string
    readonly vertices: readonly string[]
    readonly powers: Readonly<Record<string, string>>
    readonly claimedPowers?: Readonly<Record<string, string>>
    readonly derived?: string
    readonly claimed?: string
    readonly ratio?: string
    readonly places: readonly string[]
  }[]
  readonly explanation: {
    readonly kind: string
    readonly shared?: string
    readonly reasons: readonly string[]
    readonly terms: readonly string[]
  }
  /** Of a wrong formula the right line, where one can be written. */
  readonly corrected?: string
  readonly onPoints?: { readonly derived: string; readonly claimed: string }
  readonly notes: readonly string[]
}

/**
 * A verification as other programs read it; see `docs/json.md`.
 *
 * @example
 * // verification: of '1/2 iG(x1,x2)', from `verifyFormula`
 * verificationJson(verification).verdict // 'right'
 */
export function verificationJson(
  verification: Verification & { readonly corrected?: string | null },
): VerificationJson {
  const { equal, verdict: whole, reading, derived, claim, terms, explanation, evidence, corrected } = verification
  const { terms: listed, ...head } = expansionJson(derived)
  return {
    ...head,
    equal,
    verdict: whole,
    reading,
    diagrams: listed.length,
    terms: terms.map(({ verdict, asked, derived: right, claimed, ratio, places }) => {
      const { weighted, powers } = (right ?? claimed) as Term
      return {
        verdict,
        asked,
        diagram: weighted.id,
        vertices: weighted.diagram.vertices.map(({ name }) => name),
        powers: powersJson(powers),
        ...(verdict === 'order' && claimed !== undefined ? { claimedPowers: powersJson(claimed.powers) } : {}),
        ...(right === undefined ? {} : { derived: Q.format(right.coefficient) }),
        ...(claimed === undefined ? {} : { claimed: Q.format(claimed.coefficient) }),
        ...(ratio === undefined ? {} : { ratio: Q.format(ratio) }),
        places,
      }
    }),
    explanation,
    ...(corrected === undefined || corrected === null ? {} : { corrected }),
    ...(evidence === undefined
      ? {}
      : { onPoints: { derived: Q.format(evidence.derived), claimed: Q.format(evidence.claimed) } }),
    notes: claim.notes,
  }
}

function powersJson(powers: Powers): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(powers).map(([symbol, exponent]) => [symbol, Q.format(exponent)]))
}
