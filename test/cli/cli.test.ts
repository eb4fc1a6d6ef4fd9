import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jsonOf, runWith, words } from './run.js'

describe('the JSON that other programs rely on', () => {
  it('diagrams --count', async () => {
    expect(await jsonOf('diagrams phi4 --legs 2 --vertices 4 --count')).toEqual({
      theory: 'phi4',
      legs: 2,
      diagrams: 39,
      weight: '34/9',
    })
    expect(await jsonOf('diagrams phi4 --legs 2 --vertices 4 --count --unlabelled')).toMatchObject({ diagrams: 30 })
    expect(await jsonOf('diagrams phi4 --legs 2 --vertices λ=4 --count')).toMatchObject({ diagrams: 39 })
    expect(await jsonOf('diagrams phi4 --legs 2 --loops 3 --count')).toMatchObject({ diagrams: 10, weight: '11/8' })
    expect(await jsonOf('diagrams phi4 --legs 2 --loops 1-3 --count')).toMatchObject({ diagrams: 14 })
    expect(
      await jsonOf('diagrams edgeworth --legs 2 --vertices 3=2,4=1 --count --filter 1pi,no-self-loop'),
    ).toMatchObject({ theory: 'edgeworth', legs: 2 })
  })

  it('diagrams --format ndjson: one object a line', async () => {
    const { out, status } = await runWith(words('diagrams phi4 --legs 2 --vertices 1 --format ndjson'))
    expect(status).toBe(0)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        id: 'ee0|:1,2',
        nickel: 'ee0|',
        vertices: [{ kind: 'λ', valence: 4 }],
        lines: [[0, 0]],
        legs: [0, 0],
        automorphisms: { fixed: '2', free: '4' },
        labellings: '1',
        loops: 1,
      },
    ])
  })

  it('expand', async () => {
    expect(await jsonOf('expand edgeworth-even --legs 4 --order 1')).toEqual({
      theory: 'edgeworth-even',
      legs: 4,
      order: '1',
      terms: [
        {
          coefficient: '-1/24',
          powers: { N: '-1' },
          diagram: {
            id: 'eeee|',
            nickel: 'eeee|',
            vertices: [{ kind: 'Gc4', valence: 4 }],
            lines: [],
            legs: [0, 0, 0, 0],
            automorphisms: { fixed: '1', free: '24' },
            labellings: '1',
            loops: 0,
          },
        },
      ],
    })
    expect(await jsonOf('expand edgeworth --legs 3 --order 3/2 --at-a-point')).toMatchObject({
      order: '3/2',
      terms: expect.arrayContaining([expect.objectContaining({ powers: { N: '-3/2' } })]) as unknown,
    })
  })

  it('expand --perms written', async () => {
    const { terms } = (await jsonOf('expand edgeworth --legs 4 --order 1 --perms written')) as {
      terms: { labelled: unknown[] }[]
    }
    expect(terms.map(({ labelled }) => labelled.length)).toEqual([1, 3])
    expect(terms[1]?.labelled[2]).toMatchObject({
      coefficient: '1/24',
      others: '0',
      integrated: ['y1', 'y2', 'y3', 'y4', 'y5', 'y6'],
      factors: [
        { kind: 'vertex', name: 'Gc3', points: ['y1', 'y2', 'y3'], power: 1 },
        { kind: 'vertex', name: 'Gc3', points: ['y4', 'y5', 'y6'], power: 1 },
        { kind: 'line', name: 'iG', points: ['y3', 'y6'], power: 1 },
        {},
        {},
        {},
        {},
      ],
    })
  })

  it('expand --space momentum', async () => {
    const leg = { name: 'Δ', momentum: { k: [0], p: [1, 0] } }
    expect(await jsonOf('expand phi4 --legs 2 --order 1 --space momentum')).toEqual({
      theory: 'phi4',
      legs: 2,
      order: '1',
      space: 'momentum',
      terms: [
        {
          coefficient: '-1/4',
          powers: {},
          others: '0',
          diagram: 'ee0|',
          loops: 1,
          vertices: [
            {
              name: 'λ',
              local: true,
              momenta: [
                { k: [0], p: [1, 0] },
                { k: [0], p: [-1, 0] },
                { k: [-1], p: [0, 0] },
                { k: [1], p: [0, 0] },
              ],
            },
          ],
          lines: [{ name: 'Δ', momentum: { k: [1], p: [0, 0] } }, leg, leg],
        },
      ],
    })
  })

  it('expand --at-a-point', async () => {
    expect(await jsonOf('expand edgeworth-even --legs 4 --order 2 --at-a-point')).toEqual({
      theory: 'edgeworth-even',
      legs: 4,
      order: '2',
      terms: [
        { coefficient: '1/48', kappa: { 2: -5, 6: 1 }, powers: { N: '-2' } },
        { coefficient: '-7/48', kappa: { 2: -6, 4: 2 }, powers: { N: '-2' } },
      ],
    })
    expect(await jsonOf('expand phi4 --legs 2 --order 1 --at-a-point')).toMatchObject({
      terms: [{ coefficient: '-1/4', kappa: {}, powers: { λ: '1' }, symbols: { Δ: '3' } }],
    })
  })

  it('an empty expansion says why', async () => {
    expect(await jsonOf('expand edgeworth-even --legs 3 --order 1')).toEqual({
      theory: 'edgeworth-even',
      legs: 3,
      order: '1',
      reason:
        'with 3 legs, the vertices of edgeworth-even that have that order leave an odd number of half-edges to be joined in pairs',
      terms: [],
    })
  })

  it('correlator', async () => {
    const found = (await jsonOf(
      'correlator cos-net --n 4 --at 0,0.4,-0.7,1.1 --param N=20 --param sigma0=1 --param sigma1=1 --param d=1',
    )) as {
      value: number
      latex: string
    }
    expect(found.value).toBeCloseTo(0.013785523459989258, 14)
    expect(found.latex).toContain('e^{-\\frac{v}{2} (x_{1} + x_{2} - x_{3} - x_{4})^2}')
    expect(await jsonOf("correlator cos-net --n 2 --at '0,0;0.5,-0.3' --param d=2")).toMatchObject({
      value: expect.closeTo(0.5 * Math.exp(-(0.25 + 0.09) / 4), 12) as number,
    })
    expect(await jsonOf("correlator cos-net --n 2 --at '0,pi/4' --param 'sigma0=sqrt(2)'")).toMatchObject({
      value: expect.closeTo(0.5 * Math.exp(-((Math.PI / 4) ** 2)), 12) as number,
    })
  })

  it('correlators of every network, with the error of a quadrature', async () => {
    expect(await jsonOf('correlator relu-net --n 4 --at 0.3,0.8,0.5,1.2 --param d=1 --param N=5')).toMatchObject({
      value: expect.closeTo(0.108, 12) as number,
      error: expect.closeTo(0, 13) as number,
    })
    const tanh = (await jsonOf('correlator tanh-net --n 4 --at 0,0.4,-0.7,1.1')) as { error: number; latex: string }
    expect(tanh.error).toBeGreaterThan(0)
    expect(tanh.error).toBeLessThan(1e-6)
    expect(tanh.latex).toContain('3 M_{1234} - M_{12} M_{34}')
    const { out } = await runWith(words('correlator tanh-net --n 2 --at 0.4,0.4'))
    expect(out).toMatch(/^G_c\^\(2\) = 0\.\d{11,12}\n$/)
    expect((await runWith(words('correlator cos-net --n 4 --at 0,20,40,60'))).out).toMatch(
      /^G_c\^\(4\) = -?\d+(\.\d+)?(e-\d+)?( ± \de-\d+)?\n$/,
    )
    expect((await runWith(words('correlator gauss-net --n 2'))).out).toBe(
      'G_c^{(2)}(x_{1},x_{2}) = \\sigma_{1}^2 e^{-\\frac{v}{2} (x_{1} - x_{2})^2}\n',
    )
    expect((await runWith(words('correlator gauss-net --n 4'))).out).toContain('3 e^{4 \\sigma_{b}^2} e^{-\\frac{v}{2}')
    expect((await runWith(words('correlator erf-net --n 2'))).out).toContain('\\arcsin')
    expect((await runWith(words('correlator relu-net --n 3'))).out).toContain('= 0')
    expect(await jsonOf('action erf-net --at 0.2,-0.9 --field 0.5,-0.1 --order 2')).toMatchObject({
      parts: { gaussian: expect.any(Number) as number, g6: expect.any(Number) as number },
    })
  })

  it('checks of networks without a continuum action', async () => {
    const { results } = (await jsonOf('check erf-net --samples 400 --seed 3 --estimator kernel')) as {
      results: readonly { quantity: string }[]
    }
    expect(results.some(({ quantity }) => quantity.includes('J1'))).toBe(false)
    expect(results.filter(({ quantity }) => quantity.startsWith('Schwinger'))).toHaveLength(2)
  })

  it('action', async () => {
    expect(await jsonOf('action cos-net --order 1 --at 0.3 --field 0.8 --param N=20')).toMatchObject({
      value: expect.closeTo(0.65888, 12) as number,
      parts: {
        gaussian: expect.closeTo(0.64, 12) as number,
        g2: expect.closeTo(0.024, 12) as number,
        g4: expect.closeTo(-0.00512, 12) as number,
      },
    })
    expect(await jsonOf('action cos-net')).toMatchObject({
      latex: {
        momentum: {
          gaussian: expect.any(String) as string,
          g2: expect.any(String) as string,
          g4: expect.any(String) as string,
        },
      },
    })
  })

  it('check: the same seed gives the same bytes', async () => {
    const command = 'check cos-net --samples 400 --seed 7 --param N=10 --estimator kernel'
    const found = (await jsonOf(command)) as {
      seed: number
      samples: number
      agreed: boolean
      results: readonly Record<string, unknown>[]
    }
    expect(found).toMatchObject({ seed: 7, samples: 400, agreed: true })
    for (const result of found.results)
      expect(result).toMatchObject({
        quantity: expect.any(String) as string,
        prediction: expect.any(Number) as number,
        estimate: expect.any(Number) as number,
        standardError: expect.any(Number) as number,
        z: expect.any(Number) as number,
      })
    expect(await jsonOf(command)).toEqual(found)
  })

  it('list', async () => {
    expect(await jsonOf('list')).toMatchObject({
      theories: expect.arrayContaining([expect.objectContaining({ name: 'edgeworth' })]) as unknown,
      networks: expect.arrayContaining([
        expect.objectContaining({ name: 'cos-net', parameters: { N: 20, d: 1, sigma0: 1, sigma1: 1, alpha: 0 } }),
      ]) as unknown,
    })
  })
})

describe('as a new user would', () => {
  const flat = readFileSync('rules/phi4.yaml', 'utf8')
    .replace('name: phi4', 'name: flat')
    .replace('order: { λ: 1 }', 'order: {}')
  const broken = 'name: my\ntitle: [\n'
  const [head = '', vertex = ''] = readFileSync('rules/phi4.yaml', 'utf8').split('vertices:\n')
  const tiny = (n: number): string => vertex.replace('name: λ', `name: v${n}`).replace('{ λ: 1 }', '{ λ: 1/1000 }')
  const many = `${head}vertices:\n${Array.from({ length: 60 }, (_, n) => tiny(n)).join('')}`
  it('lists theories and networks, or only one of them', async () => {
    const [both, theories, networks] = [
      await runWith(['list']),
      await runWith(words('list theories')),
      await runWith(words('list networks')),
    ]
    expect(both.out).toBe(`${theories.out}\n${networks.out}`)
    expect(networks.out).toMatch(/^network .*\ncos-net .*\n/)
    expect(Object.keys(JSON.parse((await runWith(words('list networks --format json'))).out) as object)).toEqual([
      'networks',
    ])
    expect((await runWith(words('list diagrams'))).err).toBe(
      "edgewick: list: expected one of theories, networks, received 'diagrams'\n",
    )
  })

  it.each([
    [
      'diagrams phi5 --legs 2 --vertices 4',
      "theory: expected one of edgeworth, edgeworth-even, independence-breaking, action, phi3, phi4, phi3-phi4, phi6, loops, phi4-vector, complex-phi4, yukawa, msrdj-linear, msrdj-quadratic, msrdj-cubic, msrdj-two-components, msrdj-multiplicative, msrdj-shot-noise, solvable, trees, received 'phi5'",
    ],
    [
      'expand cos-net --legs 2 --order 1',
      "theory: expected a theory (edgewick list), for cos-net is a network: edgewick action cos-net, received 'cos-net'",
    ],
    [
      'check phi4',
      "network: expected a network (edgewick list), for phi4 is a theory: edgewick check-theory phi4, received 'phi4'",
    ],
    ['expand ./mytheory --legs 2 --order 1', './mytheory: expected a readable file'],
    ['expand no.yaml --legs 2 --order 1', 'no.yaml: expected a readable file, received no such file or folder'],
    ['expand broken.yaml --legs 2 --order 1', 'broken.yaml:3:1: expected valid YAML, received '],
    ['diagrams phi4 --legs two --vertices 4', "--legs, leg 1: expected one of J, φ, received 'two'"],
    [
      'expand phi4 --legs 2 --order 12',
      'limit: expected at most 100000 diagrams (a larger --limit allows more), received more than 1.60e+6\n',
    ],
    [
      'expand many.yaml --legs 2 --order 2',
      'vertices: expected at most 32 vertices (no flag allows more), received 2000\n',
    ],
    [
      'expand many.yaml --legs 2 --up-to 6/1000',
      'order: expected at most 20000 sets of vertices (a lower order, or a selection by vertices; no flag allows more), received 20001\n',
    ],
    [
      'expand edgeworth --legs 2 --order 2..1',
      'order: expected a range from a smaller to a larger order of N, received from N=2',
    ],
    ['expand edgeworth --legs 2 --order α=1', "order: expected one of N, received 'α'"],
    ['expand phi4 --legs J,K --order 1', "--legs, leg 2: expected one of J, φ, received 'K'"],
    ['check-theory msrdj-cubic --up-to -1', 'order: expected an order of at least 0, received -1'],
    ['general-term phi4 --order 2', 'theory phi4, vertices λ: expected a family all of whose members have one order'],
    ['diagrams phi4 --legs 2', 'options: expected one of --order, --up-to, --vertices, --loops, received none of them'],
    [
      'diagrams phi4 --legs 2 --order 1 --loops 2',
      'options: expected one of --order, --up-to, --vertices, --loops, received 2 of them',
    ],
    [
      'diagrams edgeworth --legs 2 --vertices 4',
      '--vertices: expected valence=count pairs such as 3=2,4=1, for edgeworth has several kinds of vertices, received 4',
    ],
    [
      'diagrams edgeworth --legs 2 --vertices 3=x',
      "--vertices: expected a count such as 4, or valence=count pairs such as 3=2,4=1, received '3=x'",
    ],
    ['diagrams phi4 --legs 2 --vertices 5=1', "vertices: expected one vertex of phi4 (λ) or its valence, received '5'"],
    [
      'diagrams phi4 --legs 2 --order 1 --filter 1pi,nice',
      "--filter: expected one of 1pi, no-self-loop, no-tadpole, no-snail, bipartite, acyclic, tree, 2pi, simple, on-shell, no-sigma, 1pr, tadpole, snail, not-bipartite, not-simple, off-shell, sigma, received 'nice'",
    ],
    ['expand phi4 --legs 2 --order x', "--order: expected an exact number such as 2, 3/2 or 1.5, received 'x'"],
    ['expand phi4 --legs 2 --order -1', 'order: expected an order of at least 0, received -1'],
    [
      'expand phi4 --legs 2 --order 1 --space momentum --format svg',
      "--format: expected one of text, unicode, plain, latex, json, form with --space momentum, received 'svg'",
    ],
    [
      'expand phi4 --legs 2 --order 1 --at-a-point --format plain',
      "--format: expected one of text, unicode, latex, json, sympy, mathematica, form, julia, nerdamer, mathml, typst with --at-a-point, received 'plain'",
    ],
    [
      'expand phi4 --legs 2 --order 1 --at-a-point --perms written',
      '--at-a-point: expected no --space momentum and no --perms beside it',
    ],
    ['expand phi4 --legs 2 --order 1 --perms all', "--perms: expected one of counted, written, received 'all'"],
    [
      'expand phi4 --legs 2 --order 1 --format pdf',
      "--format: expected one of text, unicode, plain, latex, json, sympy, mathematica, form, julia, nerdamer, mathml, typst, svg, png, tikz, tikz-feynman, tikz-feynhand, html, terminal, received 'pdf'",
    ],
    [
      'correlator cos-nett --n 2',
      "network: expected one of cos-net, gauss-net, relu-net, erf-net, tanh-net, phi4-net, gelu-net, silu-net, softplus-net, leaky-relu-net, sin-net, received 'cos-nett'",
    ],
    ['correlator cos-net --n 2 --param M=3', "--param: expected one of N, d, sigma0, sigma1, alpha, received 'M'"],
    ['correlator cos-net --n 2 --param N', "--param: expected NAME=VALUE, received 'N'"],
    ['correlator cos-net --n 2 --param N=0', 'cos-net N: expected a positive integer, received 0'],
    ['correlator cos-net --n 2 --param sigma0=0', 'cos-net sigma0: expected a positive number, received 0'],
    [
      'correlator cos-net --n 2 --param sigma0=foo(',
      "--param sigma0: expected a number or a closed expression such as sqrt(2)/3, received 'foo('",
    ],
    [
      "correlator cos-net --n 2 --at '0;0' --param d=2",
      "--at, point 1: expected 2 coordinates (d = 2), received 1: '0'",
    ],
    ['correlator cos-net --n 4 --at 0,1', '--at: expected 4 points, one for each leg, received 2'],
    ['correlator cos-net --n 40', '--n: expected an order from 1 to 10, received 40'],
    [
      'action cos-net --at 0,0 --field 1,1',
      'points: expected points far enough apart for the two-point function to have an inverse',
    ],
    [
      'action relu-net --param d=1 --at 1,2 --field 1,1',
      'points: expected points far enough apart for the two-point function to have an inverse',
    ],
    [
      'correlator erf-net --n 2 --param sigmab=-1',
      'erf-net sigmab: expected a number that is not negative, received -1',
    ],
    ['correlator tanh-net --n 2 --param d=1.5', 'tanh-net d: expected a positive integer, received 1.5'],
    [
      "correlator erf-net --n 8 --param d=4 --at '0,0,1,0;0,1,0,0;1,0,0,0;1,1,0,0;1,0,1,0;0,1,1,0;1,1,1,0;0,0,0,1'",
      'correlator: expected at most 6 independent points',
    ],
    ['action cos-net --at 0,1 --field 1', '--field: expected 2 values, one for each point, received 1'],
    ['action cos-net --field 1', 'options: expected --at together with --field, received --field alone'],
    ['check cos-net --samples 3', '--samples: expected a natural number, 20 at least, received 3'],
    ['check cos-net --seed -1', "--seed: expected a natural number, received '-1'"],
    [
      'report cos-net -o /readonly/report.html',
      '/readonly/report.html: expected a path that can be written, received one without the permission',
    ],
    ['report cos-net', "required option '-o, --output <file>' not specified"],
    ['diagrams phi4 --legs 2 --vertices 3 --shard 5/4', "--shard: expected i/n with 0 ≤ i < n, received '5/4'"],
    [
      'diagrams phi4 --legs 2 --loops 3-1',
      'loops: expected a range from a smaller to a larger number, received 3 to 1',
    ],
    ['diagrams phi4 --legs φ,χ --vertices 3', "--legs, leg 2: expected one of J, φ, received 'χ'"],
    [
      'diagrams phi4 --legs 2 --vertices 33',
      'vertices: expected at most 32 vertices (no flag allows more), received 33',
    ],
    [
      'diagrams phi4 --legs 2 --vertices 3 --disconnected --workers 2',
      '--disconnected: expected neither --shard nor --workers, received --workers 2',
    ],
    [
      'expand flat.yaml --legs 2 --order 1',
      'theory flat, vertices λ: expected a vertex that raises the order (or a selection by vertices), received λ, which leaves infinitely many diagrams at one order',
    ],
    ['frobnicate', "unknown command 'frobnicate'"],
    ['list --colour', "unknown option '--colour'"],
  ])('%s: one sentence, exit status 2, nothing written', async (command, sentence) => {
    const { status, out, err, written } = await runWith(words(command), {
      'broken.yaml': broken,
      'flat.yaml': flat,
      'many.yaml': many,
    })
    expect(err).toContain(`edgewick: ${sentence}`)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect({ status, out, written: written.size }).toEqual({ status: 2, out: '', written: 0 })
  })

  const long = 'a'.repeat(5000)
  it.each([
    [long, /unknown command 'aa+…'\n$/],
    [`list --${long}`, /unknown option '--aa+…'\n$/],
    [`verify x${long}y --against phi4 --legs 2 --order 1`, /xaa+…aa+y: expected a readable file/],
    [
      `expand phi4 --legs 2 --order 1 -o /readonly/${long}.txt`,
      /\/readonly\/aa+…aa+\.txt: expected a path that can be written/,
    ],
    [`diagrams phi4 --legs ${long} --order 1`, /received 'aa+…'\n$/],
  ])('a word of 5000 characters leaves a sentence that can be read', async (command, sentence) => {
    const { status, err } = await runWith(words(command))
    expect({ status, short: err.length < 600 }).toEqual({ status: 2, short: true })
    expect(err).toMatch(sentence)
  })

  it('every command has its help, with exit status 0', async () => {
    for (const command of ['', 'list', 'diagrams', 'expand', 'correlator', 'action', 'check', 'report']) {
      const { status, out } = await runWith([...words(command), '--help'])
      expect({ command, status }).toEqual({ command, status: 0 })
      expect(out).toContain('Usage: edgewick')
    }
  })

  it('a rule file of one’s own is a theory', async () => {
    const mine = readFileSync('rules/phi4.yaml', 'utf8').replace('name: phi4', 'name: mine').replace('φ^4', 'φ^6')
    const { status, out } = await runWith(words('diagrams mine.yaml --legs 2 --order 1 --count --format json'), {
      'mine.yaml': mine,
    })
    expect({ status, found: JSON.parse(out) as unknown }).toEqual({
      status: 0,
      found: { theory: 'mine', legs: 2, diagrams: 1, weight: '1/8' },
    })
  })

  it('a check that fails has exit status 1', async () => {
    const { status, out } = await runWith(
      words('check cos-net --samples 2000 --sigmas 0.001 --estimator kernel --format json'),
    )
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ agreed: false })
  })

  it.each([
    ['gauss-net', 'S_{\\mathrm{Gauss}}', 'it has no Fourier transform'],
    ['relu-net', '', 'no odd harmonics beyond the first'],
    ['erf-net', '', 'the arcsine kernel'],
    ['tanh-net', '', 'known by quadrature only'],
    [
      'phi4-net --order 2',
      'S_{g_{4}} ={}& -\\frac{3 n_{1}}{16 N \\sigma_{a}^4} \\, \\int_{|k| < \\Lambda}',
      'order 1/N² and beyond',
    ],
    ['cos-net --param alpha=0.1', '', 'G_c^(2) is no single Gaussian then'],
  ])(
    'the action of %s in the continuum is what there is of it, with the cause of what is missing',
    async (network, closed, cause) => {
      const { status, out } = await runWith(words(`action ${network} --format latex`))
      expect(status).toBe(0)
      expect(out).toContain(cause)
      expect((await runWith(words(`action ${network} --samples 0`))).out).toContain(cause)
      expect(out).toMatch(/g_\{4\}\(x_\{1\},\\ldots,x_\{4\}\) =.* -\\frac\{1\}\{24\}/)
      expect(out.includes('\\mathrm{E}_h')).toBe(!network.includes('alpha'))
      expect(out.includes('% the action in momentum space')).toBe(closed !== '')
      expect(out).toContain(closed)
      const { latex } = (await jsonOf(`action ${network}`)) as { latex: { missing: string } }
      expect(latex.missing).toContain(cause)
      expect(out.includes('\\partial_{\\alpha} S_{g_{4}}')).toBe(network.includes('alpha'))
    },
  )

  it.each(['gauss-net', 'relu-net', 'erf-net', 'tanh-net', 'phi4-net', 'cos-net --param alpha=0.1 --param N=3'])(
    '%s has a report',
    async (network) => {
      const { written } = await runWith(words(`report ${network} --samples 400 --estimator kernel -o report.html`))
      const page = written.get('report.html') ?? ''
      expect(page).toContain('The action in the continuum')
      expect(page).toContain('The action on points')
      expect(page.slice(page.indexOf('<body'))).not.toMatch(/undefined|NaN|katex-error/)
    },
  )

  it('the report is one page without outside references', async () => {
    const { status, written } = await runWith(words('report cos-net --samples 400 --estimator kernel -o report.html'))
    expect(status).toBe(0)
    const page = written.get('report.html') ?? ''
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).not.toMatch(/(?:src|href)="?https?:|url\((?!data:|#)/)
    expect(page).toContain(
      'edgewick report cos-net --samples 400 --seed 1 --estimator kernel --sigmas 4 -o report.html',
    )
  })

  it('text and LaTeX readings', async () => {
    const { out } = await runWith(words('expand edgeworth --legs 4 --order 1'))
    expect(out).toContain('with labelled legs: 4 terms')
    expect(out).toContain('at a point: g_4 = −1/24 N⁻¹ κ₂⁻⁴ κ₄ + 1/8 N⁻¹ κ₂⁻⁵ κ₃²')
    expect((await runWith(words('expand edgeworth --legs 4 --order 1 --format latex --at-a-point'))).out).toContain(
      '-\\frac{\\kappa_{4}}{24 N \\kappa_{2}^4}',
    )
  })
})
