import { describe, expect, it } from 'vitest'
import { evaluate, polynomial } from '../../../src/algebra/polynomial.js'
import type { Polynomial } from '../../../src/algebra/polynomial.js'
import * as Q from '../../../src/algebra/rational.js'
import { wickPairings } from '../../../src/algebra/wick.js'
import { traceAverage } from '../../../src/dynamics/disorder/traceAverage.js'
import { readTraceWords } from '../../../src/dynamics/disorder/traceWord.js'

const doubleFactorial = (n: number): number => (n <= 1 ? 1 : n * doubleFactorial(n - 2))
const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k)

/** Every pairing of all letters, each pair in both ways: loops of indices are counted. */
function byGraphs(words: readonly string[], N: number, tau: number): number {
  const letters = words.flatMap((word, w) => [...word].map((letter, i) => ({ letter, w, i })))
  const place = (w: number, i: number): number =>
    words.slice(0, w).reduce((sum, word) => sum + word.length, 0) + (i % (words[w] as string).length)
  // Row and column of the coupling itself, whatever is transposed.
  const ends = letters.map(({ letter, w, i }): readonly [number, number] =>
    letter === 'J' ? [place(w, i), place(w, i + 1)] : [place(w, i + 1), place(w, i)],
  )
  let sum = 0
  for (const { pairs } of wickPairings(letters.map((_, k) => k)))
    for (let ways = 0; ways < 2 ** pairs.length; ways++) {
      const root = letters.map((_, k) => k)
      const find = (k: number): number => (root[k] === k ? k : find(root[k] as number))
      let crossed = 0
      pairs.forEach(([a, b], k) => {
        const [[row, column], other] = [ends[a] as readonly [number, number], ends[b] as readonly [number, number]]
        const cross = (ways >> k) & 1
        crossed += cross
        root[find(row)] = find(other[cross] as number)
        root[find(column)] = find(other[1 - cross] as number)
      })
      sum += N ** letters.filter((_, k) => find(k) === k).length * tau ** crossed
    }
  return sum * N ** (-letters.length / 2 - words.length)
}

/** All indices: J_ij = s + a, J_ji = s − a of independent Gaussians, and moments of these. */
function byIndices(words: readonly string[], N: number, tau: number): number {
  const lengths = words.map((word) => word.length)
  const letters = lengths.reduce((sum, length) => sum + length, 0)
  const variance = [(1 + tau) / 2, (1 - tau) / 2]
  const moment = (power: number, of: number): number =>
    power % 2 === 1 ? 0 : doubleFactorial(power - 1) * of ** (power / 2)
  let total = 0
  for (let code = 0; code < N ** letters; code++) {
    const index = Array.from({ length: letters }, (_, k) => Math.floor(code / N ** k) % N)
    const times = new Map<string, [number, number]>()
    let start = 0
    words.forEach((word) => {
      ;[...word].forEach((letter, k) => {
        const [from, to] = [index[start + k] as number, index[start + ((k + 1) % word.length)] as number]
        const [i, j] = letter === 'J' ? [from, to] : [to, from]
        const key = `${Math.min(i, j)} ${Math.max(i, j)}`
        const count = times.get(key) ?? [0, 0]
        count[i <= j ? 0 : 1]++
        times.set(key, count)
      })
      start += word.length
    })
    let product = 1
    for (const [key, [up, down]] of times) {
      const [i, j] = key.split(' ')
      if (i === j) product *= moment(up, 1 + tau)
      else {
        let sum = 0
        for (let p = 0; p <= up; p++)
          for (let q = 0; q <= down; q++)
            sum +=
              binomial(up, p) *
              binomial(down, q) *
              (-1) ** q *
              moment(up + down - p - q, variance[0] as number) *
              moment(p + q, variance[1] as number)
        product *= sum
      }
    }
    total += product
  }
  return total * N ** (-letters / 2 - words.length)
}

const at = (average: Polynomial, N: number, tau: number): number => evaluate(average, { N, τ: tau, g: 1 })
/** The coefficients of 1, 1/N, … at a whole τ. */
function orders(words: readonly string[], tau: number): readonly number[] {
  const out: (number | undefined)[] = []
  for (const { coefficient, powers } of traceAverage(words)) {
    const order = -Q.toNumber(powers['N'] ?? Q.zero)
    out[order] = (out[order] ?? 0) + Q.toNumber(coefficient) * tau ** Q.toNumber(powers['τ'] ?? Q.zero)
  }
  const all = Array.from(out, (each) => each ?? 0)
  return all.slice(0, all.findLastIndex((each) => each !== 0) + 1)
}

const WORDS = [
  ['JT'],
  ['JJ'],
  ['JJTT'],
  ['JTJT'],
  ['JJJJ'],
  ['JJJT'],
  ['JT', 'JT'],
  ['JJ', 'TJ'],
  ['J', 'J'],
  ['J', 'T'],
  ['JJJTTT'],
  ['JTJTJT'],
  ['JJTJTT'],
  ['JJT', 'JTT'],
  ['J', 'JJTJT'],
  ['JT', 'JT', 'JJ'],
]

describe('averages of traces', () => {
  it.each(WORDS.map((words) => [words.join(', '), words] as const))(
    'of %s are sums over all indices, which fix the polynomial',
    (_, words) => {
      const average = traceAverage(words)
      const letters = words.join('').length
      for (const tau of [0, 0.3, -0.7, 1])
        for (const N of letters === 6 ? [1, 2, 3, 4] : [1, 2, 3, 4, 5])
          expect(at(average, N, tau)).toBeCloseTo(byIndices(words, N, tau), 9)
    },
  )

  it.each([['JJJJTTTT'], ['JTJTJTJT'], ['JJTJTTJT'], ['JJT', 'JTTTJ'], ['JJJJJTTTTT']].map((words) => [words]))(
    'of %j are sums over pairings with their loops',
    (words) => {
      const average = traceAverage(words)
      for (const [N, tau] of [
        [3, 0.4],
        [7, -0.3],
      ] as const)
        expect(at(average, N, tau) / byGraphs(words, N, tau)).toBeCloseTo(1, 12)
    },
  )

  it('of (J Jᵀ)ⁿ begin with Catalan’s numbers, and with 1/N those of real Wishart matrices', () => {
    const catalan = [1, 1, 2, 5, 14, 42, 132, 429, 1430]
    for (let n = 1; n <= 8; n++) expect(orders(['JT'.repeat(n)], 0)[0]).toBe(catalan[n])
    expect(orders(['JTJT'], 0)).toEqual([2, 1])
    expect(orders(['JTJTJT'], 0)).toEqual([5, 6, 4])
  })

  it('of J^m (Jᵀ)^n vanish with many units unless m = n', () => {
    expect(orders(['JJJJTTTT'], 0)[0]).toBe(1)
    expect(orders(['JJJTTTTT'], 0)[0]).toBe(0)
    // Those of the powers alone are of order 1/N: eigenvalues fill a disk.
    expect(orders(['JJJJ'], 0)).toEqual([0, 1, 2])
  })

  it('are those of symmetric and antisymmetric matrices at τ = ±1', () => {
    expect(orders(['JJJJ'], 1)).toEqual([2, 5, 5])
    expect(orders(['JJJJJJ'], 1)).toEqual([5, 22, 52, 41])
    expect(orders(['JJ'], -1)).toEqual([-1, 1])
    expect(orders(['JJTT'], 1)).toEqual(orders(['JJJJ'], 1))
    for (const words of [['JJJ', 'J'], ['J'], ['JJT']]) expect(orders(words, -1).every((each) => each === 0)).toBe(true)
  })

  it('are moments of one Gaussian at N = 1', () => {
    for (const letters of [2, 8, 14]) {
      const average = traceAverage(['J'.repeat(letters)])
      expect(at(average, 1, 0.5) / (doubleFactorial(letters - 1) * 1.5 ** (letters / 2))).toBeCloseTo(1, 12)
    }
    expect(traceAverage(['JJJ'])).toEqual(polynomial([]))
  })
})

describe('products of J and Jᵀ', () => {
  it.each([
    ['J J^T', ['JT']],
    ['JJᵀ', ['JT']],
    ['J^2 (J^T)^2, (J J^T)^2', ['JJTT', 'JTJT']],
    ['(J^2 J^T)^T', ['JTT']],
    ['J^{3} J^{\\top} J^{T}{}'.replace('{}', ''), ['JJJTT']],
    ['\\left(J J^{\\mathsf{T}}\\right)^{2}', ['JTJT']],
    ['J^T^2', ['TT']],
  ])('%s is read', (text, words) => expect(readTraceWords(text)).toEqual(words))

  it.each([
    ['', 'products of J and J^T'],
    ['J + J', 'products of J and J^T'],
    ['J, ', 'products of J and J^T'],
    ['(J', 'products of J and J^T'],
    ['J)', 'products of J and J^T'],
    ['K K^T', 'products of J and J^T'],
    ['J^21', 'at most 20 factors J'],
    ['J^1e9', 'products of J and J^T'],
    ['(J^10)^999999999999', 'at most 20 factors J'],
    ['J^12, J^12', 'at most 20 factors J'],
    ['J^0', 'products of J and J^T'],
  ])('%j is refused', (text, sentence) => {
    expect(() => readTraceWords(text)).toThrow(sentence)
  })
})
