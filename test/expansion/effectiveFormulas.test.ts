import { describe, expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { verifyFormula } from '../../src/expansion/verifyFormula.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'

const stream = (): number => 375

describe('formulas of the effective action', () => {
  const printed: readonly [string, ExpansionRequest][] = [
    ['phi4', { legs: 2, select: { upTo: 2 } }],
    ['phi4', { legs: 4, select: { upTo: 2 } }],
    ['phi3-phi4', { legs: 3, select: { loops: 1 } }],
    ['loops', { legs: 2, select: { loops: 1 } }],
    ['yukawa', { legs: 3, legFields: ['φ', 'φ', 'χ'], select: { order: 3 } }],
    ['complex-phi4', { legs: 2, legFields: ['φ', 'φbar'], select: { upTo: 2 } }],
    ['edgeworth', { legs: 4, select: { order: 1 } }],
  ]

  it.each(printed)('of %s are read as they are printed, %j', (name, request) => {
    const gamma = effectiveTheory(theory(name))
    const derived = expand(gamma, request)
    for (const text of [expansionLatex(derived), expansionPlain(derived)])
      expect([text, verifyFormula(text, gamma, { request, draw: stream }).verdict]).toEqual([text, 'right'])
  })

  it('are derivatives where that is what is right', () => {
    const gamma = effectiveTheory(theory('phi4'))
    const request = { legs: 4, select: { order: 2 } }
    const bubbles = String.raw`\left[\delta(x_1-x_2)\delta(x_3-x_4)\Delta(x_1-x_3)^2 + 2\text{ perms}\right]`
    const verdict = (factor: string): string =>
      verifyFormula(String.raw`\Gamma^{(4)}(x_1,x_2,x_3,x_4) = ${factor} ${bubbles}`, gamma, { request, draw: stream })
        .verdict
    expect(verdict(String.raw`-\frac{\lambda^2}{2}`)).toBe('right')
    expect(verdict(String.raw`\frac{\lambda^2}{2}`)).toBe('wrong')
    expect(verdict(String.raw`-\frac{\lambda^2}{4}`)).toBe('wrong')
  })
})

describe('a paper with vertex functions of points', () => {
  const paper = (...equations: readonly string[]): string =>
    String.raw`\begin{document}` +
    '\n% edgewick: theory=phi4 legs=2 up-to=2\n' +
    equations.map((each) => String.raw`\begin{equation} ${each} \end{equation}`).join('\n') +
    String.raw`\end{document}`
  const selfEnergy = String.raw`-\frac{\lambda}{2}\delta(x-y)\Delta(x,x) + \frac{\lambda^2}{6}\Delta(x,y)^3 + \frac{\lambda^2}{4} \delta(x-y) \int dz \Delta(x,z)^2\Delta(z,z)`
  const minus = String.raw`\frac{\lambda}{2}\delta(x-y)\Delta(x,x) - \frac{\lambda^2}{6}\Delta(x,y)^3 - \frac{\lambda^2}{4} \delta(x-y) \int dz \Delta(x,z)^2\Delta(z,z)`
  const verdicts = async (...equations: readonly string[]): Promise<readonly string[]> =>
    (await answerReferee({ document: paper(...equations) })).claims.map(({ verdict }) => verdict)

  it('is judged by irreducible diagrams, Γ and Σ under the sign that they have', async () => {
    expect(
      await verdicts(
        String.raw`\Gamma^{(2)}(x,y) = \Delta(x,y)^{-1} + ${minus}`,
        String.raw`\Gamma^{(2)}(x,y) = -\Delta(x,y)^{-1} ${selfEnergy}`,
        String.raw`\Gamma^{(2)}(x,y) = \Delta(x,y)^{-1} ${selfEnergy}`,
        String.raw`\Sigma(x,y) = ${selfEnergy}`,
        String.raw`\Sigma(x,y) = ${minus}`,
        String.raw`\Sigma(x,y) = ${selfEnergy.replace('{6}', '{3}')}`,
      ),
    ).toEqual(['right', 'right-under', 'wrong', 'right', 'right-under', 'wrong'])
  })

  it('takes a single term under the sign that it has', async () => {
    const document = paper(
      String.raw`\Gamma^{(2)}(x,y) = -\frac{\lambda^2}{6}\Delta(x,y)^3 + O(\lambda^3)`,
      String.raw`\Gamma^{(2)}(x,y) = \frac{\lambda^2}{6}\Delta(x,y)^3`,
    ).replace('up-to=2', 'order=2 filter=no-self-loop')
    const { claims } = await answerReferee({ document })
    expect(claims.map(({ verdict }) => verdict)).toEqual(['right', 'right-under'])
    expect(claims[1]?.convention).toContain('Γ has the other sign')
  })
})
