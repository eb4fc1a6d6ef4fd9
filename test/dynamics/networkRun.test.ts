import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { finished } from '../../src/algebra/finished.js'
import { byJavaScript, COLUMNS, couplingProduct } from '../../src/dynamics/meanField/couplingProduct.js'
import { networkRun } from '../../src/dynamics/meanField/networkRun.js'
import type { NetworkTask } from '../../src/dynamics/meanField/networkRun.js'
import { recurrentWasm } from '../../src/dynamics/meanField/recurrentWasm.js'
import { stepError } from '../../src/dynamics/meanField/stepError.js'
import { randomStream } from '../../src/random/philox.js'
import { answerDmft } from '../../src/requests/dmft.js'
import type { StateAnswer } from '../../src/requests/dmft.js'
import { dmftJson, dmftText } from '../../src/requests/dmftReadings.js'
import { pieces } from '../../src/requests/pieces.js'
import type { PiecesTask } from '../../src/requests/pieces.js'
import type { Done, Threads, Work } from '../../src/requests/running.js'

/** Threads that are none: tasks are copied, and come in another order. */
const here: Threads = {
  cores: 2,
  run: async function* <K extends keyof Work>(_: K, tasks: readonly Work[K]['task'][]): AsyncGenerator<Done<K>> {
    for (const task of tasks.toReversed())
      yield [task, structuredClone(await pieces(structuredClone(task) as PiecesTask))] as unknown as Done<K>
  },
}

const task: NetworkTask = {
  ...{ phi: 'linear', g: 0, noise: 0.5, units: 400, seed: 1, network: 0, dt: 0.1, warmUp: 100, steps: 2000 },
  ...{ every: 5, lags: 5, start: 0.25 },
}

describe('the product of couplings with eight columns', () => {
  it('is compiled from recurrent.wat', async () => {
    const source = readFileSync('src/dynamics/meanField/recurrent.wat', 'utf8')
    const { buffer } = (await wabt()).parseWat('recurrent.wat', source, { simd: true }).toBinary({})
    expect(recurrentWasm).toBe(Buffer.from(buffer).toString('base64'))
  })

  it.each([1, 2, 5, 33])('of %d units is the same in WebAssembly and in JavaScript', (units) => {
    const filled = (): ((row: Float64Array) => void) => {
      const random = randomStream(3, 0)
      return (row) => random.rows(row, units, 0, 1)
    }
    const both = [couplingProduct(units, filled()), byJavaScript(units, filled())]
    for (const { columns, multiply } of both) {
      const random = randomStream(4, 0)
      for (let at = 0; at < units * COLUMNS; at++) columns[at] = random.normal()
      multiply()
    }
    const [lanes, plain] = both.map(({ inputs }) => inputs)
    for (let at = 0; at < units * COLUMNS; at++) expect(lanes?.[at]).toBeCloseTo(plain?.[at] as number, 4)
  })
})

describe('a simulated network', () => {
  it('without couplings is noise that decays: c = D e^{−τ}/2, λ = −1', () => {
    const { c, lyapunov, parts } = finished(networkRun(task))
    c.forEach((each, lag) => expect(Math.abs(each - 0.25 * Math.exp(-0.5 * lag))).toBeLessThan(0.005))
    expect(lyapunov).toBeCloseTo(-1, 6)
    expect(parts.c0).toHaveLength(16)
  })

  it('has an error of second order in its steps', () => {
    const [coarse, fine] = [0.1, 0.05].map((dt) => stepError('tanh', 2, { dt, start: 1.9 })) as [number, number]
    expect(coarse / fine).toBeGreaterThan(3.5)
    expect(coarse / fine).toBeLessThan(4.8)
  })

  it('is the same again, and on several cores', async () => {
    const request = {
      phi: 'tanh',
      g: 1.2,
      noise: 0.5,
      simulate: { units: [60, 120], networks: 3, time: 60, seed: 5 },
    }
    const [alone, shared] = [await answerDmft(request), await answerDmft(request, { threads: here })]
    expect(dmftJson(shared)).toBe(dmftJson(alone))
    const other = await answerDmft({ ...request, simulate: { ...request.simulate, seed: 6 } })
    expect(dmftJson(other)).not.toBe(dmftJson(alone))
    expect(dmftText(alone)).toContain('simulated: 3 networks of each size')
  })

  it('agrees with the theory, and its exponent in the limit of many units', async () => {
    const request = {
      phi: 'linear',
      g: 0.5,
      noise: 0.5,
      simulate: { units: [100, 200, 400], networks: 6, time: 100 },
    }
    const { simulation, state } = (await answerDmft(request)) as StateAnswer
    const largest = simulation?.sizes.at(-1)
    expect(largest?.c0.verdict).toBe('agrees')
    expect(Math.abs((largest?.c0.value as number) / state.c0 - 1)).toBeLessThan(0.03)
    expect(simulation?.extrapolated?.lyapunov.verdict).toBe('agrees')
    largest?.curve.c.slice(0, 10).forEach((c, lag) => {
      expect(Math.abs(c - state.at(largest.curve.tau[lag] as number))).toBeLessThan(0.02)
    })
  }, 60_000)

  it.each([
    [{ units: [100], dt: 0.6 }, 'dt: expected a time step that is small enough'],
    [{ units: [6000] }, 'at most 5000 units'],
    [{ units: [] }, 'different numbers of units'],
    [{ units: [100], networks: 1 }, 'a number of networks from 2'],
    [{ units: [100], time: 1 }, 'a time from 10'],
  ])('%j is refused', async (simulate, sentence) => {
    await expect(answerDmft({ phi: 'tanh', g: 1.5, simulate })).rejects.toThrow(sentence)
  })
})
