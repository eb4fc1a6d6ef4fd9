import { describe, expect, it } from 'vitest'
import { readRequest } from '../../src/requests/readRequest.js'
import { answerCorrelator } from '../../src/requests/correlator.js'
import { correlatorJson } from '../../src/requests/correlatorReadings.js'
import { runWith, words } from './run.js'

const ERF = 'name: my-erf\nhidden: erf(w*x + b)\nbiases: { normal: sigmab }\nparameters: { sigmab: 0.5 }\n'

describe('a network file on the command line', () => {
  it.each([
    ['correlator NET --n 4 --at 0.3,0.8,-1,1.2 --format json', 'value'],
    ['action NET --at 0.3,-0.8 --field 0.4,0.1 --samples 0 --format json', 'value'],
  ])('%s: as the network that ships', async (command, key) => {
    const files = { 'my.yaml': ERF }
    const mine = await runWith(words(command.replace('NET', 'my.yaml')), files)
    const shipped = await runWith(words(command.replace('NET', 'erf-net')))
    expect({ status: mine.status, err: mine.err }).toEqual({ status: 0, err: '' })
    const [found, known] = [mine, shipped].map(({ out }) => JSON.parse(out) as Record<string, unknown>)
    expect(found?.['network']).toBe('my-erf')
    const [a, b] = [found, known].map((each) => numberUnder(each, key))
    expect(Math.abs((a ?? Number.NaN) - (b ?? 0))).toBeLessThan(1e-10)
  })

  it.each(["--activation 'gelu(z)'", '--activation gelu'])('%s is one layer of that unit', async (flag) => {
    const at = '--n 2 --at 0.3,0.8'
    const shipped = await runWith(words(`correlator gelu-net ${at}`))
    expect(shipped.out).toBe('G_c^(2) = 0.185666269777\n')
    expect((await runWith(words(`correlator ${flag} ${at}`))).out).toBe(shipped.out)
  })

  it.each([
    [
      '--activation tanh(x)',
      "--activation: expected an expression in z = w·x + b such as 'gelu(z)', or the name of a function, received 'tanh(x)'",
    ],
    [
      '--activation tanh(q*z)',
      'network.hidden: expected only the names w, x, b, z, N, d, sigma0, sigma1, sigmab, pi, e',
    ],
    [
      'gelu-net --activation tanh',
      "network: expected the name of a network, the path of a network file, or --activation, received 'gelu-net' and --activation",
    ],
    ['', 'network: expected the name of a network, the path of a network file, or --activation, received none'],
  ])('refuses correlator %s', async (given, sentence) => {
    const { status, err } = await runWith(words(`correlator ${given} --n 2 --at 0.3,0.8`))
    expect(status).toBe(2)
    expect(err).toContain(`edgewick: ${sentence}`)
  })

  it('says how a report of an activation is made again', async () => {
    const { written } = await runWith(words("report --activation 'sin(z)' --samples 200 -o r.html"))
    expect(written.get('r.html')).toContain('edgewick report --activation')
    expect(written.get('r.html')).toContain('<h1>The action of the layer of sin(z) to order 1/N</h1>')
    const shipped = await runWith(words('report gelu-net --samples 200 -o r.html'))
    expect(shipped.written.get('r.html')).toContain('<h1>The action of the gelu-net to order 1/N</h1>')
  })

  const SINES = 'name: sines\nhidden: sin(w*x)\nweights: { normal: s }\nparameters: { s: 0.7 }\ncorrelator: '
  it('says that a closed form agrees, and takes it', async () => {
    const form = 'sigma1^2*(exp(-s^2*(x - y)^2/2) - exp(-s^2*(x + y)^2/2))/2'
    const { status, out, err } = await runWith(words('correlator s.yaml --n 2 --at 0.3,0.1;0.8,-1 --param d=2'), {
      's.yaml': `${SINES}${form}\n`,
    })
    expect(status).toBe(0)
    const [a, b] = [Math.exp((-0.49 * (0.25 + 1.21)) / 2), Math.exp((-0.49 * (1.21 + 0.81)) / 2)]
    expect(Number(/= (.*)/.exec(out)?.[1])).toBeCloseTo((a - b) / 2, 11)
    expect(err).toMatch(
      /^edgewick: the closed G_c\^\(2\) of sines agrees at 6 pairs of points: by quadrature, within \de-1\d, and over 32768 sampled neurons, within [0-4]\.\d standard errors\n$/,
    )
  })

  it.each([
    ['sigma1^2*(exp(-s^2*(x - y)^2/2) - exp(-s^2*(x + y)^2/2))', 'expected the quadrature, 0.019220811'],
    ['sigma1^2*(exp(-s^2*(x - y)^2/2) - exp(-s^2*(x + z)^2/2))/2', "'z' in 'sigma1^2"],
    ['sigma1^2/N', "'N' in 'sigma1^2/N'"],
  ])('refuses a closed form that is wrong: %s', async (form, sentence) => {
    const { status, out, err } = await runWith(words('correlator s.yaml --n 2 --at 0.3,0.8'), {
      's.yaml': `${SINES}${form}\n`,
    })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^edgewick: [^\n]*correlator[^\n]*\n$/)
    expect(err).toContain(sentence)
  })

  it('is the same as an object in a request', async () => {
    const points = [[0.3], [0.8]]
    const network = {
      name: 'my-erf',
      hidden: 'erf(w*x + b)',
      biases: { normal: 'sigmab' },
      parameters: { sigmab: 0.5 },
    }
    const request = readRequest('correlator', JSON.parse(JSON.stringify({ network, n: 2, points })))
    const { out } = await runWith(words('correlator my.yaml --n 2 --at 0.3,0.8 --format json'), { 'my.yaml': ERF })
    expect(correlatorJson(await answerCorrelator(await request))).toBe(out)
  })

  it('is checked in shards, which know what they are of', async () => {
    const files = { 'my.yaml': ERF }
    const check = 'check my.yaml --samples 400 --seed 7 --param N=5'
    const whole = await runWith(words(`${check} --format json`), files)
    const parts: Record<string, string> = {}
    for (const i of [0, 1]) {
      const { status, written } = await runWith(words(`${check} --shard ${i}/2 -o part-${i}.json`), files)
      expect(status).toBe(0)
      parts[`part-${i}.json`] = written.get(`part-${i}.json`) ?? ''
    }
    const merged = await runWith(words('merge part-0.json part-1.json --format json'), parts)
    expect({ status: merged.status, err: merged.err }).toEqual({ status: whole.status, err: '' })
    expect(merged.out).toBe(whole.out)
  })

  it.each<[string, string]>([
    ['name: a', 'bad.yaml:1:1: hidden: expected a number or an expression, received nothing'],
    ['name: a\nhidden: [1]', 'bad.yaml:2:9: hidden: expected a number or an expression, received [1]'],
    [
      'name: a\nhidden: z 2',
      "bad.yaml:2:9: hidden: expected an expression such as tanh(z), with * for products, received 'z 2'",
    ],
    [
      'name: a\nhidden: tanh(z)\nfoo: 1',
      "bad.yaml:3:1: the file: expected only the keys name, title, hidden, weights, biases, readout, correlator, parameters, received 'foo'",
    ],
    [
      'name: a\nhidden: tanh(z + b)',
      "bad.yaml:2:9: hidden: expected biases: with the density of b, such as biases: { normal: 0.5 }, received b in 'tanh(z + b)' without them",
    ],
    [
      'name: a\nhidden: tanh(z)\nparameters: { sigmab: 0.5 }',
      "bad.yaml:3:23: parameters.sigmab: expected a parameter that stands in hidden, weights, biases, readout or correlator, received 'sigmab', which stands nowhere",
    ],
    [
      'name: a\nhiden: z',
      "bad.yaml:2:1: the file: expected only the keys name, title, hidden, weights, biases, readout, correlator, parameters, received 'hiden': did you mean hidden?",
    ],
    [
      'name: a\nhidden: z\nbiases: {normel: 1}',
      "bad.yaml:3:10: biases: expected only the keys normal, uniform, laplace, student, discrete, quantile, received 'normel': did you mean normal?",
    ],
    [
      'name: a\nhidden: z\nweights: normal',
      'bad.yaml:3:10: weights: expected a density by its key, normal, uniform, laplace, student, discrete, quantile, such as { normal: 1 }, received normal',
    ],
    [
      'name: a\nhidden: z\nbiases: {normal: 1, uniform: [0, 1]}',
      'bad.yaml:3:9: biases: expected one of normal, uniform, laplace, student, discrete, quantile, received normal, uniform',
    ],
    [
      'name: a\nhidden: z\nbiases: {normal: -1}',
      'bad.yaml:3:18: biases.normal: expected a finite standard deviation that is not negative, received -1',
    ],
    [
      'name: a\nhidden: z\nbiases: {uniform: [1]}',
      'bad.yaml:3:19: biases.uniform: expected at least 2 (array), received [1]',
    ],
    [
      'name: a\nhidden: z\nbiases: {student: {degrees: 3, scal: 2}}',
      "bad.yaml:3:32: biases.student: expected only the keys degrees, scale, received 'scal': did you mean scale?",
    ],
    [
      'name: a\nhidden: z\nweights: {discrete: {values: [1, 2], weights: [1]}}',
      'bad.yaml:3:21: weights.discrete: expected 2 weights that are not negative and add up to 1, one for each value, received [1]',
    ],
    [
      'name: a\nhidden: z\nweights: {quantile: 1-u}',
      "bad.yaml:3:21: weights.quantile: expected a quantile function: finite and not falling for u between 0 and 1, received '1-u', which is 0.98 at u = 0.02",
    ],
    [
      'name: a\nhidden: z\nparameters: {w: 1}',
      "bad.yaml:3:17: parameters.w: expected a name of letters and digits other than w, x, b, z, u, pi, e and those of functions, received 'w'",
    ],
    [
      'name: a\nhidden: z\nparameters: {s: .inf}',
      'bad.yaml:3:17: parameters.s: expected a number or an expression, received .inf',
    ],
    [
      'name: relu-net\nhidden: z',
      "bad.yaml:1:7: name: expected a name of its own for a network that does not ship, received 'relu-net'",
    ],
    [
      'name: a\nhidden: exp(z^2)',
      'a hidden at (1): expected a hidden unit of finite variance, received one whose largest square in 4096 samples is 79% of their sum',
    ],
    ['name: a\nhidden: 1/z', 'a hidden at (0): expected a finite number, received Infinity'],
    [
      'name: a\nhidden: relu(z)\nweights: {student: {degrees: 2}}',
      'moment of 2 factors: expected a finite one, whose integrand falls off within the range of the quadrature, received one of which the last nodes carry 10%',
    ],
  ])('refuses %j', async (file, sentence) => {
    const { status, out, err } = await runWith(words('correlator bad.yaml --n 2 --at 0.3,0.8'), { 'bad.yaml': file })
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: `edgewick: ${sentence}\n` })
  })

  it.each(['process.exit(1)', 'constructor(z)', '__proto__', 'z.constructor', '(() => 1)()', '`${z}`', 'import(z)'])(
    'runs nothing: %s',
    async (hidden) => {
      const { status, err } = await runWith(words('correlator bad.yaml --n 2 --at 0.3,0.8'), {
        'bad.yaml': JSON.stringify({ name: 'a', hidden }),
      })
      expect(status).toBe(2)
      expect(err).toMatch(/^edgewick: bad\.yaml:1:\d+: hidden: expected .*\n$/)
    },
  )

  it('says that a vector is no number', async () => {
    const { err } = await runWith(words('correlator a.yaml --n 2 --at 0,1;1,0 --param d=2'), {
      'a.yaml': 'name: a\nhidden: tanh(w)',
    })
    expect(err).toBe(
      "edgewick: network.hidden: expected a number where w stands, such as a product of two vectors, for vectors have d = 2 components, received 'tanh(w)'\n",
    )
  })
})

function numberUnder(found: unknown, key: string): number | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const entries = Object.entries(found)
  const own = entries.find(([name, value]) => name === key && typeof value === 'number')
  if (own !== undefined) return own[1] as number
  return entries.map(([, value]) => numberUnder(value, key)).find((value) => value !== undefined)
}
