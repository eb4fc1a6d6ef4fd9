import { describe, expect, it } from 'vitest'
import { enumeratedSpins, exactGibbs } from '../../src/effective/enumeratedSpins.js'
import { readRequest } from '../../src/requests/readRequest.js'
import type { Done, Threads, Work } from '../../src/requests/running.js'
import { spinPart } from '../../src/requests/spinPart.js'
import { answerTap } from '../../src/requests/tap.js'
import type { GibbsAnswer, MeansAnswer } from '../../src/requests/tap.js'
import { answerTapData } from '../../src/requests/tapData.js'
import { tapDataJson, tapDataPlot, tapDataText } from '../../src/requests/tapDataReadings.js'
import { tapJson, tapLatex, tapText } from '../../src/requests/tapReadings.js'
import { randomStream } from '../../src/random/philox.js'

function drawn(spins: number, size: number): { readonly couplings: number[][]; readonly values: number[] } {
  const random = randomStream(11, spins)
  const couplings = Array.from({ length: spins }, () => new Array<number>(spins).fill(0))
  for (let i = 0; i < spins; i++)
    for (let j = 0; j < i; j++) {
      const coupling = size * (2 * random.uniform() - 1)
      ;(couplings[i] as number[])[j] = coupling
      ;(couplings[j] as number[])[i] = coupling
    }
  return { couplings, values: Array.from({ length: spins }, () => 1.6 * random.uniform() - 0.8) }
}

/** Threads that are none: tasks are copied, and come in another order. */
const here: Threads = {
  cores: 2,
  run: async function* <K extends keyof Work>(_: K, tasks: readonly Work[K]['task'][]): AsyncGenerator<Done<K>> {
    for (const task of tasks.toReversed()) {
      await Promise.resolve()
      yield [task, structuredClone(spinPart(structuredClone(task) as never))] as unknown as Done<K>
    }
  },
}

describe('a question about magnetisations', () => {
  const { couplings, values } = drawn(6, 0.4)

  it('is answered with the free energy, its terms and fields, and with the exact ones', async () => {
    const answer = (await answerTap({
      couplings,
      magnetisations: values,
      order: 5,
      exact: true,
      scan: true,
    })) as GibbsAnswer
    const { G, terms, h, exact, scan } = JSON.parse(tapJson(answer)) as {
      readonly G: number
      readonly terms: readonly number[]
      readonly h: readonly number[]
      readonly exact: { readonly G: number; readonly h: readonly number[] }
      readonly scan: { readonly orders: readonly { readonly order: number; readonly slope: number }[] }
    }
    expect(terms).toHaveLength(5)
    expect(G).toBeCloseTo(exact.G, 3)
    const back = enumeratedSpins(couplings, exact.h)
    back.means.forEach((mean, i) => expect(mean).toBeCloseTo(values[i] as number, 10))
    h.forEach((field, i) => expect(Math.abs(field - (exact.h[i] as number))).toBeLessThan(0.02))
    // The error of order P falls as ε^(P+1).
    for (const { order, slope } of scan.orders) expect(Math.abs(slope - order - 1), `order ${order}`).toBeLessThan(0.35)
  })

  it('is the same to the last digit on several cores', async () => {
    const many = drawn(201, 0.05)
    const request = { couplings: many.couplings, magnetisations: many.values, order: 6 }
    const [alone, shared] = [await answerTap(request), await answerTap(request, { threads: here })] as [
      GibbsAnswer,
      GibbsAnswer,
    ]
    shared.gibbs.terms.forEach((term, k) => expect(term).toBeCloseTo(alone.gibbs.terms[k] as number, 12))
    shared.gibbs.fields.forEach((field, i) => expect(field).toBeCloseTo(alone.gibbs.fields[i] as number, 12))
  })

  it('has its formulas', async () => {
    const answer = await answerTap({ couplings, magnetisations: values, order: 2 })
    expect(tapText(answer)).toContain('m_i = tanh(h_i + Σ′_j K_ij m_j − Σ′_j K_ij² q_j m_i)')
    const [energy, equation, ...more] = tapLatex(answer).split('\n')
    expect(more).toEqual([])
    expect(energy).toContain("- \\frac{1}{2} \\sum_{ij}' K_{ij} m_{i} m_{j}")
    expect(equation).toBe(
      "\\begin{aligned} m_{i} = \\tanh\\Bigl( h_{i} & + \\sum_{j}' K_{ij} m_{j} \\\\ & - \\sum_{j}' K_{ij}^{2} \\left( 1 - m_{j}^{2} \\right) m_{i} \\Bigr) + O(K^{3}) \\end{aligned}",
    )
  })

  it('of more than twenty spins has means that were sampled in its fields', async () => {
    const many = drawn(22, 0.1)
    const { sampled, magnetisations } = (await answerTap({
      couplings: many.couplings,
      magnetisations: many.values,
      order: 4,
      exact: true,
      sweeps: 4000,
    })) as GibbsAnswer
    const z = magnetisations.map((m, i) => (m - (sampled?.means[i] as number)) / (sampled?.errors[i] as number))
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(4.5)
  })
})

describe('exact fields of strong couplings', () => {
  it.each([
    [5, [0.1, 0.5, -0.2]],
    [50, [0.1, 0.5, -0.2]],
    [-8, [0.1, 0.9, -0.2]],
    [3, [0.99, -0.99, 0.2]],
  ])('K = %d, m = %j', (coupling, means) => {
    const couplings = means.map((_, i) => means.map((_m, j) => (i === j ? 0 : coupling)))
    const { fields } = exactGibbs(couplings, means)
    enumeratedSpins(couplings, fields).means.forEach((mean, i) => expect(mean).toBeCloseTo(means[i] as number, 9))
  })

  it('are left out, with a sentence, where float64 has none', async () => {
    const couplings = [
      [0, 1e12],
      [1e12, 0],
    ]
    const answer = await answerTap({ couplings, magnetisations: [0.1, 0.2], order: 1, exact: true })
    expect(tapText(answer)).toContain('the exact fields were not found')
    expect(JSON.parse(tapJson(answer))).toMatchObject({ exact: null, trusted: false })
  })
})

describe('a question about fields', () => {
  const { couplings, values } = drawn(6, 0.3)

  it('is answered with magnetisations that solve the equations', async () => {
    const answer = (await answerTap({ couplings, fields: values, order: 4, exact: true })) as MeansAnswer
    const json = JSON.parse(tapJson(answer)) as Readonly<Record<string, unknown>> & {
      readonly m: readonly number[]
      readonly exact: { readonly m: readonly number[] }
    }
    expect(json).toMatchObject({ converged: true, stable: true })
    json.m.forEach((mean, i) => expect(Math.abs(mean - (json.exact.m[i] as number))).toBeLessThan(0.01))
    const back = (await answerTap({ couplings, magnetisations: json.m, order: 4 })) as GibbsAnswer
    back.gibbs.fields.forEach((field, i) => expect(field).toBeCloseTo(values[i] as number, 9))
  })

  it('finds both magnetisations of a ferromagnet from several starts', async () => {
    const n = 10
    const ferromagnet = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_unused, j) => (i === j ? 0 : 2 / n)),
    )
    const request = { couplings: ferromagnet, fields: new Array<number>(n).fill(0), order: 1, starts: 12 }
    const { solutions } = (await answerTap(request)) as MeansAnswer
    const [first, second] = solutions
    expect(first?.means[0]).toBeCloseTo(-(second?.means[0] as number), 8)
    expect(Math.abs(first?.means[0] as number)).toBeGreaterThan(0.8)
  })

  it('is told that there is no solution, with no numbers in its place', async () => {
    const strong = drawn(12, 1.5)
    const answer = await answerTap({ couplings: strong.couplings, fields: strong.values, order: 4 })
    expect(JSON.parse(tapJson(answer))).toMatchObject({ m: null, converged: false })
    expect(tapText(answer)).toContain('no solution was found from a start')
  })

  it('is told of a singular second derivative', async () => {
    // Naive mean field at its critical point: 1 − K = 0.
    const answer = await answerTap({
      couplings: [
        [0, 1],
        [1, 0],
      ],
      fields: [0, 0],
      order: 1,
    })
    expect((answer as MeansAnswer).solutions).toEqual([])
  })
})

describe('a question that is none', () => {
  const couplings = [
    [0, 0.1],
    [0.1, 0],
  ]
  it.each([
    [{ couplings }, 'magnetisations: expected either magnetisations'],
    [{ couplings, magnetisations: [0, 0], fields: [0, 0] }, 'received both'],
    [{ couplings, magnetisations: [0, -1] }, 'magnetisations[1]: expected a magnetisation between -1 and 1'],
    [{ couplings, fields: [0] }, 'fields: expected a list of 2 fields'],
    [
      {
        couplings: [
          [0, 1],
          [2, 0],
        ],
        fields: [0, 0],
      },
      'couplings[1][0]: expected 1',
    ],
    [{ couplings, fields: [0, 0], order: 7 }, 'order: expected an order in the couplings from 1'],
    [{ couplings, fields: [0, 0], scan: true }, 'scan: expected magnetisations'],
  ])('%j', async (request, sentence) => {
    await expect(answerTap(await readRequest('tap', request))).rejects.toThrow(sentence)
  })
})

describe('binary data', () => {
  const { couplings, values } = drawn(6, 0.2)
  const cumulative = (() => {
    const states = Array.from({ length: 64 }, (_, bits) => values.map((_v, i) => ((bits >> i) & 1 ? 1 : -1)))
    let sum = 0
    return states.map((state) => {
      const pairs = state.reduce<number>(
        (e, a, i) => e + state.slice(0, i).reduce<number>((x, b, j) => x + (couplings[i]?.[j] as number) * a * b, 0),
        0,
      )
      sum += Math.exp(state.reduce<number>((e, a, i) => e + a * (values[i] as number), pairs))
      return { state, sum }
    })
  })()
  const total = cumulative.at(-1)?.sum ?? 0
  const random = randomStream(3, 0)
  const data = Array.from({ length: 20_000 }, () => {
    const u = random.uniform() * total
    return (cumulative.find(({ sum }) => sum >= u)?.state ?? []).map((s) => (s + 1) / 2)
  })

  it('give back the couplings that they were drawn with, within their errors', async () => {
    const answer = await answerTapData(await readRequest('tap-data', { data, order: 4, exact: true }))
    const json = JSON.parse(tapDataJson(answer)) as {
      readonly couplings: readonly (readonly number[])[]
      readonly fields: readonly number[]
      readonly errors: { readonly couplings: readonly (readonly number[])[]; readonly fields: readonly number[] }
      readonly exact: { readonly couplings: readonly (readonly number[])[] }
      readonly coding: string
    }
    expect(json.coding).toBe('0/1')
    couplings.forEach((row, i) =>
      row.forEach((coupling, j) => {
        if (i === j) return
        const error = json.errors.couplings[i]?.[j] as number
        // Of 20,000 draws: 1/√(draws q q).
        expect(error).toBeGreaterThan(0.006)
        expect(error).toBeLessThan(0.03)
        expect(Math.abs((json.couplings[i]?.[j] as number) - coupling) / error).toBeLessThan(4)
        expect(Math.abs((json.exact.couplings[i]?.[j] as number) - coupling) / error).toBeLessThan(4)
      }),
    )
    values.forEach((field, i) => {
      const z = ((json.fields[i] as number) - field) / (json.errors.fields[i] as number)
      expect(Math.abs(z)).toBeLessThan(4)
    })
    expect(answer.doubts).toEqual([])
    expect(JSON.parse(tapDataJson(answer))).toMatchObject({ trusted: true })
    expect(tapDataText(answer)).toContain('20000 draws of 6 spins, of which 0 was read as −1')
    expect(await tapDataPlot(answer, 'tex')).toContain('\\begin{tikzpicture}')
  })

  it('are refused where they are few, and with an order that is none', async () => {
    await expect(answerTapData({ data: data.slice(0, 150) })).rejects.toThrow(
      'data: expected at least 200 draws of 6 spins',
    )
    await expect(answerTapData({ data, order: 7 })).rejects.toThrow('order: expected an order from 1')
    await expect(answerTapData({ data, order: 3, method: 'naive' })).rejects.toThrow(
      'order: expected 1, that of the method naive',
    )
    await expect(answerTapData({ data: [[0], [1]] })).rejects.toThrow('data: expected two spins or more')
    const { exact, ...without } = await answerTapData({ data })
    expect(exact).toBeDefined()
    await expect(tapDataPlot(without, 'svg')).rejects.toThrow('exact: expected exact couplings')
  })
})
