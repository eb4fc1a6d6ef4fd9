import { expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import { explainWeight } from '../../src/expansion/explainWeight.js'
import { diagramNamed } from '../../src/expansion/diagramNamed.js'
import { explainLatex } from '../../src/render/explain/explainLatex.js'
import { coefficientSummand } from '../../src/render/latex/factors.js'
import { nPointTheory, quantityNames } from '../../src/theory/nPointTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'

it.each(quantityNames)(
  '%s: the derivation of each diagram ends in its coefficient, its factors being their product',
  (quantity) => {
    const rules = nPointTheory(theory('phi4'), quantity)
    const { terms } = expand(rules, { legs: 2, select: { upTo: 2 } })
    expect(terms.length).toBeGreaterThan(1)
    for (const { weighted, coefficient, powers } of terms) {
      if (weighted.diagram.vertices.length === 0) continue
      const latex = explainLatex(explainWeight(rules, diagramNamed(rules, weighted.id)))
      const { negative, body } = coefficientSummand(rules, coefficient, powers)
      expect(latex.endsWith(`\\to\\; ${negative ? '-' : ''}${body} \\end{aligned}`), latex).toBe(true)
      const [, factors = ''] = /\\ni (.*) \\;\\to/.exec(latex.split('\\\\[1ex]').at(-1) ?? '') ?? []
      const value = factors.split(' \\cdot ').reduce((product, factor) => {
        const [, over] = /^\\frac\{1\}\{(\d+)\}$/.exec(factor) ?? []
        const [, base, power = '1'] = /^\((-?\d+)\)(?:\^\{(\d+)\})?$/.exec(factor) ?? []
        return (
          product *
          (over !== undefined ? 1 / Number(over) : base !== undefined ? Number(base) ** Number(power) : Number(factor))
        )
      }, 1)
      expect(value).toBeCloseTo(Number(coefficient.num) / Number(coefficient.den), 12)
    }
  },
)
