import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'
import { itLeavesAlone } from './judgedRows.js'

describeRight([
  [
    'theory=msrdj-cubic legs=2 order=1',
    String.raw`\left(\partial_\tau^2 - 1\right) c(\tau) = - g^2 f_\phi\big(c(\tau),c_0\big) - D\delta(\tau)`,
  ],
  ['', String.raw`\left(1 - \partial_\tau^2\right) c(\tau) = g^2 f_\phi(c(\tau), c_0) + D \delta(\tau)`],
  ['', String.raw`\ddot{c}(\tau) = c(\tau) - g^2 f_\phi\left(c(\tau), c_0\right) - D \delta(\tau)`],
  [
    '',
    String.raw`\frac{\partial^2 c(\tau)}{\partial\tau^2} = c(\tau) - g^2 \langle \phi(x(t))\phi(x(t+\tau))\rangle - D \delta(\tau)`,
  ],
  ['', String.raw`\partial_\tau^2 c(\tau) = c(\tau) - g^2 C_\phi(\tau) - D \delta(\tau)`],
  ['', String.raw`\left(\frac{d^2}{d\tau^2} - 1\right) C(\tau) = - g^2 C_\phi(\tau) - D \delta(\tau)`],
  ['', String.raw`\ddot{C}_x(\tau) = C_x(\tau) - g^2 \langle \phi(x_i(t-\tau))\phi(x_i(t))\rangle - D \delta(\tau)`],
  ['', String.raw`\left(\partial_\tau^2 - 1\right) \Delta(\tau) = - J^2 C_\phi(\tau) - D\delta(\tau)`],
])

describe('dynamic mean-field theory', () => {
  it('has the same sign for the noise as for the other input', async () => {
    const tex = String.raw`\left(\partial_\tau^2 - 1\right) c(\tau) = - g^2 f_\phi\big(c(\tau),c_0\big) + D\delta(\tau)`
    const { verdict, corrected } = await claimOf(tex)
    expect(verdict).toBe('wrong')
    expect(corrected).toContain(String.raw`- D\delta(\tau)`)
  })

  itLeavesAlone([
    String.raw`\left(\partial_\tau^2 - 1\right) c(\tau) = - g^2 f_\phi\big(c(\tau),c_0\big) - \sigma^2\delta(\tau)`,
    // Without noise, with noise of another size, integrated.
    String.raw`\partial_\tau^2 \Delta(\tau) = \Delta(\tau) - J^2 C_\phi(\tau)`,
    String.raw`\left(\partial_\tau^2 - 1\right) c(\tau) = - g^2 f_\phi\big(c(\tau),c_0\big) - 2D\delta(\tau)`,
    String.raw`\frac{1}{2} \dot{c}(\tau)^2 + V(c(\tau)) = 0`,
  ])

  // Another function, other times, other variables.
  it.each([
    String.raw`f_\phi(c(\tau), c(\tau))`,
    String.raw`f_\phi(c(\tau), q_0)`,
    String.raw`f_\phi(q(\tau), q_0)`,
    String.raw`f_\phi(c(t), c_0)`,
    String.raw`C_\phi(t)`,
    String.raw`C_\phi(q(\tau))`,
    String.raw`\langle \phi(x(t))\phi(x(t))\rangle`,
    String.raw`\langle \phi(x(t))\phi(x(t+s))\rangle`,
    String.raw`\langle \phi(x(t))\phi(x(t+2\tau))\rangle`,
    String.raw`\langle \phi(x(t))\phi(x(s+\tau))\rangle`,
    String.raw`\langle \phi(x(t))\phi(y(t+\tau))\rangle`,
    String.raw`\langle \phi(x_i(t))\phi(x_j(t+\tau))\rangle`,
    String.raw`\langle \phi'(x(t))\phi'(x(t+\tau))\rangle`,
    String.raw`\langle \phi(x(t))\phi(x(t+\tau))\rangle_c`,
    String.raw`\langle\langle \phi(x(t))\phi(x(t+\tau))\rangle\rangle`,
  ])('g^2 %s is no correlation of activations', async (activated) => {
    const tex = String.raw`\partial_\tau^2 c(\tau) = c(\tau) - g^2 ${activated} - D \delta(\tau)`
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })

  it('is an equation for one correlation', async () => {
    const tex = String.raw`\ddot{q}(\tau) = c(\tau) - g^2 C_\phi(\tau) - D \delta(\tau)`
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })
})
