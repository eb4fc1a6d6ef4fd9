import { describe, expect, it } from 'vitest'
import { expandSolvable } from '../../src/expansion/solvable/expandSolvable.js'
import { answerGammaReport, gammaPage, gammaPaper } from '../../src/requests/gammaPage.js'
import { solvableChecks } from '../../src/requests/gammaChecks.js'
import type { GammaRequest } from '../../src/requests/gamma.js'
import { theory } from '../../src/theory/shippedTheories.js'

describe('the page of an effective action', () => {
  it.each<readonly [GammaRequest, readonly string[], readonly string[]]>([
    [
      { theory: 'yukawa', legs: ['φ', 'φ', 'χ'], upTo: 3 },
      ['agrees', 'agrees'],
      ['e12|e2|e|[g,g,g][D01,Δ02,Δ12][φ,φ,χ]', 'momentum space'],
    ],
    [{ theory: 'phi4', legs: 0, loops: 1 }, ['agrees', 'agrees'], ['one loop without legs is ½ log det']],
    [{ theory: 'solvable', legs: 0, order: 4 }, ['agrees'], ['its nodes carry', '1122|||']],
    [{ theory: 'solvable', legs: 2, order: 2 }, ['undecided'], ['tried without legs']],
    [{ theory: 'edgeworth', legs: 4, order: 1 }, ['undecided'], ['made of their trees']],
  ])('has theory, diagrams, formulas, numbers and checks: %j', async (request, verdicts, parts) => {
    const report = await answerGammaReport(request)
    expect(report.checks.map(({ verdict }) => verdict)).toEqual(verdicts)
    const [page, paper] = [gammaPage(report, ''), gammaPaper(report)]
    for (const part of ['The theory and its rules', 'Diagrams', 'Checks', ...parts]) expect(page).toContain(part)
    expect(page).not.toMatch(/undefined|NaN|\[object/)
    expect(paper).toMatch(/^\\documentclass[^]*\\end\{document\}\n?$/)
  })

  it('tries spins order by order', () => {
    const solvable = theory('solvable')
    for (const order of [1, 2, 3]) {
      const expansion = expandSolvable(solvable, { legs: 0, select: { order } })
      expect(solvableChecks(solvable, expansion)).toMatchObject([{ verdict: 'agrees' }])
    }
  })
})
