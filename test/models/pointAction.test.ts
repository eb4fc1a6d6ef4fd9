import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'

/** The exponential of derivatives with what stands before G_c^(r). */
const operator = (factor: string, gaussian: string): string =>
  String.raw`\exp \left(\sum_{r=3}^{\infty} ${factor} \int \prod_{i=1}^r d^d x_i \, G_c^{(r)}(x_1, \dots, x_r) \frac{\delta}{\delta \phi(x_1)} \cdots \frac{\delta}{\delta \phi(x_r)} \right) e^{-S_{${gaussian}}[\phi]}`

describeRight([
  [
    'theory=edgeworth-even legs=4 up-to=2',
    String.raw`g_4 = -\frac{\kappa_4}{24\,\kappa_2^4 N} + \frac{1}{N^2}\left[\frac{\kappa_6}{48\,\kappa_2^5} - \frac{7\kappa_4^2}{48\,\kappa_2^6}\right] + O(N^{-3})`,
  ],
  [
    'theory=edgeworth-even',
    String.raw`g_6 = -\frac{\kappa_6}{720 \kappa_2^6 N^2} + \frac{\kappa_4^2}{72\kappa_2^7 N^2} + O(1/N^3)`,
  ],
  ['theory=edgeworth-even', String.raw`g_2 = \frac{1}{2\kappa_2} + \frac{\kappa_4}{4 N \kappa_2^3} + O(N^{-2})`],
  [
    'theory=edgeworth-even legs=4 order=1',
    String.raw`e^{-S[\phi]} = \frac{1}{Z} ${operator(String.raw`\frac{(-1)^r}{r!}`, String.raw`\text{GP}`)}`,
  ],
  ['', String.raw`P[\phi] = \frac{1}{Z} ${operator(String.raw`\frac{(-1)^r}{r!}`, '0')}`],
])

it.each([
  ['theory=edgeworth-even', String.raw`g_4 = -\frac{1}{24} \kappa_4 \kappa_2^{-4} + O(1/N^2)`, 'right-under'],
  ['theory=edgeworth', String.raw`g_3 = -\frac{\kappa_3}{6 \kappa_2^3 \sqrt{N}} + O(N^{-3/2})`, 'right'],
])('%s %s is %s', async (said, tex, verdict) => {
  expect((await claimOf(tex, said)).verdict).toBe(verdict)
})

/** The same with another correlator and other derivatives. */
const other = (
  ...[correlator, derivatives, over = String.raw`\int \prod_{i=1}^r d^d x_i`]: readonly string[]
): string =>
  String.raw`P[\phi] = \frac{1}{Z} \exp \left(\sum_{r=3}^{\infty} \frac{(-1)^r}{r!} ${over}\, ${correlator} ${derivatives} \right) e^{-S_0[\phi]}`
const CORRELATOR = String.raw`G_c^{(r)}(x_1, \dots, x_r)`
const DOTS = String.raw`\frac{\delta}{\delta \phi(x_1)} \cdots \frac{\delta}{\delta \phi(x_r)}`
const NUMBERED = String.raw`\int dx_1 \cdots dx_r`

describe('labels and derivatives of the exponential', () => {
  it.each([
    [CORRELATOR, DOTS, NUMBERED],
    [CORRELATOR, String.raw`\frac{\delta^r}{\delta \phi(x_1) \cdots \delta\phi(x_r)}`, NUMBERED],
    [CORRELATOR, String.raw`\prod_{i=1}^r \frac{\delta}{\delta \phi(x_i)}`, NUMBERED],
    [String.raw`G_{\text{conn}}^{(r)}(x_1, \dots, x_r)`, DOTS],
    [String.raw`\kappa_r`, String.raw`\frac{d^r}{d\phi^r}`, ''],
    [String.raw`\kappa_r`, String.raw`\left(\frac{d}{d\phi}\right)^r`, ''],
  ])('%s %s %s is right', async (...parts) => {
    expect((await claimOf(other(...parts))).verdict).toBe('right')
  })

  it.each([
    [String.raw`G_c^{(r+1)}`, DOTS],
    [String.raw`\kappa_{r+1}`, String.raw`\frac{d^r}{d\phi^r}`, ''],
    [String.raw`\kappa_r`, String.raw`\frac{d}{d\phi}`, ''],
    [String.raw`\kappa_r`, String.raw`\left(\frac{d}{d\phi}\right)^{r+1}`, ''],
    [String.raw`\kappa_r`, String.raw`\frac{d^{r+1}}{d\phi^{r+1}}`, ''],
    [String.raw`G_c^{(r)}`, String.raw`\frac{\delta}{\delta \phi(x)}`, String.raw`\int dx`],
  ])('%s %s %s is wrong', async (...parts) => {
    expect((await claimOf(other(...parts))).verdict).toBe('wrong')
  })

  it.each([
    // Other numbers of points than of derivatives, or of another field.
    [String.raw`G_c^{(r+1)}(x_1, \dots, x_r)`, DOTS],
    [String.raw`G_c^{(r)}(x_1, \dots, x_{r+1})`, DOTS],
    [CORRELATOR, String.raw`\frac{\delta}{\delta \phi(x_1)}`],
    [CORRELATOR, String.raw`\frac{\delta}{\delta \phi(x_1)} \cdots \frac{\delta}{\delta \phi(x_{r+1})}`],
    [CORRELATOR, String.raw`\frac{\delta^{r+1}}{\delta \phi(x_1) \cdots \delta\phi(x_r)}`, NUMBERED],
    [CORRELATOR, String.raw`\prod_{i=1}^{r+1} \frac{\delta}{\delta \phi(x_i)}`, NUMBERED],
    [CORRELATOR, DOTS.replaceAll(String.raw`\phi`, 'J')],
    [CORRELATOR, DOTS, String.raw`\int \prod_{i=1}^{r+1} d^d x_i`],
    [String.raw`G_0^{(r)}(x_1, \dots, x_r)`, DOTS],
  ])('%s %s %s is not right', async (...parts) => {
    expect(['wrong', 'not-judged']).toContain((await claimOf(other(...parts))).verdict)
  })
})

describe('names of points, letters and fields of the exponential', () => {
  const PRODUCT = String.raw`\prod_{i=1}^r \frac{\delta}{\delta \phi(x_i)}`
  it.each([
    [CORRELATOR, PRODUCT, undefined],
    [CORRELATOR.replaceAll('x', 'y'), PRODUCT.replace('x', 'y'), String.raw`\int \prod_{i=1}^r d^d y_i`],
    [String.raw`G_c^{(r),\phi}(x_1, \dots, x_r)`, DOTS, NUMBERED],
  ])('%s %s is right', async (correlator, derivatives, over) => {
    expect((await claimOf(other(correlator, derivatives, ...(over === undefined ? [] : [over])))).verdict).toBe('right')
  })

  it.each([
    other(CORRELATOR.replaceAll('x', 'y'), PRODUCT),
    other(CORRELATOR.replaceAll('x', 'y'), DOTS, NUMBERED),
    other(CORRELATOR, PRODUCT.replace('x', 'y')),
    other(CORRELATOR, PRODUCT, String.raw`\int \prod_{i=1}^r d^d y_i`),
    other(String.raw`\hat G_c^{(r)}(x_1, \dots, x_r)`, DOTS),
    other(String.raw`G_c^{(r),J}(x_1, \dots, x_r)`, DOTS, NUMBERED),
    other(String.raw`\hat\kappa_r`, String.raw`\frac{d^r}{d\phi^r}`, ''),
    other(String.raw`\kappa_r`, String.raw`\frac{d^r}{d\phi'^r}`, ''),
    other(String.raw`\kappa_r`, String.raw`\frac{d^r}{d\hat\phi^r}`, ''),
    other(CORRELATOR, DOTS).replace('P', "P'"),
    other(CORRELATOR, DOTS).replace('S_0', String.raw`\hat S_0`),
  ])('%s is not judged', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })
})

describe('derivatives with other factors', () => {
  it.each([
    [
      'theory=edgeworth-even legs=4 order=1',
      String.raw`Z_{\phi}[0] = \int D\phi \, e^{\sum_{r=3}^{\infty} \frac{(-i)^{r}}{r!} \int dx_{1} \cdots dx_{r} G_{con}^{(r),\phi} \frac{\partial}{\partial \phi(x_{1})} \cdots \frac{\partial}{\partial \phi(x_{r})}} e^{-S_{free}[\phi]}`,
    ],
    ['', String.raw`P[\phi] = \frac{1}{Z} ${operator(String.raw`\frac{1}{r!}`, '0')}`],
    ['', String.raw`P[\phi] = \frac{1}{Z} ${operator(String.raw`\frac{(-1)^r}{(r-1)!}`, '0')}`],
  ])('%s %s is wrong', async (said, tex) => {
    expect((await claimOf(tex, said)).verdict).toBe('wrong')
  })

  it('those without signs are right where odd cumulants vanish', async () => {
    const tex = String.raw`P[\phi] = \frac{1}{Z} ${operator(String.raw`\frac{1}{r!}`, '0')}`
    expect((await claimOf(tex, 'theory=edgeworth-even')).verdict).toBe('right')
  })
})
