import { expect, it } from 'vitest'
import { kStatistic } from '../../src/models/sampleStatistics.js'
import { claimOf } from './identityClaims.js'
import { itJudges, itLeavesAlone } from './judgedRows.js'

/** Without S_1 the sums may be those of powers of x less its mean. */
itJudges('statistics of samples', [
  { tex: String.raw`k_2 = \frac{n S_2 - S_1^2}{n(n-1)}`, isOpen: true },
  { tex: String.raw`k_3 = \frac{2S_1^3 - 3nS_1S_2 + n^2S_3}{n(n-1)(n-2)}`, isOpen: true },
  String.raw`k_4 = \frac{-6s_1^4 + 12ns_1^2s_2 - 3n(n-1)s_2^2 - 4n(n+1)s_1s_3 + n^2(n+1)s_4}{n(n-1)(n-2)(n-3)}`,
  String.raw`k_2 = \frac{n}{n-1}m_2`,
  String.raw`k_3 = \frac{n^2}{(n-1)(n-2)}m_3`,
  String.raw`k_4 = \frac{n^2[(n+1)m_4 - 3(n-1)m_2^2]}{(n-1)(n-2)(n-3)}`,
  // Fisher 1929: means, variances, covariances over all samples.
  String.raw`\mathbb{E}[k_3] = \kappa_3`,
  String.raw`\langle k_4\rangle = \kappa_4`,
  String.raw`\mathbb{E}[m_2] = \frac{n-1}{n}\mu_2`,
  String.raw`\mathbb{E}[m_3] = \frac{(n-1)(n-2)}{n^2}\mu_3`,
  String.raw`\mathrm{Var}(k_1) = \frac{\kappa_2}{N}`,
  // Without cumulants beyond the second it holds for Gaussian members.
  { tex: String.raw`\mathrm{Var}(k_2) = \frac{\kappa_4}{n} + \frac{2\kappa_2^2}{n-1}`, isOpen: true },
  String.raw`\mathrm{Var}(k_3) = \frac{\kappa_6}{n} + \frac{9\kappa_2\kappa_4}{n-1} + \frac{9\kappa_3^2}{n-1} + \frac{6n\kappa_2^3}{(n-1)(n-2)}`,
  String.raw`\mathrm{Cov}(k_1,k_2) = \frac{\kappa_3}{n}`,
  String.raw`\mathrm{Cov}(k_2,k_3) = \frac{\kappa_5}{n} + \frac{6\kappa_2\kappa_3}{n-1}`,
  // The mean, the sum and the variance of a sample.
  String.raw`\mathrm{Var}(\bar{X}) = \frac{\sigma^2}{n}`,
  String.raw`\mathrm{Var}[\bar x_n] = \frac{\kappa_2}{n}`,
  String.raw`\mathbb{E}[\bar{X}] = \mu`,
  { tex: String.raw`\mathbb{E}[\bar X^2] = \mu^2 + \frac{\sigma^2}{n}`, isOpen: true },
  { tex: String.raw`\mathbb{E}[\bar X^3] = \mu^3 + \frac{3\mu\sigma^2}{n} + \frac{\mu_3}{n^2}`, isOpen: true },
  String.raw`\mathbb{E}[(\bar{X}-\mu)^3] = \mu_3/n^2`,
  String.raw`\mathrm{Var}(S_n) = n\sigma^2`,
  { tex: String.raw`\mathbb{E}[S_n^2] = n\sigma^2 + n^2\mu^2`, isOpen: true },
  String.raw`\mathrm{Cov}(\bar{X}, s^2) = \frac{\mu_3}{n}`,
  { tex: String.raw`\mathrm{Var}(s^2) = \frac{\kappa_4}{n} + \frac{2\sigma^4}{n-1}`, isOpen: true },
  String.raw`\mathrm{Var}\left(\frac{1}{n}\sum_{i=1}^n X_i\right) = \frac{\sigma^2}{n}`,
  { tex: String.raw`\mathbb{E}\left[\sum_{i=1}^n (X_i-\bar X)^2\right] = (n-1)\sigma^2`, isOpen: true },
])

itLeavesAlone([
  String.raw`\mathbb{E}[s^2] = \sigma^2`,
  // Of Gaussian members, of those with mean 0, of sums that are divided by √n.
  String.raw`\mathrm{Var}(s^2) = \frac{2\sigma^4}{n-1}`,
  String.raw`\mathrm{Var}(k_3) = \frac{6n\kappa_2^3}{(n-1)(n-2)}`,
  String.raw`\mathbb{E}[\bar X^2] = \frac{\sigma^2}{n}`,
  String.raw`\mathbb{E}[\bar X^2] = \mu^2 + \sigma^2`,
  String.raw`\mathrm{Var}(S_n) = \sigma^2`,
  String.raw`k_2 = \frac{n}{n-1}a_2`,
  // Wave numbers.
  String.raw`k_1 = \frac{2\pi n}{L}`,
  String.raw`k_2 = k_1 + p`,
  String.raw`k_2 = nk_1`,
  String.raw`\langle k_2\rangle = \frac{n}{2}`,
])

it.each([
  String.raw`\mathrm{Var}(\bar{X}) = \frac{\sigma^2}{n-1}`,
  String.raw`\mathrm{Var}(\bar{X}) = \frac{\sigma}{n}`,
  String.raw`\mathrm{Var}(\bar X) = \frac{\sigma^2}{n^2}`,
  String.raw`\mathbb{E}[\bar X^2] = \mu^2 - \frac{\sigma^2}{n}`,
  String.raw`\mathrm{Var}(s^2) = \frac{1}{n}\left(\mu_4 - \frac{n-1}{n-3}\sigma^4\right)`,
  String.raw`\mathrm{Var}(S_n) = n^2\sigma^2`,
  String.raw`\mathrm{Var}(\sum_{i=1}^n X_i) = n^2\sigma^2`,
])('%s is wrong', async (tex) => {
  expect((await claimOf(tex)).verdict).toBe('wrong')
})

// Two variables, two sizes, two variances of samples: of which nothing says how they are joined.
itLeavesAlone([
  String.raw`\mathrm{Cov}(\bar X,\bar Y) = \frac{\sigma^2}{n}`,
  String.raw`\mathrm{Var}(\bar X+\bar Y) = \frac{4\sigma^2}{n}`,
  String.raw`\mathrm{Var}(\bar X+\bar Y) = \frac{2\sigma^2}{n}`,
  String.raw`\mathbb{E}[\bar X\bar Y] = \mu^2 + \frac{\sigma^2}{n}`,
  String.raw`\mathbb{E}\left[\sum_{i=1}^n (Y_i-\bar X)^2\right] = (n-1)\sigma^2`,
  String.raw`\mathrm{Var}(\bar X_N) = \frac{\sigma^2}{n}`,
  String.raw`\mathrm{Cov}(\bar X_n, \bar X_N) = \frac{\sigma^2}{n}`,
  String.raw`\mathrm{Var}(S_n) = N\sigma^2`,
  String.raw`\mathrm{Cov}(S_n, s_n) = n\sigma^2`,
  String.raw`\mathrm{Cov}(s^2,S^2) = \frac{\kappa_4}{n} + \frac{2\kappa_2^2}{n-1}`,
])

// μ_1 is the mean, so that μ_2 is about 0.
it.each([
  [String.raw`\mathbb{E}[\bar X] = \mu_1`, 'right-under'],
  [String.raw`\mathbb{E}[k_1] = \mu_1`, 'right'],
  [String.raw`\mathbb{E}[k_1^2] = \frac{\kappa_2}{n} + \mu_1^2`, 'right'],
  [String.raw`\mathbb{E}[\bar X^2] = \frac{\mu_2}{n} + \frac{n-1}{n}\mu_1^2`, 'right-under'],
  [String.raw`\mathrm{Var}(\bar X) = \frac{\mu_2-\mu^2}{n}`, 'right-under'],
  [String.raw`\mathbb{E}[k_1] = 2\mu_1`, 'wrong'],
  [String.raw`\mathbb{E}[k_1^2] = \frac{\kappa_2}{n} + 2\mu_1^2`, 'wrong'],
  [String.raw`\mathbb{E}[\bar X^2] = \frac{\mu_2}{n} + \mu_1^2`, 'wrong'],
])('%s is %s', async (tex, verdict) => {
  expect((await claimOf(tex)).verdict).toBe(verdict)
})

it('k_2 is the variance with n - 1', () => {
  const sample = [1.5, 2, 4, 7]
  const mean = 14.5 / 4
  expect(kStatistic(sample, 2)).toBeCloseTo(sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3, 12)
})

it('central sums are not taken for power sums', async () => {
  expect((await claimOf(String.raw`k_2 = \frac{S_2}{n-1}`)).reason).toBe(
    'it holds if S_r is the sum of powers of x less its mean, which it does not say',
  )
})
