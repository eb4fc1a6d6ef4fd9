import { describe, expect, it } from 'vitest'
import { densitySeries } from '../../src/models/fourierDensity.js'
import type { NearlyGaussian } from '../../src/models/fourierDensity.js'
import { readChain } from '../../src/mathematics/readChain.js'
import type { Expression } from '../../src/mathematics/expression.js'
import { normalDistribution } from '../../src/models/normal.js'
import { quantileLetters } from '../../src/models/quantiles/quantileLetters.js'
import { normalisedAt, quantileAt } from '../../src/models/quantiles/quantileSeries.js'
import { claimOf } from './identityClaims.js'
import { itJudges, itLeavesAlone } from './judgedRows.js'

/** Without γ_1² it would hold to first order in all cumulants; with dots nothing is missing without it. */
itJudges('quantile', [
  {
    tex: String.raw`w_\alpha = z_\alpha + \frac{\gamma_1}{6}(z_\alpha^2-1) + \frac{\gamma_2}{24}(z_\alpha^3-3z_\alpha) - \frac{\gamma_1^2}{36}(2z_\alpha^3-5z_\alpha)`,
    isOpen: true,
  },
  {
    tex: String.raw`x = z + \frac{1}{6}\kappa_3 He_2(z) + \frac{1}{24}\kappa_4 He_3(z) - \frac{1}{36}\kappa_3^2\left[2He_3(z) + He_1(z)\right]`,
    isOpen: true,
  },
  {
    tex: String.raw`z_{CF} = z + \frac{1}{6}(z^2-1)S + \frac{1}{24}(z^3-3z)K - \frac{1}{36}(2z^3-5z)S^2`,
    isOpen: true,
  },
  {
    tex: String.raw`x_\alpha = \mu + \sigma\left[z_\alpha + \frac{\gamma_1}{6}(z_\alpha^2-1) + \frac{\gamma_2}{24}(z_\alpha^3-3z_\alpha) - \frac{\gamma_1^2}{36}(2z_\alpha^3-5z_\alpha)\right]`,
    isOpen: true,
  },
  {
    tex: String.raw`x_p = \mu + \sigma z_p + \frac{\kappa_3}{6\sigma^2}(z_p^2-1) + \frac{\kappa_4}{24\sigma^3}(z_p^3-3z_p) - \frac{\kappa_3^2}{36\sigma^5}(2z_p^3-5z_p)`,
    isOpen: true,
  },
  {
    tex: String.raw`\frac{x_p-\mu}{\sigma} = z_p + \frac{\lambda_3}{6}(z_p^2-1) + \frac{\lambda_4}{24}(z_p^3-3z_p) - \frac{\lambda_3^2}{36}(2z_p^3-5z_p)`,
    isOpen: true,
  },
  String.raw`x_p = z_p + \frac{\rho_3}{6\sqrt{n}}(z_p^2-1) + \frac{1}{n}\left[\frac{\rho_4}{24}(z_p^3-3z_p) - \frac{\rho_3^2}{36}(2z_p^3-5z_p)\right] + O(n^{-3/2})`,
  // Other left sides.
  {
    tex: String.raw`z_{cf} = z_c + \frac{(z_c^2-1)S}{6} + \frac{(z_c^3-3z_c)K}{24} - \frac{(2z_c^3-5z_c)S^2}{36}`,
    isOpen: true,
  },
  {
    tex: String.raw`Q(p) = z_p + \frac{\kappa_3}{6}(z_p^2-1) + \frac{\kappa_4}{24}(z_p^3-3z_p) - \frac{\kappa_3^2}{36}(2z_p^3-5z_p)`,
    isOpen: true,
  },
  { tex: String.raw`\omega_\alpha = u_\alpha + \frac{\rho_3}{6\sqrt n}(u_\alpha^2-1) + O(1/n)`, isOpen: true },
  // The reverse.
  {
    tex: String.raw`z = x - \frac{\kappa_3}{6}(x^2-1) - \frac{\kappa_4}{24}(x^3-3x) + \frac{\kappa_3^2}{36}(4x^3-7x)`,
    isOpen: true,
  },
  String.raw`u = x - \frac{\rho_3}{6\sqrt n}(x^2-1) - \frac{\rho_4}{24n}(x^3-3x) + \frac{\rho_3^2}{36n}(4x^3-7x) + O(n^{-3/2})`,
  {
    tex: String.raw`w = x + \frac{\gamma_1}{6}He_2(x) + \frac{\gamma_2}{24}He_3(x) - \frac{\gamma_1^2}{36}[2He_3(x)+He_1(x)]`,
    isOpen: true,
  },
  // Of third order, Abramowitz and Stegun 26.2.49.
  String.raw`x_p = z_p + \frac{\kappa_3}{6}(z_p^2-1) + \frac{\kappa_4}{24}(z_p^3-3z_p) - \frac{\kappa_3^2}{36}(2z_p^3-5z_p) + \frac{\kappa_5}{120}(z_p^4-6z_p^2+3) - \frac{\kappa_3\kappa_4}{24}(z_p^4-5z_p^2+2) + \frac{\kappa_3^3}{324}(12z_p^4-53z_p^2+17)`,
])

itLeavesAlone([
  // The point of a saddle, a series that is turned around; terms of first order in all cumulants.
  String.raw`x = y - \frac{\kappa_3}{2}y^2 + \frac{\kappa_3^2}{2}y^3 - \frac{\kappa_4}{6} y^3`,
  String.raw`x = u - \frac{\kappa_3}{6}u^2 + O(u^3)`,
  String.raw`x_p = z_p + \frac{\kappa_3}{6}(z_p^2-1) + \frac{\kappa_4}{24}(z_p^3-3z_p)`,
  String.raw`z = x + \frac{\kappa_3}{6}(x^2-1) + O(\kappa_4)`,
  String.raw`w = \frac{\kappa_3}{6}`,
])

/** With two levels, or an estimate of the quantile. */
const expansion = (left: string, z: string): string =>
  String.raw`${left} = ${z} + \frac{\kappa_3}{6}(${z}^2-1) + \frac{\kappa_4}{24}(${z}^3-3${z}) - \frac{\kappa_3^2}{36}(2${z}^3-5${z})`

itLeavesAlone([
  expansion('Q(p)', 'z_q'),
  expansion(String.raw`x_\alpha`, String.raw`z_\beta`),
  expansion(String.raw`x_\alpha`, String.raw`z_{1-\alpha}`),
  expansion('F^{-1}(p)', 'z_q'),
  expansion('F^{-1}(p)', String.raw`\Phi^{-1}(q)`),
  expansion(String.raw`\hat Q(p)`, 'z_p'),
  expansion(String.raw`\hat F^{-1}(p)`, 'z_p'),
])

describe('one level', () => {
  it.each([
    [expansion('Q(p)', 'z_p'), 'right-under'],
    [expansion('Q(p)', 'z'), 'right-under'],
    [expansion('F^{-1}(p)', String.raw`\Phi^{-1}(p)`), 'right-under'],
    [expansion('z_{CF}', 'z_p'), 'right-under'],
    [expansion('Q(p)', 'z_p').replace('- ', '+ '), 'wrong'],
    [expansion('F^{-1}(p)', String.raw`\Phi^{-1}(p)`).replace('{24}', '{12}'), 'wrong'],
  ])('%s is %s', async (tex, verdict) => {
    expect((await claimOf(tex)).verdict).toBe(verdict)
  })
})

describe('what is said', () => {
  it('names which is the quantile where letters do not, and what K is', async () => {
    const tex = String.raw`z_{CF} = z + \frac{1}{6}(z^2-1)S + \frac{1}{24}(z^3-3z)(K-3) - \frac{1}{36}(2z^3-5z)S^2`
    expect((await claimOf(tex)).convention).toBe(
      'read z_{CF} as the quantile, z as that of the normal distribution; read K as the kurtosis; to the order of its last term',
    )
  })
})

/** The Gamma distribution with shape 1/s², standardised: κ_r = (r-1)! s^(r-2); its distribution function by quadrature. */
describe('an explicit distribution with small cumulants', () => {
  const gamma = (s: number): ((x: number) => number) => {
    const shape = 1 / (s * s)
    const density = (y: number): number => {
      const t = shape + y / s
      return t <= 0 ? 0 : Math.exp((shape - 1) * Math.log(t / shape) - (t - shape))
    }
    const integral = (to: number): number => {
      const [from, steps] = [-Math.min(12, 1 / s), 4000]
      const h = (to - from) / steps
      return Array.from(
        { length: steps + 1 },
        (_, k) => (k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2) * density(from + k * h),
      ).reduce((sum, y) => sum + (y * h) / 3, 0)
    }
    const whole = integral(14)
    return (x) => integral(x) / whole
  }
  const variable: NearlyGaussian = {
    mean: [0],
    covariance: [[1]],
    form: (r, [k = 0]) => k ** r / r,
    weight: (r) => r - 2,
    orders: 4,
  }
  const at = (series: readonly number[], low: number, s: number): number =>
    series.reduce((sum, one, k) => sum + one * s ** (k + low), 0)

  it('the quantile at z, to its fifth order', () => {
    for (const z of [-1.3, 0.4, 1.1]) {
      const { low, re } = quantileAt(variable, z)
      const errors = [0.1, 0.05].map((s) => Math.abs(gamma(s)(at(re, low, s)) - normalDistribution(z)))
      expect(errors[0]).toBeLessThan(1e-5)
      expect(errors[0] as number).toBeGreaterThan(15 * (errors[1] as number))
    }
  })

  it('what is normal at x, and back', () => {
    const x = 0.7
    const { low, re } = normalisedAt(variable, x)
    expect(normalDistribution(at(re, low, 0.05))).toBeCloseTo(gamma(0.05)(x), 6)
    const back = quantileAt(variable, at(re, low, 0.01))
    expect(at(back.re, back.low, 0.01)).toBeCloseTo(x, 9)
  })

  it('derivatives of the density are differences', () => {
    const [below, above] = [0.6, 0.6002].map((x) => densitySeries(variable, [x], 1).re)
    const second = densitySeries(variable, [0.6001], 2).re
    second.forEach((one, k) => {
      expect(((above?.[k] as number) - (below?.[k] as number)) / 0.0002).toBeCloseTo(one, 5)
    })
  })
})

it('every part of a deeply nested formula is asked for a few times, however deep it is', () => {
  const { sides, relations, conditions } = readChain(String.raw`x = z + \frac{\kappa_3}{6} (z^2 - 1)`)
  const [left, right] = sides as readonly [Expression, Expression]
  let asked = 0
  const nested = (depth: number): Expression => {
    if (depth === 0) return right
    const argument = nested(depth - 1)
    return {
      kind: 'call',
      name: 'log',
      at: 0,
      end: 0,
      get argument() {
        asked++
        return argument
      },
    }
  }
  const depth = 16
  expect(quantileLetters({ sides: [left, nested(depth)], relations, conditions })?.point).toBe('z')
  expect(asked).toBeLessThan(10 * depth)
})
