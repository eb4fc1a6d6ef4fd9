import { partName } from '../actions/action.js'
import { actionAt } from '../actions/actionAt.js'
import type { ActionValue } from '../actions/actionOnPoints.js'
import { breakingActionOnPoints, evaluateBreakingAction } from '../actions/breakingAction.js'
import { networkSeries } from '../actions/seriesByOrder.js'
import type { SeriesByOrder } from '../actions/seriesByOrder.js'
import { onPointsCertificate } from '../montecarlo/check/certificates.js'
import type { BrokenIndependence, Parameters } from '../networks/architecture.js'
import type { Network, Point } from '../networks/network.js'
import { byPartName } from '../render/actionFormulas.js'
import { certificateJson, certificateText } from '../render/certificate.js'
import { jsonText } from '../render/jsonText.js'
import { actionParts, actionRows, conditionLine, widthOrder } from '../render/text/actionParts.js'
import { seriesText } from '../render/text/seriesText.js'
import { sampledJson, uncheckedText } from './certify.js'
import type { Certified } from './certify.js'
import type { ChosenNetwork } from './networkSubject.js'

/** The action at a field on points, to some order in 1/N. */
export interface ActionValueAnswer {
  readonly kind: 'value'
  readonly network: string
  readonly order: number
  readonly parameters: Parameters
  readonly points: readonly Point[]
  readonly field: readonly number[]
  readonly action: ActionValue
  /** How the orders become smaller, for independent neurons. */
  readonly series?: SeriesByOrder
  /** What is linear in α alone, for coupled neurons. */
  readonly leadingInAlpha?: LeadingInAlpha
  readonly certified: Certified
  /** Samples contradict nothing. */
  readonly agreed: boolean
}

/** The action to first order in α; its linear parts without the factor α. */
interface LeadingInAlpha extends ReturnType<typeof evaluateBreakingAction> {
  /** Correlators of more points are left out. */
  readonly maxValence: number
}

const MAX_VALENCE = 6

/** All but what samples say. */
export function actionValue(
  { of, network }: ChosenNetwork,
  at: Pick<ActionValueAnswer, 'points' | 'field' | 'order'>,
): Omit<ActionValueAnswer, 'certified' | 'agreed'> {
  const { points, field, order } = at
  const { name, broken } = of
  return {
    kind: 'value',
    network: name,
    order,
    parameters: network.parameters,
    points,
    field,
    action: actionAt(network, points, field, order),
    ...(broken === undefined
      ? { series: networkSeries(network, points, field, order) }
      : { leadingInAlpha: leadingIn(broken, network, at) }),
  }
}

function leadingIn(
  { independent, series, parameter }: BrokenIndependence,
  { parameters }: Network,
  { points, field }: Pick<ActionValueAnswer, 'points' | 'field'>,
): LeadingInAlpha {
  const twoPoint = independent(parameters).correlator
  const derivative = (at: readonly Point[]): number => series(parameters, at, 1)[1] as number
  const action = breakingActionOnPoints({ twoPoint, derivative }, points, MAX_VALENCE)
  return { ...evaluateBreakingAction(action, field, parameters[parameter] ?? 0), maxValence: MAX_VALENCE }
}

export function actionValueText(answer: ActionValueAnswer): string {
  const { network, order, action, series, leadingInAlpha: leading, certified } = answer
  const certificate =
    'unchecked' in certified
      ? uncheckedText(certified)
      : certificateText(onPointsCertificate(certified.check, order), certified.seed)
  return [
    `action of ${network} to ${widthOrder(order)}, ${leading === undefined ? '' : 'exact in α, '}up to a constant`,
    `${actionParts(actionRows(action))}${conditionLine(action)}`,
    ...(series === undefined ? [] : [seriesText(series, action.condition)]),
    ...(leading === undefined ? [] : leadingText(leading)),
    `certificate: ${certificate}\n`,
  ].join('\n\n')
}

function leadingText({ free, linear, value, maxValence }: LeadingInAlpha): readonly string[] {
  const parts = [...linear].map(([part, size]) => [`α ${partName(part)}`, size] as const)
  return [
    `leading order in α alone, correlators of up to ${maxValence} points`,
    actionParts([['½φG⁻¹φ', free], ...parts, ['S', value]]),
  ]
}

export function actionValueJson(answer: ActionValueAnswer): string {
  const { network, order, parameters, points, field, action, leadingInAlpha: leading, certified } = answer
  const leadingInAlpha = leading === undefined ? undefined : { ...leading, linear: byPartName(leading.linear) }
  const certificate = sampledJson(certified, (seed, check) => ({
    value: certificateJson(onPointsCertificate(check, order), seed),
  }))
  return `${jsonText({ network, order, parameters, points, field, ...named(action), ...seriesOf(answer), leadingInAlpha, certificate })}\n`
}

function seriesOf({ series }: ActionValueAnswer): object {
  return series === undefined ? {} : { series: { ...series, parts: series.parts.map(byPartName) } }
}

function named({ value, parts, errors, condition }: ActionValue): object {
  const bounds = { value: errors.value, parts: byPartName(errors.parts) }
  return { value, parts: byPartName(parts), errors: bounds, condition }
}
