import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { compareExpansions } from '../expansion/compare.js'
import { expand } from '../expansion/expand.js'
import type { Expansion } from '../expansion/expansion.js'
import { explainDifferences } from '../expansion/explainDifferences.js'
import { parseExpansion } from '../expansion/parseExpansion.js'
import { theory } from '../theory/shippedTheories.js'
import { asAWhole, caseByCase } from './finding.js'
import type { FindingEvidence, Finding } from './finding.js'
import { printed } from './sources.js'

/** The rules as printed, put into the theory: line factor +1, sum divided by (−1)^r; against the derived couplings. */
export function feynmanRules(): Finding {
  const derivedRules = theory('edgeworth')
  const printedRules = {
    ...derivedRules,
    expands: { ...derivedRules.expands, sign: 1 as const },
    lines: derivedRules.lines.map((line) => ({ ...line, factor: Q.one })),
  }
  const both: { readonly derived: Expansion; readonly claimed: Expansion }[] = []
  const evidence = [1, 2, 3, 4].map((legs): FindingEvidence => {
    const request = { legs, select: { upTo: 1 } }
    const [derived, all] = [expand(derivedRules, request), expand(printedRules, request)]
    // The rules hold for diagrams of vertices; S_GP is not among them.
    const vertexTerms = (expansion: Expansion): Expansion => ({
      ...expansion,
      terms: expansion.terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0),
    })
    const claimed = vertexTerms({
      ...all,
      terms: all.terms.map((term) => ({
        ...term,
        coefficient: Q.multiply(term.coefficient, Q.rational((-1) ** legs)),
      })),
    })
    const differences = compareExpansions(vertexTerms(derived), claimed)
    both.push({ derived: vertexTerms(derived), claimed })
    return {
      of: `g_${legs} to order 1/N`,
      printed: coefficients(claimed),
      computed: coefficients(vertexTerms(derived)),
      agrees: differences.length === 0,
    }
  })
  const [first] = both as [(typeof both)[number]]
  const together = (side: 'derived' | 'claimed'): Expansion => ({
    ...first[side],
    terms: both.flatMap((each) => each[side].terms),
  })
  return asAWhole(
    printed.rules,
    evidence,
    explainDifferences(together('derived'), together('claimed')).reasons.join('; '),
  )
}

function coefficients({ terms }: Expansion): string {
  return terms.map(({ coefficient, weighted: { id } }) => `${Q.format(coefficient)} ${id}`).join(', ')
}

/** The printed formula, read as it stands. */
export function quarticCoupling(): Finding {
  const even = theory('edgeworth-even')
  const derived = expand(even, { legs: 4, select: { order: 1 } })
  const claim = parseExpansion(printed.g4.printed, even, { request: derived.request })
  const { reasons } = explainDifferences(derived, claim)
  const agrees = compareExpansions(derived, claim).length === 0
  return asAWhole(
    printed.g4,
    [{ of: 'g_4 at order 1/N', printed: coefficients(claim), computed: coefficients(derived), agrees }],
    [...reasons, ...claim.notes].join('; '),
  )
}

/** Which couplings the action has at order 1/N; the printed one has g_4 and nothing else. */
export function leadingAction(): Finding {
  const evidence = [2, 4, 6].map((legs): FindingEvidence => {
    const derived = expand(theory('edgeworth-even'), { legs, select: { order: 1 } })
    const [has, says] = [derived.terms.length > 0, legs === 4]
    return {
      of: `g_${legs} at order 1/N`,
      printed: says ? 'there' : 'none',
      computed: has ? coefficients(derived) : 'none',
      agrees: has === says,
    }
  })
  return asAWhole(printed.action, evidence)
}

/** The printed sum, n by n. */
export function quarticCouplingAlpha(): Finding {
  const rules = theory('independence-breaking')
  const evidence = [2, 3, 4, 5].map((n): FindingEvidence => {
    const derived = expand(rules, { legs: 4, select: { vertices: { [`Gc${2 * n}`]: 1 } } })
    const text = printed.g4Alpha.printed.replace(String.raw`\sum_{n=2}^{\infty}`, String.raw`\sum_{n=${n}}^{${n}}`)
    try {
      const claim = parseExpansion(text, rules, { request: derived.request, file: `n = ${n}` })
      return {
        of: `n = ${n}`,
        printed: coefficients(claim),
        computed: coefficients(derived),
        agrees: compareExpansions(derived, claim).length === 0,
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return {
        of: `n = ${n}`,
        printed: `no diagram (expected ${error.expected}, received ${error.received})`,
        computed: coefficients(derived),
        agrees: false,
      }
    }
  })
  return caseByCase(printed.g4Alpha, evidence)
}
