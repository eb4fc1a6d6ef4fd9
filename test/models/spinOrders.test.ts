import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'

const ENTROPY = String.raw`\sum_i\left[\frac{1+m_i}{2}\ln\frac{1+m_i}{2} + \frac{1-m_i}{2}\ln\frac{1-m_i}{2}\right]`
const tanh = (inside: string): string => String.raw`m_i = \tanh\left( h_i + ${inside} \right)`
const energy = (rest: string): string => `G(m) = ${ENTROPY} ${rest}`

/** A coupling before a bracket raises the order of what is in it; each row is right, and wrong as the next says. */
describe('brackets count by what they are multiplied out', () => {
  it.each([
    [tanh(String.raw`\sum_j J_{ij} (m_j - J_{ij} m_i (1-m_j^2))`), 2],
    [tanh(String.raw`\sum_j (m_j - J_{ij} m_i (1-m_j^2)) J_{ij}`), 2],
    [energy(String.raw`- \sum_{i<j} J_{ij} \left[ m_i m_j + \frac12 J_{ij}(1-m_i^2)(1-m_j^2)\right]`), 2],
    [String.raw`(C^{-1})_{ij} = -J_{ij}(1 + 2J_{ij} m_i m_j)`, 2],
    [String.raw`m = \tanh\left(h + J m - \frac{J^2}{N-1} m (1-m^2)\right)`, 2],
    [String.raw`m = \tanh\left(h + z J m - z J^2 m (1-m^2)\right)`, 2],
  ])('%s is right to order %d', async (tex, order) => {
    expect(await claimOf(tex)).toMatchObject({
      verdict: 'right-under',
      convention: expect.stringContaining(`to order ${order} in the couplings`) as string,
    })
  })

  it.each([
    tanh(String.raw`\sum_j J_{ij} (m_j + J_{ij} m_i (1-m_j^2))`),
    tanh(String.raw`\sum_{j} J_{ij} \left[m_j - J_{ij} m_j (1-m_i^2)\right]`),
    tanh(String.raw`\sum_j (m_j - 5 J_{ij} m_i (1-m_j^2)) J_{ij}`),
    tanh(String.raw`\sum_j J_{ij} m_j\left(1 - J_{ij} m_i (1-m_j^2)\right)`),
    energy(String.raw`- \sum_{i<j} J_{ij} \left[ m_i m_j + J_{ij}(1-m_i^2)(1-m_j^2)\right]`),
    energy(String.raw`- \sum_{i<j} J_{ij} m_i m_j \left[ 1 + \frac12 J_{ij}\right]`),
    String.raw`(C^{-1})_{ij} = -J_{ij}(1 + J_{ij} m_i m_j)`,
    String.raw`m = \tanh\left(h + J m + 5\frac{J^2}{N-1} m (1-m^2)\right)`,
    String.raw`m = \tanh\left(h + z J m - 2 z J^2 m (1-m^2)\right)`,
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })
})

const DIAGONAL = String.raw`\left[\frac{1}{1-m_i^2} + \sum_k J_{ik}^2 (1-m_k^2)\right]`

describe('δ_ij says what holds at one site', () => {
  it.each([
    String.raw`(C^{-1})_{ij} = \frac{\delta_{ij}}{1-m_i^2} - J_{ij}`,
    String.raw`(C^{-1})_{ij} = \delta_{ij}${DIAGONAL} - J_{ij} - 2 J_{ij}^2 m_i m_j`,
    String.raw`\frac{\partial h_i}{\partial m_j} = \frac{\delta_{ij}}{1-m_i^2} - J_{ij}`,
    String.raw`\frac{\partial h_i}{\partial m_j} = \delta_{ij}${DIAGONAL} - J_{ij} - 2 J_{ij}^2 m_i m_j`,
    String.raw`\frac{\partial h_i}{\partial m_i} = \frac{1}{1-m_i^2}+\sum_k J_{ik}^2(1-m_k^2)`,
    String.raw`\langle s_i s_j\rangle = \delta_{ij} + (1-\delta_{ij}) [m_i m_j + J_{ij}(1-m_i^2)(1-m_j^2)] + O(J^2)`,
    String.raw`\langle s_i s_j\rangle - m_i m_j = J_{ij}(1-m_i^2)(1-m_j^2) + O(J^2)`,
  ])('%s is right', async (tex) => {
    expect((await claimOf(tex)).verdict).toMatch(/^right/)
  })

  it.each([
    String.raw`(C^{-1})_{ij} = 17\delta_{ij} - J_{ij} - 2 J_{ij}^2 m_i m_j`,
    String.raw`(C^{-1})_{ij} = \frac{\delta_{ij}}{1+m_i^2} - J_{ij}`,
    String.raw`(C^{-1})_{ij} = \delta_{ij}${DIAGONAL.replace('+ \\sum', '- \\sum')} - J_{ij} - 2 J_{ij}^2 m_i m_j`,
    String.raw`\frac{\partial h_i}{\partial m_j} = \frac{\delta_{ij}}{(1-m_i^2)^2} - J_{ij}`,
    String.raw`\frac{\partial h_i}{\partial m_j} = \frac{\delta_{ij}}{1-m_i^2} - J_{ij} - 2 J_{ij}^2 m_i m_j`,
  ])('%s is wrong', async (tex) => {
    const { verdict, differences } = await claimOf(tex)
    expect(verdict).toBe('wrong')
    // One draw of the three knows the diagonal: no fraction is fitted to it.
    expect(differences.join()).not.toMatch(/\d{3}\/\d{3}/)
  })
})

const overlap = (term: string): string =>
  String.raw`m_i = \tanh\left(\beta \left[h_i + \sum_j J_{ij} m_j - ${term} m_i\right]\right)`

describe('q and J of many spins', () => {
  it.each([
    overlap(String.raw`\beta J^2 (1-q)`),
    overlap(String.raw`\beta J^2 (1-q_{EA})`),
    String.raw`T \tanh^{-1} m_i = h_i + \sum_j J_{ij} m_j - \frac{J^2}{T} (1-q) m_i`,
  ])('%s is right', async (tex) => {
    expect(await claimOf(tex)).toMatchObject({
      verdict: 'right-under',
      convention: expect.stringContaining('q is the mean of m_i^2, J^2 the sum of J_ij^2 over j') as string,
    })
  })

  it.each([
    overlap(String.raw`\beta J^2 (1+q)`),
    overlap(String.raw`\frac{1}{2}\beta J^2 (1-q)`),
    overlap(String.raw`\beta^2 J^2 (1-q)`),
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })
})

describe('what would be right', () => {
  it.each([
    [
      String.raw`m_i=\tanh\left(\beta h_i+\beta\sum_j J_{ij}m_j-\beta m_i\sum_j J_{ij}^2(1-m_j^2)\right)`,
      String.raw`m_i=\tanh\left(\beta h_i+\beta\sum_j J_{ij}m_j-\beta \beta m_i\sum_j J_{ij}^2(1-m_j^2)\right)`,
    ],
    [overlap(String.raw`\frac{1}{2}\beta J^2 (1-q)`), overlap(String.raw`\beta J^2 (1-q)`)],
    [
      tanh(String.raw`\sum_j J_{ij} m_j - 3 m_i \sum_j J_{ij}^2 (1-m_j^2)`),
      tanh(String.raw`\sum_j J_{ij} m_j - m_i \sum_j J_{ij}^2 (1-m_j^2)`),
    ],
  ])('%s', async (tex, right) => {
    const { verdict, corrected } = await claimOf(tex)
    expect(verdict).toBe('wrong')
    expect(corrected?.replaceAll(/\s+/g, ' ')).toBe(right.replaceAll(/\s+/g, ' '))
  })

  it('a field may have a word above it', async () => {
    const tex = tanh(String.raw`\sum_j J_{ij} m_j - m_i \sum_j J_{ij}^2 (1-m_j^2)`)
    expect((await claimOf(tex.replace('h_i', String.raw`h_i^{\mathrm{ext}}`))).verdict).toMatch(/^right/)
  })
})
