import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import { expand } from '../../src/expansion/expand.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { known } from '../known/known.js'

interface KnownTerm {
  readonly coef: string
  readonly m: number
  readonly g: number
  readonly lam: number
}

interface ZeroDimensional {
  readonly n_point: Readonly<Record<string, Readonly<Record<string, readonly KnownTerm[]>>>>
  readonly vacuum_1PI: Readonly<Record<string, { readonly classes: number; readonly sum: string }>>
  readonly counts: readonly {
    readonly n: number
    readonly loops: number
    readonly g_power: number
    readonly lam_power: number
    readonly n_unlabelled: number
    readonly contribution_to_Gamma_n: string
  }[]
}

const zeroDimensional = known<ZeroDimensional>('effective_action_zero_dim.json')
const mixed = effectiveTheory(theory('phi3-phi4'))

/** n! × the coefficient of φⁿ, by powers of g and λ and of m = 1/Δ. */
function vertexFunction(n: number, polynomial: Polynomial): Readonly<Record<string, string>> {
  const factorial = Q.rational(Array.from({ length: n }, (_, i) => BigInt(i + 1)).reduce((a, b) => a * b, 1n))
  return Object.fromEntries(
    polynomial.map(({ coefficient, powers }) => {
      const power = (symbol: string): number => Q.toNumber(powers[symbol] ?? Q.zero)
      return [
        `g${power('g')} λ${power('λ')} m${0 - power('Δ')} ħ${power('ħ')}`,
        Q.format(Q.multiply(coefficient, factorial)),
      ]
    }),
  )
}

describe('the effective action of φ³ + φ⁴ at a point', () => {
  const cases = Object.entries(zeroDimensional.n_point).flatMap(([n, byLoops]) =>
    Object.entries(byLoops).map(([loops, terms]) => ({ n: Number(n), loops: Number(loops), terms })),
  )
  const cheap = cases.filter(({ n, loops }) => n + 2 * loops <= 10)

  it('has cases to five loops', () =>
    expect(new Set(cheap.map(({ loops }) => loops))).toEqual(new Set([1, 2, 3, 4, 5])))

  it.each(cheap)(
    'Γ^($n) at $loops loops is what the Legendre transform of a power series gives',
    ({ n, loops, terms }) => {
      expect(vertexFunction(n, atAPoint(expand(mixed, { legs: n, select: { loops } })))).toEqual(
        Object.fromEntries(terms.map(({ coef, m, g, lam }) => [`g${g} λ${lam} m${m} ħ${loops}`, coef])),
      )
    },
  )

  it('has the classes of diagrams that another enumerator finds', () => {
    for (const { n, loops, g_power, lam_power, n_unlabelled } of zeroDimensional.counts) {
      if (n + 2 * loops > 8) continue
      const select = { vertices: { g: g_power, λ: lam_power } }
      expect({ n, loops, g_power, classes: expand(mixed, { legs: n, select }).terms.length }).toEqual({
        n,
        loops,
        g_power,
        classes: n_unlabelled,
      })
    }
  })

  it('is the action at tree level', () => {
    const atTree = (n: number): readonly string[] =>
      Object.entries(vertexFunction(n, atAPoint(expand(mixed, { legs: n, select: { loops: 0 } })))).flat()
    expect([1, 2, 3, 4, 5].map(atTree)).toEqual([
      [],
      ['g0 λ0 m1 ħ0', '1'],
      ['g1 λ0 m0 ħ0', '1'],
      ['g0 λ1 m0 ħ0', '1'],
      [],
    ])
  })

  it('names the part that is no diagram', () => {
    expect(expand(mixed, { legs: 0, select: { loops: 1 } }).reason).toContain('½ log det')
    expect(expand(mixed, { legs: 0, select: { order: 1 } }).reason).toContain('½ log det')
    expect(expand(mixed, { legs: 1, select: { order: 1 } }).reason).toBeUndefined()
  })
})

describe('one-particle irreducible vacuum diagrams', () => {
  const reference = known<{
    readonly vacuum_1PI_L2: readonly { readonly symmetry_factor: number }[]
    readonly vacuum_1PI_L3: readonly { readonly symmetry_factor: number }[]
    readonly zero_dim_Gamma: Readonly<Record<string, string>>
  }>('effective_action.json')
  const loops = effectiveTheory(theory('loops'))
  const classes = (of: string, loop: number): number =>
    expand(effectiveTheory(theory(of)), { legs: 0, select: { loops: loop } }).terms.length

  it('are as many as known, with vertices of every valence, of three, of four', () => {
    expect([2, 3, 4].map((loop) => classes('loops', loop))).toEqual([2, 8, 43])
    expect([2, 3, 4].map((loop) => classes('phi3', loop))).toEqual([1, 2, 5])
    expect([2, 3, 4].map((loop) => classes('phi4', loop))).toEqual([1, 2, 4])
  })

  it('have the known groups', () => {
    for (const [loop, list] of [
      [2, reference.vacuum_1PI_L2],
      [3, reference.vacuum_1PI_L3],
    ] as const) {
      const orders = expand(loops, { legs: 0, select: { loops: loop } }).terms.map(({ weighted }) =>
        Number(weighted.automorphisms.free),
      )
      expect(orders.sort((a, b) => a - b)).toEqual(list.map((each) => each.symmetry_factor).sort((a, b) => a - b))
    }
  })

  it('add up to the known polynomials in l3 … l8', () => {
    for (const [name, text] of Object.entries(reference.zero_dim_Gamma)) {
      const loop = Number(name[1])
      const sum = atAPoint(expand(loops, { legs: 0, select: { loops: loop } }))
      const own = sum.map(({ coefficient, powers }) => {
        const symbols = Object.entries(powers).filter(([symbol]) => symbol.startsWith('l'))
        return `${Q.format(coefficient)} ${symbols.map(([symbol, power]) => `${symbol}^${Q.format(power)}`).join(' ')}`
      })
      expect(own.sort()).toEqual(termsOf(text).sort())
    }
  })
})

/** `-5*l3**4/48 + l6/48` as coefficients and powers. */
function termsOf(text: string): string[] {
  return text
    .replaceAll(' - ', ' + -')
    .split(' + ')
    .map((term) => {
      const [, sign = '', number = '1', symbols = '', divisor = '1'] =
        /^(-?)(?:(\d+)\*)?(l\d.*?)(?:\/(\d+))?$/.exec(term) ?? []
      const powers = symbols
        .split(/(?<!\*)\*(?!\*)/)
        .map((factor) => factor.split('**'))
        .map(([symbol = '', power = '1']) => `${symbol}^${power}`)
      return `${sign}${number}/${divisor} ${powers.sort().join(' ')}`.replace('/1 ', ' ')
    })
}

describe('the effective action of other theories', () => {
  it('has a vertex function for each set of mean fields', () => {
    const yukawa = effectiveTheory(theory('yukawa'))
    const legs = (...legFields: string[]): number =>
      expand(yukawa, { legs: legFields.length, legFields, select: { loops: 1 } }).terms.length
    expect(legs('χ')).toBe(1)
    expect(legs('φ', 'φ')).toBe(1)
    expect(legs('φ', 'χ')).toBe(0)
    expect(legs('φ', 'φ', 'χ')).toBe(1)
  })

  it('turns the inverse of an oriented line round', () => {
    const [term] = expand(effectiveTheory(theory('complex-phi4')), {
      legs: 2,
      legFields: ['φbar', 'φ'],
      select: { loops: 0 },
    }).terms
    expect(term?.coefficient).toEqual(Q.one)
    expect(term?.weighted.id).toBe('ee[φbar,φ]')
  })

  it('is that of trees where the connected correlators are known', () => {
    const trees = expand(effectiveTheory(theory('edgeworth')), { legs: 4, select: { loops: [0, 3] } })
    expect(trees.terms.map(({ weighted }) => weighted.id)).toEqual(['eeee|', 'ee1|ee|'])
  })

  it('is refused where lines are couplings between sites', () => {
    expect(() => effectiveTheory(theory('solvable'))).toThrow('sources that act on the vertices')
  })

  it('of itself is itself', () => {
    expect(effectiveTheory(mixed)).toBe(mixed)
  })
})
