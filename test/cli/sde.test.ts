import { describe, expect, it } from 'vitest'
import { runWith } from './run.js'

const quadratic = 'dx = -x + eps x^2/2, noise D'

async function json(...args: readonly string[]): Promise<unknown> {
  const { status, out, err } = await runWith(['sde', ...args, '--format', 'json'])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out)
}

describe('edgewick sde', () => {
  it('has the terms of C₂ and R₂, and numbers', async () => {
    const term = (coefficient: string, t: number, rate: string, D: number): unknown => ({
      coefficient,
      powers: { D, eps: 2 },
      t,
      rate,
    })
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

  it('draws its diagrams, and prints their rule file', async () => {
    const { out } = await runWith(['sde', quadratic, '--order', '2', '--format', 'svg'])
    expect(out.match(/role="img"/g)).toHaveLength(5)
    expect(out).toContain('−2<tspan font-style="italic">τ</tspan></tspan>')
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
    [['dx = -x, noise D', '--order', '1', '--up-to', '2'], /both/],
    [['dx = -x + eps x^2, noise D', '--order', '99'], /an order from 0 to 12/],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { status, out, err } = await runWith(['sde', ...args])
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
    expect(err).toMatch(sentence)
  })
})
