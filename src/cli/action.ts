import { Command } from 'commander'
import { InputError } from '../errors.js'
import { actionAt } from '../actions/actionAt.js'
import { networkSeries } from '../actions/seriesByOrder.js'
import { continuumForms } from '../actions/continuumForms.js'
import { evenActionExpansions } from '../actions/evenActionExpansions.js'
import { actionLatex } from '../render/actionLatex.js'
import { actionCertificates, onPointsCertificate } from '../montecarlo/check/certificates.js'
import { certificateJson, certificateText, certificatesJson } from '../render/certificate.js'
import { actionParts, actionRows, conditionLine, widthOrder } from '../render/text/actionParts.js'
import { seriesText } from '../render/text/seriesText.js'
import { closedFormsJson, closedFormsText, formulaParts, sampledJson } from './actionText.js'
import type { Certificates } from '../montecarlo/check/certificates.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import { certify, certifyOptions, differs } from './certify.js'
import type { Certified, CertifyOptions } from './certify.js'
import type { Architecture } from '../networks/architecture.js'
import type { Network, Point } from '../networks/network.js'
import { coupledAction, coupledContinuum } from './coupledAction.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import { readoutSymbol } from '../render/latex/readoutSymbol.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'
import type { Outcome } from './outcome.js'
import { evaluateScalar } from '../kernels/scalar.js'
import { jsonText } from '../render/jsonText.js'

interface ActionOptions extends NetworkOptions, CertifyOptions {
  readonly order: string
  readonly field?: string
  readonly format: string
  readonly data?: string
  readonly columns?: string
  readonly sigmas: string
}

/**
 * The continuum form at order 2 multiplies closed forms of two quartic correlators; above, the number of terms leaves
 * what a person reads.
 */
const HIGHEST_ORDER = 2

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
      if (order > HIGHEST_ORDER)
        throw new InputError({
          code: 'cli.order',
          at: '--order',
          expected: `an order of at most ${HIGHEST_ORDER}`,
          received: `${order}`,
        })
      if (options.data !== undefined) {
        const { actionOfData } = await import('./actionOfData.js')
        if (name !== undefined || format === 'latex')
          throw new InputError({
            code: 'cli.data',
            at: '--data',
            expected: 'no network, and --format text or json',
            received: name ?? '--format latex',
          })
        const { data, columns, field, sigmas } = options
        return actionOfData(io, {
          data,
          order,
          sigmas,
          format,
          ...(columns === undefined ? {} : { columns }),
          ...(field === undefined ? {} : { field }),
        })
      }
      if (name === undefined)
        throw new InputError({
          code: 'cli.network',
          at: 'network',
          expected: 'the name of a network, or --data',
          received: 'neither',
        })
      const read = readNetwork(name, options)
      const { of, network, points } = read
      if ((points === undefined) !== (options.field === undefined)) {
        const [given, missing] = points === undefined ? ['--field', '--at'] : ['--at', '--field']
        throw new InputError({
          code: 'cli.field',
          at: 'options',
          expected: `${missing} together with ${given}`,
          received: `${given} alone`,
        })
      }
      const form = format === 'json' ? 'json' : 'text'
      if (points !== undefined) {
        const field = (options.field ?? '').split(',').map((value) => evaluateScalar(value, '--field'))
        if (of.broken === undefined) actionAt(network, points, field, order)
        const certified = await certify(io, read, options)
        outcome.agreed = !differs(certified)
        return io.out(onPointsText(read, { points, field, order }, form, certified))
      }
      const latex = actionLatex(evenActionExpansions(order), continuumForms(of, order), readoutSymbol(of, network))
      const linearInAlpha = of.broken === undefined ? undefined : await coupledContinuum(of.broken, order)
      const certified = await certify(io, read, options)
      outcome.agreed = !differs(certified)
      const decide = (check: NetworkCheck): Certificates =>
        actionCertificates(formulaParts(latex, linearInAlpha), order, check)
      if (format === 'json') {
        const certificate = sampledJson(certified, (seed, check) => certificatesJson(decide(check), seed))
        return io.out(
          `${jsonText({ network: name, order, latex: closedFormsJson(latex, linearInAlpha), certificate })}\n`,
        )
      }
      await io.out(
        closedFormsText(
          latex,
          linearInAlpha,
          'why' in certified ? certified : { ...certified, certificates: decide(certified.check) },
        ),
      )
    })
}

/** The value of the action at a field on points, with its certificate. */
function onPointsText(
  { of, network }: { readonly of: Architecture; readonly network: Network },
  at: { readonly points: readonly Point[]; readonly field: readonly number[]; readonly order: number },
  format: 'text' | 'json',
  certified: Certified,
): string {
  const { points, field, order } = at
  const text =
    'why' in certified ? certified.why : certificateText(onPointsCertificate(certified.check, order), certified.seed)
  const certificate = {
    line: `certificate: ${text}\n`,
    json: sampledJson(certified, (seed, check) => ({
      value: certificateJson(onPointsCertificate(check, order), seed),
    })),
  }
  if (of.broken !== undefined) return coupledAction(of.broken, network, at, format, certificate)
  const { name } = of
  const action = actionAt(network, points, field, order)
  const series = networkSeries(network, points, field, order)
  if (format === 'json')
    return `${jsonText({ network: name, order, parameters: network.parameters, points, field, ...action, series, certificate: certificate.json })}\n`
  return `action of ${name} to ${widthOrder(order)}, up to a constant\n\n${actionParts(actionRows(action))}${conditionLine(action)}\n\n${seriesText(series, action.condition)}\n\n${certificate.line}`
}
