import { actionAt } from '../actions/actionAt.js'
import { continuumForms } from '../actions/continuumForms.js'
import { evenActionExpansions } from '../actions/evenActionExpansions.js'
import { networkSeries } from '../actions/seriesByOrder.js'
import { actionPoints } from '../montecarlo/check/checkDefinition.js'
import { named } from '../names.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import { shippedFiles } from '../networks/files/shippedFiles.js'
import { requireNumber } from '../numbers.js'
import { actionFormulas } from '../render/actionFormulas.js'
import { networkCorrelatorLatex } from '../render/latex/networkCorrelatorLatex.js'
import { readoutSymbol } from '../render/latex/readoutSymbol.js'
import { unitLatex } from '../render/latex/unitLatex.js'
import type { NetworkReport } from '../render/report/reportData.js'
import { theory } from '../theory/shippedTheories.js'
import { linearInAlpha } from './action.js'
import { concluded } from './check.js'
import type { CheckAnswer } from './check.js'
import { formulasOf } from './closedForms.js'
import { coupledFormulas } from './coupledCorrelator.js'
import { definedCheck } from './definedCheck.js'
import type { CheckRequest, DefinedCheck } from './definedCheck.js'
import { gather } from './gather.js'
import type { CheckRunning } from './gather.js'

/** All of a network in one document, as the command `report` is asked for it. */
export interface ReportRequest extends Omit<CheckRequest, 'shard'> {
  /** To which power of 1/N the couplings and their diagrams go, 1 to 3; default 1. */
  readonly order?: number
  /** What the report names as the way to make it again; default: the request. */
  readonly command?: string
}

/** The check, and everything else that the report prints; its plots are those of the check. */
export interface ReportAnswer extends CheckAnswer {
  readonly report: Omit<NetworkReport, 'plots'>
}

/** The order in 1/N of the checks, and of the closed forms beside them. */
const ORDER = 1

/** Beyond it the couplings have hundreds of diagrams. */
const HIGHEST_ORDER = 3

/** A field on the points of the action, three at most, of the size of its standard deviation. */
const FIELD = [-0.6, 0.1, 0.8]

/**
 * A network's correlators, rules, diagrams, its action in all readings and its check; `reportPage` and `reportPaper`
 * write the answer.
 *
 * @throws InputError for what cannot be checked or reported; the signal's reason when it is aborted
 * @example
 * (await answerReport({ network: 'cos-net', samples: 400 })).report.order // 1
 */
export async function answerReport(request: ReportRequest, running: CheckRunning = {}): Promise<ReportAnswer> {
  running.signal?.throwIfAborted()
  const { order = 1, command = commandOf(request), ...asked } = request
  requireNumber(order, {
    code: 'requests.order',
    at: 'order',
    expected: `an order from 1 to ${HIGHEST_ORDER}`,
    integer: true,
    min: 1,
    max: HIGHEST_ORDER,
  })
  const defined = await definedCheck(asked)
  const derived = await derivedFor(defined, order)
  const answer = concluded(defined.network, defined.plan, await gather(defined, running))
  const { points, seed } = defined.definition
  return { ...answer, report: { ...derived, check: answer.check, points, seed, command } }
}

/** What needs no samples. */
async function derivedFor(
  { of, network, asked, definition }: DefinedCheck,
  order: number,
): Promise<Omit<NetworkReport, 'plots' | 'check' | 'points' | 'seed' | 'command'>> {
  const points = definition.actionPoints ?? actionPoints(of, network)
  const field = points.map((_, i) => FIELD[i % FIELD.length] as number)
  const { broken } = of
  const written = writtenNetwork(asked)
  const smooth = of.smooth?.(network.parameters)
  const closedForms = actionFormulas(evenActionExpansions(ORDER), continuumForms(of, ORDER), readoutSymbol(of, network))
  return {
    network,
    theory: theory('edgeworth-even'),
    order,
    ...(written === undefined ? {} : { unit: unitLatex(written, network.inputs) }),
    correlators: [2, 4].flatMap((n) =>
      broken === undefined ? networkCorrelatorLatex(of, n) : coupledFormulas(broken, n),
    ),
    symbols: [
      ...(of.weightVariance === undefined ? [] : ['variance' as const]),
      ...(of.correlator === undefined && broken === undefined ? ['moments' as const] : []),
    ],
    expansions: evenActionExpansions(order),
    closedForms,
    ...(broken === undefined
      ? {}
      : { linearInAlpha: formulasOf(closedForms, await linearInAlpha(broken, ORDER)).linearInAlphaMomentum }),
    ...(smooth === undefined ? {} : { smooth }),
    onPoints: {
      points,
      field,
      value: actionAt(network, points, field, ORDER),
      series: networkSeries(network, points, field, ORDER),
    },
  }
}

/** The network as a file has it, one that ships too; undefined for others. */
function writtenNetwork(asked: CheckRequest['network']): NetworkFile | undefined {
  if (typeof asked === 'string') return named(shippedFiles, asked)
  return 'hidden' in asked ? asked : undefined
}

function commandOf({ network, ...rest }: ReportRequest): string {
  return `answerReport(${JSON.stringify({ network: typeof network === 'object' && 'name' in network ? network.name : network, ...rest })})`
}
