import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import type { LineMomentum } from '../../src/diagrams/structure/momentumRouting.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion } from '../../src/expansion/expansion.js'
import { momentumSpace } from '../../src/expansion/readings/momentumSpace.js'
import { onPoints } from '../../src/expansion/readings/onPoints.js'
import { momentumProgram } from '../../src/render/exports/momentumProgram.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { isLocal } from '../../src/theory/members.js'

type Complex = readonly [number, number]
const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c]
const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d]

/** A ring of n points: Σ_x e^{−2πipx/n} f(x). */
function fourier(n: number, p: number, f: (x: number) => number): Complex {
  let sum: Complex = [0, 0]
  for (let x = 0; x < n; x++) sum = plus(sum, times([f(x), 0], wave(n, -p * x)))
  return sum
}

function wave(n: number, turns: number): Complex {
  const angle = (2 * Math.PI * (turns % n)) / n
  return [Math.cos(angle), Math.sin(angle)]
}

const mod = (n: number, x: number): number => ((x % n) + n) % n
/** Even functions for unoriented lines, any function for oriented ones. */
const line = (n: number, name: string, x: number, even: boolean): number =>
  1 / (1 + (even ? Math.min(mod(n, x), mod(n, -x)) : mod(n, x)) ** 2) + (name === 'S' ? 0.2 * mod(n, x) : 0)
/**
 * A vertex function of points that is symmetric and unchanged by translations, but not by reflections: Σ_s Π_j f(y_j −
 * s).
 */
const bump = (n: number, x: number): number => [1, 0.4, -0.3, 0.7, 0.2][mod(n, x)] ?? 0

/** What the momentum-space formulas add up to at external momenta that add up to zero. */
function formula(expansion: Expansion, n: number, p: readonly number[], permuted: 'counted' | 'written'): Complex {
  const even = (name: string): boolean =>
    new Set(expansion.theory.lines.find((each) => each.name === name)?.fields).size === 1
  let total: Complex = [0, 0]
  for (const { coefficient, powers, loops, vertices, lines } of momentumSpace(expansion, permuted)) {
    expect(powers).toEqual({})
    tensor(n, loops, (k) => {
      const at = (m: LineMomentum): number =>
        mod(
          n,
          m.loops.reduce((sum, c, i) => sum + c * (k[i] as number), 0) +
            m.legs.reduce((sum, c, i) => sum + c * (p[i] as number), 0),
        )
      let value: Complex = [Q.toNumber(coefficient) / n ** loops, 0]
      for (const { line: rule, momentum } of lines)
        value = times(
          value,
          fourier(n, at(momentum), (x) => line(n, rule.name, x, even(rule.name))),
        )
      for (const { member, momenta } of vertices) {
        expect(
          mod(
            n,
            momenta.reduce((sum, m) => sum + at(m), 0),
          ),
          'momentum is conserved',
        ).toBe(0)
        if (!member.local)
          for (const m of momenta)
            value = times(
              value,
              fourier(n, at(m), (x) => bump(n, x)),
            )
      }
      total = plus(total, value)
      return 0
    })
  }
  return total
}

/** What the terms of the FORM program add up to there, read as they stand: `- 1/4*lambda*int(k1)*Delta(k1)*Delta(p1)^2`. */
function program(expansion: Expansion, n: number, p: readonly number[]): Complex {
  const text = momentumProgram(expansion)
  const { lines, vertices } = expansion.theory
  const named = new Map([...text.matchAll(/^\* (\w+) is (\S+)$/gm)].map(([, name = '', of = '']) => [name, of]))
  let total: Complex = [0, 0]
  for (const [, sign, term = ''] of text.matchAll(/^ {2}([+-]) ([^;\n]*);?$/gm)) {
    const [number = '', ...factors] = term.split('*')
    const [above = 0, below = 1] = number.split('/').map(Number)
    const loops = (/int\(([^)]*)\)/.exec(term)?.[1] ?? '').split(',').filter((k) => k !== '').length
    tensor(n, loops, (k) => {
      const at = (momentum: string): number =>
        mod(
          n,
          [...momentum.matchAll(/([+-]?)([kp])(\d+)/g)].reduce(
            (sum, [, minus, letter, i]) =>
              sum + (minus === '-' ? -1 : 1) * ((letter === 'k' ? k : p)[Number(i) - 1] as number),
            0,
          ),
        )
      let value: Complex = [((sign === '-' ? -1 : 1) * above) / below / n ** loops, 0]
      for (const factor of factors) {
        const [, name = '', given, power = '1'] = /^(\w+?)(?:\(([^)]*)\))?(?:\^(\d+))?$/.exec(factor) ?? []
        if (given === undefined) expect(vertices.some((rule) => rule.name === (named.get(name) ?? name))).toBe(true)
        if (given === undefined || name === 'int') continue
        const rule = lines.find((each) => each.name === (named.get(name) ?? name))
        for (let i = 0; i < Number(power); i++)
          for (const momentum of given.split(','))
            value = times(
              value,
              fourier(n, at(momentum), (x) =>
                rule === undefined ? bump(n, x) : line(n, rule.name, x, new Set(rule.fields).size === 1),
              ),
            )
      }
      total = plus(total, value)
      return 0
    })
  }
  return total
}

function positionSpace(expansion: Expansion, n: number): Tensor {
  const even = (name: string): boolean =>
    new Set(expansion.theory.lines.find((each) => each.name === name)?.fields).size === 1
  return onPoints(expansion, {
    size: n,
    line: (name) => tensor(n, 2, ([i = 0, j = 0]) => line(n, name, i - j, even(name))),
    vertex: ({ name, fields }) => {
      if (expansion.theory.vertices.some((rule) => isLocal(rule) && rule.name === name)) return tensor(n, 0, () => 1)
      return tensor(n, fields.length, (index) => {
        let sum = 0
        for (let s = 0; s < n; s++) sum += index.reduce((product, y) => product * bump(n, y - s), 1)
        return sum
      })
    },
    parameters: Object.fromEntries(expansion.theory.orders.map(({ symbol }) => [symbol, 1])),
  })
}

function compare(expansion: Expansion, n: number): void {
  const { legs } = expansion.request
  const t = positionSpace(expansion, n)
  const largest = Math.max(1, ...t.data.map(Math.abs))
  let compared = 0
  tensor(n, legs, (p) => {
    let transform: Complex = [0, 0]
    let offset = 0
    tensor(n, legs, (x) => {
      transform = plus(
        transform,
        times([t.data[offset++] as number, 0], wave(n, -x.reduce((sum, xi, i) => sum + xi * (p[i] as number), 0))),
      )
      return 0
    })
    const conserved =
      mod(
        n,
        p.reduce((a, b) => a + b, 0),
      ) === 0
    // n δ(Σp) on the ring; a labelled diagram stands for its other labellings only after symmetrisation, so the written
    // form is compared.
    const [re, im] = conserved ? times([n, 0], formula(expansion, n, p, 'written')) : [0, 0]
    expect(Math.abs(transform[0] - re) / largest).toBeLessThan(1e-9)
    expect(Math.abs(transform[1] - im) / largest).toBeLessThan(1e-9)
    if (!conserved) return 0
    const [programRe, programIm] = times([n, 0], program(expansion, n, p))
    expect(Math.abs(transform[0] - programRe) / largest).toBeLessThan(1e-9)
    expect(Math.abs(transform[1] - programIm) / largest).toBeLessThan(1e-9)
    compared++
    return 0
  })
  expect(compared).toBe(n ** Math.max(0, legs - 1))
}

describe('momentum-space formulas, summed over loop momenta on a ring, equal the Fourier transform of the tensor on its points', () => {
  it.each([
    ['phi4', 2, 3, 4],
    ['phi4', 4, 2, 3],
    ['phi4', 0, 3, 4],
    ['phi4', 4, 3, 3],
    ['phi3', 1, 3, 4],
    ['phi3', 3, 3, 3],
    ['edgeworth', 1, 1.5, 3],
    ['edgeworth', 2, 1, 4],
    ['edgeworth', 3, 1.5, 3],
    ['edgeworth-even', 2, 2, 3],
    ['edgeworth-even', 4, 2, 3],
  ] as const)('%s, %i legs, to order %d, %i points', (name, legs, upTo, n) => {
    compare(expand(theory(name), { legs, select: { upTo } }), n)
  })

  it('an oriented line keeps its direction', () => {
    compare(expand(theory('complex-phi4'), { legs: 2, legFields: ['J', 'Jbar'], select: { upTo: 2 } }), 4)
  })
})
