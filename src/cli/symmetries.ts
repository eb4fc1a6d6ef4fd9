import { Command } from 'commander'
import { InputError } from '../errors.js'
import { inModes } from '../kernels/polynomialGaussian.js'
import { sampledSymmetries } from '../montecarlo/sampledSymmetries.js'
import type { Network } from '../networks/network.js'
import { genericPoints, networkSymmetries } from '../networks/symmetry/symmetries.js'
import { randomStream } from '../random/philox.js'
import { symmetriesText } from '../render/text/symmetriesText.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'
import { jsonText } from '../render/jsonText.js'

interface SymmetriesOptions extends NetworkOptions {
  readonly n: string
  readonly samples?: string
  readonly seed: string
  readonly format: string
}

export function symmetriesCommand(io: Io): Command {
  return networkOptions(
    new Command('symmetries').description(
      "translation, rotation, reflection, permutations and O(D) of the outputs: which of them a network's correlators have",
    ),
  )
    .option('--n <orders>', "orders of the correlators, separated by ','", '2,4')
    .option('--samples <n>', 'look at this many sampled networks as well')
    .option('--seed <n>', 'seed of the transformations, the points and the samples', '1')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick symmetries cos-net --n 2,4,6 --param d=2\n  edgewick symmetries cos-net --samples 5000 --seed 3 --format json',
    )
    .action(async (name: string, options: SymmetriesOptions) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const orders = options.n.split(',').map((order) => readNatural(order, '--n'))
      const seed = readNatural(options.seed, '--seed')
      const { of, network, points: given } = readNetwork(name, options)
      const length = of.correlationLength(network.parameters)
      const points = given ?? genericPoints(network.inputs, Math.max(4, ...orders), length, randomStream(seed, 0))
      if (options.samples !== undefined && points.length < 4)
        throw new InputError({
          code: 'cli.points',
          at: '--at',
          expected: 'four points or more with --samples',
          received: `${points.length}`,
        })
      const closed = of.correlator
      if (!of.exact && options.samples === undefined)
        throw new InputError({
          code: 'cli.samples',
          at: '--samples',
          expected: 'a number of sampled networks, for deep networks have no exact correlators',
          received: 'none',
        })
      const form =
        closed === undefined
          ? {}
          : {
              closed: {
                form: (n: number) => inModes(closed(n)),
                symbols: { ...network.parameters, v: weightVariance(network) },
              },
            }
      const findings = of.exact ? networkSymmetries(network, { orders, points, seed, length, ...form }) : []
      const samples = options.samples === undefined ? undefined : readNatural(options.samples, '--samples')
      const sampled =
        samples === undefined ? [] : sampledSymmetries(network, points.slice(0, 4), { samples, seed, length })
      if (format === 'json') {
        const found = {
          network: name,
          parameters: network.parameters,
          findings,
          ...(samples === undefined ? {} : { samples, seed, sampled }),
        }
        return await io.out(`${jsonText(found)}\n`)
      }
      await io.out(`${network.title}\n\n${symmetriesText(findings, sampled, network.width)}\n`)
    })
}

/** σ₀²/d, the v of closed forms. */
function weightVariance({ parameters, inputs }: Network): number {
  return (parameters['sigma0'] ?? Number.NaN) ** 2 / inputs
}
