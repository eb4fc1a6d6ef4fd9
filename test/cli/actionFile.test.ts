import { describe, expect, it } from 'vitest'
import { jsonOf, runWith, words } from './run.js'

const plain = '--samples 0'

describe('action -o', () => {
  it.each([
    ['S.tex', 'latex'],
    ['S.json', 'json'],
    ['S.txt', 'text'],
    ['S', 'text'],
  ])('writes %s as %s, and nothing else', async (file, format) => {
    const printed = await runWith(words(`action cos-net ${plain} --format ${format}`))
    const { status, out, err, written } = await runWith(words(`action cos-net ${plain} -o ${file}`))
    expect({ status, out, err }).toEqual({ status: 0, out: '', err: '' })
    expect(written.get(file)).toBe(printed.out)
    expect(printed.out).toContain(format === 'text' ? 'S[φ]' : 'S[')
  })

  it('refuses an end that is none of its formats, and one that says another', async () => {
    for (const [options, said] of [
      ['-o S.foo', ".txt, .md, .tex, .ltx, .json, received 'S.foo'"],
      ['-o S.html', ".txt, .md, .tex, .ltx, .json, received 'S.html'"],
      ['-o S.json --format latex', "for --format latex, received 'S.json'"],
    ] as const) {
      const { status, err, written } = await runWith(words(`action cos-net ${plain} ${options}`))
      expect([status, written.size]).toEqual([2, 0])
      expect(err).toContain(said)
    }
  })

  it('writes what --data gives, too', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `${Math.sin(i * i * i)},${Math.cos(3 * i * i)}`).join('\n')
    const files = { 'rows.csv': rows }
    const printed = await runWith(words('action --data rows.csv --format json'), files)
    expect([printed.err, printed.status]).toEqual(['', 0])
    const { status, out, written } = await runWith(words('action --data rows.csv -o S.json'), files)
    expect([status, out, written.get('S.json')]).toEqual([0, '', printed.out])
  })
})

/** Columns of a row of a table that begins with a name. */
function row(text: string, name: string): readonly string[] {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `)) ?? ''
  return line.trim().split(/ {2,}/)
}

describe('action --dry-run', () => {
  it('counts the diagrams that are there', async () => {
    const { status, out } = await runWith(words('action cos-net --order 2 --dry-run'))
    expect(status).toBe(0)
    for (const legs of [2, 4, 6]) {
      const { diagrams } = (await jsonOf(`diagrams edgeworth-even --legs ${legs} --up-to 2 --unlabelled`)) as {
        readonly weight: string
        readonly diagrams: number
      }
      // The bare line is the Gaussian part.
      expect(row(out, `g${legs}`)[1]).toBe(`${diagrams - (legs === 2 ? 1 : 0)}`)
    }
  })

  it('counts the entries that the answer has, and the networks that it draws', async () => {
    const command = 'action cos-net --at 0.3,1.5 --order 2 --samples 200'
    const { out } = await runWith(words(`${command} --dry-run`))
    const { inverse, couplings } = (await jsonOf(command)) as {
      readonly inverse: readonly unknown[]
      readonly couplings: Readonly<Record<string, readonly unknown[]>>
    }
    expect(row(out, '½K⁻¹')[2]).toBe(`${inverse.length}`)
    for (const [part, entries] of Object.entries(couplings)) expect(row(out, part)[2]).toBe(`${entries.length}`)
    expect(row(out, 'G6')).toEqual(['G6', '7'])
    expect(row(out, 'all')[1]).toMatch(/^[1-9]\d+$/)
    const { out: none } = await runWith(words('action cos-net --dry-run --samples 0'))
    expect(row(none, 'all')).toEqual(['all', '0'])
  })

  it('says what the whole takes, more where more is drawn', async () => {
    const seconds = async (command: string): Promise<number> => {
      const { out } = await runWith(words(`action ${command} --dry-run`))
      const [, said = '', unit = ''] =
        /^whole: about ([\d.]+) (s|min) of one processor core, \d+ MB of memory$/m.exec(out) ?? []
      return Number(said) * (unit === 'min' ? 60 : 1)
    }
    const none = await seconds('cos-net --samples 0')
    expect(none).toBeGreaterThan(0)
    const [few, many, wide] = [
      await seconds('cos-net --samples 1000'),
      await seconds('cos-net --samples 2000000'),
      await seconds('cos-net --samples 2000000 --param N=200'),
    ]
    expect(few).toBeGreaterThan(none)
    expect(many).toBeGreaterThan(2 * few)
    expect(wide / many).toBeCloseTo(10, 0)
    // A network of one's own is taken for a file.
    expect(await seconds('--activation sin(z) --samples 5000')).toBe(await seconds('gelu-net --samples 5000'))
  })

  it('evaluates nothing, and is of networks', async () => {
    const { status, err } = await runWith(words('action --data rows.csv --dry-run'), { 'rows.csv': '1,2\n' })
    expect([status, err]).toEqual([2, 'edgewick: --dry-run: expected a network beside it, received --data\n'])
    // Points on which there is no action are found when it is evaluated.
    expect((await runWith(words('action cos-net --at 0.3,0.3 --dry-run'))).status).toBe(0)
  })
})
