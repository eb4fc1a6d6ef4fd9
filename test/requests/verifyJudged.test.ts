import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { verifyJson, verifyText } from '../../src/requests/verifyReadings.js'
import { answerVerify } from '../../src/requests/verify.js'
import type { VerifyRequest } from '../../src/requests/verify.js'

const LOOP = String.raw`\Sigma(p) = \frac{\lambda}{2}\int\frac{d^dk}{(2\pi)^d}\frac{1}{k^2+m^2}`
const PHI4 = { theory: 'phi4', legs: 2, order: 1 } as const

const CASES: readonly (readonly [string, VerifyRequest, boolean, string])[] = [
  ['an identity', { formula: String.raw`\kappa_4 = \mu_4 - 3\mu_2^2` }, true, 'moments'],
  ['one with a slip', { formula: String.raw`\kappa_4 = \mu_4 - 2\mu_2^2` }, false, 'moments'],
  ['a loop integral', { ...PHI4, formula: LOOP }, true, 'self-energy'],
  ['one with a slip', { ...PHI4, formula: LOOP.replace('{2}', '{3}') }, false, 'self-energy'],
  ['an identity in plain writing', { formula: 'kappa_4 = mu_4 - 3 mu_2^2   # about the mean' }, true, 'moments'],
  ['one with a slip', { formula: 'E[z^4] = 2 K^2' }, false, 'wick'],
  ['one with indices', { formula: 'κ^{i,jk} = κ^{i,j,k} + κ^j κ^{i,k}[2]', input: 'plain' }, true, 'moments'],
  ['a formula at a point', { theory: 'phi4', formula: 'w_2 = 1/2 Δ − 1/4 Δ³ λ + 1/3 Δ⁵ λ²' }, true, 'at a point'],
  [
    'a correlator that says its legs and orders',
    { theory: 'phi4', formula: 'w_2(x,y) = 1/2 Δ(x,y)' },
    true,
    'coefficient',
  ],
]

describe('verify judges what the referee judges', () => {
  it.each(CASES)('%s: %j', async (_, request, equal, kind) => {
    const answer = await answerVerify(request)
    expect(verifyJson(answer)).toMatchObject({ theory: request.theory ?? null, equal, kind })
    expect(verifyText(answer).startsWith(`${equal ? 'right' : 'wrong'}: judged as ${kind}`)).toBe(true)
  })

  it.each([
    { formula: String.raw`\kappa_4 = \mu_4 - 2\mu_2^2` },
    { formula: 'kappa_4 = mu_4 - 2 mu_2^2' },
    { formula: 'w_2 = 1/2 Δ - 1/3 λ Δ^3', theory: 'phi4', legs: 2, upTo: 1 },
  ])('gives the right line of %j, which is right', async (request) => {
    const answer = await answerVerify(request)
    const corrected = 'terms' in answer ? null : answer.corrected
    expect((await answerVerify({ ...request, formula: corrected ?? '' })).equal).toBe(true)
  })

  it.each([
    [{ formula: 'w_2(x,y) = 1/2 Δ(x,y)' }, 'received no identity that is known here, and no theory is named'],
    [{ ...PHI4, formula: 'w_2(x,y) = 1/2 Q(x,y)' }, 'formula:1:16: expected a name of phi4'],
    [{ theory: 'phi4', formula: 'Q(x,y)' }, /^formula:1:1: expected a name of phi4 .*, received 'Q'$/],
    [
      { theory: 'phi4', formula: String.raw`x = y + \int_k \Delta(k)` },
      /^formula: expected [^:]*$|^formula:\d+:\d+: expected [^:]*$/,
    ],
  ])('%j is refused', async (request, sentence) => {
    await expect(answerVerify(request)).rejects.toThrow(InputError)
    await expect(answerVerify(request)).rejects.toThrow(sentence)
  })
})
