import { describe, expect, it } from 'vitest'
import { runWith } from './run.js'

const quadratic = 'dx = -x + eps x^2/2, noise D'

async function json(...args: readonly string[]): Promise<unknown> {
  const { status, out, err } = await runWith(['sde', ...args, '--format', 'json'])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out)
}

const term = (coefficient: string, t: number, rate: string, D: number): unknown => ({
  coefficient,
  powers: { D, eps: 2 },
  t,
  rate,
})

describe('edgewick sde', () => {
  it('has the terms of C₂ and R₂, and numbers', async () => {
    expect(await json(quadratic, '--order', '2', '--at', '0,1', '--param', 'eps=0.1,D=2')).toMatchObject({
      quantity: 'correlation',
      of: ['x', 'x'],
      terms: [term('1/8', 0, '1', 2), term('3/8', 1, '1', 2), term('1/8', 0, '2', 2)],
      diagrams: 5,
      check: 'hierarchy',
      fluctuationDissipation: { holds: true },
      values: [0.01, 0.04 * (Math.exp(-1) / 2 + Math.exp(-2) / 8)].map((each) => expect.closeTo(each, 12) as number),
    })
    expect(await json(quadratic, '--order', '2', '--quantity', 'response')).toMatchObject({
      terms: [term('-1/2', 0, '1', 1), term('3/4', 1, '1', 1), term('1/2', 0, '2', 1)],
      diagrams: 2,
    })
    expect(await json(quadratic, '--up-to', '3', '--quantity', 'mean')).toMatchObject({
      terms: [
        { coefficient: '1/4', powers: { D: 1, eps: 1 }, t: 0, rate: '0' },
        { coefficient: '5/32', powers: { D: 2, eps: 3 }, t: 0, rate: '0' },
      ],
      diagrams: 5,
    })
  })

  it('writes rates in the unit that the equation has', async () => {
    expect(await json('dx = -a x + eps x^2, noise D', '--order', '2')).toMatchObject({
      terms: [{ rate: 'a' }, { rate: 'a' }, { rate: '2*a' }],
    })
  })

  it('answers from a start, with numbers at one time and at two', async () => {
    const start = ['--from', 'x=x0', '--param', 'eps=0.1,D=2,x0=1']
    const mean = (t: number): number => 0.05 * (1 - Math.exp(-t)) ** 2 + 0.05 * (Math.exp(-t) - Math.exp(-2 * t))
    expect(await json(quadratic, ...start, '--quantity', 'mean', '--order', '1', '--at', '0.5,2')).toMatchObject({
      start: { x: 'x0' },
      check: 'hierarchy',
      values: [0.5, 2].map((t) => expect.closeTo(mean(t), 12) as number),
    })
    expect(await json(quadratic, ...start, '--order', '0', '--at', '1', '--waiting', '0.5')).toMatchObject({
      terms: [
        { coefficient: '1/2', powers: { D: 1 }, t: 0, rate: '1', earlier: { t: 0, rate: '0' } },
        { coefficient: '-1/2', t: 0, rate: '1', earlier: { t: 0, rate: '2' } },
      ],
      waiting: 0.5,
      values: [expect.closeTo(Math.exp(-1) - Math.exp(-2), 12)],
    })
    const { out } = await runWith(['sde', `${quadratic}, x(0) = 1/2`, '--order', '0', '--format', 'latex'])
    expect(out).toContain("\\langle\\!\\langle x(t'+\\tau)\\, x(t') \\rangle\\!\\rangle = \\frac{D}{2} e^{-\\tau}")
    expect(out).toContain("- \\frac{D}{2} e^{-2t'} e^{-\\tau}")
  })

  it('answers under a drive, as JSON and LaTeX', async () => {
    const driven = ['dx = -a x + A cos(2 a t), noise D', '--from', 'x=0', '--quantity', 'mean']
    const exact = 0.2 * Math.cos(1.2) + 0.4 * Math.sin(1.2) - 0.2 * Math.exp(-0.6)
    expect(await json(...(driven as [string]), '--at', '0.6', '--param', 'a=1,A=1,D=1')).toMatchObject({
      terms: [
        { coefficient: '1/5', powers: { A: 1, a: -1 }, t: 0, rate: '0', turn: { of: 'cos', rate: '2*a' } },
        { coefficient: '2/5', turn: { of: 'sin', rate: '2*a' } },
        { coefficient: '-1/5', rate: 'a' },
      ],
      values: [expect.closeTo(exact, 12)],
    })
    const { out } = await runWith(['sde', ...driven, '--format', 'latex'])
    expect(out).toContain('-a x + A \\cos\\left(2 a t\\right)')
    expect(out).toContain('\\frac{A}{5 a} \\cos(2a t)')
  })

  it('answers in frequency, real parts and where there are some imaginary ones', async () => {
    const parameters = ['--param', 'eps=0.2,D=1', '--at', '0,1']
    const correlation = await json(quadratic, '--in', 'frequency', '--order', '2', ...parameters)
    expect(correlation).toMatchObject({
      in: 'frequency',
      denominator: 'rate^2 + omega^2',
      terms: [
        { coefficient: '-1/2', powers: { D: 2, eps: 2 }, iomega: 0, rate: '1', pole: 1 },
        { coefficient: '3/2', rate: '1', pole: 2 },
        { coefficient: '1/2', rate: '2', pole: 1 },
      ],
      diagrams: 5,
      values: [0.04 * 1.125, 0.04 * (-0.25 + 0.375 + 0.1)].map((each) => expect.closeTo(each, 12) as number),
    })
    expect(correlation).not.toHaveProperty('imaginary')
    expect(
      await json(quadratic, '--in', 'frequency', '--quantity', 'response', '--order', '0', ...parameters),
    ).toMatchObject({
      denominator: 'rate - i*omega',
      terms: [{ coefficient: '1', powers: {}, iomega: 0, rate: '1', pole: 1 }],
      values: [1, 0.5],
      imaginary: [0, 0.5],
    })
    const { out } = await runWith(['sde', 'dx = -x, noise D', '--in', 'frequency', '--format', 'latex'])
    expect(out).toContain('e^{i \\omega \\tau}\\, \\mathrm{d}\\tau = \\frac{D}{1 + \\omega^{2}}')
  })

  it('prints self-energies and the effective equation', async () => {
    expect(await json(quadratic, '--quantity', 'self-energy', '--order', '2')).toMatchObject({
      response: { delta: [term('1/4', 0, '0', 1)], terms: [term('1/2', 0, '2', 1)] },
      noise: { delta: [], terms: [term('1/8', 0, '2', 2)] },
      diagrams: { response: 2, noise: 1 },
      check: 'dyson',
    })
    expect(await json(quadratic, '--effective', '--up-to', '3')).toMatchObject({
      equations: { mean: '1/2 c eps + 1/2 eps x² − x' },
      oneLoop: { mean: [{ coefficient: '1/4' }, { coefficient: '3/32' }] },
      exact: { mean: [{ coefficient: '1/4' }, { coefficient: '5/32' }] },
    })
    const { status, out } = await runWith(['sde', quadratic, '--effective', '--param', 'eps=0.7,D=1'])
    expect(status).toBe(1)
    expect(out).toContain('no solution, for')
  })

  it('draws its diagrams, and prints their rule file', async () => {
    const { out } = await runWith(['sde', quadratic, '--order', '2', '--format', 'svg'])
    expect(out.match(/role="img"/g)).toHaveLength(5)
    const exponents = [...out.matchAll(/<text[^>]*font-size="9\.1"[^>]*>([^<]*)</g)].map(([, text]) => text).join('')
    expect(exponents).toContain('−2τ')
    const { out: rules } = await runWith(['sde', quadratic, '--order', '2', '--format', 'yaml'])
    const { out: counted } = await runWith(['diagrams', 'my.yaml', '--legs', 'J,J', '--order', '2', '--count'], {
      'my.yaml': rules,
    })
    expect(counted).toContain('5 diagrams, Σ 1/|Aut| = 7/2')
  })

  it.each([
    [['dx = -x + eps x^2, noise D', '--param', 'foo=1'], /expected one of eps, D, received 'foo'/],
    [['dx = -x + eps x^2, noise D', '--at', '1', '--param', 'eps=0.1'], /expected a value of D/],
    [['dx = -x + eps x^2, noise D', '--of', 'y,y'], /--of: expected x/],
    [['dx = x, noise D'], /a linear part that decays/],
    [['dx = -x + (1 + s x) dW', '--param', 's=2'], /so that ⟨x²⟩ is finite/],
    [['dx = -x, noise D', '--from', 'y=1'], /start: expected a start of x, received one of 'y'/],
    [['dx = -x; dy = -y; noise D', '--from', 'x=1'], /a start of y as well/],
    [['dx = -x, noise D', '--from', 'x'], /--from: expected components with their starts/],
    [['dx = -x, noise D', '--from', 'x=0,x=1'], /--from: expected one start of x/],
    [['dx = -x, noise D', '--from', 'x=x'], /numbers and parameters/],
    [['dx = -x, noise D', '--from', 'x=0', '--at', '1', '--param', 'D=1'], /--waiting: expected the earlier/],
    [['dx = -x, noise D', '--at', '1', '--param', 'D=1', '--waiting', '1'], /--waiting: expected a start/],
    [['dx = -x + x^2, noise D', '--from', 'x=1/2'], /the working point, or a parameter/],
    [['dx = -x, noise D', '--order', '1', '--up-to', '2'], /both/],
    [['dx = -x, noise D', '--in', 'frequency', '--quantity', 'mean'], /in: expected a correlation or a response/],
    [['dx = -x, noise D, x(0) = 1', '--in', 'frequency'], /in: expected the stationary state/],
    [
      ['dx = -x, noise D', '--in', 'frequency', '--from', 'x=1'],
      /--in frequency: expected nothing beside it but .*, received --from/,
    ],
    [['dx = -x, noise D', '--in', 'frequency', '--quantity', 'self-energy'], /--in: expected time, for self-energies/],
    [
      ['dx = -x + cos(9t), noise 1', '--from', 'x=0', '--quantity', 'mean', '--at', '1', '--simulate', 'dt=0.1'],
      /simulate dt: expected a time step above 0, up to 0.0277.*, a quarter of the fastest decay time \(or of 1\/w of a drive\)/,
    ],
    [['dx = -x, noise D', '--in', 'space'], /--in: expected one of time, frequency/],
    [
      ['dx = -x, noise D', '--quantity', 'self-energy', '--at', '1'],
      /--quantity self-energy: expected nothing beside it but .*, received --at/,
    ],
    [['dx = -x dt + (1 + s x) dW', '--effective'], /effective: expected one component with additive Gaussian noise/],
    [['dx = -x + eps x^2, noise D', '--order', '99'], /an order from 0 to 12/],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { status, out, err } = await runWith(['sde', ...args])
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
    expect(err).toMatch(sentence)
  })
})
