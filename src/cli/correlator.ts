import { Command } from 'commander'
import { InputError } from '../errors.js'
import { answerCorrelator } from '../requests/correlator.js'
import type { CorrelatorRequest } from '../requests/correlator.js'
import { correlatorJson, correlatorLatex, correlatorText } from '../requests/correlatorReadings.js'
import { readDeform } from './deformOption.js'
import { estimateOptions, readSampling } from './estimateOption.js'
import type { EstimateOptions } from './estimateOption.js'
import type { Io } from './io.js'
import { networkOptions, readNetworkSubject } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from '../requests/written.js'

interface CorrelatorOptions extends NetworkOptions, EstimateOptions {
  readonly n: string
  readonly format: string
  readonly deform?: string
}

const READINGS = { text: correlatorText, latex: correlatorLatex, json: correlatorJson }

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
      const subject = readNetworkSubject(name, options)
      const request: CorrelatorRequest = {
        ...subject,
        n,
        ...readSampling(options, subject.points),
        ...(options.deform === undefined ? {} : { deform: readDeform(options.deform) }),
      }
      if (request.deform !== undefined && (subject.points === undefined || format === 'latex'))
        throw new InputError({
          code: 'cli.deform',
          at: '--deform',
          expected: '--at, and --format text or json',
          received: subject.points === undefined ? 'no points' : format,
        })
      await io.out(READINGS[format](await answerCorrelator(request)))
    })
}
