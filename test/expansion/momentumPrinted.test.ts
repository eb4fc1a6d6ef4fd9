import { describe, expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { readMomentumClaim } from '../../src/expansion/momentum/momentumClaim.js'
import { verifyMomenta } from '../../src/expansion/momentum/verifyMomenta.js'
import type { MomentumVerification } from '../../src/expansion/momentum/verifyMomenta.js'
import { randomStream } from '../../src/random/philox.js'
import { layouts } from '../../src/render/latex/layouts.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { isThorough } from '../fastCheck.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'

/** Where loops are few enough for every choice of their momenta; a theory that is not here is taken at 2. */
const HIGHEST: Readonly<Record<string, number>> = {
  edgeworth: 1,
  'independence-breaking': 1,
  action: 1,
  phi6: 1,
  'phi3-phi4': 1,
  phi3: 3,
  loops: 1,
}

const stream = randomStream(20261128, 0)

function judged(text: string, rules: Theory, request: ExpansionRequest): MomentumVerification | undefined {
  const all = expand(rules, request)
  const question = { theory: rules, request, expansions: { all, proper: all }, isAsked: () => true }
  return verifyMomenta(readMomentumClaim(text, rules, {}), { ...question, draw: () => stream.uniform() })
}

describe('what momentumSpaceLatex prints is read back, in every layout and with labellings counted, written and summed', () => {
  for (const name of shippedTheories) {
    const rules = theory(name)
    const mixed = [...new Set(rules.legs.map(({ carries }) => carries))]
    for (const legs of [0, 1, 2, 3, 4] as const) {
      const requests: ExpansionRequest[] = [{ legs, select: { upTo: HIGHEST[name] ?? 2 }, maxValence: 6 }]
      if (mixed.length > 1 && legs > 0)
        requests.push({
          legs,
          legFields: Array.from({ length: legs }, (_, i) => mixed[i % mixed.length] as string),
          select: { upTo: HIGHEST[name] ?? 2 },
        })
      it(`${name}, ${legs} legs`, () => {
        for (const request of requests) {
          const derived = expand(rules, request)
          for (const [p, permutations] of (['counted', 'written', 'sum'] as const).entries())
            for (const [i, layout] of layouts.entries()) {
              if (!(isThorough && legs === 2) && (i + p + legs) % layouts.length > 0) continue
              const text = momentumSpaceLatex(derived, permutations, { layout, factorials: i % 2 === 1 })
              const found = judged(text, rules, request)
              expect(found?.differences, text).toEqual([])
              expect(found?.verdict, found?.reason).toBe('right')
              expect(found?.reading.kind).toBe('coefficient')
            }
        }
      })
    }
  }

  it('another power, another momentum and another sum in δ are wrong', () => {
    const request = { legs: 2, select: { order: 1 } }
    const text = momentumSpaceLatex(expand(theory('phi4'), request))
    expect(judged(text, theory('phi4'), request)?.verdict).toBe('right')
    expect(judged(text.replace('\\Delta(k)', '\\Delta(p)'), theory('phi4'), request)?.verdict).toBe('wrong')
    expect(judged(text.replace('\\Delta(p)^{2}', '\\Delta(p)^{3}'), theory('phi4'), request)?.verdict).toBe('wrong')
    expect(judged(text.replace("p+p'", "p-p'"), theory('phi4'), request)?.verdict).toBe('wrong')
  })
})
