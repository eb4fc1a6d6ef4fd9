import { describe, expect, it } from 'vitest'
import { lazy } from '../../src/algebra/lazy.js'
import { isThorough } from '../fastCheck.js'
import { claimOf, errorsIn, isEmpty } from './identityClaims.js'

/**
 * Formulas with what the comment says: each is right, under a convention or without; what it says it would have noticed
 * is called wrong when it is planted, and no other error in a term leaves it right.
 */
export function describeRight(rows: readonly (readonly [said: string, tex: string])[]): void {
  describe.each(rows)('%s %s', (said, tex) => {
    const right = lazy(() => claimOf(tex, said))

    it('is right', async () => {
      const { verdict, noticed } = await right()
      expect(verdict).toMatch(/^right/)
      expect(noticed).not.toEqual([])
    })

    // Errors of a kind stand together, one for each term: of formulas with several terms every third are some of each kind.
    it.each(errorsIn(tex).filter((_, i) => isThorough || i % 3 === 0))(
      'is not right as $tex',
      async ({ tex: planted, kind }) => {
        const { noticed } = await right()
        const { verdict } = await claimOf(planted, said)
        if (noticed.includes(kind) && !isEmpty(planted)) expect(verdict).toBe('wrong')
        else expect(verdict).not.toMatch(/^right/)
      },
    )
  })
}
