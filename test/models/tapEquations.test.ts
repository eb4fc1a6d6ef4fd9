import { describe, expect, it } from 'vitest'
import { meanFieldLatex } from '../../src/render/latex/meanFieldLatex.js'
import { answerVerify } from '../../src/requests/verify.js'
import { isThorough } from '../fastCheck.js'
import { claimOf, errorsIn } from './identityClaims.js'

const ENTROPY = String.raw`\sum_i\left[\frac{1+m_i}{2}\ln\frac{1+m_i}{2} + \frac{1-m_i}{2}\ln\frac{1-m_i}{2}\right]`

describe('as they are printed', () => {
  /** Without a term they are right in no field, or to a lower order. */
  it.each([
    String.raw`m_i = \tanh\left(h_i + \sum_j J_{ij} m_j - m_i \sum_j J_{ij}^2 (1-m_j^2)\right)`,
    String.raw`m_i = \tanh\Big[\beta h_i + \beta \sum_{j} J_{ij} m_j - \beta^2 m_i \sum_{j} J_{ij}^2 (1-m_j^2)\Big]`,
    String.raw`\tanh^{-1} m_i = h_i + \sum_{j\neq i} J_{ij} m_j - m_i \sum_{j \neq i} J_{ij}^2 (1-m_j^2) + O(J^3)`,
    String.raw`m_i = \tanh\Big(h_i + \sum_j J_{ij} m_j\Big) + O(J^2)`,
    String.raw`m_i = \tanh\Big(h_i + \sum_j J_{ij} m_j - m_i \sum_j J_{ij}^2 (1-m_j^2)\Big) + O(J^3)`,
    String.raw`m_i = \tanh \beta\Big(h_i + \sum_{j} J_{ij} m_j - \beta m_i \sum_{j} J_{ij}^2 (1-m_j^2)\Big)`,
    String.raw`\langle S_i\rangle = \tanh\Big(h_i + \sum_{j\in\partial i} K_{ij} \langle S_j\rangle\Big)`,
    String.raw`T\tanh^{-1} m_i = h_i + \sum_j J_{ij} m_j - \beta m_i \sum_j J_{ij}^2 (1-m_j^2)`,
    String.raw`m_i = \tanh\frac{1}{T}\Big(\sum_j J_{ij} m_j - \frac{1}{T} m_i \sum_j J_{ij}^2 (1-m_j^2)\Big)`,
    String.raw`m = \tanh(h + K m)`,
    String.raw`m = \tanh(\beta(h + z J m))`,
    String.raw`h_i = \frac{\partial G}{\partial m_i} = \operatorname{artanh} m_i - \sum_j K_{ij} m_j + O(K^2)`,
    String.raw`(C^{-1})_{ij} = -K_{ij} - 2 K_{ij}^2 m_i m_j + O(K^3)`,
    String.raw`\frac{\partial h_i}{\partial m_j} = -K_{ij} - 2 K_{ij}^2 m_i m_j + O(K^3)`,
    String.raw`K_{ij} = \frac{C_{ij}}{(1-m_i^2)(1-m_j^2)} + O(C^2)`,
  ])('%s is right, and not with another sign or a factor 2', async (tex) => {
    const { verdict, noticed } = await claimOf(tex)
    expect(verdict).toMatch(/^right/)
    expect(noticed).toContain('a sign')
    for (const { tex: slip, kind } of errorsIn(tex)) {
      if (kind === 'a dropped term') continue
      const found = (await claimOf(slip)).verdict
      if (noticed.includes(kind)) expect(found, slip).toBe('wrong')
      else expect(found, slip).not.toMatch(/^right/)
    }
  })

  it.each([
    ['T', ''],
    ['T', String.raw`-\sum_i h_i m_i`],
    ['\\frac{1}{\\beta}', ''],
  ])('the free energy with %s and %s', async (temperature, fields) => {
    const tex = String.raw`F_{\rm TAP} = ${fields} - \sum_{i<j} J_{ij} m_i m_j - \frac{\beta}{2} \sum_{i<j} J_{ij}^2 (1-m_i^2)(1-m_j^2) + ${temperature} ${ENTROPY}`
    expect((await claimOf(tex)).verdict).toBe('right-under')
    expect((await claimOf(tex.replace('- \\frac{\\beta}', '+ \\frac{\\beta}'))).verdict).toBe('wrong')
    expect((await claimOf(tex.replace('\\frac{\\beta}{2}', '\\beta'))).verdict).toBe('wrong')
  })
})

describe('a slip in the argument of a function is told', () => {
  it.each([
    ['+ m_i', '- m_i', 'it would be right with the other sign of m_i \\sum_j K_{ij}^2 (1-m_j^2)'],
    ['- 2 m_i', '- m_i', 'it would be right with 1/2 times - 2 m_i \\sum_j K_{ij}^2 (1-m_j^2)'],
    ['- \\frac12 m_i', '- m_i', 'it would be right with 2 times - \\frac12 m_i \\sum_j K_{ij}^2 (1-m_j^2)'],
  ])('%s for %s', async (wrong, right, sentence) => {
    const tex = String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_j - m_i \sum_j K_{ij}^2 (1-m_j^2))`
    const claim = await claimOf(tex.replace(right, wrong))
    expect(claim.verdict).toBe('wrong')
    expect(claim.differences).toContain(sentence)
    expect((await claimOf(claim.corrected ?? '')).verdict).toMatch(/^right/)
  })

  it.each([
    String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_j - m_i \sum_j K_{ij} (1-m_j^2))`,
    String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_j - m_i \sum_j K_{ij}^2 (1-m_i^2))`,
    String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_j - m_j \sum_j K_{ij}^2 (1-m_j^2))`,
    String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_j - m_i \sum_j K_{ij}^2 (1-m_j))`,
    String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_i - m_i \sum_j K_{ij}^2 (1-m_j^2))`,
    String.raw`m = \tanh(h - K m)`,
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })

  it('a term of the left side is told too', async () => {
    const tex = String.raw`\sum_j J_{ij} m_j + \beta m_i \sum_j J_{ij}^2 (1-m_j^2) = T \tanh^{-1} m_i`
    const { verdict, differences } = await claimOf(tex)
    expect(verdict).toBe('wrong')
    expect(differences[1]).toContain('it would be right with the other sign of \\beta m_i')
  })
})

describe('naive mean field', () => {
  it('is right to first order', async () => {
    const { verdict, convention } = await claimOf(String.raw`m_i = \tanh(h_i + \sum_j K_{ij} m_j)`)
    expect([verdict, convention]).toEqual(['right-under', 'to order 1 in the couplings, the highest in it'])
  })

  it('is not what F_TAP names', async () => {
    const tex = String.raw`F_{\rm TAP} = -\sum_{i<j} J_{ij} m_i m_j + T ${ENTROPY}`
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })
})

describe('sums over five and six sites', () => {
  it.each(isThorough ? [5, 6] : [5])('order %d: the ring of so many spins is looked at', async (order) => {
    const { energy } = meanFieldLatex(order)
    expect((await claimOf(energy)).verdict).toBe('right')
    const sums = [...energy.matchAll(/\\frac\{1\}\{(\d+)\} (?=\\sum_\{([a-z]+)\}' (?:K_\{..\} )+\\left)/g)]
    const ring = sums.find(([, over, letters]) => letters?.length === order && Number(over) === 2 * order)
    const at = ring?.index ?? -1
    const slip = `${energy.slice(0, at)}${energy.slice(at).replace(/\\frac\{1\}\{\d+\}/, '\\frac{1}{7}')}`
    expect(at).toBeGreaterThan(0)
    expect((await claimOf(slip)).verdict).toBe('wrong')
  })

  it('what would need seven is not judged', async () => {
    const { verdict, reason } = await claimOf(meanFieldLatex(2).equation, 'theory=solvable up-to=7')
    expect([verdict, reason]).toEqual(['not-judged', expect.stringContaining('at most 6 sites')])
  })
})

describe('in plain writing', () => {
  const right = [
    'm_i = tanh(h_i + Σ_j J_ij m_j - m_i Σ_j J_ij^2 (1 - m_j^2))',
    'm_i = tanh(β (h_i + sum_j J_ij m_j - β m_i sum_j J_ij² (1 - m_j²)))',
    'G(m) = Σ_i [((1+m_i)/2) log((1+m_i)/2) + ((1-m_i)/2) log((1-m_i)/2)] - Σ_{i<j} K_ij m_i m_j - 1/2 Σ_(ij) K_ij^2 (1-m_i^2) (1-m_j^2)',
    'm = tanh(h + K m)',
  ]

  it.each(right)('%s', async (formula) => {
    expect((await answerVerify({ formula, input: 'plain' })).equal).toBe(true)
  })

  it.each([
    ['- m_i', '+ m_i'],
    ['- β m_i', '+ β m_i'],
    ['- 1/2', '+ 1/2'],
    ['+ K m', '- K m'],
  ])('%s turned into %s', async (from, to) => {
    const formula = right.find((one) => one.includes(from)) ?? ''
    expect((await answerVerify({ formula: formula.replace(from, to), input: 'plain' })).equal).toBe(false)
  })
})
