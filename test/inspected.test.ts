import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { atAPoint, expand, theory } from '../src/index.js'
import { format, rational } from '../src/algebra/rational.js'
import { answerExpand } from '../src/requests/expand.js'
import { answerDiagrams } from '../src/requests/diagrams.js'

const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
const shown = (value: unknown): string => inspect(value, { breakLength: 200 })

describe('what console.log shows', () => {
  it('of numbers and polynomials is what String writes', () => {
    expect(shown([rational(-2n, 4n), rational(3n)])).toBe('[ -1/2, 3 ]')
    const written = '1/48 N^-2 kappa_2^-5 kappa_6 - 7/48 N^-2 kappa_2^-6 kappa_4^2'
    expect(shown(atAPoint(g4))).toBe(written)
    expect(shown({ value: atAPoint(g4) })).toBe(`{ value: ${written} }`)
  })

  it('of an expansion is its theory by name, its request, and its terms a line each', () => {
    expect(inspect(g4)).toBe(`{
  theory: 'edgeworth-even',
  request: { legs: 4, select: { order: 2 } },
  terms: [
${g4.terms.map((term) => `    '${term.coefficient.num > 0n ? '' : '-'}${term.coefficient.num < 0n ? -term.coefficient.num : term.coefficient.num}/${term.coefficient.den} N^-2 [${term.weighted.id}]'`).join(',\n')}
  ]
}`)
  })

  it('of a term has the diagram by its name, and of a diagram alone all', () => {
    const [term] = g4.terms
    expect(shown(term)).toBe(
      `{ coefficient: ${term === undefined ? '' : format(term.coefficient)}, powers: { N: -2 }, weighted: ${term?.weighted.id} }`,
    )
    expect(shown(term?.weighted)).toMatch(
      /^\{ id: '(.*)', diagram: \1, automorphisms: \{ fixed: \d+n, free: \d+n \}, labellings: \d+n \}$/s,
    )
    expect(inspect(term?.weighted.diagram)).toMatch(/vertices: \[[^]*name: 'Gc\d'[^]*legs: \[/)
  })

  it('of answers is short', async () => {
    const request = { theory: 'phi4', legs: 2, vertices: 3 } as const
    expect(inspect(await answerExpand(request)).split('\n').length).toBeLessThan(25)
    expect(inspect(await answerDiagrams(request)).split('\n').length).toBeLessThan(60)
  })

  it('is data for all else: copies, comparisons and JSON see none of it', () => {
    expect(structuredClone({ ...rational(1n, 2n) })).toEqual({ num: 1n, den: 2n })
    expect(Object.getOwnPropertySymbols({ ...g4 })).toEqual([])
    expect(Object.keys(g4)).toEqual(['theory', 'request', 'terms'])
  })
})
