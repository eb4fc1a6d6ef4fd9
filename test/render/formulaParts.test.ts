import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import { pointExpansion } from '../../src/expansion/pointExpansion.js'
import { expandAs } from '../../src/requests/expandFormats.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { compareExpansions } from '../../src/expansion/compare.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { formulaParts, pointFormulaParts } from '../../src/render/latex/formulaParts.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { nPointTheory } from '../../src/theory/nPointTheory.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

describe('a formula in parts', () => {
  it.each(shippedTheories)('%s: is the formula', (name) => {
    const rules = theory(name)
    for (const legs of [1, 2, 4]) {
      const expansion = expand(rules, { legs, select: { upTo: 1 }, maxValence: 6 })
      const { left, brackets, terms } = formulaParts(expansion)
      expect(brackets).toEqual(['', ''])
      const sum = terms.length === 0 ? '0' : terms.map(({ latex }) => latex).join(' ')
      expect(`$${left} = ${sum}$`).toBe(expansionLatex(expansion, 'counted', { layout: 'inline' }))
      expect(terms.map(({ diagram }) => diagram).filter((each) => each !== undefined)).toEqual(
        expansion.terms.map((_, i) => i),
      )
    }
  })

  it('in momentum space stands in its bracket', () => {
    const expansion = expand(theory('phi4'), { legs: 4, select: { upTo: 2 } })
    const { left, brackets, terms } = formulaParts(expansion, 'momentum')
    expect(terms).toHaveLength(expansion.terms.length)
    expect(`$${[left, '=', brackets[0], ...terms.map(({ latex }) => latex), brackets[1]].join(' ')}$`).toBe(
      momentumSpaceLatex(expansion, 'counted', { layout: 'inline' }),
    )
  })

  it('has what an n-point function puts in front of a bracket in each term, and is read back', () => {
    const rules = nPointTheory(theory('phi4'), 'connected')
    const expansion = expand(rules, { legs: 2, select: { upTo: 2 } })
    const { left, terms } = formulaParts(expansion)
    expect(terms).toHaveLength(5)
    for (const { latex } of terms.slice(2)) expect(latex).toContain('\\lambda^2')
    const whole = `${left} = ${terms.map(({ latex }) => latex).join(' ')}`
    const claim = parseExpansion(whole, rules, { request: expansion.request, input: 'latex' })
    expect(compareExpansions(expansion, claim)).toEqual([])
    for (const { latex } of terms) expect(() => katex.renderToString(latex, { strict: 'error' })).not.toThrow()
  })

  it('at a point is the polynomial', () => {
    for (const name of shippedTheories) {
      const expansion = pointExpansion(expand(theory(name), { legs: 2, select: { upTo: 1 }, maxValence: 6 }))
      const { left, terms } = pointFormulaParts(expansion)
      const sum = terms.length === 0 ? '0' : terms.map(({ latex }) => latex).join(' ')
      expect(`$${left} = ${sum}$`).toBe(
        expandAs({ space: 'point', expansion, points: {} }, 'latex', { style: { layout: 'inline' } }).replace(
          /^%.*\n/,
          '',
        ),
      )
    }
  })

  it('of nothing is nothing', () => {
    expect(formulaParts(expand(theory('phi4'), { legs: 1, select: { order: 1 } })).terms).toEqual([])
  })
})
