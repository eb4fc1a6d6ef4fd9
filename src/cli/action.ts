import { Command } from 'commander'
import { InputError } from '../errors.js'
import { actionOnPoints, evaluateAction } from '../networks/actionOnPoints.js'
import { continuumAction } from '../networks/continuumAction.js'
import { evenActionExpansions } from '../networks/evenActionExpansions.js'
import { actionLatex } from '../render/actionLatex.js'
import { table } from '../render/text/table.js'
import { coupledAction } from './coupledCos.js'
import type { Io } from './io.js'
import { closedCorrelator, networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'
import { evaluateScalar } from '../kernels/scalar.js'

interface ActionOptions extends NetworkOptions {
  readonly order: string
  readonly field?: string
  readonly format: string
}

/** The continuum form at order 2 multiplies closed forms of two quartic correlators; above, the number of terms leaves what a person reads. */
const HIGHEST_ORDER = 2

export function actionCommand(io: Io): Command {
  return networkOptions(new Command('action').description('the action S = -log P of a network to some order in 1/N: closed forms, or its value on points'))
    .option('--order <k>', 'highest power of 1/N', '1')
    .option('--field <values>', "the field's values at the points, separated by ','")
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText('after', '\nExamples:\n  edgewick action cos-net\n  edgewick action cos-net --at 0.3 --field 0.8 --param N=20 --format json')
    .action(async (name: string, options: ActionOptions) => {
      const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
      const order = readNatural(options.order, '--order')
      if (order > HIGHEST_ORDER)
        throw new InputError({ code: 'cli.order', at: '--order', expected: `an order of at most ${HIGHEST_ORDER}`, received: `${order}` })
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
      const closed = actionLatex(
        evenActionExpansions(order),
        continuumAction(closedCorrelator(of, 'the action in the continuum is made of them; on points, use --at with --field'), order),
      )
      if (format === 'json') return io.out(`${JSON.stringify({ network: name, order, latex: closed })}\n`)
      const section = (title: string, formulas: Readonly<Record<string, string>>): string => `% ${title}\n${Object.values(formulas).join('\n')}\n`
      await io.out(
        [
          `% ${closed.definitions}\n`,
          section('the couplings as integrals over the correlators', closed.couplings),
          section('the action in momentum space', closed.momentum),
          section('the action with differential operators', closed.operators),
        ].join('\n'),
      )
    })
}
