import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'
import { itLeavesAlone } from './judgedRows.js'

describe('saddle-point densities', () => {
  describeRight([
    [
      'theory=phi3-phi4 legs=0 order=ħ=1',
      String.raw`\hat f(x) = \frac{e^{K(\hat s)-\hat s x}}{\sqrt{2\pi K''(\hat s)}}\left\{1 + \frac{1}{n}\left(\frac{\rho_4}{8} - \frac{5\rho_3^2}{24}\right) + O(n^{-2})\right\}`,
    ],
    [
      '',
      String.raw`f_n(\bar x) = \sqrt{\frac{n}{2\pi K''(\hat t)}} e^{n[K(\hat t) - \hat t \bar x]} \left\{ 1 + \frac{1}{n} \left[ \frac{\rho_4}{8} - \frac{5}{24} \rho_3^2 \right] + O(n^{-2}) \right\}`,
    ],
    [
      '',
      String.raw`f_{\bar X}(\bar x) \approx \left(\frac{n}{2\pi K''(\hat t)}\right)^{1/2} \exp\left\{n [K(\hat t) - \hat t \bar x]\right\}`,
    ],
    [
      '',
      String.raw`f_n(x) = \left[\frac{n}{2\pi K^{(2)}(\hat\theta)}\right]^{1/2} \exp\left\{n K(\hat\theta) - n \hat\theta x\right\} \left[1 + \frac{1}{8n}\lambda_4(\hat\theta) - \frac{5}{24n}\lambda_3(\hat\theta)^2 + O(n^{-2})\right]`,
    ],
    ['', String.raw`p(x) \approx \sqrt{\frac{n}{2\pi K''(s)}} e^{n(K(s) - s x)}`],
    [
      '',
      String.raw`f(x) = \frac{1}{\sqrt{2\pi K''(\hat s)}} e^{K(\hat s) - \hat s x} \left[1 + \frac{\hat\rho_4}{8} - \frac{5\hat\rho_3^2}{24} + \cdots \right]`,
    ],
    [
      '',
      String.raw`\log f_n(x) = n [K(\hat s) - \hat s x] - \frac{1}{2} \log \frac{2\pi K''(\hat s)}{n} + \frac{1}{n}\left(\frac{\rho_4}{8} - \frac{5\rho_3^2}{24}\right) + O(n^{-2})`,
    ],
    [
      '',
      String.raw`f_n(x) = \sqrt{\frac{n}{2\pi K''(\hat s)}} e^{n[K(\hat s) - \hat s x]} \left\{ 1 + \frac{1}{n}\left( \frac{K^{(4)}(\hat s)}{8 K''(\hat s)^2} - \frac{5 K'''(\hat s)^2}{24 K''(\hat s)^3} \right) + O(n^{-2}) \right\}`,
    ],
    [
      '',
      String.raw`f_{S_n}(x) = \frac{1}{\sqrt{2\pi n K''(\hat s)}} \exp\left(n K(\hat s) - \hat s x\right) \left\{ 1 + O(n^{-1}) \right\}`,
    ],
    ['', String.raw`f(x) \approx \frac{\exp(K(\hat s) - \hat s x)}{\sqrt{2\pi K''(\hat s)}}`],
  ])
})

describe("Laplace's method", () => {
  describeRight([
    [
      '',
      String.raw`\int_{-\infty}^\infty dx\, e^{-n f(x)} = e^{-n f(x_0)}\sqrt{\frac{2\pi}{n f''(x_0)}} \left[ 1 + O(1/n) \right]`,
    ],
    [
      '',
      String.raw`\int dx\, e^{-n f(x)} = e^{-n f(x_0)} \sqrt{\frac{2\pi}{n f''(x_0)}} \left\{ 1 + \frac{1}{n}\left[ \frac{5 f'''(x_0)^2}{24 f''(x_0)^3} - \frac{f^{(4)}(x_0)}{8 f''(x_0)^2} \right] + O(n^{-2}) \right\}`,
    ],
    [
      '',
      String.raw`\int_a^b g(x) e^{-\lambda f(x)} dx \approx g(x_0) e^{-\lambda f(x_0)} \sqrt{\frac{2\pi}{\lambda f''(x_0)}}`,
    ],
    ['', String.raw`\int_a^b e^{N f(x)} dx \approx \sqrt{\frac{2\pi}{N |f''(x_0)|}} e^{N f(x_0)}`],
    [
      '',
      String.raw`\int dx\, e^{-S(x)/\hbar} = e^{-S(x_0)/\hbar} \sqrt{\frac{2\pi\hbar}{S''(x_0)}} \left[ 1 + \hbar\left( \frac{5 S'''(x_0)^2}{24 S''(x_0)^3} - \frac{S''''(x_0)}{8 S''(x_0)^2} \right) + O(\hbar^2) \right]`,
    ],
    ['', String.raw`\int e^{M f(x)} dx \approx \sqrt{\frac{-2\pi}{M f''(x_0)}}\, e^{M f(x_0)}`],
    [
      '',
      String.raw`\int dx\, g(x) e^{-n f(x)} = e^{-nf(x_0)} \sqrt{\frac{2\pi}{n f''(x_0)}} \left[ g(x_0) + \frac{1}{n} \left( \frac{g''(x_0)}{2 f''(x_0)} - \frac{g'(x_0) f'''(x_0)}{2 f''(x_0)^2} - \frac{g(x_0) f^{(4)}(x_0)}{8 f''(x_0)^2} + \frac{5 g(x_0) f'''(x_0)^2}{24 f''(x_0)^3} \right) + O(n^{-2}) \right]`,
    ],
  ])
})

describe("Stirling's series", () => {
  describeRight([
    ['', String.raw`n! \approx \sqrt{2\pi n} \left(\frac{n}{e}\right)^n`],
    [
      '',
      String.raw`n! = \sqrt{2\pi n} \left(\frac{n}{e}\right)^n \left(1+\frac{1}{12n} + \frac{1}{288 n^2} - \frac{139}{51840 n^3} + O(n^{-4})\right)`,
    ],
    ['', String.raw`\ln n! = n \ln n - n + \frac{1}{2} \ln(2\pi n) + \frac{1}{12 n} + O\left(\frac{1}{n^3}\right)`],
    ['', String.raw`\Gamma(n+1) = \sqrt{2\pi n}\, n^n e^{-n} \left[ 1 + \frac{1}{12n} + O(n^{-2}) \right]`],
    [
      '',
      String.raw`\ln \Gamma(z) = \left(z - \frac{1}{2}\right) \ln z - z + \frac{1}{2} \ln 2\pi + \frac{1}{12 z} - \frac{1}{360 z^3} + O(z^{-5})`,
    ],
    ['', String.raw`\log N! \approx N \log N - N`],
    [
      '',
      String.raw`\Gamma(z) = \sqrt{\frac{2\pi}{z}} \left(\frac{z}{e}\right)^z \left(1 + O\left(\frac{1}{z}\right)\right)`,
    ],
  ])
})

/** Dots hide what comes after the last term, not the term. */
it.each([
  String.raw`\ln\Gamma(z) = (z-\tfrac12)\ln z - z + \tfrac12\ln(2\pi) - \frac{1}{12z} + \cdots`,
  String.raw`\ln\Gamma(z) = (z-\tfrac12)\ln z - z + \tfrac12\ln(2\pi) + \frac{1}{12z} + \frac{1}{360z^3} + \cdots`,
  String.raw`\ln n! = n\ln n - n + \tfrac12\ln(2\pi n) + \frac{1}{6n} + \cdots`,
  String.raw`\log f(\bar x) = \frac12\log\frac{n}{2\pi K''(\hat s)} + n[K(\hat s)-\hat s\bar x] + \frac1n\left(\frac{\rho_4}{8} + \frac{5\rho_3^2}{24}\right) + \dots`,
  String.raw`\log f(\bar x) = \frac12\log\frac{n}{2\pi K''(\hat s)} + n[K(\hat s)-\hat s\bar x] - \frac1n\left(\frac{\rho_4}{8} - \frac{5\rho_3^2}{24}\right) + \dots`,
])('%s is wrong', async (tex) => {
  expect((await claimOf(tex)).verdict).toBe('wrong')
})

it('their logarithm is right as it is', async () => {
  const tex = String.raw`\log f(\bar x) = \frac12\log\frac{n}{2\pi K''(\hat s)} + n[K(\hat s)-\hat s\bar x] + \frac1n\left(\frac{\rho_4}{8} - \frac{5\rho_3^2}{24}\right) + \dots`
  expect((await claimOf(tex)).verdict).toBe('right-under')
})

describe('of another kind', () => {
  itLeavesAlone([
    String.raw`\ln n! \approx n \ln n`,
    String.raw`\int_{x_0}^{\infty} dx\, e^{-n f(x)} \approx \frac{1}{2} e^{-n f(x_0)} \sqrt{\frac{2\pi}{n f''(x_0)}}`,
    String.raw`n! = \int_0^\infty dt\, t^n e^{-t}`,
    String.raw`\Gamma(x) = \int_0^\infty dt\, t^{x-1} e^{-t}`,
    String.raw`f(x) = \frac{1}{\sqrt{2\pi K''(0)}} e^{-\frac{x^2}{2 K''(0)}}`,
    String.raw`\int dx\, e^{-n f(x)} \approx \sum_i e^{-n f(x_i)} \sqrt{\frac{2\pi}{n f''(x_i)}}`,
  ])
})
