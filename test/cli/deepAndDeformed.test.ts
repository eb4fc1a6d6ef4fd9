import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { jsonOf, runWith, words } from './run.js'

interface Found {
  readonly infiniteWidth: number
  readonly estimate: { readonly mean: number; readonly standardError: number }
  readonly latex: string
}

describe('deep networks on the command line', () => {
  it('have G2 at infinite width, and estimates that come near it as N grows', async () => {
    const at = async (N: number): Promise<Found> =>
      (await jsonOf(`correlator erf-net --param depth=2 --param N=${N} --n 2 --at 0.3,0.8 --samples 2000`)) as Found
    const [narrow, wide] = [await at(2), await at(40)]
    expect(wide.infiniteWidth).toBe(narrow.infiniteWidth)
    expect(Math.abs(wide.estimate.mean - wide.infiniteWidth)).toBeLessThan(4 * wide.estimate.standardError + 0.01)
    expect(narrow.estimate.standardError).toBeGreaterThan(wide.estimate.standardError)
    expect(katex.renderToString(wide.latex, { strict: 'error', throwOnError: true, displayMode: true })).toContain(
      'katex',
    )
  })

  it('with one layer are the networks themselves', async () => {
    const one = await jsonOf('correlator erf-net --param depth=1 --n 2 --at 0.3,0.8')
    expect(one).toEqual(await jsonOf('correlator erf-net --n 2 --at 0.3,0.8'))
  })

  it('have a fourth cumulant and symmetries from samples only', async () => {
    const { out } = await runWith(words('correlator tanh-net --param depth=2 --n 4 --at 0.3,0.8,0,0.1 --samples 400'))
    expect(out).toMatch(/^estimate [\d.]+ ± [\d.e-]+ from 400 sampled networks, seed 1\n$/)
    const symmetries = await runWith(words('symmetries erf-net --param depth=2 --param d=2 --samples 400'))
    expect(symmetries.out).toContain('translation                 G_c^(2)')
    expect(symmetries.out).not.toContain('evidence')
    expect((await runWith(words('action tanh-net --param depth=2'))).out).toContain('known from samples only')
  })
})

describe('estimates beside exact correlators', () => {
  it('agree with them, for independent and coupled neurons', async () => {
    for (const network of ['cos-net --param N=5', 'cos-net --param N=5 --param alpha=0.3', 'erf-net --param N=5']) {
      const { value, estimate } = (await jsonOf(
        `correlator ${network} --n 2 --at 0.3,0.8 --samples 4000 --seed 3`,
      )) as Found & {
        readonly value: number
      }
      expect(Math.abs(value - estimate.mean)).toBeLessThan(4.5 * estimate.standardError)
    }
  })
})

describe('deformations on the command line', () => {
  const command =
    'correlator phi4-net --param N=200 --param s=0 --n 4 --at -0.5,0,0.4,0.9 --deform lambda=0.2,from=-1.5,to=1.5'

  it('have the orders of λ and 1/N, and the diagrams of phi4 beside them', async () => {
    const found = (await jsonOf(`${command},nodes=12`)) as {
      value: number
      coefficients: number[][]
      diagrams: number[]
    }
    const { coefficients, diagrams, value } = found
    diagrams.forEach((each, k) => {
      expect(coefficients[k]?.[0]).toBeCloseTo(each, 12)
    })
    expect(coefficients[1]?.[1]).toBeCloseTo(-0.003289239, 8)
    expect(value).toBeCloseTo(
      coefficients.reduce((total, [wide = 0, narrow = 0], k) => total + 0.2 ** k * (wide + narrow), 0),
      12,
    )
    expect((await runWith(words(`${command},nodes=12`))).out).toContain('diagrams of phi4')
  })

  it('are estimated by reweighting', async () => {
    const { value, estimate } = (await jsonOf(
      'correlator cos-net --n 2 --at 0,0.4 --deform lambda=0.2,power=6 --samples 4000',
    )) as Found & {
      readonly value: number
    }
    expect(Math.abs(value - estimate.mean)).toBeLessThan(4.5 * estimate.standardError)
  })
})

describe('what deep and deformed networks refuse', () => {
  it.each([
    ['correlator erf-net --param depth=0 --n 2', 'deep erf-net depth: expected a positive integer, received 0'],
    ['correlator tanh-net --param depth=2 --n 4', '--samples: expected a number of sampled networks, with --at'],
    [
      'correlator tanh-net --param depth=2 --n 4 --at 0,1,2,3 --samples 40 --format latex',
      '--n: expected 2, the only correlator of a deep network',
    ],
    [
      'correlator tanh-net --n 2 --samples 40',
      'options: expected --at together with --samples, received --samples alone',
    ],
    ['check tanh-net --param depth=2', 'tanh-net depth: expected 1, for predictions to compare with'],
    ['symmetries tanh-net --param depth=2', '--samples: expected a number of sampled networks'],
    ['action tanh-net --param depth=2 --at 0 --field 0.3', 'deep tanh-net: expected estimates from samples'],
    [
      'correlator cos-net --n 2 --at 0,1 --deform from=0',
      "--deform: expected lambda=VALUE and, as wanted, from, to, nodes, power, such as lambda=0.2,from=-1,to=1, received 'from=0'",
    ],
    ['correlator cos-net --n 2 --at 0,1 --deform lambda=-1', '--deform lambda: expected a number from 0 on'],
    ['correlator cos-net --n 2 --at 0,1 --deform lambda=1,power=3', 'power: expected an even number'],
    [
      'correlator cos-net --n 2 --deform lambda=1',
      '--deform: expected --at, and --format text or json, received no points',
    ],
  ])('%s', async (command, sentence) => {
    const { status, err } = await runWith(words(command))
    expect({ status, sentence: err.slice(10, 10 + sentence.length) }).toEqual({ status: 2, sentence })
  })
})
