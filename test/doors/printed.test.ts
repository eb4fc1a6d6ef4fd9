import { describe, expect, it } from 'vitest'
import fc, { runs } from '../fastCheck.js'
import {
  addPolynomials,
  constant,
  monomial,
  multiplyPolynomials,
  parseRational,
  polynomialFromJson,
  rational,
  series,
} from '../../src/doors/algebra.js'
import type { PolynomialJson } from '../../src/doors/algebra.js'
import {
  canonical,
  diagramFromNickel,
  enumerateAllDiagrams,
  enumerateDiagrams,
  skeleton,
} from '../../src/doors/diagrams.js'
import type { WeightedDiagram } from '../../src/doors/diagrams.js'
import {
  atAPoint,
  compareExpansions,
  diagramNamed,
  diagramRequests,
  expand,
  expansionFromJson,
  parseExpansion,
  shippedTheories,
  theory,
} from '../../src/doors/expansion.js'
import type { ExpansionData } from '../../src/doors/expansion.js'
import { diagramFromJson, diagramJson, fromDot, kindsOf, toDot } from '../../src/doors/render.js'

const throughJson = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T
// Through String, as console.log of a template would.
const text = (value: { toString: () => string }): string => String(value)

describe('rationals', () => {
  it('print themselves, in texts and JSON, and stay plain data', () => {
    const half = rational(-2, 4)
    expect(text(half)).toBe('-1/2')
    expect(JSON.stringify({ half })).toBe('{"half":"-1/2"}')
    expect(half).toEqual({ num: -1n, den: 2n })
    expect(Object.keys(half)).toEqual(['num', 'den'])
    expect({ ...structuredClone(half) }).toEqual({ num: -1n, den: 2n })
  })

  it('are read back from what was printed', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (num, den) => {
        const value = rational(num, den)
        expect(parseRational(text(value))).toEqual(value)
        expect(parseRational(throughJson(value))).toEqual(value)
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('polynomials', () => {
  const p = addPolynomials(
    monomial({ N: -1, x: rational(1, 2) }, rational(-1, 24)),
    monomial({ x: 1 }, rational(-1)),
    constant(1),
    monomial({ y: 2 }),
  )

  it('print themselves as sums', () => {
    expect(text(p)).toBe('1 - 1/24 N^-1 x^(1/2) - x + y^2')
    expect(text(monomial({ x: 1 }, rational(-1)))).toBe('-x')
    expect(text(constant(-1))).toBe('-1')
    expect(text(constant(0))).toBe('0')
    expect(text(multiplyPolynomials(constant(2), p))).toBe('2 - 1/12 N^-1 x^(1/2) - 2 x + 2 y^2')
    expect(text(series(p).terms)).toBe(text(p))
  })

  it('are read back from JSON, and stay plain data', () => {
    expect(polynomialFromJson(throughJson<PolynomialJson>(p))).toEqual(p)
    expect(structuredClone(p)).toEqual(p)
    expect(() => polynomialFromJson([{ coefficient: 'x', powers: {} }])).toThrow(
      "json[0].coefficient: expected an exact number such as 2, 3/2 or 1.5, received 'x'",
    )
  })
})

describe('diagrams', () => {
  it('print their names, and JSON has all of them', () => {
    const [request] = diagramRequests(theory('phi4'), { legs: 2, select: { order: 3 } }, 'fixed').requests
    if (request === undefined) throw new Error('no request')
    for (const weighted of enumerateDiagrams(request)) {
      expect(text(weighted)).toBe(weighted.id)
      const { diagram, labellings } = throughJson<{ diagram: WeightedDiagram['diagram']; labellings: string }>(weighted)
      expect(diagram).toMatchObject({ legs: weighted.diagram.legs, vertices: weighted.diagram.vertices })
      expect(labellings).toBe(text(rational(weighted.labellings)))
      // Weighted anew, it is the same.
      expect(throughJson(canonical(diagram, 'fixed'))).toEqual(throughJson(weighted))
      expect(structuredClone(weighted)).toEqual(weighted)
    }
    expect(text(diagramNamed(theory('phi4'), 'e111|e|'))).toBe('e111|e|')
  })
})

describe('bare diagrams', () => {
  it('print their graphs, and JSON has what belongs to them alone', () => {
    const phi4 = theory('phi4')
    const term = expand(phi4, { legs: 2, select: { order: 2 } }).terms.find(({ weighted }) => weighted.id === 'e111|e|')
    const diagram = term?.weighted.diagram
    if (diagram === undefined) throw new Error('no term')
    expect(text(diagram)).toBe('e111|e|')
    expect(Object.keys(diagram)).toEqual(['vertices', 'lines', 'legs'])
    expect(JSON.stringify(diagram)).not.toContain('factor')
    expect(throughJson(canonical(throughJson(diagram), 'free'))).toEqual(throughJson(term?.weighted))
    expect(structuredClone(diagram)).toEqual(diagram)
  })

  it('print their graphs wherever they come from', () => {
    expect(text(diagramFromNickel('ee'))).toBe('ee')
    // In the order that it has; the least index is e111|e|.
    expect(text(diagramFromNickel('111e|e|'))).toBe('e111|e|')
    expect(text(skeleton(diagramFromNickel('ee11|ee|')))).toBe('ee11|ee|')
    const sunset = diagramNamed(theory('phi4'), 'e111|e|')
    expect(text(diagramFromJson(diagramJson(sunset), theory('phi4')))).toBe('e111|e|')
    const read = fromDot(toDot(sunset.diagram), kindsOf(theory('phi4')))
    expect(text(read)).toBe('e111|e|')
    for (const { weighted } of expand(theory('yukawa'), { legs: 3, select: { upTo: 3 } }).terms)
      expect(text(weighted.diagram)).toBe(weighted.id)
    for (const { diagram, id } of enumerateAllDiagrams({
      legs: [],
      legLabels: 'free',
      vertices: [{ kind: { name: 'g', fields: ['φ', 'φ', 'φ'] }, count: 2 }],
      lines: [{ name: 'D', fields: ['φ', 'φ'] }],
    }))
      expect(text(diagram)).toBe(id)
  })
})

describe('expansions', () => {
  it('print themselves as sums of diagrams', () => {
    const g4 = expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })
    expect(text(g4)).toBe('-1/24 N^-1 [eeee|] + 1/8 N^-1 [ee1|ee|]')
    expect(text(parseExpansion('1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)', theory('edgeworth-even')))).toBe(
      '1/4 N^-1 [ee0|]',
    )
    expect(Object.keys(g4)).toEqual(['theory', 'request', 'terms'])
  })

  it.each(shippedTheories)('%s: are read back from JSON', (name) => {
    const of = theory(name)
    for (const legs of [1, 2, 4]) {
      const expansion = expand(of, { legs, maxValence: 6, select: { upTo: 1 } })
      const read = expansionFromJson(throughJson<ExpansionData>(expansion), of)
      expect(compareExpansions(read, expansion)).toEqual([])
      expect(JSON.stringify(read)).toBe(JSON.stringify(expansion))
      expect(text(read)).toBe(text(expansion))
      expect(atAPoint(read)).toEqual(atAPoint(expansion))
    }
    const half = { legs: 2, maxValence: 6, select: { upTo: rational(1, 2) } }
    expect(expansionFromJson(throughJson<ExpansionData>(expand(of, half)), of).request).toEqual(half)
  })

  it('are not read with another theory, or with what is none', () => {
    const data = throughJson<ExpansionData>(expand(theory('phi4'), { legs: 2, select: { order: 1 } }))
    expect(() => expansionFromJson(data, theory('edgeworth'))).toThrow(
      "json.theory: expected edgeworth, received 'phi4'",
    )
    const [term] = data.terms
    if (term === undefined) throw new Error('no term')
    expect(() => expansionFromJson({ ...data, terms: [{ ...term, coefficient: '1/0' }] }, theory('phi4'))).toThrow(
      'json.terms[0].coefficient: expected an exact number',
    )
    expect(() => expansionFromJson({ ...data, terms: [{ ...term, diagram: 'x' }] }, theory('phi4'))).toThrow(
      'Nickel index, character 1',
    )
  })
})
