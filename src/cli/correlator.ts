import { Command } from 'commander'
import { InputError } from '../errors.js'
import type { Evaluated } from '../kernels/evaluated.js'
import type { Network, Point } from '../networks/network.js'
import { networkCorrelatorLatex } from '../render/latex/networkCorrelatorLatex.js'
import { coupledCorrelator } from './coupledCos.js'
import { deepCorrelator } from './deepCorrelator.js'
import { withError } from '../render/text/digits.js'
import { estimateAt, estimateLine, estimateOptions, readSampling } from './estimateOption.js'
import type { EstimateOptions } from './estimateOption.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'
import { jsonText } from '../render/jsonText.js'
import type { Architecture } from '../networks/architecture.js'

/** Enough for the twelfth cumulant in less than a second; the number of terms grows like that of set partitions. */
const HIGHEST_ORDER = 10

interface CorrelatorOptions extends NetworkOptions, EstimateOptions {
  readonly n: string
  readonly format: string
  readonly deform?: string
}

export function correlatorCommand(io: Io): Command {
  return estimateOptions(
    networkOptions(
      new Command('correlator').description('the exact connected correlator of a network, as a formula and at points'),
    ),
  )
    .requiredOption('--n <n>', 'its order, that is the number of points')
    .option(
      '--deform <pairs>',
      'under exp(−λ∫φ^power/power!) in a box: lambda=VALUE and, as wanted, from, to, nodes, power',
    )
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick correlator cos-net --n 4 --at 0,0.4,-0.7,1.1 --param N=20\n  edgewick correlator erf-net --param depth=3 --n 2 --at 0.3,0.8 --samples 2000\n  edgewick correlator phi4-net --n 4 --at -0.5,0,0.4,0.9 --deform lambda=0.2',
    )
    .action(async (name: string, options: CorrelatorOptions) => {
      const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
      const n = readNatural(options.n, '--n')
      if (n < 1 || n > HIGHEST_ORDER)
        throw new InputError({
          code: 'cli.order',
          at: '--n',
          expected: `an order from 1 to ${HIGHEST_ORDER}`,
          received: `${n}`,
        })
      const { of, network, points } = readNetwork(name, options)
      if (points !== undefined && points.length !== n)
        throw new InputError({
          code: 'cli.points',
          at: '--at',
          expected: `${n} points, one for each leg`,
          received: `${points.length}`,
        })
      const sampling = readSampling(options, points)
      if (options.deform !== undefined) {
        const { deformedText, readDeform } = await import('./deformed.js')
        if (points === undefined || format === 'latex')
          throw new InputError({
            code: 'cli.deform',
            at: '--deform',
            expected: '--at, and --format text or json',
            received: points === undefined ? 'no points' : format,
          })
        return io.out(deformedText(network, readDeform(options.deform), points, sampling, format))
      }
      const estimate =
        sampling === undefined || points === undefined ? undefined : estimateAt(network, points, sampling)
      if (!of.exact) return io.out(deepCorrelator(of, network, { n, points, estimate }, format))
      if (of.broken !== undefined)
        return await io.out(coupledCorrelator(of.broken, network, { n, points, estimate }, format))
      const found = points === undefined ? undefined : evaluateAt(of, network, points)
      const latex = networkCorrelatorLatex(of, n)
      switch (format) {
        case 'text':
          return io.out(
            found === undefined
              ? `${latex}\n`
              : `G_c^(${n}) = ${withError(found)}${found.remark === undefined ? '' : `, ${found.remark}`}\n${estimateLine(estimate)}`,
          )
        case 'latex':
          return io.out(`${latex}\n`)
        case 'json':
          return io.out(
            `${jsonText({ network: name, n, parameters: network.parameters, ...(found === undefined ? {} : { points, ...found, estimate }), latex })}\n`,
          )
      }
    })
}

/**
 * The value, with a remark where it is 0 by underflow: where sums of Gaussians fall off with the distance of the
 * points, or points are all but 0.
 */
function evaluateAt(
  of: Architecture,
  network: Network,
  points: readonly Point[],
): Evaluated & { readonly remark?: string } {
  const found = network.correlatorsOn?.(points)(points.map((_, i) => i)) ?? {
    value: network.correlator(points),
    error: 0,
  }
  const tiny = points.flat().some((x) => x !== 0 && Math.abs(x) < SMALLEST)
  if (found.value !== 0 || points.length % 2 === 1 || !(of.correlator !== undefined || tiny)) return found
  return { ...found, remark: 'less than 5e-324 in size, which float64 does not hold, or a sum whose terms cancel' }
}

/** Products of coordinates below this one underflow. */
const SMALLEST = 1e-77
