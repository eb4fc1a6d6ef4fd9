import { expect, it } from 'vitest'
import { estimateCorrelators, cosNet, expand, theory } from '../../src/index.js'
import '../../src/vitest.js'

const g2 = '1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)'

it('has the correction to the quadratic part that I derived', () => {
  expect(expand(theory('edgeworth-even'), { legs: 2, select: { order: 1 } })).toEqualExpansion(g2)
})

it('prints the propagator as in my paper', async () => {
  await expect('\\langle\\phi(x)\\phi(y)\\rangle = \\Delta(x,y) + O(\\lambda)').toHoldIn('phi4')
})

it('agrees with sampled networks', () => {
  const network = cosNet({ N: 10, d: 1, sigma0: 1, sigma1: 1 })
  const [variance] = estimateCorrelators(network, [[0]], { samples: 20_000, seed: 7, quantities: [[0, 0]] })
  expect(variance).toAgreeWith(1 / 2) // σ₁²/2 at coincident points
})
