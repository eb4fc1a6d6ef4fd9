import { describe, expect, it } from 'vitest'
import { isThorough } from '../fastCheck.js'
import { claimOf } from '../models/identityClaims.js'
import { paperFormulas } from './collection.js'
import { plantedIn } from './planted.js'

/** Of a formula's errors only the signs and factors of its first terms are tried. */
const MOST_TRIED = isThorough ? 6 : 2

describe('the right line, put in place of the wrong one, is right', () => {
  let given = 0
  it.each(paperFormulas().map((formula) => [formula.id, formula] as const))('%s', async (_, { said, tex }) => {
    const planted = plantedIn(tex).filter(({ error }) => error === 'sign' || error === 'factor')
    for (const text of [tex, ...planted.slice(0, MOST_TRIED).map((one) => one.tex)]) {
      const { verdict, corrected, kind } = await claimOf(text, said)
      if (verdict !== 'wrong' || corrected === null) continue
      given++
      const again = await claimOf(corrected, said)
      expect(again.verdict, `${text} corrected to ${corrected}: ${again.reason ?? ''}`).toMatch(/^right/)
      expect(again.kind).toBe(kind)
    }
  })

  it('is given for most of them', () => {
    expect(given).toBeGreaterThan(isThorough ? 80 : 40)
  })
})
