import { Command } from 'commander'
import { InputError } from '../errors.js'
import { answerAction } from '../requests/action.js'
import type { ActionRequest } from '../requests/action.js'
import { actionJson, actionText } from '../requests/actionReadings.js'
import { threads } from '../threads.js'
import { certifyOptions } from './certifyOptions.js'
import type { CertifyOptions } from './certifyOptions.js'
import type { Io } from './io.js'
import { networkOptions, readNetworkSubject } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from '../requests/written.js'
import { readField } from './options.js'
import type { Outcome } from './outcome.js'
import { watched } from './watch.js'

interface ActionOptions extends NetworkOptions, CertifyOptions {
  readonly order: string
  readonly field?: string
  readonly format: string
  readonly data?: string
  readonly columns?: string
  readonly sigmas: string
}

export function actionCommand(io: Io, outcome: Outcome): Command {
  return certifyOptions(
    networkOptions(
      new Command('action').description(
        'the action S = -log P of a network, or of samples, to some order in 1/N: closed forms, or its value on points, with what samples say about each',
      ),
      'optional',
    ),
  )
    .option('--order <k>', 'highest power of 1/N', '1')
    .option(
      '--data <file>',
      'instead of a network: samples of any ensemble (CSV or NPY, gzip too; rows are draws, columns are points)',
    )
    .option('--columns <list>', 'columns of --data, from 1 (default: all)')
    .option('--sigmas <x>', 'how sure the verdict on --data is, in standard errors of a single comparison', '4')
    .option('--field <values>', "the field's values at the points, separated by ','")
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick action cos-net\n  edgewick action cos-net --at 0.3 --field 0.8 --param N=20 --format json\n  edgewick action --data samples.npy --order 2',
    )
    .action(async (name: string | undefined, options: ActionOptions) => {
      const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
      const order = readNatural(options.order, '--order')
      const { data, field } = options
      if (data !== undefined) {
        if (name !== undefined || format === 'latex')
          throw new InputError({
            code: 'cli.data',
            at: '--data',
            expected: 'no network, and --format text or json',
            received: name ?? '--format latex',
          })
        const { actionOfData } = await import('./actionOfData.js')
        return actionOfData(io, { ...options, data }, order, format)
      }
      if (name === undefined)
        throw new InputError({
          code: 'cli.network',
          at: 'network',
          expected: 'the name of a network, or --data',
          received: 'neither',
        })
      const subject = readNetworkSubject(name, options)
      if ((subject.points === undefined) !== (field === undefined)) {
        const [given, missing] = field === undefined ? ['--at', '--field'] : ['--field', '--at']
        throw new InputError({
          code: 'cli.field',
          at: 'options',
          expected: `${missing} together with ${given}`,
          received: `${given} alone`,
        })
      }
      const request: ActionRequest = {
        ...subject,
        order,
        ...(field === undefined ? {} : { field: readField(field) }),
        samples: readNatural(options.samples, '--samples'),
        seed: readNatural(options.seed, '--seed'),
      }
      const answer = await watched(io, (running) => answerAction(request, { ...running, threads: threads(io.cores) }))
      outcome.agreed = answer.agreed
      await io.out((format === 'json' ? actionJson : actionText)(answer))
    })
}
