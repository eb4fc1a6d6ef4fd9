import { describe, expect, it } from 'vitest'
import { compareExpansions } from '../../src/expansion/compare.js'
import { exactRealization, valueOfClaim, valueOfExpansion } from '../../src/expansion/readings/exactValue.js'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { randomStream } from '../../src/random/philox.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

/** The highest order at which every number of legs is quick; a theory that is not here is taken at 1. */
const HIGHEST: Readonly<Record<string, number>> = {
  edgeworth: 1.5,
  'edgeworth-even': 3,
  phi4: 3,
  phi3: 4,
  phi6: 2,
  solvable: 3,
}

describe('what expansionLatex and expansionPlain print is read back, term by term and as a value', () => {
  for (const name of shippedTheories) {
    const rules = theory(name)
    const mixed = [...new Set(rules.legs.map(({ carries }) => carries))]
    for (const legs of [0, 1, 2, 3, 4, 5, 6]) {
      const requests: ExpansionRequest[] = [{ legs, select: { upTo: HIGHEST[name] ?? 1 }, maxValence: 8 }]
      if (mixed.length > 1 && legs > 0)
        requests.push({
          legs,
          legFields: Array.from({ length: legs }, (_, i) => mixed[i % mixed.length] as string),
          select: { upTo: HIGHEST[name] ?? 2 },
        })
      it(`${name}, ${legs} legs`, () => {
        for (const request of requests) {
          const derived = expand(rules, request)
          const values = exactRealization(() => stream.uniform())
          for (const text of [expansionLatex(derived), expansionPlain(derived)]) {
            const claim = parseExpansion(text, rules, { request })
            expect(compareExpansions(derived, claim)).toEqual([])
            expect(claim.terms).toHaveLength(derived.terms.length)
            expect(valueOfClaim(claim, values)).toEqual(valueOfExpansion(derived, values))
          }
        }
      })
    }
  }
})

const stream = randomStream(20231, 0)
