import { describe, expect, it } from 'vitest'
import { dysonSchwinger } from '../../src/expansion/laws/dysonSchwinger.js'
import { fewSites, onePoint, sitesOf } from '../../src/expansion/laws/sites.js'
import { sumRule } from '../../src/expansion/laws/sumRule.js'
import type { LawRange } from '../../src/expansion/laws/amputatedSum.js'
import { shippedTheories, theory } from '../../src/theory/shipped.js'

const ranges: Readonly<Record<string, LawRange>> = {
  edgeworth: { upTo: 2, legs: 4 },
  'independence-breaking': { upTo: 2, legs: 4, maxValence: 6 },
  phi6: { upTo: 2, legs: 4 },
  'phi3-phi4': { upTo: 1, legs: 3 },
  solvable: { upTo: 2, legs: 3, maxValence: 4 },
}

describe.each(shippedTheories)('%s', (name) => {
  const of = theory(name)
  const range = ranges[name] ?? { upTo: 2, legs: 4 }
  const vector = of.fields.some(({ components }) => components !== undefined)

  it('obeys the sum rule', () => {
    for (const components of vector ? [1, 2, 3, 4] : [1]) {
      const result = sumRule(of, components === 1 ? sitesOf(of) : onePoint(components), range)
      expect(result).toMatchObject({ verdict: 'holds' })
      expect(result.compared).toBeGreaterThan(3)
    }
  })

  it.skipIf(vector)('satisfies its Dyson–Schwinger equation', () => {
    const result = dysonSchwinger(of, sitesOf(of), range)
    expect(result).toMatchObject({ verdict: 'holds' })
    expect(result.compared).toBeGreaterThan(1)
  })
})

describe('laws', () => {
  it('hold on several sites for local vertices', () => {
    for (const name of ['phi4', 'yukawa', 'complex-phi4'])
      expect(sumRule(theory(name), fewSites(theory(name), 2), { upTo: 2, legs: 2 })).toMatchObject({ verdict: 'holds' })
  })
})
