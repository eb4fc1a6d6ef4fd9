import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { isThorough } from '../fastCheck.js'
import { jsonOf, runWith, words } from './run.js'

const net = 'cos-net --param alpha=0.05 --param N=3 --param sigma0=1.2 --param sigma1=0.9'

describe('a Cos-net with coupled weights on the command line', () => {
  it('has its correlator exactly, by powers of α, and as formulas', async () => {
    const found = (await jsonOf(`correlator ${net} --n 4 --at 0,0.4,-0.7,1.1`)) as {
      value: number
      series: readonly number[]
      latex: Record<string, string>
    }
    expect(found.value).toBeCloseTo(0.059571117315714246, 11)
    expect(found.series.slice(0, 2)).toEqual([
      expect.closeTo(0.06322547912247257, 12),
      expect.closeTo(-0.11290314920926801, 12),
    ])
    expect(Object.keys(found.latex)).toEqual(['order0', 'order1', 'largeN'])
    expect((await runWith(words(`correlator ${net} --n 4 --format latex`))).out.trim().split('\n')).toHaveLength(3)
  })

  it('has the series of eight points to second order, without a formula', async () => {
    const found = await jsonOf(`correlator ${net} --n 8 --at 0,0.4,-0.7,1.1,0,0.4,-0.7,1.1`)
    const free = (await jsonOf(
      'correlator cos-net --param N=3 --param sigma0=1.2 --param sigma1=0.9 --n 8 --at 0,0.4,-0.7,1.1,0,0.4,-0.7,1.1',
    )) as {
      value: number
    }
    expect(found).toMatchObject({
      n: 8,
      series: [expect.closeTo(free.value, 10), expect.any(Number), expect.any(Number)] as number[],
    })
    expect(found).not.toHaveProperty('latex')
  })

  it('has its action exactly in α, and linear in it', async () => {
    const found = (await jsonOf(`action ${net} --at 0.3 --field 0.8`)) as {
      value: number
      leadingInAlpha: { value: number; free: number }
    }
    // At one point nothing depends on α, so that the leading order is the Gaussian part.
    expect(found).toMatchObject(
      await jsonOf('action cos-net --param N=3 --param sigma0=1.2 --param sigma1=0.9 --at 0.3 --field 0.8').then(
        (free) => ({
          value: expect.closeTo((free as { value: number }).value, 9) as number,
        }),
      ),
    )
    expect(found.leadingInAlpha.value).toBeCloseTo(found.leadingInAlpha.free, 12)
    expect((await runWith(words(`action ${net} --at 0.3 --field 0.8`))).out).toContain('leading order in α alone')
  })

  it.each(isThorough ? ['', ' --order 2'] : [''])(
    'has the derivative of its continuum action with respect to α, infinite pieces named%s',
    async (order) => {
      const { latex } = (await jsonOf(`action cos-net --param alpha=0.05${order}`)) as {
        latex: { linearInAlpha: Record<string, Record<string, string>> }
      }
      for (const kind of ['momentum', 'operators']) {
        const formulas = latex.linearInAlpha[kind] ?? {}
        expect(Object.keys(formulas)).toEqual(['gaussian', 'g2', 'g4', ...(order === '' ? [] : ['g6'])])
        expect(formulas['g2']).toContain(
          '\\frac{V}{N^2 \\sigma_{1}^2} \\, \\left( \\frac{v}{2\\pi} \\right)^{d/2} \\, \\int \\frac{d^dq}{(2\\pi)^d} q^2',
        )
        for (const formula of Object.values(formulas)) {
          expect(formula).toContain('\\partial_{\\alpha} S_{')
          expect(katex.renderToString(formula, { strict: 'error', throwOnError: true, displayMode: true })).toContain(
            'katex',
          )
        }
      }
    },
  )

  it('is checked without the slope of its action, and says so', async () => {
    const check = (await jsonOf('check cos-net --param alpha=0.5 --samples 2000')) as {
      results: readonly { quantity: string; verdict: string }[]
      notes: readonly string[]
    }
    expect(check.results.map(({ quantity }) => quantity).filter((quantity) => quantity.includes('slope'))).toEqual([])
    expect(check.results.filter(({ verdict }) => verdict === 'differs')).toEqual([])
    expect(check.notes).toEqual([expect.stringContaining('The N-slope of the action is left out')])
    const { out } = await runWith(words('check cos-net --param alpha=0.5 --samples 400'))
    expect(out.split('\n').filter((line) => line.includes('left out'))).toHaveLength(1)
    expect(await jsonOf('check cos-net --samples 400')).not.toHaveProperty('notes')
  })

  it('refuses what it has not', async () => {
    for (const [command, sentence] of [
      [
        `correlator ${net} --n 8`,
        '--n: expected an order of at most 6 for a formula of coupled neurons, of at most 8 for numbers at points (--at), received 8',
      ],
      [`correlator ${net} --n 4 --at 0`, '--at: expected 4 points, one for each leg, received 1'],
      [
        `check ${net} --estimator neuron`,
        'cos-net: expected independent neurons for the neuron estimator (kernel and direct do without), received',
      ],
      ['correlator cos-net --n 2 --param alpha=-1', 'cos-net alpha: expected a number from 0 on'],
      ['correlator phi4-net --n 2 --param m=0', 'phi4-net m: expected m > 0'],
    ] as const) {
      const { status, err } = await runWith(words(command))
      expect({ status, sentence: err.slice(10, 10 + sentence.length) }).toEqual({ status: 2, sentence })
    }
  })
})
