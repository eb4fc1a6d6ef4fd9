import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'

/** φ^2(x) is φ(x)^2, never φ(x). */
describe('powers above the letter of a field', () => {
  it.each([
    ['', String.raw`\langle\phi^2(x)\phi^2(y)\rangle = G(0)^2 + 2G(x-y)^2`, 'right-under'],
    ['', String.raw`\langle\phi^3(x)\phi(y)\rangle = 3G(x,x)G(x,y)`, 'right-under'],
    ['', String.raw`\langle\phi^4(x)\rangle = 3G(x,x)^2`, 'right-under'],
    ['', String.raw`\mathrm{Var}(f(x)) = \langle f^2(x)\rangle - \langle f(x)\rangle^2`, 'right'],
  ])('%s %s is %s', async (said, tex, verdict) => {
    expect((await claimOf(tex, said)).verdict).toBe(verdict)
  })

  it.each([
    ['', String.raw`\langle\phi^2(x)\phi^2(y)\rangle = G(0)^2 + G(x-y)^2`],
    [
      '',
      String.raw`\langle\phi^3(x)\phi(y)\rangle_c = \langle\phi(x)\phi(y)\rangle - \langle\phi(x)\rangle\langle\phi(y)\rangle`,
    ],
    ['', String.raw`\mathrm{Cov}(f^2(x), f(y)) = \langle f(x)f(y)\rangle - \langle f(x)\rangle\langle f(y)\rangle`],
    ['', String.raw`\langle\phi^4(x)\rangle = 2G(x,x)^2`],
    ['', String.raw`\langle\phi^2(x)\phi^2(y)\phi(z)\phi(w)\rangle = G(x,y)G(z,w) + G(x,z)G(y,w) + G(x,w)G(y,z)`],
  ])('%s %s is wrong', async (said, tex) => {
    expect((await claimOf(tex, said)).verdict).toBe('wrong')
  })

  const pairs = (line: string): string =>
    `${line}(x,y)${line}(z,w) + ${line}(x,z)${line}(y,w) + ${line}(x,w)${line}(y,z)`
  it.each([
    ['', String.raw`\langle\phi^2(x)\phi(y)\phi(z)\phi(w)\rangle = ${pairs('G')}`],
    ['', String.raw`\langle\phi^n(x)\phi(y)\phi(z)\phi(w)\rangle = ${pairs('G')}`],
    [
      'theory=phi4 up-to=1',
      String.raw`\langle\phi^2(x)\phi(y)\phi(z)\phi(w)\rangle = ${pairs(String.raw`\Delta`)} + O(\lambda)`,
    ],
  ])('%s %s is not right', async (said, tex) => {
    expect((await claimOf(tex, said)).verdict).toBe('not-judged')
  })
})
