import { describe, expect, it } from 'vitest'
import { finished } from '../../src/algebra/finished.js'
import { populationSizes, populationsRun, populationsStepError } from '../../src/dynamics/meanField/populationsRun.js'
import { readPopulations } from '../../src/dynamics/meanField/readPopulations.js'
import { answerDmftPopulations, dmftPopulationsJson, dmftPopulationsText } from '../../src/requests/dmftPopulations.js'
import { answerDmft } from '../../src/requests/dmft.js'
import type { StateAnswer } from '../../src/requests/dmft.js'
import { concludedPopulations, populationsDoubts } from '../../src/requests/simulatedPopulations.js'
import { runWith, words } from '../cli/run.js'

const pair = `phi: tanh
populations:
  E: { fraction: 0.75, noise: 0.4 }
  I: { fraction: 0.25 }
g: [[1.2, 0.8], [0.9, 1.1]]
`
/** φ = x + 1: everything is known. */
const shifted = `populations:
  A: { fraction: 1, phi: x + 1, noise: 0.5 }
g: [[0.4]]
means: [[0.3]]
`

describe('a simulated network of several populations', () => {
  it('has as many units of each as its share says, and all units', () => {
    const { populations } = readPopulations(pair, 'p.yaml')
    expect(populationSizes({ populations }, 400)).toEqual([300, 100])
    expect(populationSizes({ populations }, 30)).toEqual([23, 7])
  })

  it('without couplings is noise that decays, of each population its own: c0 = D/2', () => {
    const network = readPopulations(pair.replace(/g: .*/, 'g: [[0, 0], [0, 0]]'), 'p.yaml')
    const task = { units: 200, seed: 1, number: 0, dt: 0.1, warmUp: 300, steps: 2000, every: 5 }
    const { variances, means } = finished(populationsRun(network, { ...task, variances: [1, 1], means: [1, 0] }))
    for (const each of variances[0] ?? []) expect(Math.abs(each - 0.2)).toBeLessThan(0.02)
    for (const each of variances[1] ?? []) expect(each).toBeLessThan(1e-12)
    for (const each of means.flat()) expect(Math.abs(each)).toBeLessThan(0.03)
  })

  it('has an error of second order in its steps', () => {
    const network = readPopulations(pair, 'p.yaml')
    const [coarse, fine] = [0.1, 0.05].map((dt) =>
      populationsStepError(network, { variances: [1, 1], means: [0, 0] }, dt),
    ) as [number, number]
    expect(coarse / fine).toBeGreaterThan(3.5)
    expect(coarse / fine).toBeLessThan(4.8)
  })

  it('with means has the exact mean and variance of a linear one, as the theory has', async () => {
    const [g2, D, m] = [0.16, 0.5, 0.3 / 0.7]
    const exact = (g2 * (m + 1) ** 2) / (1 - g2) + D / (2 * Math.sqrt(1 - g2))
    const simulate = { units: [100, 200, 400], networks: 8, time: 60, seed: 2 }
    const answer = await answerDmftPopulations({ network: shifted, simulate })
    expect(answer.means[0]).toBeCloseTo(m, 8)
    expect(answer.variances[0]).toBeCloseTo(exact, 6)
    const limit = answer.simulation?.populations[0]?.extrapolated
    expect(limit).toMatchObject({ c0: { verdict: 'agrees' }, mean: { verdict: 'agrees' } })
    expect(Math.abs((limit?.c0.value ?? NaN) - exact)).toBeLessThan(4 * (limit?.c0.standardError ?? NaN))
    expect(Math.abs((limit?.mean.value ?? NaN) - m)).toBeLessThan(4 * (limit?.mean.standardError ?? NaN))
    expect(limit?.c0.standardError).toBeLessThan(0.1 * exact)
    // What is wrong is told.
    if (answer.part === undefined) throw new Error('no part')
    const wrong = concludedPopulations({ variances: [2 * exact], means: [m + 0.5] }, answer.part)
    expect(populationsDoubts(wrong).map((each) => each.replace(/[\d.]+ standard/, 'standard'))).toEqual([
      'c0 of A in the limit of many units differs from the theory by standard errors',
      'the mean of A in the limit of many units differs from the theory by standard errors',
    ])
  })

  it('that is one population agrees with what is known of one', async () => {
    const one = 'phi: tanh\npopulations:\n  E: { fraction: 1 }\nnoise: 0.5\ng: [[1.2]]\n'
    const { simulation } = await answerDmftPopulations({
      network: one,
      simulate: { units: [300], networks: 6, time: 60 },
    })
    const { state } = (await answerDmft({ phi: 'tanh', g: 1.2, noise: 0.5 })) as StateAnswer
    const found = simulation?.populations[0]?.sizes[0]?.c0
    expect(found?.verdict).toBe('agrees')
    expect(Math.abs((found?.value ?? NaN) - state.c0)).toBeLessThan(4 * (found?.standardError ?? NaN))
    expect(found?.standardError).toBeLessThan(0.05)
  })

  const command = 'dmft pair.yaml --until 2 --step 1 --simulate N=80,40,seeds=3,time=10 --seed 5'
  const files = { 'pair.yaml': pair }

  it('is written as a table and as JSON, and goes in shards to the bytes of one run', async () => {
    const text = await runWith(words(`${command} --format text`), files)
    expect(text.out).toContain('simulated: 3 networks of each size, eight trajectories each, time 10')
    expect(text.out).toMatch(/^E {2,}∞ {2,}[\d.]+ ± [\d.]+/m)
    const parts = await Promise.all(
      [0, 1, 2].map(async (i) => [...(await runWith(words(`${command} --shard ${i}/3 -o ${i}.json`), files)).written]),
    )
    const written = Object.fromEntries(parts.flat())
    expect(JSON.parse(written['0.json'] ?? '')).toMatchObject({ kind: 'dmft-populations-part', complete: true })
    expect((await runWith(words('merge 1.json 0.json 2.json'), written)).out).toBe(text.out)
    expect((await runWith(words('merge 0.json 2.json'), written)).err).toContain('shard 1/3: expected a file with it')
    const answer = await answerDmftPopulations({
      ...{ network: pair, file: 'pair.yaml', until: 2, step: 1 },
      simulate: { units: [80, 40], networks: 3, time: 10, seed: 5 },
    })
    expect(`${dmftPopulationsText(answer)}\n`).toBe(text.out)
    const json = await runWith(words('merge 0.json 1.json 2.json --format json'), written)
    expect(`${dmftPopulationsJson(answer)}\n`).toBe(json.out)
  })

  it.each([
    [
      '--simulate N=30',
      'simulate N: expected as many units that every population has 10 of them, received 30, of which one has 7',
    ],
    ['--simulate N=100,dt=0.9', 'dt: expected a time step that is small enough'],
    ['--simulate N=100,seeds=1', 'simulate seeds: expected a number of networks from 2'],
    ['--shard 0/2 -o p', '--shard: expected --simulate, which is what is divided, received none'],
    [
      '--g 1',
      'pair.yaml: expected nothing beside it but --until, --step, --simulate, --seed, --shard, --resume, --format and -o, received --g',
    ],
  ])('%s is refused', async (flags, sentence) => {
    const { status, err } = await runWith(words(`dmft pair.yaml ${flags}`), files)
    expect(err).toContain(`edgewick: ${sentence}`)
    expect(status).toBe(2)
  })
})
