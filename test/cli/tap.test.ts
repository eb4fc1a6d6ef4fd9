import { describe, expect, it } from 'vitest'
import { enumeratedSpins } from '../../src/effective/enumeratedSpins.js'
import { randomStream } from '../../src/random/philox.js'
import type { Io } from '../../src/cli/io.js'
import { readMatrix } from '../../src/cli/readMatrix.js'
import { runWith } from './run.js'
import { npy } from './samples.js'

const K = [
  [0, 0.3, 0.2],
  [0.3, 0, -0.4],
  [0.2, -0.4, 0],
]
const files = {
  'K.json': JSON.stringify(K),
  'K.npy': npy(K),
  'K.csv': K.map((row) => row.join(',')).join('\n'),
  'm.json': '[0.1, 0.5, -0.2]',
  'm.npy': npy([[0.1], [0.5], [-0.2]]),
  'h.json': '[0.1, 0.5, -0.2]',
  'wrong.json': '{"K": 1}',
  'null.json': '[[0, null], [null, 0]]',
  'words.json': '[["0", "1"], ["1", "0"]]',
  'bare.json': '0.7',
  'empty.json': '[]',
  'huge.json': '[[0, 1e200, 0], [1e200, 0, 0], [0, 0, 0]]',
  'rounded.json': '[[0, 0.30000000000000004, 0], [0.3, 0, 0], [0, 0, 0]]',
  'locked.json': '[[0, 5, 5], [5, 0, 5], [5, 5, 0]]',
  'strong.json': JSON.stringify(K.map((row) => row.map((k) => 12 * k))),
}

/** Pieces of so many bytes, as a pipe gives them. */
async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size))
}

describe('edgewick tap', () => {
  it('reads couplings and magnetisations from JSON, CSV and NPY', async () => {
    const [json, csv, binary] = await Promise.all(
      ['K.json', 'K.csv', 'K.npy'].map((couplings, i) =>
        runWith(
          [
            'tap',
            '--couplings',
            couplings,
            '--magnetisations',
            i === 2 ? 'm.npy' : 'm.json',
            '--order',
            '3',
            '--format',
            'json',
          ],
          files,
        ),
      ),
    )
    expect(json).toMatchObject({ status: 0, err: '' })
    expect(csv?.out).toBe(json?.out)
    expect(binary?.out).toBe(json?.out)
    const { terms } = JSON.parse(json?.out ?? '') as { readonly terms: readonly number[] }
    // Σ K m m, Σ K²(1−m²)(1−m²)/2, by hand.
    expect(terms[0]).toBeCloseTo(0.3 * 0.05 - 0.2 * 0.02 + 0.4 * 0.1, 14)
    expect(terms[1]).toBeCloseTo((0.09 * 0.99 * 0.75 + 0.04 * 0.99 * 0.96 + 0.16 * 0.75 * 0.96) / 2, 14)
  })

  it('reads a matrix in Fortran order, and JSON from a pipe, whose name says nothing', async () => {
    const rows = [
      [0, 0.3, 0.2],
      [0.3, 0, -0.4],
      [0.2, -0.4, 0],
      [0.1, 0.5, -0.2],
    ]
    // As numpy.save writes np.asfortranarray(rows): column after column.
    const columns = Buffer.from(
      npy(
        [0, 1, 2].map((j) => rows.map((row) => row[j] as number)),
        '<f8',
        '(4, 3)',
      )
        .toString('latin1')
        .replace("'fortran_order': False", "'fortran_order': True "),
      'latin1',
    )
    const io = { readBytes: () => chunked(columns, 7), readFile: () => Promise.reject(new Error('none')) }
    expect(await readMatrix(io as unknown as Io, 'K.npy')).toEqual(rows)
    const args = ['tap', '--magnetisations', 'm.json', '--format', 'json', '--couplings']
    const named = await runWith([...args, 'K.json'], files)
    expect(await runWith([...args, 'pipe'], { ...files, pipe: ` \n${files['K.json']}` })).toEqual(named)
  })

  it('writes numbers to twelve digits and with one kind of minus', async () => {
    const { out } = await runWith(['tap', '--couplings', 'K.json', '--magnetisations', 'm.json', '--exact'], files)
    expect(out).toContain('F1 = 0.051, F2 = 0.1100205\n')
    expect(out).not.toMatch(/[ (]-\d/)
    expect(out).toMatch(/\n +3 +−0\.200000 +−0\.05/)
  })

  it('has the smallest eigenvalue of ∂²G in text, page and JSON', async () => {
    const args = ['tap', '--couplings', 'K.json', '--fields', 'h.json', '--order', '1']
    const { smallestEigenvalue, curvature, m } = JSON.parse(
      (await runWith([...args, '--format', 'json'], files)).out,
    ) as {
      readonly smallestEigenvalue: number
      readonly curvature: number
      readonly m: readonly number[]
    }
    // ∂²G = 1/q − K to first order: det(∂²G − λ) = 0.
    const [a, b, c] = m.map((mean) => 1 / (1 - mean * mean) - smallestEigenvalue) as [number, number, number]
    const [k, l, n] = [-0.3, -0.2, 0.4]
    const det = a * (b * c - n * n) - k * (k * c - l * n) + l * (k * n - l * b)
    expect(Math.abs(det)).toBeLessThan(1e-5)
    expect(smallestEigenvalue).toBeGreaterThan(curvature)
    expect((await runWith(args, files)).out).toContain(
      `smallest eigenvalue of ∂²G ${smallestEigenvalue.toPrecision(3)},`,
    )
    const { written } = await runWith([...args, '-o', 'page.html'], files)
    expect(written.get('page.html')).toContain(smallestEigenvalue.toPrecision(3))
  })

  it('writes magnetisations with the exact ones, as text', async () => {
    const { status, out, err } = await runWith(['tap', '--couplings', 'K.json', '--fields', 'h.json', '--exact'], files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('TAP, with Onsager’s reaction term')
    expect(out).toMatch(/spin +h +m +m, exact\n +1 +0\.100000 +0\.170708 +0\.180422/)
  })

  it('writes a page with formulas, numbers and checks', async () => {
    const args = [
      'tap',
      '--couplings',
      'K.json',
      '--magnetisations',
      'm.json',
      '--order',
      '3',
      '--exact',
      '--scan',
      '-o',
      'page.html',
    ]
    const { status, err, written } = await runWith(args, files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const page = written.get('page.html') ?? ''
    expect(page).toContain('3 Ising spins, to order 3 in the couplings')
    expect(page).toContain('The error of every order falls as it should.')
    expect(page).toContain('h, exactly')
    expect(page).not.toContain('katex-error')
  })

  it('ends with 1 and one sentence where what is found is no minimum, or beyond the line of de Almeida and Thouless', async () => {
    const { status, out, err } = await runWith(
      ['tap', '--couplings', 'strong.json', '--fields', 'h.json', '--order', '4', '--format', 'json'],
      files,
    )
    expect(status).toBe(1)
    expect(err).toMatch(
      /^edgewick: the solution that was found is none to trust: beyond the line of de Almeida and Thouless.*\n$/,
    )
    const reason = expect.stringContaining('beyond the line of de Almeida and Thouless') as unknown
    expect(JSON.parse(out)).toMatchObject({ converged: true, stable: false, reason })
  })

  it('ends with 1 and one sentence where G(m) is none to trust, and has the exact fields of strong couplings', async () => {
    const args = ['tap', '--couplings', 'locked.json', '--magnetisations', 'm.json', '--order', '6', '--exact']
    const { status, out, err } = await runWith([...args, '--format', 'json'], files)
    expect(status).toBe(1)
    expect(err).toMatch(
      /^edgewick: the free energy and its slope are none to trust: beyond the line.*; the last term, F6 = .*\n$/,
    )
    const { trusted, spinGlass, reason, exact } = JSON.parse(out) as Readonly<Record<string, unknown>>
    expect({ trusted, reason }).toEqual({ trusted: false, reason: err.slice('edgewick: '.length, -1) })
    expect(spinGlass).toBeLessThan(0)
    const { h } = exact as { readonly h: readonly number[] }
    enumeratedSpins(
      [
        [0, 5, 5],
        [5, 0, 5],
        [5, 5, 0],
      ],
      h,
    ).means.forEach((mean, i) => expect(mean).toBeCloseTo([0.1, 0.5, -0.2][i] as number, 9))
    expect((await runWith(args, files)).out).toContain(err.slice('edgewick: '.length, -1))
  })

  it('says the margin of G(m) that is to trust, and which ε a scan tries', async () => {
    const args = ['tap', '--couplings', 'K.json', '--magnetisations', 'm.json', '--scan']
    const { status, out, err } = await runWith(args, files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/\n1 − ρ\(q K² q\) = 0\.8\d+\n/)
    expect(out).toContain('ε from that at which the largest coupling is 0.3 down to 1/32 of it')
  })

  it('takes couplings that are symmetric to a rounding, as their mean', async () => {
    const { status, err } = await runWith(['tap', '--couplings', 'rounded.json', '--fields', 'h.json'], files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it.each([
    [['--fields', 'h.json'], '--couplings: expected a file of couplings (or --data), received none'],
    [
      ['--couplings', 'wrong.json', '--fields', 'h.json'],
      'wrong.json: expected a list of numbers, or a list of such lists, received an object',
    ],
    [['--couplings', 'null.json', '--fields', 'h.json'], 'null.json[0][1]: expected a number, received null'],
    [['--couplings', 'words.json', '--fields', 'h.json'], "words.json[0][0]: expected a number, received '0'"],
    [['--couplings', 'K.json', '--fields', 'bare.json'], 'such lists, received 0.7'],
    [['--couplings', 'empty.json', '--fields', 'h.json'], 'couplings: expected couplings of at least one spin'],
    [
      ['--couplings', 'huge.json', '--fields', 'h.json', '--order', '1'],
      'couplings[1][0]: expected a coupling of at most 1e50 in size, received 1e+200',
    ],
    [
      ['--couplings', 'K.json', '--magnetisations', 'm.json', '--starts', '3'],
      '--starts: expected --fields, whose equations are solved from them',
    ],
    [
      ['--couplings', 'K.json', '--fields', 'K.json'],
      'K.json: expected one row or one column of numbers, received 3 rows of 3',
    ],
    [['--couplings', 'none.json', '--fields', 'h.json'], 'none.json: expected a readable file'],
  ])('refuses %j', async (args, sentence) => {
    const { status, err } = await runWith(['tap', ...args], files)
    expect(status).toBe(2)
    expect(err).toContain(sentence)
  })
})

describe('edgewick tap --data', () => {
  const random = randomStream(5, 0)
  // The second spin follows the first in 7 of 10 draws: C = 0.4 between spins of mean 0, K = atanh 0.4.
  const draws = Array.from({ length: 4000 }, () => {
    const first = random.uniform() < 0.5 ? 0 : 1
    return [first, random.uniform() < 0.7 ? first : 1 - first]
  })
  const spikes = { 'spikes.npy': npy(draws), 'spikes.csv': draws.map((row) => row.join(',')).join('\n') }

  it('says where only the draws for the errors leave spins that follow from others', async () => {
    const twins = draws.map(([a = 0, b = 0], row) => [a, b, row < 5 ? 1 - b : b])
    const { status, err } = await runWith(['tap', '--data', 'twins.npy'], { 'twins.npy': npy(twins) })
    expect(status).toBe(2)
    expect(err).toContain('a singular matrix where rows 1 to 200 are left out; the fit to all rows there is')
    const three = draws.map(([a = 0, b = 0]) => [a, b, b])
    const { err: whole } = await runWith(['tap', '--data', 'three.npy'], { 'three.npy': npy(three) })
    expect(whole).toContain('received a singular matrix\n')
  })

  it('says how many spins an array without draws has', async () => {
    const { err } = await runWith(['tap', '--data', 'none.npy'], { 'none.npy': npy([], '<f8', '(0, 5)') })
    expect(err).toContain('draws of 5 spins')
  })

  it('fits couplings and draws them against the exact ones', async () => {
    const args = ['tap', '--data', 'spikes.npy', '--order', '5', '--exact', '--plot', 'fit.tex', '--format', 'json']
    const { status, out, err, written } = await runWith(args, spikes)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const { couplings, errors, exact } = JSON.parse(out) as {
      readonly couplings: readonly (readonly number[])[]
      readonly errors: { readonly couplings: readonly (readonly number[])[] }
      readonly exact: { readonly couplings: readonly (readonly number[])[] }
    }
    const error = errors.couplings[0]?.[1] as number
    expect(Math.abs((couplings[0]?.[1] as number) - Math.atanh(0.4)) / error).toBeLessThan(4)
    expect(couplings[0]?.[1]).toBeCloseTo(exact.couplings[0]?.[1] as number, 2)
    expect(written.get('fit.tex')).toContain('exact')
  })

  it('says that couplings are too strong for a method, and ends with 1', async () => {
    // Three spins that are the same in 94 of 100 draws: K = 1.4 or so each.
    const locked = Array.from({ length: 2000 }, () => {
      const first = random.uniform() < 0.5 ? 0 : 1
      return [0, 1, 2].map(() => (random.uniform() < 0.97 ? first : 1 - first))
    })
    const strong = { 'strong.csv': locked.map((row) => row.join(',')).join('\n') }
    for (const order of ['1', '2', '4', '5']) {
      const args = ['tap', '--data', 'strong.csv', '--order', order]
      const { status, out, err } = await runWith([...args, '--format', 'json'], strong)
      expect(status, order).toBe(1)
      expect(err).toMatch(/^edgewick: the couplings are none to trust: .*\n$/)
      expect(JSON.parse(out)).toMatchObject({ trusted: false, reason: err.slice('edgewick: '.length, -1) })
      expect((await runWith(args, strong)).out).toContain('the couplings are none to trust')
    }
  })

  it('writes a page with the plot, and a paper', async () => {
    const page = await runWith(['tap', '--data', 'spikes.csv', '-o', 'fit.html'], spikes)
    expect({ status: page.status, err: page.err }).toEqual({ status: 0, err: '' })
    const html = String(page.written.get('fit.html'))
    for (const part of ['Couplings of 2 spins', '4000 draws of 2 spins', 'std. error', '<svg', 'largest likelihood'])
      expect(html).toContain(part)
    const { out } = await runWith(['tap', '--data', 'spikes.csv', '--format', 'latex'], spikes)
    for (const part of ['\\documentclass', '\\begin{tikzpicture}', 'std. error']) expect(out).toContain(part)
  })

  it('writes tables of CSV too', async () => {
    const { status, out } = await runWith(['tap', '--data', 'spikes.csv'], spikes)
    expect(status).toBe(0)
    expect(out).toMatch(/^spikes\.csv: 4000 draws of 2 spins, of which 0 was read as −1; TAP/)
  })

  it.each([
    [['--couplings', 'K.json'], '--couplings: expected either it or --data'],
    [['--seed', '3'], '--seed: expected either it or --data'],
    [['--plot', 'fit.svg'], '--plot: expected --exact'],
    [['--method', 'best'], '--method: expected one of naive, tap, sessak-monasson'],
    [['--order', '7'], 'order: expected an order from 1'],
  ])('refuses %j beside it', async (args, sentence) => {
    const { status, err } = await runWith(['tap', '--data', 'spikes.csv', ...args], spikes)
    expect(status).toBe(2)
    expect(err).toContain(sentence)
  })
})
