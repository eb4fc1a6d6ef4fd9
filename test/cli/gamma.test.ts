import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

const json = async (command: string): Promise<unknown> => {
  const { status, out, err } = await runWith(words(`${command} --format json`))
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out)
}

describe('a sum of some diagrams', () => {
  const sentence = 'only the diagrams that pass the filter 2pi: others are left out'

  it.each([
    'gamma solvable --legs 0 --order 4 --filter 2pi',
    'gamma solvable --legs 0 --order 4 --filter 2pi --at-a-point',
    'gamma solvable --legs 0 --order 4 --filter 2pi --format latex',
    'gamma phi4 --legs 2 --up-to 2 --filter 2pi',
    'gamma phi4 --legs 2 --up-to 2 --filter 2pi --at-a-point',
    'gamma phi4 --legs 2 --up-to 2 --filter 2pi --format latex',
    'gamma phi4 --legs 2 --up-to 2 --filter 2pi --format unicode',
    'gamma phi4 --legs 2 --up-to 2 --filter 2pi --format latex --standalone article',
    'expand phi4 --legs 2 --order 2 --filter 2pi --space momentum',
  ])('is told by %s', async (command) => {
    const { status, out } = await runWith(words(command))
    expect(status).toBe(0)
    expect(out).toContain(sentence)
  })

  it('is told beside code, and in JSON with the filter', async () => {
    const { err } = await runWith(words('gamma phi4 --legs 2 --up-to 2 --filter 2pi --at-a-point --format sympy'))
    expect(err).toBe(`${sentence}\n`)
    for (const theory of ['phi4', 'solvable'])
      expect(await json(`gamma ${theory} --legs 0 --order 4 --filter 2pi`)).toMatchObject({
        filters: ['2pi'],
        remark: sentence,
      })
  })

  it('is told where nothing passes, and not where a filter leaves out nothing', async () => {
    const { out } = await runWith(words('gamma phi4 --legs 2 --order 1 --filter no-self-loop'))
    expect(out).toContain('0 diagrams')
    expect(out).toContain('only the diagrams that pass the filter no-self-loop')
    for (const command of [
      'gamma phi4 --legs 2 --up-to 2 --filter 1pi',
      'gamma solvable --legs 0 --order 3 --filter no-self-loop',
      'expand phi4 --legs 4 --order 1 --filter no-self-loop --format latex',
    ])
      expect((await runWith(words(command))).out).not.toContain('left out')
  })
})

describe('polynomials at a point', () => {
  it.each([
    ['gamma phi4 --legs 2 --up-to 2 --at-a-point', 'Γ_2 = 1/2 Δ⁻¹ + 1/4 Δ λ − 5/24 Δ³ λ²\n'],
    ['expand phi4 --legs 2 --up-to 2 --at-a-point', 'w_2 = 1/2 Δ − 1/4 Δ³ λ + 1/3 Δ⁵ λ²\n'],
  ])('%s begins with the tree', async (command, text) => {
    expect((await runWith(words(command))).out).toBe(text)
  })

  it('stand by loops, then by powers as numbers', async () => {
    const { out } = await runWith(words('gamma loops --legs 0 --loops 2-4 --at-a-point'))
    const powers = out
      .split(/ [+−] /)
      .map((term) => [/ħ(.)/u, /G(\S+)/u].map((of) => digitsOf(of.exec(term)?.[1] ?? '')))
    const sorted = powers.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
    expect(powers.length).toBeGreaterThan(10)
    expect(powers.at(-1)).toEqual([4, 9])
    expect(powers).toEqual(sorted)
  })
})

/** A raised number. */
const digitsOf = (text: string): number => Number([...text].map((each) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(each)).join(''))

describe('edgewick check-theory', () => {
  it('takes a lower order by default where the sum rule takes too many diagrams, and says so', async () => {
    const { status, out, err } = await runWith(words('check-theory phi3-phi4'))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('orders up to 1 (up to 2 the sum rule takes too many diagrams)')
    expect(out).toMatch(/\nsum rule +holds +25 /)
    expect(out).toMatch(/\nLegendre +holds +6 /)
  })
})

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

  it.each([
    ['gamma phi4 --legs 0 --loops 1 --format latex', '\\Gamma_{0} = \\frac{1}{2} \\log \\det \\Delta^{-1}'],
    ['gamma loops --legs 0 --loops 1 --format unicode', 'Γ₀ = ħ/2 log det G⁻¹'],
    ['gamma phi4 --legs 0 --loops 1 --at-a-point', 'Γ_0 = 1/2 log det Δ⁻¹ (which no finite diagram gives)'],
    ['gamma phi4 --legs 0 --up-to 1 --at-a-point --format latex', '\\log \\det \\Delta^{-1} \\\\ & + \\frac'],
    ['gamma phi4 --legs 0 --loops 1-2 --format latex', '\\frac{1}{2} \\log \\det \\Delta^{-1} \\\\ & + \\frac{1}{8}'],
    ['gamma phi4 --legs 0 --loops 1-2 --space momentum --format latex', '\\log \\Delta(k)^{-1}'],
    ['gamma phi4 --legs 0 --loops 1-2 --space momentum', 'one loop without legs is ½ log det'],
    ['gamma phi4 --legs 0 --loops 0-2 --count', 'one loop without legs is ½ log det'],
    ['gamma complex-phi4 --legs 0 --loops 1 --format latex', '\\Gamma_{0} = \\log \\det \\Delta^{-1}'],
    ['gamma complex-phi4 --legs 0 --loops 1', '(one loop without legs is log det of the inverse of Δ'],
    ['gamma msrdj-quadratic --legs 0 --loops 1 --format latex', '= \\log \\det R^{-1}'],
    ['gamma msrdj-quadratic --legs x~,x~ --loops 0 --format latex', '= -\\frac{1}{2} \\left(R^{-1} C R^{-1}\\right)'],
    ['gamma solvable --legs 0 --order 0 --format latex', '% the effective action of the uncoupled sites'],
    ['gamma solvable --legs 0 --order 0 --format unicode', 'the effective action of the uncoupled sites'],
  ])('%s has what no diagram gives', async (command, part) => {
    const { status, out, err } = await runWith(words(command))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(part)
  })

  it.each(['plain', 'svg', 'terminal'])('says beside %s what no diagram gives', async (format) => {
    const { status, err } = await runWith(words(`gamma phi4 --legs 0 --loops 1-2 --format ${format}`))
    expect({ status, err }).toEqual({ status: 0, err: expect.stringContaining('½ log det') as unknown })
  })

  it('draws the diagrams around a solvable theory, with their coefficients', async () => {
    const { status, out } = await runWith(words('gamma solvable --legs 0 --order 4 --format svg'))
    expect(status).toBe(0)
    expect(
      [...out.matchAll(/<title>Feynman diagram with [^:]*: ([^<]*)<\/title>/g)].map(([, weight]) => weight),
    ).toEqual(['−1/48 β⁴', '−1/8 β⁴', '−1/4 β⁴', '−1/8 β⁴'])
  })

  it('says it beside code, and of a list of diagrams', async () => {
    for (const command of [
      'gamma phi4 --legs 0 --loops 1 --at-a-point --format sympy',
      'diagrams phi4 --functional gamma --legs 0 --loops 1-2 --format dot',
    ])
      expect(await runWith(words(command))).toMatchObject({ err: expect.stringContaining('½ log det') as unknown })
  })

  it.each([
    ['gamma complex-phi4 --legs 2 --loops 1', 'all legs were taken as φ, others are named: --legs φbar,φ'],
    ['gamma yukawa --legs 3 --loops 0 --count', 'all legs were taken as φ, others are named: --legs χ,φ,χ'],
    ['gamma edgeworth --legs 4 --loops 1', 'Γ of edgeworth consists of trees only'],
    ['gamma phi4 --legs 3 --loops 1', 'no set of vertices of phi4 has that number of loops with 3 legs'],
  ])('%s says why there is nothing', async (command, part) => {
    expect((await runWith(words(command))).out).toContain(part)
  })

  it('reads ranges of orders and loops in both ways', async () => {
    for (const [one, other] of [
      ['--order 1..2', '--order 1-2'],
      ['--loops 0-1', '--loops 0..1'],
    ] as const)
      expect(await json(`gamma phi4 --legs 4 ${other}`)).toEqual(await json(`gamma phi4 --legs 4 ${one}`))
  })

  it("writes Dyson's equation by orders of all that is small", async () => {
    const tex = await runWith(words('gamma phi3-phi4 --legs 2 --up-to 1 --dyson --format latex'))
    expect(tex).toMatchObject({ status: 0, err: '' })
    // −għΔ/2 for the mean, and G = Δ + ħ(g²Δ⁴ … − λΔ³/2): as W⁽²⁾ at a point.
    expect(tex.out.split('\n')[0]).toBe('\\langle \\phi \\rangle = -\\frac{g \\hbar \\Delta^2}{2}')
    expect(tex.out).toContain('L = \\Delta')
    expect(tex.out).toContain('G = \\frac{1}{L^{-1} - \\Sigma}')
    const paper = await runWith(words('gamma yukawa --legs 2 --up-to 2 --dyson --format latex --standalone article'))
    expect(paper.out).toMatch(/^\\documentclass\{article\}[^]*\\Sigma_\{\\phi \\phi\}[^]*\\end\{document\}\n$/)
    const { out } = await runWith(words('gamma loops --legs 2 --up-to 1 --dyson'))
    expect(out).toMatch(/^G = L \+ LΣG = ħ G [−+]|^G = L \+ LΣG = G [−+]/m)
  })

  it("writes Dyson's equation", async () => {
    expect(await json('gamma phi4 --legs 2 --up-to 1 --dyson')).toMatchObject({
      selfEnergy: [{ coefficient: '-1/2', powers: { λ: '1' }, symbols: { Δ: 1 } }],
      propagator: [{ coefficient: '1' }, { coefficient: '-1/2' }],
    })
  })

  it.each([
    ['gamma solvable --legs 0 --order 2 --format svg --equation', 'no --equation: what the nodes carry'],
    ['gamma phi4 --legs 2 --up-to 1 --dyson --format svg', '--format: expected one of text, latex, json, received'],
    ['gamma phi4 --legs 2 --up-to 1 --dyson --format html', '--format: expected one of text, latex, json, received'],
    ['gamma phi4 --legs 2 --up-to 1 --dyson -o dys.html', '-o: expected a file name that ends in .txt, .md, .tex'],
    ['gamma phi4 --legs 2 --up-to 1 --dyson --equation', '--equation: expected none beside --dyson'],
    ['gamma phi44 --legs 2', 'theory: expected one of '],
    ['gamma phi44 --legs 2 --count', 'theory: expected one of '],
    ['gamma phi44 --legs 2 --dyson --format svg', 'theory: expected one of '],
    ['gamma phi44 --legs 2 -o page.html', 'theory: expected one of '],
    ['expand phi44 --legs 2', 'theory: expected one of '],
    ['expand cos-net --legs 2', 'for cos-net is a network'],
    ['diagrams phi44 --legs 2', 'theory: expected one of '],
    ['check-theory phi44 --format svg', 'theory: expected one of '],
    ['general-term phi44 --order x --legs 2', 'theory: expected one of '],
    ['gamma phi4 --legs 2 --order 1 --dyson', 'two legs and all orders up to one'],
    ['gamma phi4 --legs 4 --loops 1 --dyson', 'received 4 legs'],
    ['gamma phi4 --legs 2 --loops 1 --dyson', 'received loops'],
    ['gamma phi4 --legs 4 --order 2:4', 'a range such as 1..2 or 1-2'],
    ['gamma phi4 --legs 4 --loops 2:4', 'a range such as 1-3 or 1..3'],
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
