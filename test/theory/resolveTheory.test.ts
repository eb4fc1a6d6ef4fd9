import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { powers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { InputError } from '../../src/errors.js'
import { expand } from '../../src/expansion/expand.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { memberNamed } from '../../src/theory/lookups.js'
import { memberOf, vertexNamed } from '../../src/theory/members.js'
import { ruleFileSizes } from '../../src/theory/ruleFile.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { parsePowers } from '../../src/theory/symbols.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory, VertexRule } from '../../src/theory/theory.js'

const yukawa = readFileSync('rules/yukawa.yaml', 'utf8')
const edgeworth = readFileSync('rules/edgeworth.yaml', 'utf8')
const own = (text: string): Theory => parseTheory(text, 'own.yaml')

const WITHOUT_N = 'expected a formula without n, which only members of a family have (n: { from: 3 })'

function messageOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a rule file is refused', () => {
  it.each([
    [
      'a small parameter that is a power of another one',
      yukawa.replace('small: g', 'small: h'),
      'orders.g.small: expected a power of g, received h',
    ],
    [
      'a response line of one field',
      yukawa.replace('style: dashed', 'style: response'),
      'lines[1].style: expected a line that joins two different fields, received one that joins χ twice',
    ],
    [
      'two legs of one field that carry the same',
      yukawa.replace('carries: K', 'carries: J').replace('- field: χ\n    line: D', '- field: φ'),
      ': expected what no other leg on φ carries, received J',
    ],
    [
      'a leg whose line ends on other fields',
      yukawa.replace('line: D', 'line: Δ'),
      'legs[1].field: expected one of φ, received χ',
    ],
    [
      'a line of a field that is none',
      yukawa.replace('joins: [χ, χ]', 'joins: [χ, ψ]'),
      'lines[1].joins: expected one of φ, χ, received ψ',
    ],
    [
      'an order of a line in a parameter that is none',
      yukawa.replace('style: dashed', 'order: { h: 1 }'),
      'lines[1].order: expected one of g, received h',
    ],
    [
      'an order of a leg in a parameter that is none',
      yukawa.replace('carries: K', 'carries: K\n    order: { h: 1 }'),
      'legs[1].order: expected one of g, received h',
    ],
    [
      'an order of the functional in a parameter that is none',
      yukawa.replace('coupling: w', 'coupling: w, order: { h: 1 }'),
      'expands.order: expected one of g, received h',
    ],
    [
      'n in the factor of a vertex that is no family',
      yukawa.replace('factor: -1', 'factor: (-1)^n'),
      `vertices[0].factor: ${WITHOUT_N}, received '(-1)^n'`,
    ],
    [
      'n in the legs of a vertex that is no family',
      yukawa.replace('[φ^2, χ]', '[φ^n, χ]'),
      `vertices[0].legs: ${WITHOUT_N}, received 'n'`,
    ],
    [
      'n in the order of a vertex that is no family',
      yukawa.replace('{ g: 1 }', '{ g: n-2 }'),
      `vertices[0].order.g: ${WITHOUT_N}, received 'n-2'`,
    ],
    [
      'n at a point, of a vertex that is no family',
      yukawa.replace("point: '1'", 'point: g_{n}'),
      'vertices[0].at-a-point: expected a product of powers',
    ],
    [
      'n in the factor of a line',
      edgeworth.replace('factor: -1', 'factor: -n'),
      `lines[0].factor: ${WITHOUT_N}, received '-n'`,
    ],
    [
      'n in the order of a leg',
      edgeworth.replace('carries: φ', 'carries: φ\n    order: { N: n }'),
      `legs[0].order.N: ${WITHOUT_N}, received 'n'`,
    ],
    [
      'a power of a field to a power',
      yukawa.replace('φ^2', 'φ^2^1'),
      'vertices[0].legs: expected a field, or a field^count',
    ],
    ['less than no leg', yukawa.replace('φ^2', 'φ^(0-1)'), 'vertices[0].legs: expected a whole number of legs'],
    [
      'half a leg for the second member only',
      edgeworth.replace('φ^n', 'φ^((n+1)/2)'),
      'vertices[0].legs: expected a whole number of legs',
    ],
    [
      'a factor that has no value for the second member only',
      edgeworth.replace('(-1)^n', '1/(n-4)'),
      'vertices[0].factor: expected a formula with an exact value',
    ],
    [
      'a vector field with an odd number of half-edges',
      yukawa.replace('latex: \\chi', 'latex: \\chi, components: n'),
      'vertices[0].legs: expected an even number of half-edges of the vector field χ, received 1 of χ',
    ],
    [
      'a vector field, in the second member of a family',
      edgeworth.replace('latex: \\phi', 'latex: \\phi, components: n').replace('from: 3', 'from: 4'),
      'vertices[0].legs: expected an even number of half-edges of the vector field φ, received 5 of φ',
    ],
  ])('%s', (_, text, sentence) => {
    expect([yukawa, edgeworth]).not.toContain(text)
    expect(messageOf(() => own(text))).toContain(sentence)
  })
})

describe('a rule file is read', () => {
  it('with the orders of functional, lines and legs, and lines beside each other', () => {
    const read = own(
      yukawa
        .replace('coupling: w', 'coupling: w, order: { g: 2 }')
        .replace('style: dashed', 'order: { g: 1/2 }')
        .replace('carries: K', 'carries: K\n    order: { g: -1 }'),
    )
    expect(read.expands.order).toEqual(powers({ g: 2 }))
    expect(read.lines.map(({ order, style }) => [order, style])).toEqual([
      [{}, 'plain'],
      [powers({ g: Q.rational(1, 2) }), 'plain'],
    ])
    expect(read.legs).toEqual([
      { field: 'φ', line: 'Δ', carries: 'J', order: {} },
      { field: 'χ', line: 'D', carries: 'K', order: powers({ g: -1 }) },
    ])
  })

  it('with what its vertices say, and what they leave unsaid', () => {
    expect(own(yukawa).vertices[0]).toMatchObject({ latex: 'g', momentumLatex: 'g' })
    expect(
      [own(yukawa), own(edgeworth)].map(({ vertices: [vertex] }) => memberOf(vertex as VertexRule, 4).local),
    ).toEqual([true, false])
    expect(own(edgeworth).vertices[0]).toMatchObject({
      latex: 'G_c^{({n})}({points})',
      momentumLatex: 'G_c^{({n})}({momenta})',
    })
    const blank = own(edgeworth.replace(/latex: 'G_c\^\{\(\{n.*/, "latex: ' '\n    local: true"))
    expect(blank.vertices[0]).toMatchObject({ latex: '', momentumLatex: '' })
    const hidden = own(edgeworth.replace(/(latex: 'G_c\^\{\(\{n.*)/, "$1\n    momentum-latex: ' '"))
    expect(hidden.vertices[0]).toMatchObject({ latex: 'G_c^{({n})}({points})', momentumLatex: '' })
    const other = own(edgeworth.replace(/(latex: 'G_c\^\{\(\{n.*)/, "$1\n    momentum-latex: 'K_{{n}}({momenta})'"))
    expect(other.vertices[0]).toMatchObject({ latex: 'G_c^{({n})}({points})', momentumLatex: 'K_{{n}}({momenta})' })
    const spaced = own(yukawa.replace('[φ^2, χ]', "['φ ^ 2', ' χ ']"))
    expect(memberOf(spaced.vertices[0] as VertexRule, 0).kind.fields).toEqual(['φ', 'φ', 'χ'])
  })

  it('with as many legs of one field as rule files may have, and no more', () => {
    const of = (legs: number): Theory => own(yukawa.replace('φ^2', `φ^${legs}`))
    expect(memberOf(of(ruleFileSizes.valence).vertices[0] as VertexRule, 0).kind.fields).toHaveLength(
      ruleFileSizes.valence + 1,
    )
    expect(messageOf(() => of(ruleFileSizes.valence + 1))).toContain(
      `a whole number of legs from 0 to ${ruleFileSizes.valence} for every n`,
    )
  })

  it('with step 1 where none is given, and any other that is', () => {
    expect(own(edgeworth).vertices[0]?.family).toEqual({ from: 3, step: 1 })
    expect(own(edgeworth.replace('from: 3', 'from: 4, step: 3')).vertices[0]?.family).toEqual({ from: 4, step: 3 })
    expect(own(yukawa).vertices[0]?.family).toBeUndefined()
  })

  it.each([
    ["'D({a},{b})'", 'D({p})'],
    ["'D({b},{a})'", 'D({-p})'],
    ["'D_{{a}{b}}'", 'D_{}({p})'],
  ])('with the line %s in momentum space as %s', (latex, momentum) => {
    expect(own(yukawa.replace("'D({a},{b})'", latex)).lines[1]?.momentumLatex).toBe(momentum)
  })
})

describe('the members of a rule', () => {
  const family = own(edgeworth).vertices[0] as VertexRule

  it('have from 0 to 1000 legs of each field', () => {
    expect(memberOf(family, 1000).kind.fields).toHaveLength(1000)
    expect(messageOf(() => memberOf(family, 1001))).toBe(
      'vertex Gc, n = 1001: expected from 0 to 1000 legs of each field, received φ^(n)',
    )
    const difference = own(edgeworth.replace('φ^n', 'φ^(5-n)')).vertices[0] as VertexRule
    expect(memberOf(difference, 5).kind.fields).toEqual([])
    expect(messageOf(() => memberOf(difference, 6))).toContain('expected from 0 to 1000 legs of each field')
    const half = own(
      edgeworth.replace('φ^n', 'φ^((n-3)(n-4)(n-5)/4)').replace('(n-3)(n-4)(n-5)/4', '(n-3)*(n-4)*(n-5)/4'),
    ).vertices[0] as VertexRule
    expect(memberOf(half, 7).kind.fields).toHaveLength(6)
    expect(
      messageOf(() =>
        memberOf({ ...half, legs: [{ field: 'φ', count: { text: 'n/2', at: (n) => Q.rational(n, 2) } }] }, 7),
      ),
    ).toContain('received φ^(n/2)')
  })

  it('have the fields in one order, however they are written, and n filled in', () => {
    const turned = own(yukawa.replace('[φ^2, χ]', '[χ, φ^2]'))
    expect(memberOf(turned.vertices[0] as VertexRule, 0).kind.fields).toEqual(['φ', 'φ', 'χ'])
    expect(memberOf(family, 4)).toMatchObject({
      kind: { name: 'Gc4', fields: ['φ', 'φ', 'φ', 'φ'] },
      factor: Q.one,
      order: powers({ N: -1 }),
      latex: 'G_c^{(4)}({points})',
      momentumLatex: 'G_c^{(4)}({momenta})',
      atAPoint: powers({ kappa_4: 1 }),
    })
    const two = own(yukawa.replace('legs: [φ^2, χ]', 'legs: [φ^2, χ^(3-n)]\n    n: { from: 1 }'))
      .vertices[0] as VertexRule
    expect(memberOf(two, 3).kind).toEqual({ name: 'g3', fields: ['φ', 'φ'] })
    expect(messageOf(() => memberOf(two, 4))).toContain('expected from 0 to 1000 legs of each field')
  })

  it('of a rule that is no family leave a letter n in braces as it is', () => {
    const rules = own(yukawa.replace(/latex: g\n( +at)/, "latex: 'g_{n}'\n    momentum-latex: 'h_{n}'\n$1"))
    expect(memberOf(rules.vertices[0] as VertexRule, 0)).toMatchObject({ latex: 'g_{n}', momentumLatex: 'h_{n}' })
    expect(expansionLatex(expand(rules, { legs: 1, legFields: ['K'], select: { order: 1 } }))).toContain(
      '-\\frac{1}{2} \\int dy_{1} \\, g_{n} \\,',
    )
  })

  it('have formulas with a value', () => {
    const rule = own(edgeworth.replace('(-1)^n', '1/(n-7)')).vertices[0] as VertexRule
    expect(memberOf(rule, 9).factor).toEqual(Q.rational(1, 2))
    expect(messageOf(() => memberOf(rule, 7))).toContain(
      "vertex Gc, n = 7: expected formulas with a value, received '1/(n-7)'",
    )
  })

  it('are found by their names, and nothing else is', () => {
    const even = theory('edgeworth-even')
    const found = (name: string, largest?: number): string | undefined => vertexNamed(even, name, largest)?.kind.name
    expect(['Gc4', 'Gc6', 'Gc1000'].map((name) => found(name))).toEqual(['Gc4', 'Gc6', 'Gc1000'])
    for (const name of ['Gc', 'Gc2', 'Gc3', 'Gc5', 'Gc1002', 'Gc10000', 'Gc4x', 'Gc-4', 'Gc 4', 'G4', '4'])
      expect(found(name), name).toBeUndefined()
    expect([found('Gc8', 8), found('Gc8', 7)]).toEqual(['Gc8', undefined])
    expect(vertexNamed(theory('yukawa'), 'g')?.kind).toEqual({ name: 'g', fields: ['φ', 'φ', 'χ'] })
    expect(vertexNamed(theory('yukawa'), 'g1')).toBeUndefined()
    const third = own(edgeworth.replace('from: 3', 'from: 4, step: 3'))
    expect([4, 5, 6, 7, 8, 9, 10].filter((n) => vertexNamed(third, `Gc${n}`) !== undefined)).toEqual([4, 7, 10])
    expect(() => memberNamed(even, { name: 'Gc5' })).toThrow(
      "diagram: expected a vertex of edgeworth-even, received 'Gc5', of another theory",
    )
  })
})

describe('a product of powers', () => {
  it.each([
    ['1', {}],
    [' kappa_2^-1 ', { kappa_2: -1 }],
    ['N^-1/2  Δ', { N: Q.rational(-1, 2), Δ: 1 }],
    ['x x^2 y x^-3/2', { x: Q.rational(3, 2), y: 1 }],
    ['x x^-1', {}],
    ['x^12 y^-10/21', { x: 12, y: Q.rational(-10, 21) }],
  ])('%s', (text, expected) => {
    expect(parsePowers(text)).toEqual(powers(expected))
  })

  it.each(['', '2', '2 x', 'x^', 'x^y', 'x^1.5', 'x^1/0', 'x^--1', 'x*y', 'x,', '_x', 'toString', 'x valueOf'])(
    'not %s',
    (text) => {
      expect(parsePowers(text)).toBeUndefined()
    },
  )
})

describe('a theory without small parameters', () => {
  it('has no orders to be expanded in', () => {
    const free = own(yukawa.replace(/orders:\n.*\n/, 'orders: {}\n').replace('order: { g: 1 }', 'order: {}'))
    expect(messageOf(() => expand(free, { legs: 2, select: { order: 1 } }))).toBe(
      'order: expected a selection by vertices or loops, for yukawa has no small parameter, received an order',
    )
    expect(
      expand(free, { legs: 1, legFields: ['K'], select: { vertices: { g: 1 } } }).terms.map(({ coefficient }) =>
        Q.format(coefficient),
      ),
    ).toEqual(['-1/2'])
  })
})
