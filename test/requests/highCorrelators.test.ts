import { describe, expect, it } from 'vitest'
import { answerCorrelator } from '../../src/requests/correlator.js'
import { correlatorJson, correlatorLatex, correlatorText } from '../../src/requests/correlatorReadings.js'

const N = 20
const at = (n: number): readonly (readonly number[])[] => Array.from({ length: n }, () => [0.3])

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k
}

/** N times the cumulant of W cos b, W normal of variance 1/N and b uniform, from its moments by the recursion of one variable. */
function cumulantAtOnePoint(n: number): number {
  const moments = [1]
  for (let k = 1; k <= n; k++)
    moments.push(k % 2 === 1 ? 0 : ((moments[k - 2] as number) * (k - 1) * (k - 1)) / (k * N))
  const cumulants = [0]
  for (let k = 1; k <= n; k++) {
    let cumulant = moments[k] as number
    for (let j = 1; j < k; j++)
      cumulant -= binomial(k - 1, j - 1) * (cumulants[j] as number) * (moments[k - j] as number)
    cumulants.push(cumulant)
  }
  return N * (cumulants[n] as number)
}

describe('correlators of high order', () => {
  it.each([8, 12, 16])('G_c^(%d) of the Cos-net at one point is the cumulant of one variable', async (n) => {
    const answer = await answerCorrelator({ network: 'cos-net', parameters: { N }, n, points: at(n) })
    const { value, error } =
      answer.kind === 'exact' && answer.found !== undefined ? answer.found : { value: NaN, error: 0 }
    expect(Math.abs(value - cumulantAtOnePoint(n))).toBeLessThan(error + 1e-9 * Math.abs(value))
    expect(Math.abs(value)).toBeGreaterThan(0)
    expect(correlatorText(answer)).toMatch(new RegExp(`^G_c\\^\\(${n}\\) = -?\\d`))
  })

  it('have values alone beyond 10', async () => {
    const answer = await answerCorrelator({ network: 'cos-net', n: 12, points: at(12) })
    expect(JSON.parse(correlatorJson(answer))).not.toHaveProperty('latex')
    expect(() => correlatorLatex(answer)).toThrow('n: expected an order of at most 10 for a formula')
    const expected = 'n: expected an order from 1 to 10 (to 16 for a value at points alone), received 12'
    await expect(answerCorrelator({ network: 'cos-net', n: 12 })).rejects.toThrow(expected)
    await expect(answerCorrelator({ network: 'cos-net', n: 12, points: at(12), samples: 100 })).rejects.toThrow(
      expected,
    )
    await expect(answerCorrelator({ network: 'cos-net', n: 17, points: at(17) })).rejects.toThrow(
      'n: expected an order from 1 to 16, received 17',
    )
  })
})
