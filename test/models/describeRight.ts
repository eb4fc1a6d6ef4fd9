import { describe, expect, it } from 'vitest'
import { claimOf, mutationsOf } from './identityClaims.js'

/** Formulas with what the comment says: each is right, under a convention or without, and no error in a term leaves it so. */
export function describeRight(rows: readonly (readonly [said: string, tex: string])[]): void {
  describe.each(rows)('%s %s', (said, tex) => {
    it('is right', async () => {
      expect(await claimOf(tex, said)).toMatchObject({
        verdict: expect.stringMatching(/^right/) as unknown,
        noticed: expect.arrayContaining(['a sign', 'a factor 2']) as unknown,
      })
    })

    it.each(mutationsOf(tex))('is not right as %s', async (wrong) => {
      expect((await claimOf(wrong, said)).verdict).not.toMatch(/^right/)
    })
  })
}
