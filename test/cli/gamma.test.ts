import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

const json = async (command: string): Promise<unknown> => {
  const { status, out, err } = await runWith(words(`${command} --format json`))
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out)
}

describe('edgewick gamma', () => {
  it('counts diagrams and their weights', async () => {
    expect(await json('gamma loops --legs 0 --loops 3 --count')).toEqual({
      theory: 'loops',
      functional: 'Γ',
      legs: 0,
      diagrams: 8,
      weight: '13/24',
    })
    expect(await json('gamma solvable --legs 0 --order 4 --count')).toMatchObject({ diagrams: 4, weight: '25/48' })
  })

  it('has couplings under symbols, powers of lines and loops under powers', async () => {
    expect(await json('gamma loops --legs 0 --loops 3 --at-a-point')).toMatchObject({
      functional: 'Γ',
      terms: expect.arrayContaining([
        { coefficient: '-5/48', kappa: {}, powers: { G: '6', ħ: '3' }, symbols: { l3: 4 } },
      ]) as unknown,
    })
  })

  it('says what no finite diagram gives, alone and beside others', async () => {
    expect(await json('gamma phi4 --legs 0 --order 0')).toMatchObject({
      reason: expect.stringContaining('½ log det') as unknown,
    })
    expect(await json('gamma phi4 --legs 0 --up-to 1')).toMatchObject({
      remark: expect.stringContaining('½ log det') as unknown,
    })
    const { out } = await runWith(words('gamma phi4 --legs 0 --up-to 1 --at-a-point'))
    expect(out).toMatch(/^Γ_0 = 1\/8 Δ² λ\none loop without legs is ½ log det/)
  })

  it("writes Dyson's equation", async () => {
    expect(await json('gamma phi4 --legs 2 --up-to 1 --dyson')).toMatchObject({
      selfEnergy: [{ coefficient: '-1/2', powers: { λ: '1' }, symbols: { Δ: 1 } }],
      propagator: [{ coefficient: '1' }, { coefficient: '-1/2' }],
    })
  })

  it.each([
    ['gamma solvable --legs 0 --order 2 --format svg', 'there is no picture of this'],
    ['gamma phi4 --legs 2 --order 1 --dyson', 'two legs and all orders up to one'],
    ['gamma phi4 --legs 2 --order 1 --count --space momentum', '--count: expected text or json of a number'],
    ['gamma phi4 --legs 2 --order 1 --unlabelled', '--count beside it'],
    ['expand solvable --functional gamma --legs 0 --order 1', 'sources that act on the vertices'],
    ['expand phi4 --functional Z --legs 0 --order 1', '--functional: expected one of gamma, Γ'],
  ])('%s is refused in one sentence', async (command, sentence) => {
    const { status, out, err } = await runWith(words(command))
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
    expect(err).toContain(sentence)
  })
})
