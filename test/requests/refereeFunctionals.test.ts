import { describe, expect, it } from 'vitest'
import { claimOf, mutationsOf } from '../models/identityClaims.js'

const QUADRATIC = String.raw`\frac{1}{2}\int dx dy\, \phi(x) G_c^{(2)}(x,y)^{-1} \phi(y)`
const CORRECTION = String.raw`\frac14 \int dx_1 dx_2 dy_1 \cdots dy_4\, G_c^{(4)}(y_1,\ldots,y_4) G_c^{(2)}(y_1,x_1)^{-1} G_c^{(2)}(y_2,x_2)^{-1} G_c^{(2)}(y_3,y_4)^{-1} \phi(x_1)\phi(x_2)`
const QUARTIC = String.raw`\frac{1}{4!}\int dx_1 \cdots dx_4 dy_1 \cdots dy_4\, G_c^{(4)}(y_1,\ldots,y_4) \prod_{i=1}^4 G_c^{(2)}(y_i,x_i)^{-1} \phi(x_i)`
const FREE = String.raw`\frac12 \int dx dy\, J(x)\Delta(x,y)J(y)`
const LOOP = String.raw`\frac{\lambda}{4} \int dz dx dy\, J(x)\Delta(x,z)\Delta(z,z)\Delta(z,y)J(y)`
const TREE = String.raw`\frac{\lambda}{4!}\int dz dx_1 \cdots dx_4\, \Delta(z,x_1)\Delta(z,x_2)\Delta(z,x_3)\Delta(z,x_4) J(x_1)J(x_2)J(x_3)J(x_4)`
const VACUUM = String.raw`\frac{\lambda}{8} \int dz\, \Delta(z,z)^2`

describe('whole functionals that are written out', () => {
  it.each([
    ['edgeworth-even', String.raw`S[\phi] = ${QUADRATIC} + ${CORRECTION} - ${QUARTIC} + O(1/N^2)`, 'right'],
    ['edgeworth-even', String.raw`S[\phi] = ${QUADRATIC} + O(1/N)`, 'right'],
    ['edgeworth-even up-to=1', String.raw`S[\phi] = ${QUADRATIC} + ${CORRECTION} - ${QUARTIC}`, 'right'],
    ['phi4', String.raw`W[J] = -${VACUUM} + ${FREE} - ${LOOP} - ${TREE} + O(\lambda^2)`, 'right'],
    ['phi4', String.raw`W[J] = ${FREE} - ${LOOP} - ${TREE} + O(\lambda^2)`, 'right-under'],
    ['phi4', String.raw`W[J] = ${FREE} + O(\lambda)`, 'right'],
    // A part of them, a sign, a factor.
    ['edgeworth-even', String.raw`S[\phi] = ${QUADRATIC} - ${QUARTIC} + O(1/N^2)`, 'wrong'],
    ['edgeworth-even', String.raw`S[\phi] = ${QUADRATIC} + ${CORRECTION} + O(1/N^2)`, 'wrong'],
    ['edgeworth-even', String.raw`S[\phi] = ${QUADRATIC} + ${CORRECTION} + ${QUARTIC} + O(1/N^2)`, 'wrong'],
    ['phi4', String.raw`W[J] = ${FREE} - ${TREE} + O(\lambda^2)`, 'wrong'],
    ['phi4', String.raw`W[J] = ${FREE} - ${LOOP} - 2 ${TREE} + O(\lambda^2)`, 'wrong'],
    ['phi4', String.raw`W[J] = ${FREE} - ${LOOP} + O(\lambda^2)`, 'wrong'],
    // To which order they are meant, nothing says.
    ['edgeworth-even', String.raw`S[\phi] = ${QUADRATIC} - ${QUARTIC}`, 'not-judged'],
    // Terms of an action need not be all of it.
    ['edgeworth-even', String.raw`S[\phi] \ni -${QUARTIC}`, 'right'],
  ])('theory=%s %s', async (theory, tex, verdict) => {
    expect((await claimOf(tex, `theory=${theory}`)).verdict).toBe(verdict)
  })

  it('says what is left out', async () => {
    const { differences } = await claimOf(String.raw`W[J] = ${FREE} - ${LOOP} + O(\lambda^2)`, 'theory=phi4')
    expect(differences).toEqual(['left out: all terms with 4 fields'])
  })

  it('is wrong with an error in one term, but for a constant', async () => {
    const tex = String.raw`W[J] = -${VACUUM} + ${FREE} - ${LOOP} - ${TREE} + O(\lambda^2)`
    const found = []
    for (const wrong of mutationsOf(tex)) found.push((await claimOf(wrong, 'theory=phi4')).verdict)
    expect(found.filter((verdict) => verdict !== 'wrong')).toEqual(['right-under'])
  })
})
