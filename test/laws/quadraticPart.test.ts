import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { expand } from '../../src/expansion/expand.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import type { Theory } from '../../src/theory/theory.js'
import fc, { runs } from '../fastCheck.js'

interface Drawn {
  readonly factors: readonly [number, number, number]
  readonly values: readonly [number, number, number]
  /** Of φ⁴, φ³χ, φ²χ². */
  readonly couplings: readonly [number, number, number]
}

const ORDERS = 2

/** Two fields with three lines and quartic vertices, counted by ħ as loops or by g as vertices. */
function mixing({ factors, couplings }: Drawn, counted: 'ħ' | 'g'): Theory {
  const loops = counted === 'ħ'
  const order = (power: number): string => (loops ? `, order: { ħ: ${power} }` : '')
  const line = (name: string, ends: string, k: number, power: number): string =>
    `  - { name: ${name}, joins: [${ends}], factor: ${factors[k]}${order(power)}, latex: '${name}({a},{b})', at-a-point: ${name} }`
  const vertex = (name: string, legs: string, k: number): string =>
    `  - { name: ${name}, legs: [${legs}], factor: ${-(couplings[k] as number)}, order: { ${loops ? 'ħ: -1' : 'g: 1'} }, local: true, latex: ${name}, at-a-point: '1' }`
  return parseTheory(
    `
name: mixing
title: two fields with a mixing line
source: none
expands: { functional: W, sign: 1, latex: W, coupling: w${order(1)} }
fields: { φ: { latex: \\phi }, χ: { latex: \\chi } }
orders: { ${counted}: { small: ${counted}, latex: ${loops ? '\\hbar' : 'g'} } }
lines:
${line('A', 'φ, φ', 0, 1)}
${line('B', 'χ, χ', 1, 1)}
${line('M', 'φ, χ', 2, 1)}
legs:
  - { field: φ, line: A, carries: J${order(-1)} }
  - { field: χ, line: B, carries: K${order(-1)} }
vertices:
${vertex('a', 'φ^4', 0)}
${vertex('b', 'φ^3, χ', 1)}
${vertex('c', 'φ^2, χ^2', 2)}
`,
    'mixing.yaml',
  )
}

type Series = readonly Q.Rational[]
const series = (at: (k: number) => Q.Rational): Series => Array.from({ length: ORDERS + 1 }, (_, k) => at(k))
const product = (a: Series, b: Series): Series =>
  series((k) => Q.sum(series((i) => (i > k ? Q.zero : Q.multiply(a[i] as Q.Rational, b[k - i] as Q.Rational)))))
const minus = (a: Series, b: Series): Series => series((k) => Q.subtract(a[k] as Q.Rational, b[k] as Q.Rational))
/** 1/a, order by order. */
function reciprocal(a: Series): Series {
  const found: Q.Rational[] = []
  for (let k = 0; k <= ORDERS; k++) {
    const known = Q.sum(found.map((each, i) => Q.multiply(each, a[k - i] as Q.Rational)))
    found.push(Q.divide(Q.subtract(k === 0 ? Q.one : Q.zero, known), a[0] as Q.Rational))
  }
  return found
}

/** L of the numbers that were drawn: factor times value. */
function propagators({ factors, values }: Drawn): readonly [Q.Rational, Q.Rational, Q.Rational] {
  const [a, b, m] = factors.map((factor, k) => Q.rational(factor * (values[k] as number)))
  return [a as Q.Rational, b as Q.Rational, m as Q.Rational]
}

/**
 * The inverse of the matrix of ⟨φφ⟩, ⟨χχ⟩, ⟨φχ⟩ in zero dimensions, which is Γ⁽²⁾ where no mean is: Gaussian moments of
 * 1, −V, V²/2. In φ = √ħ ψ loops are powers of the coupling.
 */
function inverseOfMoments(drawn: Drawn): readonly [Series, Series, Series] {
  const [a, b, m] = propagators(drawn)
  const times = (n: number, value: Q.Rational): Q.Rational => Q.multiply(Q.rational(n), value)
  const moment = (i: number, j: number): Q.Rational => {
    if (i < 0 || j < 0) return Q.zero
    if (i === 0) return j === 0 ? Q.one : j === 1 ? Q.zero : times(j - 1, Q.multiply(b, moment(0, j - 2)))
    const one = i === 1 ? Q.zero : times(i - 1, Q.multiply(a, moment(i - 2, j)))
    return j === 0 ? one : Q.add(one, times(j, Q.multiply(m, moment(i - 1, j - 1))))
  }
  const [x, y, z] = drawn.couplings
  // −V, a rule's vertex being Π 1/n! times its factor.
  const vertex = [
    { by: Q.rational(-x, 24), i: 4, j: 0 },
    { by: Q.rational(-y, 6), i: 3, j: 1 },
    { by: Q.rational(-z, 4), i: 2, j: 2 },
  ]
  const average = (i: number, j: number): Series =>
    series((k) => {
      if (k === 0) return moment(i, j)
      if (k === 1) return Q.sum(vertex.map((v) => Q.multiply(v.by, moment(i + v.i, j + v.j))))
      return Q.sum(
        vertex.flatMap((v) =>
          vertex.map((w) =>
            Q.multiply(Q.multiply(Q.rational(1, 2), Q.multiply(v.by, w.by)), moment(i + v.i + w.i, j + v.j + w.j)),
          ),
        ),
      )
    })
  const norm = reciprocal(average(0, 0))
  const [aa, bb, ab] = [average(2, 0), average(0, 2), average(1, 1)].map((each) => product(each, norm))
  const [phi, chi, both] = [aa as Series, bb as Series, ab as Series]
  const det = reciprocal(minus(product(phi, chi), product(both, both)))
  return [
    product(chi, det),
    product(phi, det),
    product(
      minus(
        series(() => Q.zero),
        both,
      ),
      det,
    ),
  ]
}

/** Γ⁽²⁾ of the diagrams and of L⁻¹ in numbers. */
function vertexFunction(drawn: Drawn, of: Theory, counted: string, legFields: readonly string[]): Series {
  const [a, b, m] = propagators(drawn)
  const det = Q.subtract(Q.multiply(a, b), Q.multiply(m, m))
  const [A, B, M] = drawn.values.map((value) => Q.rational(value))
  const values: Readonly<Record<string, Q.Rational | undefined>> = {
    A,
    B,
    M,
    iL_φφ: Q.divide(b, det),
    iL_χχ: Q.divide(a, det),
    iL_φχ: Q.divide(Q.negate(m), det),
  }
  const terms = atAPoint(expand(of, { legs: 2, legFields, select: { upTo: ORDERS } }))
  const twice = Q.rational(legFields[0] === legFields[1] ? 2 : 1)
  return series((k) =>
    Q.sum(
      terms
        .filter(({ powers }) => Q.toNumber(powers[counted] ?? Q.zero) === k)
        .map(({ coefficient, powers }) =>
          Object.entries(powers).reduce(
            (value, [symbol, power]) =>
              symbol === counted ? value : Q.multiply(value, Q.power(values[symbol] as Q.Rational, Q.toNumber(power))),
            Q.multiply(twice, coefficient),
          ),
        ),
    ),
  )
}

describe('the quadratic part of Γ of two fields with a mixing line', () => {
  const number = fc.integer({ min: -3, max: 3 }).filter((n) => n !== 0)
  const triple = fc.tuple(number, number, number)
  const drawn = fc.record({ factors: triple, values: triple, couplings: triple }).filter((each) => {
    const [a, b, m] = propagators(each)
    return !Q.isZero(Q.subtract(Q.multiply(a, b), Q.multiply(m, m)))
  })

  it.each(['ħ', 'g'] as const)('is in every order that of the moments, counted by %s', (counted) => {
    fc.assert(
      fc.property(drawn, (each) => {
        const of = effectiveTheory(mixing(each, counted))
        const [phi, chi, both] = inverseOfMoments(each)
        expect(vertexFunction(each, of, counted, ['φ', 'φ'])).toEqual(phi)
        expect(vertexFunction(each, of, counted, ['χ', 'χ'])).toEqual(chi)
        expect(vertexFunction(each, of, counted, ['φ', 'χ'])).toEqual(both)
      }),
      { numRuns: runs(8) },
    )
  })

  const one: Drawn = { factors: [3, 1, -1], values: [1, 2, 1], couplings: [1, 1, 1] }

  it('says what L is a matrix of, with factors', () => {
    const { title, withoutDiagram: parts } = effectiveTheory(mixing(one, 'ħ'))
    expect(title).toBe('Effective action and vertex functions of mixing, L the matrix of 3 A, B, −M')
    expect(parts?.vacuum).toContain('½ log det of the inverse of the matrix of 3 A, B, −M')
  })
})
