import { Command } from 'commander'
import { InputError } from '../errors.js'
import { actionOnPoints, evaluateAction } from '../networks/actionOnPoints.js'
import { continuumForms } from '../networks/continuumForms.js'
import { evenActionExpansions } from '../networks/evenActionExpansions.js'
import { actionLatex } from '../render/actionLatex.js'
import type { ActionLatex } from '../render/actionLatex.js'
import { table } from '../render/text/table.js'
import { coupledAction, coupledContinuum } from './coupledCos.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork, readoutSymbol } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'
import { evaluateScalar } from '../kernels/scalar.js'

interface ActionOptions extends NetworkOptions {
  readonly order: string
  readonly field?: string
  readonly format: string
  readonly data?: string
  readonly columns?: string
  readonly sigmas: string
}

/** The continuum form at order 2 multiplies closed forms of two quartic correlators; above, the number of terms leaves what a person reads. */
const HIGHEST_ORDER = 2

export function actionCommand(io: Io): Command {
  return networkOptions(
    new Command('action').description('the action S = -log P of a network, or of samples, to some order in 1/N: closed forms, or its value on points'),
    'optional',
  )
    .option('--order <k>', 'highest power of 1/N', '1')
    .option('--data <file>', 'instead of a network: samples of any ensemble (CSV or NPY, gzip too; rows are draws, columns are points)')
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
      if (order > HIGHEST_ORDER)
        throw new InputError({ code: 'cli.order', at: '--order', expected: `an order of at most ${HIGHEST_ORDER}`, received: `${order}` })
      if (options.data !== undefined) {
        const { actionOfData } = await import('./actionOfData.js')
        if (name !== undefined || format === 'latex')
          throw new InputError({ code: 'cli.data', at: '--data', expected: 'no network, and --format text or json', received: name ?? '--format latex' })
        const { data, columns, field, sigmas } = options
        return actionOfData(io, { data, order, sigmas, format, ...(columns === undefined ? {} : { columns }), ...(field === undefined ? {} : { field }) })
      }
      if (name === undefined) throw new InputError({ code: 'cli.network', at: 'network', expected: 'the name of a network, or --data', received: 'neither' })
      const { of, network, points } = await readNetwork(name, options)
      if ((points === undefined) !== (options.field === undefined)) {
        const [given, missing] = points === undefined ? ['--field', '--at'] : ['--at', '--field']
        throw new InputError({ code: 'cli.field', at: 'options', expected: `${missing} together with ${given}`, received: `${given} alone` })
      }
      if (points !== undefined) {
        const field = await Promise.all((options.field ?? '').split(',').map((value) => evaluateScalar(value, '--field')))
        if (network.parameters['alpha'] !== undefined)
          return await io.out(coupledAction(network, { points, field, order }, format === 'json' ? 'json' : 'text'))
        const { value, parts } = evaluateAction(actionOnPoints(network, points, order), field)
        if (format === 'json') return io.out(`${JSON.stringify({ network: name, order, parameters: network.parameters, points, field, value, parts })}\n`)
        const rows = [...Object.entries(parts), ['S', value] as const].map(([part, size]) => [part, `${size}`])
        return io.out(`action of ${name} to order 1/N^${order}, up to a constant\n\n${table(['part', 'value'], rows)}\n`)
      }
      const latex = actionLatex(evenActionExpansions(order), continuumForms(of, order), readoutSymbol(network))
      const linearInAlpha = network.parameters['alpha'] === undefined ? undefined : await coupledContinuum(order)
      if (format === 'json')
        return io.out(`${JSON.stringify({ network: name, order, latex: { ...latex, ...(linearInAlpha === undefined ? {} : { linearInAlpha }) } })}\n`)
      await io.out(closedFormsText(latex, linearInAlpha))
    })
}

type Formulas = Readonly<Record<string, string>>

/** The closed forms that there are, each kind under a line that says what it is, and why others are missing. */
function closedFormsText(
  { definitions, couplings, units, momentum, operators, missing }: ActionLatex,
  linearInAlpha?: Record<'momentum' | 'operators', Formulas>,
): string {
  const section = (title: string, formulas: Formulas): readonly string[] =>
    Object.keys(formulas).length === 0 ? [] : [`% ${title}\n${Object.values(formulas).join('\n')}\n`]
  return [
    ...(Object.keys(linearInAlpha?.momentum ?? momentum).length === 0 ? [] : [`% ${definitions}\n`]),
    ...section('the couplings as integrals over the correlators', couplings),
    ...section('the order 1/N as averages over one hidden unit h; Tr 1 is the number of points, V \\delta^d(0) in the continuum', units),
    ...section('the action in momentum space', momentum),
    ...section('the action with differential operators', operators),
    ...section('the derivative with respect to alpha at alpha = 0, exact in N, in momentum space', linearInAlpha?.momentum ?? {}),
    ...section('the same with differential operators', linearInAlpha?.operators ?? {}),
    ...(missing === undefined ? [] : [`% ${missing}\n`]),
  ].join('\n')
}
