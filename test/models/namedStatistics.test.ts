import { expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'

const THIRD = String.raw`\frac{\mathbb{E}[X^3] - 3\mu\sigma^2 - \mu^3}{\sigma^3}`

it.each([
  [String.raw`\mathrm{skew}(X) = \frac{\kappa_3}{\kappa_2^{3/2}}`, 'right'],
  [String.raw`\mathrm{skew}(X) = -\frac{\kappa_3}{\kappa_2^{3/2}}`, 'wrong'],
  [String.raw`\mathrm{skew}(X) = \mathbb{E}[X]`, 'wrong'],
  [String.raw`\operatorname{Skew}[X] = ${THIRD}`, 'right'],
  [String.raw`\operatorname{Skew}[X] = ${THIRD.replace('- 3', '+ 3')}`, 'wrong'],
  [String.raw`\mathrm{kurt}(X) = \frac{\mathbb{E}[(X-\mu)^4]}{\sigma^4}`, 'right-under'],
  [String.raw`\mathrm{kurt}(X) = 3 + \frac{\kappa_4}{\kappa_2^2}`, 'right-under'],
  [String.raw`\mathrm{kurt}(X) = 3 - \frac{\kappa_4}{\kappa_2^2}`, 'wrong'],
  [String.raw`\mathrm{kurt}(X) = \mathbb{E}[X]`, 'wrong'],
  [String.raw`\kappa_4 = \mathrm{Kurt}(X)\sigma^4 - 3\sigma^4`, 'right-under'],
  [String.raw`\kappa_4 = 2\,\mathrm{Kurt}(X)\sigma^4`, 'wrong'],
  // Some authors' kurtosis of a Gaussian variable is 0: it is one slip away.
  [String.raw`\mathrm{kurt}(X) = \frac{\kappa_4}{\kappa_2^2}`, 'not-judged'],
  [String.raw`\mathrm{kurt}(X) = \frac{\mathbb{E}[(X-\mu)^4]}{\sigma^4} - 3`, 'not-judged'],
  [String.raw`\mathrm{Corr}(X,Y) = \frac{\mathrm{Cov}(X,Y)}{\sigma_X\sigma_Y}`, 'right'],
  [String.raw`\mathrm{Corr}(X,Y) = \frac{2\,\mathrm{Cov}(X,Y)}{\sigma_X\sigma_Y}`, 'wrong'],
  [String.raw`\mathrm{var}[X-Y] = \mathrm{var}[X] + \mathrm{var}[Y] - 2\,\mathrm{cov}[X,Y]`, 'right'],
  [String.raw`\mathrm{var}[X-Y] = \mathrm{var}[X] - \mathrm{var}[Y] - 2\,\mathrm{cov}[X,Y]`, 'wrong'],
  [String.raw`\kappa_2(X,Y) = \mathbb{E}[XY] - \mathbb{E}[X]\mathbb{E}[Y]`, 'right'],
  [String.raw`\kappa_2(X,Y) = \mathbb{E}[XY] + \mathbb{E}[X]\mathbb{E}[Y]`, 'wrong'],
  [String.raw`\kappa_3(X) = \mathbb{E}[X^3] - 3\mathbb{E}[X^2]\mathbb{E}[X] + 2\mathbb{E}[X]^3`, 'right'],
  [String.raw`\mathrm{cum}(k_1,k_1,k_1) = \frac{\kappa_3}{n^2}`, 'right'],
  [String.raw`\mathrm{cum}(k_1,k_1,k_1) = \frac{\kappa_3}{n}`, 'wrong'],
])('%s is %s', async (tex, verdict) => {
  expect((await claimOf(tex)).verdict).toBe(verdict)
})

// Names of which nothing is known, or with a number of arguments that they do not have.
it.each([
  String.raw`\mathrm{med}(X) = \mathbb{E}[X^2] - \mathrm{Var}(X)`,
  String.raw`\mathrm{std}(X)^2 = \mathbb{E}[X^2] - \mathbb{E}[X]^2`,
  String.raw`\mathbb{E}[(X-\mathrm{mean}(X))^2] = \mathbb{E}[X^2] - \mathbb{E}[X]^2`,
  String.raw`\mathbb{E}[\mathrm{med}(X)^2] = \mathbb{E}[X]^2`,
  String.raw`\mathrm{Var}(\mathrm{ReLU}(X)) = \mathbb{E}[X^2] - \mathbb{E}[X]^2`,
  String.raw`\langle \mathrm{ReLU}(x)^2 \mathrm{ReLU}(y)^2\rangle = K(x,x)K(y,y) + K(x,y)^2`,
  String.raw`\langle \mathrm{He}_1(x)^2 \mathrm{He}_2(y)\rangle = 2K(x,y)^2`,
  String.raw`\mathrm{Var}(X,Y) = \mathbb{E}[XY] - \mathbb{E}[X]\mathbb{E}[Y]`,
  String.raw`\mathrm{Cov}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2`,
  String.raw`\mathrm{Cov}(k_2) = \kappa_2`,
  String.raw`\kappa(X) = \frac{\mathbb{E}[(X-\mu)^4]}{\sigma^4}`,
  String.raw`\kappa(X) = \mathbb{E}[X^2] - \mathrm{Var}(X)`,
  String.raw`\kappa_0(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2`,
  String.raw`\mathrm{Var}_p(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2`,
])('%s is not judged', async (tex) => {
  expect((await claimOf(tex)).verdict).toBe('not-judged')
})
