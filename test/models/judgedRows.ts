import { describe, expect, it } from 'vitest'
import { lazy } from '../../src/algebra/lazy.js'
import { claimOf, errorsIn, isEmpty } from './identityClaims.js'

/** A formula that is right, with what a comment says of it where one does. */
export interface Row {
  readonly tex: string
  readonly said?: string
  /**
   * Where some errors leave another formula that nothing tells from a right one: those that it does not say it would have
   * noticed may be left without a judgement.
   */
  readonly isOpen?: boolean
}

/** Each row is right, and wrong with an error in any of its terms. */
export function itJudges(kind: string, rows: readonly (string | Row)[]): void {
  const all = rows.map((row): Row => (typeof row === 'string' ? { tex: row } : row))
  describe.each(all)('$tex', ({ tex, said, isOpen = false }) => {
    const right = lazy(() => claimOf(tex, said))

    it('is right', async () => {
      const { verdict, kind: as, reason, differences } = await right()
      expect({ verdict, as, reason, differences }).toMatchObject({
        verdict: expect.stringMatching(/^right/) as string,
        as: kind,
      })
    })

    it.each(errorsIn(tex))('is wrong as $tex', async ({ tex: planted, kind: error }) => {
      const { verdict } = await claimOf(planted, said)
      const mayBeOpen = isOpen && !(await right()).noticed.includes(error)
      // Without anything on its right side a formula is of no kind.
      if (mayBeOpen || isEmpty(planted)) expect(['wrong', 'not-judged']).toContain(verdict)
      else expect(verdict).toBe('wrong')
    })
  })
}

/** None of these is judged: right in a normalisation of its own, or of no kind that can be told. */
export function itLeavesAlone(rows: readonly (string | Row)[]): void {
  const all = rows.map((row): Row => (typeof row === 'string' ? { tex: row } : row))
  it.each(all)('$tex is not judged', async ({ tex, said }) => {
    expect((await claimOf(tex, said)).verdict).toBe('not-judged')
  })
}

/** Each is right under a convention that is told. */
export function itCallsRightUnder(rows: readonly string[]): void {
  it.each(rows)('%s is right under a convention', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('right-under')
  })
}
