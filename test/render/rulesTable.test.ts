import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { expand } from '../../src/expansion/expand.js'
import { expandSolvable } from '../../src/expansion/solvable/expandSolvable.js'
import type { Term } from '../../src/expansion/expansion.js'
import { rulesTable } from '../../src/render/report/rulesSection.js'
import type { Text } from '../../src/render/report/content.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'

function mathOf(text: Text | undefined): string {
  const [part] = text ?? []
  return typeof part === 'object' && 'math' in part ? part.math : ''
}

/** The power of a symbol in `g \\hbar^{-1}`. */
function powerIn(latex: string, symbol: string): number {
  const word = latex.split(' ').find((each) => each === symbol || each.startsWith(`${symbol}^`))
  return word === undefined ? 0 : Number(/\{(.*)\}/.exec(word)?.[1] ?? 1)
}

/** The powers of a term as a reader of the table adds them up, for a theory of one kind of lines and legs. */
function counted(rules: Theory, { weighted: { diagram } }: Term, symbol: string): number {
  const rows = rulesTable(rules).rows.map(([what, factor, order]) => ({
    what: what?.text[0] as string,
    factor: mathOf(factor?.text),
    power: powerIn(mathOf(order?.text), symbol),
  }))
  const one = (name: string): number => rows.find(({ what }) => what === name)?.power ?? 0
  const vertices = diagram.vertices.map(({ name }) => {
    const rule = rules.vertices.findIndex((each) => name.startsWith(each.name))
    return rows.filter(({ what }) => what.startsWith('vertex'))[rule]?.power ?? NaN
  })
  return (
    vertices.reduce((sum, power) => sum + power, 0) +
    one('line') * diagram.lines.length +
    one('leg') * diagram.legs.length +
    one('in front of the sum')
  )
}

describe('the table of rules', () => {
  it.each<readonly [string, Theory, readonly Term[]]>([
    ['Γ in loops', ...gamma('phi3-phi4', 3)],
    ['Γ of couplings of every valence', ...gamma('loops', 2)],
    ['W in loops', theory('phi3-phi4'), expand(theory('phi3-phi4'), { legs: 2, select: { loops: 2 } }).terms],
    ['Γ around a solvable theory', ...solvable()],
  ])('is what orders are counted by: %s', (_, rules, terms) => {
    expect(terms.length).toBeGreaterThan(2)
    for (const term of terms)
      for (const { symbol, latex } of rules.orders)
        expect(counted(rules, term, latex)).toBe(Q.toNumber(term.powers[symbol] ?? Q.zero))
  })

  it('writes no factor 1, and brackets about sums', () => {
    const factors = (name: string): readonly string[] =>
      rulesTable(theory(name)).rows.map(([, factor]) => mathOf(factor?.text))
    expect(factors('solvable')[0]).toBe('\\kappa_{n}(y_{1},\\ldots,y_{n})')
    expect(factors('loops')[0]).toBe('-\\lambda_{n}')
    expect(factors('edgeworth')[0]).toBe('(-1)^n \\, G_c^{(n)}(y_{1},\\ldots,y_{n})')
  })
})

function gamma(name: string, legs: number): readonly [Theory, readonly Term[]] {
  const rules = effectiveTheory(theory(name))
  return [rules, expand(rules, { legs, select: { loops: 2 } }).terms]
}

function solvable(): readonly [Theory, readonly Term[]] {
  const { theory: rules, terms } = expandSolvable(theory('solvable'), { legs: 0, select: { upTo: 4 } })
  return [rules, terms]
}
