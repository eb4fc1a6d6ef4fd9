import { describe, expect, it } from 'vitest'
import { generatingFunction } from '../../src/models/point/sourceAverage.js'
import { coefficient, numeric, small } from '../../src/models/value.js'
import { known } from '../known/known.js'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'

const SUM = String.raw`\int d^dx_1 \cdots d^dx_r\, g_r(x_1,\dots,x_r) \frac{\delta}{\delta J(x_1)} \cdots \frac{\delta}{\delta J(x_r)}`
const FREE = String.raw`e^{\frac{1}{2}\int d^dx\, d^dy\, J(x) \Delta(x,y) J(y)}`
const QUARTIC = String.raw`\int d^dx\, \frac{\delta^4}{\delta J(x)^4}`

describeRight([
  ['', String.raw`e^{W[J]} = c' \exp\left( -\sum_r ${SUM} \right) ${FREE}`],
  ['', String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty ${SUM} \right) ${FREE}`],
  ['theory=edgeworth', String.raw`e^{W[J]} = \mathcal{N} e^{-\sum_{r\ge3} ${SUM}} ${FREE}`],
  [
    '',
    String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty \frac{1}{r!}\int d^dx_1 \cdots d^dx_r\, g_r(x_1,\dots,x_r) \frac{\delta^r}{\delta J(x_1) \cdots \delta J(x_r)} \right) ${FREE}`,
  ],
  ['theory=phi4', String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC} \right) ${FREE}`],
  [
    'theory=phi4',
    String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC} \right) \exp\left(\frac12 \int dx\, dy\, J(x) \Delta(x-y) J(y)\right)`,
  ],
  [
    'theory=phi4',
    String.raw`\frac{Z[J]}{Z[0]} = C \exp\left( -\frac{\lambda}{4!}\int d^dx \left(\frac{\delta}{\delta J(x)}\right)^4 \right) Z_0[J]`,
  ],
  ['theory=phi3', String.raw`Z[J] = e^{-\frac{g}{6} \int dx\, \frac{\delta^3}{\delta J(x)^3}} Z_0[J]`],
])

describe('a generating functional as an operator', () => {
  it.each([
    ['', String.raw`e^{W[J]} = c' \exp\left( \sum_r (-1)^r ${SUM} \right) e^{-\int d^dx\, d^dy\, J(x)\Delta(x,y)J(y)}`],
    ['', String.raw`e^{W[J]} = c' \exp\left( -\sum_r ${SUM} \right) e^{\int d^dx\, d^dy\, J(x)\Delta(x,y)J(y)}`],
    ['', String.raw`e^{W[J]} = c' \exp\left( \sum_r ${SUM} \right) ${FREE}`],
    ['theory=phi4', String.raw`Z[J] = \exp\left( -\lambda ${QUARTIC} \right) ${FREE}`],
    ['theory=phi4', String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC.replaceAll('4', '3')} \right) ${FREE}`],
  ])('%s %s is wrong', async (said, tex) => {
    expect((await claimOf(tex, said)).verdict).toBe('wrong')
  })

  it.each([
    // Other numbers of derivatives than of points, derivatives of what depends on the source.
    [
      '',
      String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty ${SUM.replace('g_r', 'g_{r+1}')} \right) ${FREE}`,
      'not-judged',
    ],
    [
      '',
      String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty ${SUM.replace('J(x_r)', 'J(x_{r+1})')} \right) ${FREE}`,
      'not-judged',
    ],
    [
      '',
      String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty \int d^dx\, g_r \frac{\delta}{\delta J(x)} \right) ${FREE}`,
      'wrong',
    ],
    [
      '',
      String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty ${SUM.replace(String.raw`\cdots d^dx_r`, String.raw`\cdots d^dx_{r+1}`)} \right) ${FREE}`,
      'not-judged',
    ],
    [
      'theory=phi4',
      String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC.replace('^4}{', '^3}{')} \right) ${FREE}`,
      'not-judged',
    ],
    [
      'theory=phi4',
      String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} \int d^dx \left(\frac{\delta}{\delta J(x)}\right)^3 \right) ${FREE}`,
      'wrong',
    ],
    [
      'theory=phi4',
      String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} \int d^dx\, J(x) \frac{\delta^4}{\delta J(x)^4} \right) ${FREE}`,
      'not-judged',
    ],
  ])('%s %s is %s', async (said, tex, verdict) => {
    expect((await claimOf(tex, said)).verdict).toBe(verdict)
  })

  it.each([
    // Right for a source that enters as e^{iJφ}, e^{−Jφ}; in Minkowski space; of an interaction that is not said.
    String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC} \right) e^{-\frac12 \int dx\, dy\, J(x) \Delta(x,y) J(y)}`,
    String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty (-1)^r ${SUM} \right) ${FREE}`,
    String.raw`Z[J] = \exp\left( -\frac{i\lambda}{4!} ${QUARTIC} \right) e^{-\frac12 \int dx\, dy\, J(x) \Delta(x,y) J(y)}`,
    // Of other points, of another source.
    String.raw`Z[J] = \exp\left( -\sum_{r=3}^\infty ${SUM.replace('g_r(x_1,\\dots,x_r)', 'g_r(y_1,\\dots,y_r)')} \right) ${FREE}`,
    String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC.replace('J(x)', 'J(y)')} \right) ${FREE}`,
    String.raw`Z[J] = \exp\left( -\frac{\lambda}{4!} ${QUARTIC.replace('J(x)', '\\hat J(x)')} \right) ${FREE}`,
    String.raw`Z[J] = \exp\left( -\int dx\, V\left(\frac{\delta}{\delta J(x)}\right) \right) ${FREE}`,
  ])('%s is not judged', async (tex) => {
    expect((await claimOf(tex, tex.includes('lambda') ? 'theory=phi4' : '')).verdict).toBe('not-judged')
  })

  it('its left side has the derivatives that a quadrature gives', () => {
    const { source_side, free } = known<{
      readonly source_side: readonly { readonly r: number; readonly dZdg_exact: number }[]
      readonly free: { readonly Z0_exact: number }
    }>('signs.json')
    for (const { r, dZdg_exact } of source_side) {
      const potential = [...Array.from({ length: r }, () => numeric(0)), small(1, 1)]
      const value = generatingFunction(potential, 1, numeric(0.7), 2)
      expect(coefficient(value, 0)[0]).toBeCloseTo(free.Z0_exact, 6)
      expect(coefficient(value, 1)[0]).toBeCloseTo(dZdg_exact, 5)
    }
  })
})
