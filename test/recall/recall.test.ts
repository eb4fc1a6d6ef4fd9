import { describe, expect, it } from 'vitest'
import { paperFormulas } from './collection.js'
import { verdictOn } from './recall.js'

/** A flow equation. */
const NOT_JUDGED = new Set(['D6'])

describe('formulas as papers print them', () => {
  it.each(paperFormulas().map((formula) => [formula.id, formula] as const))('%s', async (id, formula) => {
    const verdict = (await verdictOn(formula, formula.tex)).replace('right-under', 'right')
    expect(verdict).toBe(NOT_JUDGED.has(id) ? 'not-judged' : formula.right ? 'right' : 'wrong')
  })
})
