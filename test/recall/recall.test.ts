import { describe, expect, it } from 'vitest'
import { paperFormulas } from './collection.js'
import { verdictOn } from './recall.js'

describe('formulas as papers print them', () => {
  it.each(paperFormulas().map((formula) => [formula.id, formula] as const))(
    '%s is not judged falsely',
    async (_, formula) => {
      const { verdict } = await verdictOn(formula, formula.tex)
      expect(formula.right ? ['right', 'right-under', 'not-judged'] : ['wrong', 'not-judged']).toContain(verdict)
    },
  )
})
