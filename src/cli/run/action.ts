import { readNetworkSubject } from '../readNetworkSubject.js'
import { InputError } from '../../errors.js'
import { answerAction } from '../../requests/action.js'
import type { ActionRequest } from '../../requests/action.js'
import { actionJson, actionLatex, actionText } from '../../requests/actionReadings.js'
import { threads } from '../../threads.js'
import type { CertifyOptions } from '../certifyOptions.js'
import type { Io } from '../io.js'
import type { NetworkOptions } from '../networkOptions.js'
import { readNatural } from '../../requests/written.js'
import { deliver } from '../deliver.js'
import { readFormat } from '../suffixes.js'
import { readField } from '../options.js'
import type { Outcome } from '../outcome.js'
import { watched } from '../watch.js'

export interface ActionOptions extends NetworkOptions, CertifyOptions {
  readonly order: string
  readonly field?: string
  readonly format?: string
  readonly output?: string
  readonly dryRun?: true
  readonly data?: string
  readonly columns?: string
  readonly sigmas: string
}

/** Does what `edgewick action` is asked for. */
export async function runAction(
  io: Io,
  outcome: Outcome,
  name: string | undefined,
  options: ActionOptions,
): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json'])
  const order = readNatural(options.order, '--order')
  const { data, field, output } = options
  if (data !== undefined) {
    const network = name ?? options.activation
    if (network !== undefined)
      throw new InputError({ code: 'cli.data', at: '--data', expected: 'no network beside it', received: network })
    if (options.dryRun === true)
      throw new InputError({ code: 'cli.dryRun', at: '--dry-run', expected: 'a network beside it', received: '--data' })
    const { actionOfData } = await import('./actionOfData.js')
    return actionOfData(io, { ...options, data }, order, format)
  }
  if (name === undefined && options.activation === undefined)
    throw new InputError({
      code: 'cli.network',
      at: 'network',
      expected: 'the name of a network, the path of a network file, --activation, or --data',
      received: 'neither',
    })
  const subject = await readNetworkSubject(io, name, options)
  if (subject.points === undefined && field !== undefined)
    throw new InputError({
      code: 'cli.field',
      at: 'options',
      expected: '--at together with --field',
      received: '--field alone',
    })
  if (field !== undefined && format === 'latex')
    throw new InputError({
      code: 'cli.format',
      at: '--format',
      expected: 'text or json, for the value at a field is no formula',
      received: 'latex',
    })
  const request: ActionRequest = {
    ...subject,
    order,
    ...(field === undefined ? {} : { field: readField(field) }),
    samples: readNatural(options.samples, '--samples'),
    seed: readNatural(options.seed, '--seed'),
  }
  if (options.dryRun === true) return (await import('./actionDry.js')).actionDry(io, request)
  if (output !== undefined) await io.requireWritable(output)
  const answer = await watched(io, (running) => answerAction(request, { ...running, threads: threads(io.cores) }))
  outcome.agreed = answer.agreed
  await deliver(io, output, { text: actionText, latex: actionLatex, json: actionJson }[format](answer))
}
