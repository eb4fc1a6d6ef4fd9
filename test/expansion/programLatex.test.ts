import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatPowers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { theory } from '../../src/theory/shippedTheories.js'

interface Printed {
  readonly program: string
  readonly options: string
  readonly theory: string
  readonly latex: string
  readonly terms: readonly string[]
}

const { strings } = JSON.parse(readFileSync(new URL('../known/programLatex.json', import.meta.url), 'utf8')) as {
  readonly strings: readonly Printed[]
}

function read(name: string, latex: string): readonly string[] {
  return parseExpansion(latex, theory(name)).terms.map(({ coefficient, powers, weighted }) =>
    [Q.format(coefficient), formatPowers(powers), weighted.id].filter((part) => part !== '').join(' '),
  )
}

describe('LaTeX that other programs print', () => {
  it.each(strings)('$program $options: $latex', ({ theory: name, latex, terms }) => {
    expect([...read(name, latex)].sort()).toEqual([...terms].sort())
  })

  it.each([
    ['phi4', String.raw`-\frac{1}{4} \lambda  \Delta (x_1,y) \Delta (y,x_2) \Delta (y,y)`, '-1/4 λ ee0|'],
    ['phi4', String.raw`\frac{1}{2} \Delta (\text{x1},\text{x2})`, '1/2 ee'],
    ['phi4', String.raw`\frac{1}{12} \lambda ^2 \Delta (x_1,y) \Delta (y,z)^3 \Delta (z,x_2)`, '1/12 λ^2 e111|e|'],
    [
      'edgeworth-even',
      String.raw`\frac{\text{Gc4}(y_1,y_2,y_3,y_4) \text{iG}(y_1,x_1) \text{iG}(y_2,x_2) \text{iG}(y_3,y_4)}{4 N}`,
      '1/4 N^-1 ee0|',
    ],
    [
      'edgeworth-even',
      String.raw`\frac{1}{4} \, {\rm Gc}_{4}\left(y_{1}, y_{2}, y_{3}, y_{4}\right) {\rm iG}\left(y_{1}, x_{1}\right) {\rm iG}\left(y_{2}, x_{2}\right) {\rm iG}\left(y_{3}, y_{4}\right)`,
      '1/4 N^-1 ee0|',
    ],
  ])('%s, written as other programs do: %s', (name, latex, term) => {
    expect(read(name, latex)).toEqual([term])
  })

  it('a quotient that SymPy folds on one line is refused where it could be read in two ways', () => {
    const folded = String.raw`\operatorname{Gc}_{4}{\left(y_{1},y_{2},y_{3},y_{4} \right)} \operatorname{iG}{\left(y_{1},x_{1} \right)} \operatorname{iG}{\left(y_{2},x_{2} \right)} \operatorname{iG}{\left(y_{3},y_{4} \right)} / 4 N`
    expect(() => read('edgeworth-even', folded)).toThrow(
      /no spaces around the \/, or parentheses, to tell \(1\/2\) N from 1\/\(2 N\)/,
    )
  })
})
