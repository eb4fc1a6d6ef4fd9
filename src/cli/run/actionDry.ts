import { partName } from '../../actions/action.js'
import { evenActionExpansions } from '../../actions/evenActionExpansions.js'
import { binomial } from '../../algebra/integers.js'
import { table } from '../../render/text/table.js'
import type { ActionRequest } from '../../requests/action.js'
import { requireActionOrder } from '../../requests/actionOrder.js'
import { certifyingRequest } from '../../requests/certify.js'
import { CERTIFYING_SAMPLES } from '../../requests/certifyingSamples.js'
import { definedCheck } from '../../requests/definedCheck.js'
import { spentText } from '../../requests/costReadings.js'
import { chosenNetwork } from '../../requests/networkSubject.js'
import { runOf } from '../../requests/runOf.js'
import { runTimes } from '../../requests/runTimes.js'
import type { Io } from '../io.js'

/**
 * Does what `action --dry-run` is asked for: says of how many diagrams each part of the action is, how many entries it
 * and the correlators have at the points, and how many networks the certificates draw, exactly; and what the whole takes,
 * about, by runs that were measured. Nothing is evaluated.
 */
export async function actionDry(io: Io, request: ActionRequest): Promise<void> {
  const { order = 1, samples = CERTIFYING_SAMPLES, seed = 1 } = request
  requireActionOrder(order)
  const chosen = chosenNetwork(request)
  const { of, network, points } = chosen
  const expansions = evenActionExpansions(order)
  const at = points?.length
  /** Of a function that is symmetric in its points. */
  const entries = (legs: number): readonly string[] => (at === undefined ? [] : [`${binomial(at + legs - 1, legs)}`])
  const valences = new Set(
    expansions.flatMap(({ terms }) =>
      terms.flatMap(({ weighted }) => weighted.diagram.vertices.map(({ fields }) => fields.length)),
    ),
  )
  const head = at === undefined ? [] : [`entries at ${at} ${at === 1 ? 'point' : 'points'}`]
  const parts = [
    ['½K⁻¹', '1', ...entries(2)],
    ...expansions.map(({ request: { legs }, terms }) => [partName(legs), `${terms.length}`, ...entries(legs)]),
  ]
  const correlators = [2, ...[...valences].sort((a, b) => a - b)].map((n) => [`G${n}`, ...entries(n)])
  const asked = certifyingRequest(request.network, chosen, { samples, seed })
  const drawn = 'unchecked' in asked ? [] : (await definedCheck(asked)).plan.samplings
  const total = drawn.reduce((sum, each) => sum + each.samples, 0)
  const sampled = [...drawn.map((each) => [each.what, `${each.samples}`]), ['all', `${total}`]]
  const text = [
    `action of ${of.name} to order ${order} in 1/N`,
    table(['part', 'diagrams', ...head], parts),
    ...(at === undefined ? [] : [table(['correlator', ...head], correlators)]),
    table(['sampling of the certificates', 'networks'], sampled),
    `whole: about ${spentText(runOf('action', measuredName(of.name), BigInt(total) * BigInt(network.width)))}`,
  ]
  await io.out(`${text.join('\n\n')}\n`)
}

/** The network whose runs were measured: of one's own files those of a file. */
function measuredName(name: string): string {
  return Object.hasOwn(runTimes, `action ${name}`) ? name : 'gelu-net'
}
