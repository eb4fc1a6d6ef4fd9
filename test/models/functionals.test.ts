import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'

/** With what the comment says. Every one is right, and not right with a slip in one term. */
describeRight([
  ['theory=phi3 legs=3 order=1', String.raw`W^{(3)} = -\Gamma^{(3)} \left(W^{(2)}\right)^3`],
  [
    'theory=phi4 legs=4 order=1',
    String.raw`G_c^{(4)}(x_1,\ldots,x_4) = \left.\frac{\delta^4 W[J]}{\delta J(x_1)\delta J(x_2)\delta J(x_3)\delta J(x_4)}\right|_{J=0}`,
  ],
  ['', String.raw`\Gamma^{(2)} W^{(2)} = 1`],
  ['', String.raw`W^{(4)} = -\Gamma^{(4)} (W^{(2)})^4 + 3 (\Gamma^{(3)})^2 (W^{(2)})^5`],
  ['', String.raw`\int dz\, \Gamma^{(2)}(x,z) W^{(2)}(z,y) = \delta(x-y)`],
  ['', String.raw`W^{(3)}(x,y,z) = -\int du\, dv\, dw\, \Gamma^{(3)}(u,v,w) W^{(2)}(u,x) W^{(2)}(v,y) W^{(2)}(w,z)`],
  ['', String.raw`G_c^{(2)}(x_1,x_2) = G^{(2)}(x_1,x_2) - G^{(1)}(x_1) G^{(1)}(x_2)`],
  [
    'theory=phi4 legs=4',
    String.raw`G_c^{(4)}(x_1,x_2,x_3,x_4) = G^{(4)}(x_1,x_2,x_3,x_4) - G^{(2)}(x_1,x_2)G^{(2)}(x_3,x_4) - G^{(2)}(x_1,x_3)G^{(2)}(x_2,x_4) - G^{(2)}(x_1,x_4)G^{(2)}(x_2,x_3)`,
  ],
  [
    '',
    String.raw`\langle \phi(x)\phi(y) \rangle = \frac{1}{Z[0]} \left. \frac{\delta^2 Z[J]}{\delta J(x) \delta J(y)} \right|_{J=0}`,
  ],
  ['', String.raw`\langle \phi(x) \rangle_J = \frac{\delta W[J]}{\delta J(x)}`],
  ['', String.raw`W[J] = \log Z[J]`],
  ['', String.raw`\Gamma[\phi] = \int d^dx\, J(x) \phi(x) - W[J]`],
  ['', String.raw`\frac{\delta \Gamma[\phi]}{\delta \phi(x)} = J(x)`],
  ['', String.raw`G^{(3)}(x_1, x_2, x_3) = \frac{1}{Z[0]} \int D\phi\, \phi(x_1) \phi(x_2) \phi(x_3) e^{-S[\phi]}`],
  ['', String.raw`\frac{\delta^2 \Gamma}{\delta\phi(x)\delta\phi(y)} = G_c^{(2)}(x,y)^{-1}`],
])

describe('powers of functionals', () => {
  it.each([
    String.raw`W[J]^2 = \log Z[J]`,
    String.raw`\frac{\delta W[J]}{\delta J(x)} = \frac{1}{Z[J]^2}\frac{\delta Z[J]}{\delta J(x)}`,
    String.raw`\frac{\delta W[J]}{\delta J(x)} = Z[J]^{-2} \frac{\delta Z[J]}{\delta J(x)}`,
    String.raw`\Gamma[\phi]^2 = \int d^dx\, J(x)\phi(x) - W[J]`,
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })

  const SLOPES = String.raw`\frac{\delta Z[J]}{\delta J(x)}\frac{\delta Z[J]}{\delta J(y)}`
  it.each([
    String.raw`\frac{\delta W[J]}{\delta J(x)} = Z[J]^{-1} \frac{\delta Z[J]}{\delta J(x)}`,
    String.raw`\frac{\delta^2 W[J]}{\delta J(x)\delta J(y)} = \frac{1}{Z[J]}\frac{\delta^2 Z[J]}{\delta J(x)\delta J(y)} - \frac{1}{Z[J]^2}${SLOPES}`,
    String.raw`\frac{\delta^2 W}{\delta J(x)\delta J(y)} = Z^{-1}\frac{\delta^2 Z}{\delta J(x)\delta J(y)} - Z^{-2}\frac{\delta Z}{\delta J(x)}\frac{\delta Z}{\delta J(y)}`,
  ])('%s is right', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('right')
  })
})

describe('of another convention or kind', () => {
  it.each([
    String.raw`W^{(3)} = \Gamma^{(3)} \left(W^{(2)}\right)^3`,
    String.raw`\Gamma[\phi] = W[J] - \int d^dx\, J(x) \phi(x)`,
    String.raw`\frac{\delta \Gamma[\phi]}{\delta \phi(x)} = -J(x)`,
    String.raw`W[J] = -\log Z[J]`,
    String.raw`G^{(2)}(p) = \frac{1}{p^2+m^2}`,
    String.raw`Z[J] = \int D\phi\, e^{iS[\phi] + i\int J\phi}`,
  ])('%s is not wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).not.toBe('wrong')
  })
})
