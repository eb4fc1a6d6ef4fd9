import { describe, expect, it } from 'vitest'
import { answerDmft } from '../../src/requests/dmft.js'
import type { StateAnswer } from '../../src/requests/dmft.js'
import { dmftPage, dmftPaper } from '../../src/requests/dmftPage.js'
import { answerSde } from '../../src/requests/sde.js'
import { sdePage, sdePaper } from '../../src/requests/sdePage.js'
import { sdePanel, sdePlot } from '../../src/requests/sdePlot.js'

const quadratic = 'dx = -x + eps x^2/2, noise D'
const simulate = { paths: 40, time: 40, dt: 0.1 }

describe('the plot of a stochastic equation', () => {
  it('has a curve for each order that adds something, and the simulated points', async () => {
    const answer = await answerSde({
      ...{ equation: quadratic, quantity: 'correlation', parameters: { D: 1, eps: 0.2 }, at: [0, 1], simulate },
    })
    const { layers } = sdePanel(answer)
    expect(layers.map(({ kind }) => kind)).toEqual(['rule', 'line', 'line', 'points'])
    const [, lower, whole, points] = layers
    const first = [lower, whole].map((layer) => (layer?.kind === 'line' ? layer.points[0]?.y : undefined))
    // C₀(0) = D/2, and ε²D²/4 more to second order.
    expect(first).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.51, 12)])
    const [value] = answer.simulation?.values ?? []
    expect(points?.kind === 'points' ? points.points[0] : undefined).toMatchObject({ x: 0, y: value?.value })
    expect(await sdePlot(answer, 'tex')).toContain('tikzpicture')
  })

  it('of a mean has the sum up to each order: εD/4, then 5/32 ε³D²', async () => {
    const answer = await answerSde({
      ...{ equation: quadratic, quantity: 'mean', upTo: 3, parameters: { D: 2, eps: 0.2 } },
    })
    const line = sdePanel(answer).layers.at(-1)
    const ys = line?.kind === 'line' ? line.points.map(({ y }) => y) : []
    expect(ys).toEqual([0, 0.1, 0.1, 0.1 + (5 / 32) * 0.008 * 4].map((y) => expect.closeTo(y, 12) as number))
  })

  it('needs values, and of two times from a start the earlier one', async () => {
    const without = await answerSde({ equation: quadratic, quantity: 'mean' })
    expect(() => sdePanel(without)).toThrow('a value of D')
    const started = await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', start: { x: '1' } })
    expect(() => sdePanel(started)).toThrow('waiting: expected the earlier of the two times')
  })

  it('from a start is that of the time since then, up to the last one asked for, with paths from there', async () => {
    const panel = sdePanel(
      await answerSde({
        ...{ equation: quadratic, quantity: 'mean', start: { x: '1' }, at: [0.5, 1], parameters: { D: 1, eps: 0.2 } },
        simulate: { paths: 40 },
      }),
    )
    expect(panel.title).toBe('mean of x(t) from the start, all orders up to 2; dashed: up to 0, 1')
    expect(panel.x).toMatchObject({ label: 't', range: [0, 1] })
    const lines = panel.layers.flatMap((each) => (each.kind === 'line' ? [each.points] : []))
    // Of order 0 the start decays by itself.
    expect(lines[0]?.at(-1)?.y).toBeCloseTo(Math.exp(-1), 12)
    expect(panel.layers.at(-1)).toMatchObject({ kind: 'points', points: [{ x: 0.5 }, { x: 1 }] })
  })
})

describe('reports of dynamics', () => {
  it('of an equation have equation, diagrams, formula, numbers, simulated paths and checks', async () => {
    const answer = await answerSde({
      ...{ equation: quadratic, quantity: 'response', parameters: { D: 1, eps: 0.2 }, at: [0, 1], simulate },
    })
    const [page, paper] = [await sdePage(answer, ''), sdePaper(answer)]
    for (const part of ['The equation and its theory', 'Diagrams', 'Formula', 'Numbers', 'Simulated paths', 'Checks'])
      expect(page).toContain(part)
    expect(page.match(/\|Aut\| = /g)).toHaveLength(answer.series.diagrams.length)
    expect(page).not.toMatch(/undefined|NaN|\[object/)
    expect(paper).toMatch(/^\\documentclass[^]*tikzpicture[^]*\\end\{document\}\n?$/)
    expect(page).toContain('\\langle \\mathrm{d}W_{x}^{2} \\rangle = D \\, \\mathrm{d}t')
    // A sum that fits stands on one line.
    expect(paper).not.toContain('aligned')
    // Fonts of text do not have them.
    expect(paper).not.toMatch(/[⟨⟩₀]/)
  })

  it('of an equation without values have no numbers, and one from a start no plot', async () => {
    const page = await sdePage(await answerSde({ equation: quadratic, quantity: 'correlation' }), '')
    expect(page).not.toContain('>Numbers<')
    const started = await answerSde({ equation: quadratic, quantity: 'mean', start: { x: '1' } })
    expect(await sdePage(started, '')).toContain('Checks')
  })

  it('of a network have theory, state, correlation and check', async () => {
    const answer = (await answerDmft({ phi: 'tanh', g: 1.5 })) as StateAnswer
    const [page, paper] = [await dmftPage(answer, ''), dmftPaper(answer)]
    for (const part of ['The network and its theory', '0.747686', 'Chaotic: perturbations grow', 'Checks'])
      expect(page).toContain(part)
    expect(page).not.toMatch(/undefined|NaN|\[object/)
    expect(paper).toMatch(/^\\documentclass[^]*\\end\{document\}\n?$/)
  })

  it('of a network by iteration say how its state was found', async () => {
    const [byPotential, iterated] = await Promise.all(
      (['potential', 'iteration'] as const).map(async (method) =>
        dmftPaper((await answerDmft({ phi: 'tanh', g: 1.5, method })) as StateAnswer),
      ),
    )
    expect(byPotential).toContain('follows from the energy')
    expect(byPotential).not.toContain('put into itself')
    expect(iterated).toMatch(/was put into itself, \d+ times, without the potential/)
    expect(iterated).not.toContain('follows from the energy')
  })
})
