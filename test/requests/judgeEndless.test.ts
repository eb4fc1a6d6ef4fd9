import { describe, expect, it } from 'vitest'
import { claimOf, errorsIn, isEmpty } from '../models/identityClaims.js'

const LEGS = [1, 2, 3, 4].map((k) => String.raw`G_c^{(2)}(y_${k}, x_${k})^{-1}`).join(' ')
const LINES = String.raw`\prod_{k=1}^{n-2} G_c^{(2)}(y_{2k+3}, y_{2k+4})^{-1}`
const sum = (factor: string): string =>
  String.raw`g_4(x_1, \dots, x_4) = \sum_{n=2}^{\infty} ${factor} \int dy_1 \dots dy_{2n} \, G_c^{(2n)}(y_1, \dots, y_{2n}) ${LEGS} ${LINES}`
/** −(−1)^{n−2}/|Aut|: four legs and n − 2 loops at one vertex. */
const RIGHT = sum(String.raw`\frac{-(-1)^{n-2}}{4! \, 2^{n-2} (n-2)!}`)
const SAID = 'theory=independence-breaking legs=4 order=1'

describe('an endless sum over the vertices of a family', () => {
  it('is right as far as it is looked at, which is said', async () => {
    expect(await claimOf(RIGHT, SAID)).toMatchObject({
      verdict: 'right-under',
      convention: 'the endless sum up to n = 4, vertices of at most 8 lines',
      noticed: ['a sign', 'a factor 2', 'a dropped term'],
    })
    expect((await claimOf(RIGHT, `${SAID} max-valence=12`)).convention).toContain('up to n = 6')
  })

  it.each([
    ...errorsIn(RIGHT).flatMap(({ tex }) => (isEmpty(tex) ? [] : [tex])),
    sum(String.raw`\frac{-1}{4! \, 2^{n-2} (n-2)!}`),
    sum(String.raw`\frac{-(-1)^{n-2}}{4! \, (n-2)!}`),
    sum(String.raw`\frac{-(-1)^{n-2}}{(2n)!}`),
    RIGHT.replace('n=2', 'n=3'),
  ])('%s is wrong', async (tex) => {
    const { verdict, corrected } = await claimOf(tex, SAID)
    expect(verdict).toBe('wrong')
    // A finite sum would not be all of it.
    expect(corrected).toBeNull()
  })

  it('a member that stands for no diagram makes it wrong', async () => {
    const { verdict, differences } = await claimOf(
      RIGHT.replace(LINES, String.raw`\prod_{m=5}^{2n-1} G_c^{(2)}(y_m, y_{m+1})^{-1}`),
      SAID,
    )
    expect(verdict).toBe('wrong')
    expect(differences.at(-1)).toContain('expected one line end at y6, received 2')
  })

  it('one over something else is not judged', async () => {
    const tex = String.raw`g_4(x_1, \dots, x_4) = \sum_{n=1}^{\infty} \frac{-1}{4!} \int dy_1 \dots dy_4 \, G_c^{(4)}(y_1, \dots, y_4) ${LEGS}`
    expect((await claimOf(tex, SAID)).verdict).toBe('not-judged')
  })
})
