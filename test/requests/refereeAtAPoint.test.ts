import { describe, expect, it } from 'vitest'
import { expandAs } from '../../src/requests/expandFormats.js'
import { answerExpand } from '../../src/requests/expand.js'
import { answerVerify } from '../../src/requests/verify.js'
import { verifyText } from '../../src/requests/verifyReadings.js'
import { claimOf, mutationsOf } from '../models/identityClaims.js'

const ASKED: readonly (readonly [string, number | readonly string[], number])[] = [
  ['phi4', 2, 3],
  ['phi4', 4, 2],
  ['phi3', 1, 3],
  ['phi3', 3, 3],
  ['phi6', 4, 2],
  ['edgeworth', 3, 2],
  ['edgeworth-even', 4, 2],
  ['action', 2, 1],
  ['solvable', 2, 2],
  ['phi4-vector', 2, 2],
  ['complex-phi4', ['J', 'Jbar'], 2],
  ['yukawa', ['J', 'J', 'K'], 3],
  ['msrdj-quadratic', 2, 2],
  ['msrdj-cubic', 2, 1],
]

async function printed(theory: string, legs: number | readonly string[], upTo: number): Promise<string> {
  return expandAs(await answerExpand({ theory, legs, upTo, space: 'point' }), 'latex')
}

describe('what is printed at a point', () => {
  it.each(ASKED)(
    '%s, legs %s up to order %d: is read back and right, and every slip is wrong',
    async (name, legs, upTo) => {
      const said = `theory=${name} legs=${String(legs)} up-to=${upTo}`
      const tex = await printed(name, legs, upTo)
      expect(await claimOf(tex, said)).toMatchObject({
        verdict: 'right',
        differences: [],
        noticed: ['a sign', 'a factor 2', 'a dropped term'],
      })
      const mutations = mutationsOf(tex)
      expect(mutations.length).toBeGreaterThan(2)
      for (const wrong of mutations) expect((await claimOf(wrong, said)).verdict, wrong).toBe('wrong')
    },
  )
})

describe('formulas at a point', () => {
  it.each([
    ['theory=phi4 legs=4 up-to=1', String.raw`W^{(4)} = -\lambda \Delta^4`, 'right'],
    ['theory=phi4', String.raw`G_c^{(4)} = -\lambda \Delta^4 + \frac{7}{2}\lambda^2\Delta^6 + O(\lambda^3)`, 'right'],
    ['theory=phi4 legs=4 up-to=1', String.raw`-\lambda \Delta^4`, 'right-under'],
    ['theory=phi4-vector legs=2 up-to=1', String.raw`W^{(2)} = \Delta - \frac{n+2}{6}\lambda\Delta^3`, 'right'],
    ['theory=phi4-vector legs=2 up-to=1', String.raw`W^{(2)} = \Delta - \frac{n+1}{6}\lambda\Delta^3`, 'wrong'],
    [
      'theory=phi4 legs=2 up-to=2',
      String.raw`w_2 = \frac{\Delta}{2} - \frac{\lambda\Delta^3}{4} + O(\lambda^2)`,
      'right-under',
    ],
    ['theory=phi4 legs=2 up-to=2', String.raw`w_2 = \frac{\Delta}{2} - \frac{\lambda\Delta^3}{4}`, 'wrong'],
    ['theory=phi4 legs=2 up-to=1', String.raw`w_2 = \frac{\Delta}{2} - \frac{q\Delta^3}{4}`, 'not-judged'],
    ['theory=edgeworth-even', String.raw`g_2 = \frac{\kappa_4}{4\kappa_2^3N}+O(N^{-2})`, 'not-judged'],
    ['theory=edgeworth-even legs=2 order=1', String.raw`g_2 = \frac{\kappa_4}{4\kappa_2^3N}`, 'right'],
    ['theory=edgeworth-even', String.raw`g_2 = \frac{\kappa_4}{3\kappa_2^3N}+O(N^{-2})`, 'wrong'],
    [
      'theory=edgeworth',
      String.raw`g_2 = \frac1N\left[\frac{\kappa_4}{4\kappa_2^3}-\frac{\kappa_3^2}{2\kappa_2^4}\right]`,
      'not-judged',
    ],
    ['theory=edgeworth-even', String.raw`g_2 = \frac{1}{2\kappa_2}+O(N^{-2})`, 'wrong'],
    ['theory=phi4', String.raw`G_c^{(4)} = -\lambda \Delta^4 + O(\lambda^3)`, 'wrong'],
    ['theory=edgeworth', String.raw`g_3 = -\frac{\kappa_3}{6\sqrt{N}\kappa_2^3}+O(N^{-2})`, 'wrong'],
    ['theory=edgeworth', String.raw`g_3 = -\frac{\kappa_3}{6\sqrt{N}\kappa_2^3}+O(N^{-3/2})`, 'right'],
    ['theory=phi4 legs=4 order=1', String.raw`W^{(4)} = -\lambda \Delta^4 + 4\lambda^2\Delta^6`, 'wrong'],
    ['theory=phi4 legs=4 order=1', String.raw`W^{(4)} = -\lambda \Delta^4 + \frac72\lambda^2\Delta^6`, 'right'],
  ])('%s: %s is %s', async (said, tex, verdict) => {
    expect((await claimOf(tex, said)).verdict).toBe(verdict)
  })

  it('tells what differs and the right line, which is right', async () => {
    const said = 'theory=phi4-vector legs=2 up-to=1'
    const { differences, corrected } = await claimOf(
      String.raw`w_2 = \frac{\Delta}{2} - \frac{n+1}{12}\lambda\Delta^3`,
      said,
    )
    expect(differences).toEqual(['Δ^3 λ: its coefficient in w_2 is -1/6, and not -1/12'])
    expect((await claimOf(corrected ?? '', said)).verdict).toBe('right')
  })

  it('a tail stays in the right line, and dots after the last term may hide it', async () => {
    const said = 'theory=phi4 legs=2 up-to=1'
    const { corrected } = await claimOf(
      String.raw`w_2 = \frac{\Delta}{2} - \frac{\lambda\Delta^3}{3} + O(\lambda^2)`,
      said,
    )
    expect(corrected).toContain('O(\\lambda^2)')
    const { noticed } = await claimOf(String.raw`w_2 = \frac{\Delta}{2} - \frac{\lambda\Delta^3}{4} + \dots`, said)
    expect(noticed).toEqual(['a sign', 'a factor 2'])
  })
})

describe('a coupling at a point without its small parameter', () => {
  const verify = async (formula: string, asked: object): Promise<Awaited<ReturnType<typeof answerVerify>>> =>
    answerVerify({ theory: 'edgeworth-even', legs: 4, formula, ...asked })
  const SECOND = String.raw`\frac{\kappa_6}{48\kappa_2^5} - \frac{7\kappa_4^2}{48\kappa_2^6}`

  it('is right by power counting, of the order asked for or up to it', async () => {
    for (const [formula, asked] of [
      [`g_4 = ${SECOND}`, { order: 2 }],
      [String.raw`g_4 = -\frac{\kappa_4}{24\kappa_2^4} + ${SECOND}`, { upTo: 2 }],
    ] as const) {
      const text = verifyText(await verify(formula, asked))
      expect(text).toContain('right: judged as at a point')
      expect(text).toContain('under a convention: N by power counting')
      expect(text).toContain('would have noticed: a sign, a factor 2, a dropped term')
    }
  })

  it('a wrong power is told by its terms, and the right line has the order that was asked for', async () => {
    const wrong = String.raw`g_4 = \frac{\kappa_6}{48N^2\kappa_2^5} - \frac{7\kappa_4^2}{48N\kappa_2^6}`
    const text = verifyText(await verify(wrong, { order: 2 }))
    expect(text).toContain('N^-1 kappa_2^-6 kappa_4^2: g_4 has no such term')
    expect(text).toContain('N^-2 kappa_2^-6 kappa_4^2: the term -7/48 N^-2 kappa_2^-6 kappa_4^2 of g_4 is missing')
    expect(text).toContain(
      String.raw`right would be: g_4 = \frac{\kappa_{6}}{48 N^2 \kappa_{2}^5} - \frac{7 \kappa_{4}^2}{48 N^2 \kappa_{2}^6}`,
    )
    expect(text).not.toContain('relative order')
  })

  it('without N too, where a sign is wrong', async () => {
    const text = verifyText(await verify(`g_4 = ${SECOND.replace('- ', '+ ')}`, { order: 2 }))
    expect(text).toContain('wrong')
    expect(text).toContain('7/48')
  })
})
