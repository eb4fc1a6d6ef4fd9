import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'

const rules = (left: string, sum: string, vertex: string, line: string): string =>
  String.raw`g_${left}(x_1,\ldots,x_${left}) = ${sum} \prod_{v\in D} ${vertex} \int d^dy_1 \cdots d^dy_{n_v}\, G_c^{(n_v)}(y_1,\ldots,y_{n_v}) \prod_{\ell\in D} ${line}`
const LINE = String.raw`\left(-G_c^{(2)}(z_\ell,y_\ell)^{-1}\right)`
const PLAIN = String.raw`G_c^{(2)}(z_\ell,y_\ell)^{-1}`
const SUM = String.raw`- \sum_D \frac{1}{|\mathrm{Aut}(D)|}`

describeRight([
  ['theory=edgeworth up-to=1', rules('r', SUM, '(-1)^{n_v}', LINE)],
  ['theory=edgeworth up-to=1', rules('4', String.raw`- \sum_{D} \frac{1}{S_D}`, '(-1)^{n_v}', LINE)],
  ['theory=edgeworth-even up-to=2', rules('4', String.raw`- \sum_{D} \frac{1}{S(D)}`, '', LINE)],
])

describe('Feynman rules as one formula', () => {
  it.each([
    // As they are printed; with one of their signs mended.
    rules('r', String.raw`\frac{1}{(-1)^r} \sum_D \frac{1}{|\mathrm{Aut}(D)|}`, '(-1)^{n_v}', PLAIN),
    rules('r', String.raw`-\frac{1}{(-1)^r} \sum_D \frac{1}{|\mathrm{Aut}(D)|}`, '(-1)^{n_v}', PLAIN),
    rules('r', String.raw`\frac{1}{(-1)^r} \sum_D \frac{1}{|\mathrm{Aut}(D)|}`, '(-1)^{n_v}', LINE),
    rules('r', SUM, '', LINE),
    rules('4', String.raw`- \sum_D`, '(-1)^{n_v}', LINE),
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex, 'theory=edgeworth up-to=1')).verdict).toBe('wrong')
  })

  it.each([
    // Labels of other orders, of other points, of another correlator, of another vertex.
    [String.raw`G_c^{(n_v)}(y_1,\ldots,y_{n_v})`, String.raw`G_c^{(n_v+1)}`, 'wrong'],
    [String.raw`G_c^{(n_v)}`, String.raw`G_c^{(n_v+1)}`, 'not-judged'],
    [String.raw`G_c^{(n_v)}`, String.raw`G_c^{(n_w)}`, 'not-judged'],
    [String.raw`G_c^{(n_v)}`, String.raw`G_0^{(n_v)}`, 'not-judged'],
    [String.raw`y_{n_v})`, String.raw`y_{n_v+1})`, 'not-judged'],
    [String.raw`d^dy_{n_v}`, String.raw`d^dy_{n_v+1}`, 'not-judged'],
    [String.raw`G_c^{(n_v)}(y_1,\ldots,y_{n_v})`, String.raw`G_c^{(n_v)}(u_1,\ldots,u_{n_v})`, 'not-judged'],
    [String.raw`G_c^{(n_v)}`, String.raw`\hat G_c^{(n_v)}`, 'not-judged'],
    [String.raw`G_c^{(n_v)}`, String.raw`G_c^{(n_v),J}`, 'not-judged'],
    [String.raw`-G_c^{(2)}`, String.raw`-\hat G_c^{(2)}`, 'not-judged'],
    [String.raw`(-1)^{n_v}`, String.raw`(-1)^{n_w}`, 'not-judged'],
    [String.raw`G_c^{(2)}`, String.raw`G_c^{(3)}`, 'not-judged'],
    [String.raw`G_c^{(2)}`, String.raw`G_0^{(2)}`, 'not-judged'],
  ])('with %s as %s it is %s', async (label, planted, verdict) => {
    for (const left of ['r', '4']) {
      const tex = rules(left, SUM, '(-1)^{n_v}', LINE)
      const wrong = tex.replace(label, planted)
      expect(wrong).not.toBe(tex)
      expect((await claimOf(wrong, 'theory=edgeworth up-to=1')).verdict, `${left}: ${wrong}`).toBe(verdict)
    }
  })
})
