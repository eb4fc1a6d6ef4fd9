import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

const RIGHT = '1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)\n'
const against = '--against edgeworth-even --legs 2 --order 1'

describe('edgewick verify', () => {
  it('a right formula: status 0, both routes agree', async () => {
    const { status, out } = await runWith(words(`verify g2.txt ${against}`), { 'g2.txt': RIGHT })
    expect(status).toBe(0)
    expect(out).toMatch(/^right: the formula is g_2 of edgeworth-even \(1 diagram\)\n/)
    expect(out).toMatch(/difference exactly 0\n$/)
  })

  it('a wrong one: status 1, place, ratio and reason', async () => {
    const { status, out } = await runWith(words(`verify - ${against} --format json`), {
      '-': `# by hand\n${RIGHT.replace('1/4', '-1/4 * 2!')}`,
    })
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      theory: 'edgeworth-even',
      legs: 2,
      order: '1',
      equal: false,
      diagrams: 1,
      terms: [
        {
          verdict: 'coefficient',
          diagram: 'ee0|',
          vertices: ['Gc4'],
          derived: '1/4',
          claimed: '-1/2',
          ratio: '-2',
          places: ['standard input:2:2'],
        },
      ],
      explanation: { kind: 'several' },
    })
    const { onPoints } = JSON.parse(out) as {
      readonly onPoints: { readonly derived: string; readonly claimed: string }
    }
    const number = (text: string): number =>
      text
        .split('/')
        .map(Number)
        .reduce((a, b) => a / b)
    expect(number(onPoints.claimed) / number(onPoints.derived)).toBeCloseTo(-2, 9)
  })

  it('what is missing, extra, and of another order', async () => {
    const text = '1/4 N^-2 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4) + iG(x1,x2)'
    const { status, out } = await runWith(words('verify f --against edgeworth-even --legs 2 --up-to 1'), { f: text })
    expect(status).toBe(1)
    expect(out).toMatch(/ee0\|\s+Gc4\s+N⁻¹, claimed N⁻²\s+1\/4\s+1\/4\s+1\s+order differs/)
    const missing = await runWith(words('verify f --against edgeworth-even --legs 2 --up-to 1'), { f: 'iG(x1,x2)/2' })
    expect(missing.out).toMatch(/ee0\|\s+Gc4\s+N⁻¹\s+1\/4\s+missing/)
    expect(missing.out).toContain('left out: all self-contractions, that is diagrams with a self-loop: ee0| (Gc4)')
    const extra = await runWith(words(`verify f ${against} --filter no-self-loop`), { f: RIGHT })
    expect(extra.status).toBe(1)
    expect(extra.out).toContain(
      'ee0| is not among the terms that were asked for; its derived coefficient is 1/4, as claimed',
    )
  })

  it('terms beyond what was asked for: right ones do not make it wrong, wrong ones do', async () => {
    const right = await runWith(words(`verify f ${against}`), { f: `${RIGHT} + 1/2 iG(x1,x2)` })
    expect(right.status).toBe(0)
    expect(right.out).toMatch(
      /^right: the formula is g_2 of edgeworth-even \(1 diagram\)\n\n1 term beyond what was asked for is right too; /,
    )
    expect(right.out).toMatch(/ee\s+1\/2\s+1\/2\s+1\s+equal, not asked for/)
    const wrong = await runWith(words(`verify f ${against}`), { f: `${RIGHT} - 1/2 iG(x1,x2)` })
    expect(wrong.status).toBe(1)
    expect(wrong.out).toMatch(
      /^wrong: the formula has g_2 of edgeworth-even \(1 diagram\) right, but 1 term beyond what was asked for is wrong\n/,
    )
    expect(wrong.out).toMatch(/ee\s+1\/2\s+−1\/2\s+−1\s+coefficient differs, not asked for/)
    const json = await runWith(words(`verify f ${against} --format json`), { f: `${RIGHT} + 1/2 iG(x1,x2)` })
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: 'right',
      terms: [
        { diagram: 'ee', verdict: 'equal', asked: false },
        { diagram: 'ee0|', verdict: 'equal', asked: true },
      ],
    })
  })

  it('what cannot be read: status 2 and one sentence', async () => {
    const { status, err, out } = await runWith(words(`verify g.txt ${against}`), { 'g.txt': 'iG(x1,x2)\n  + 2 Gc9(y)' })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(
      /^edgewick: g\.txt:2:7: expected a name of edgeworth-even \(iG, Gc4, Gc6, …, φ, N; other names by rename\), received 'Gc9'\n$/,
    )
    expect((await runWith(words(`verify none.txt ${against}`))).status).toBe(2)
    expect((await runWith(words('verify g.txt --legs 2 --order 1'), { 'g.txt': RIGHT })).status).toBe(2)
    expect((await runWith(words(`verify g.txt ${against} --input word`), { 'g.txt': RIGHT })).err).toMatch(
      /--input: expected one of plain, latex/,
    )
  })

  it('what a terminal would obey is printed as what it is, from the file and from its name', async () => {
    const [name, text] = ['f\u001b[31m\n.txt', 'Δ(x1,x2)/2 + O(\u001b[2Jλ)']
    const { out } = await runWith(['verify', name, ...words('--against phi4 --legs 2 --order 0')], { [name]: text })
    expect(out).toContain(String.raw`note: f\x1b[31m\n.txt:1:14: 'O(\x1b[2Jλ)' is left open`)
    const { err } = await runWith(['verify', name, ...words('--against phi4 --legs 2 --order 0')], {
      [name]: 'Δ(\u001b,x2)',
    })
    expect(`${out}${err}`).not.toMatch(/[^\P{Cc}\n]/u)
    expect(err.split('\n')).toHaveLength(2)
  })
})
