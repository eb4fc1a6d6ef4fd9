import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isThorough } from '../fastCheck.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { architecture } from '../../src/networks/architectures.js'
import { activationNetwork } from '../../src/networks/files/activationNetwork.js'
import { fileArchitecture } from '../../src/networks/files/fileArchitecture.js'
import type { NetworkFile } from '../../src/networks/files/networkFile.js'
import { shippedFiles } from '../../src/networks/files/shippedFiles.js'
import type { Network, Point } from '../../src/networks/network.js'
import { readNetworkFile } from '../../src/requests/readNetworkFile.js'
import type { Evaluated } from '../../src/kernels/evaluated.js'

/** A network that is written down, at its default parameters but for those given. */
function made(file: Omit<NetworkFile, 'name'>, parameters: Readonly<Record<string, number>> = {}): Network {
  const of = fileArchitecture({ name: 'mine', ...file })
  return of.create({ ...of.parameters, ...parameters })
}

function valueOf(network: Network, points: readonly Point[]): Evaluated {
  return network.correlatorsOn?.(points)(points.map((_, i) => i)) ?? { value: Number.NaN, error: 0 }
}

const LINE = [[0.3], [0.8], [-1], [1.2]]
const PLANE = [
  [0.3, 0.8],
  [-1, 1.2],
  [0.4, 0],
  [0.9, -0.5],
]
const SPACE = [
  [0.3, 0.8, 0, 0.1, 0],
  [-1, 0.2, 0.5, 0, 0.3],
  [0.4, 0, 0.6, -0.2, 0.7],
  [0.9, -0.5, 0, 0.4, -0.1],
]

/** Those that ship, written down. */
const written: Readonly<Record<string, Omit<NetworkFile, 'name'>>> = {
  'cos-net': { hidden: 'cos(w*x + b)', biases: { uniform: ['-pi', 'pi'] } },
  'gauss-net': {
    hidden: 'exp(z)/sqrt(exp(2*(sigmab^2 + sigma0^2*x*x/d)))',
    biases: { normal: 'sigmab' },
    parameters: { sigma0: 0.7, sigmab: 0.2 },
    weights: { normal: 'sigma0/sqrt(d)' },
  },
  'relu-net': { hidden: 'relu(w*x)' },
  'erf-net': { hidden: 'erf(w*x + b)', biases: { normal: 'sigmab' }, parameters: { sigmab: 0.5 } },
  'tanh-net': { hidden: 'tanh(z)', biases: { normal: 'sigmab' }, parameters: { sigmab: 0.5 } },
}

const dear = ['gauss-net']

describe('a network that is written down', () => {
  it.each(
    Object.keys(written).flatMap((name) => [
      // A kink in one dimension is the dearest of all.
      ...(isThorough ? [2, 4] : name === 'relu-net' ? [] : [2, 4]).map((n): [string, number, readonly Point[]] => [
        name,
        n,
        LINE,
      ]),
      // Four points in a plane are integrated over a square, which takes seconds where the unit is dear.
      ...(isThorough || !dear.includes(name) ? [2, 4] : [2]).map((n): [string, number, readonly Point[]] => [
        name,
        n,
        PLANE,
      ]),
      [name, 2, SPACE] as [string, number, readonly Point[]],
    ]),
  )('as %s is has its correlators: G%i at %j', (name, n, all) => {
    const points = all.slice(0, n)
    const d = (points[0] as Point).length
    const of = architecture(name)
    const shipped = valueOf(of.create({ ...of.parameters, d }), points)
    const mine = valueOf(made(written[name] as Omit<NetworkFile, 'name'>, { d }), points)
    const difference = Math.abs(mine.value - shipped.value)
    expect(difference).toBeLessThanOrEqual(mine.error + shipped.error + 1e-13)
    if (name !== 'relu-net') expect(difference).toBeLessThan(1e-10)
    expect(mine.error).toBeLessThan(name === 'relu-net' ? 2e-3 : 1e-6)
  })

  const known = JSON.parse(readFileSync('test/known/written_networks.json', 'utf8')) as readonly {
    readonly network: NetworkFile
    readonly points: readonly Point[]
    readonly value: number
  }[]
  it.each(known)('$network at $points: $value', ({ network, points, value }) => {
    const found = valueOf(made(network), points)
    expect(Math.abs(found.value - value)).toBeLessThanOrEqual(found.error + 1e-11)
    expect(found.error).toBeLessThan(1e-6 * Math.max(1e-3, Math.abs(value)))
  })

  it.each(Object.entries(shippedFiles))('%s ships as the file of that name', (name, file) => {
    const text = readFileSync(`networks/${name}.yaml`, 'utf8')
    expect(file.name).toBe(name)
    // To begin a network of one's own with, under a name of its own.
    expect(readNetworkFile(text.replace(`name: ${name}`, 'name: mine'), 'mine.yaml')).toEqual({ ...file, name: 'mine' })
    expect(() => readNetworkFile(text, `networks/${name}.yaml`)).toThrow(
      `networks/${name}.yaml:1:7: name: expected a name of its own for a network that does not ship, received '${name}'`,
    )
  })

  it.each([
    ['gelu-net', 'gelu(z)'],
    ['silu-net', 'silu(z)'],
    ['softplus-net', 'softplus(z)'],
    ['sin-net', 'sin(z)'],
  ])('%s, which ships, has the correlators known elsewhere, and so has its activation %s', (name, activation) => {
    const records = known.filter(({ network }) => network.hidden === activation && network.biases?.normal === 0.5)
    expect(records).toHaveLength(2)
    for (const { points, value } of records)
      for (const of of [architecture(name), fileArchitecture(activationNetwork(activation))])
        expect(Math.abs(of.create(of.parameters).correlator(points) - value)).toBeLessThan(1e-11)
  })

  it('leaky-relu-net is between the ReLU-net and a linear network: by its pieces, within its error', () => {
    // h = (1 + s)/2 z + (1 − s)/2 |z|, and for n = 2 the cross terms vanish by symmetry; E |z z'| is the arcsine law's.
    const of = architecture('leaky-relu-net')
    const network = of.create({ ...of.parameters, slope: 0.2 })
    const [k11, k12, k22] = [0.3 ** 2 + 0.25, 0.3 * 0.8 + 0.25, 0.8 ** 2 + 0.25]
    const rho = k12 / Math.sqrt(k11 * k22)
    const moduli = (2 / Math.PI) * Math.sqrt(k11 * k22) * (Math.sqrt(1 - rho ** 2) + rho * Math.asin(rho))
    const closed = 0.6 ** 2 * k12 + 0.4 ** 2 * moduli
    const found = valueOf(network, [[0.3], [0.8]])
    expect(Math.abs(found.value - closed)).toBeLessThanOrEqual(found.error)
    expect(found.error).toBeLessThan(2e-3)
  })

  it('has the closed correlator of its sines: e^(−(K11 + K22)/2) sinh K12', () => {
    const sines = made({ hidden: 'sin(z)', biases: { normal: 0.5 } }, { d: 2 })
    const [x, y] = PLANE as unknown as [Point, Point]
    const k = (a: Point, b: Point): number => a.reduce((sum, each, i) => sum + (each * (b[i] as number)) / 2, 0.25)
    const closed = Math.exp(-(k(x, x) + k(y, y)) / 2) * Math.sinh(k(x, y))
    expect(Math.abs(valueOf(sines, [x, y]).value - closed)).toBeLessThan(1e-13)
  })

  it.each<[string, Omit<NetworkFile, 'name'>]>([
    ['normal weights', { hidden: 'gelu(z)', biases: { normal: 0.5 } }],
    ['radial units', { hidden: 'exp(-(x - w)^2/2)' }],
    ['Laplace', { hidden: 'tanh(z)', weights: { laplace: 0.7 }, biases: { uniform: [-1, 2] } }],
    ['Student', { hidden: 'tanh(z)', weights: { student: { degrees: 3 } } }],
    ['discrete', { hidden: 'tanh(z)', weights: { discrete: { values: [-1, 0.5, 2], weights: [0.2, 0.5, 0.3] } } }],
    ['quantiles', { hidden: 'sin(z)', weights: { quantile: 'log(u/(1 - u))' } }],
  ])('has the correlators of its samples: %s', (_, file) => {
    const network = made({ ...file, parameters: { N: 5 } })
    const quantities = [
      [0, 1],
      [0, 0, 1, 1],
    ]
    const points = [[0.3], [0.8]]
    const estimates = estimateCorrelators(network, points, { samples: 20_000, seed: 3, quantities })
    const correlator = network.correlatorsOn?.(points)
    estimates.forEach((estimate, i) => {
      expect(
        Math.abs(compareWith(estimate, correlator?.(quantities[i] as number[]).value ?? Number.NaN).z),
      ).toBeLessThan(4)
    })
  })

  it('is integrated over as many normal numbers as there are different points', () => {
    // Four points in ten dimensions: a product rule over all weights would have more nodes than there is memory for.
    const points = [0.3, 0.8, -1, 1.2].map((x, i) => Array.from({ length: 10 }, (_, k) => (k === i ? x : 0.1)))
    const of = architecture('erf-net')
    const found = valueOf(made(written['erf-net'] as Omit<NetworkFile, 'name'>, { d: 10 }), points)
    const shipped = valueOf(of.create({ ...of.parameters, d: 10 }), points)
    expect(Math.abs(found.value - shipped.value)).toBeLessThanOrEqual(found.error + shipped.error)
    expect(found.error).toBeLessThan(1e-4 * Math.abs(found.value))
  })
})
