import { actionAt } from '../actions/actionAt.js'
import { breakingActionOnPoints, evaluateBreakingAction } from '../actions/breakingAction.js'
import type { BrokenIndependence } from '../networks/architecture.js'
import type { Network, Point } from '../networks/network.js'
import { partLatex } from '../render/actionLatex.js'
import { jsonText } from '../render/jsonText.js'
import { actionParts, actionRows, conditionLine, widthOrder } from '../render/text/actionParts.js'
import type { LinearInAlpha } from './actionText.js'

/**
 * What `action` prints of a Cos-net with coupled weights: its value at points to some order in 1/N with α exact, and
 * what is linear in α.
 */
export function coupledAction(
  broken: BrokenIndependence,
  network: Network,
  {
    points,
    field,
    order,
  }: { readonly points: readonly Point[]; readonly field: readonly number[]; readonly order: number },
  format: 'text' | 'json',
  certificate: { readonly line: string; readonly json: object },
): string {
  const action = actionAt(network, points, field, order)
  const { parameters } = network
  const [twoPoint, derivative] = [
    broken.independent(parameters).correlator,
    (at: readonly Point[]): number => broken.series(parameters, at, 1)[1] as number,
  ]
  const leading = evaluateBreakingAction(
    breakingActionOnPoints({ twoPoint, derivative }, points, MAX_VALENCE),
    field,
    strength(broken, network),
  )
  const leadingInAlpha = { ...leading, maxValence: MAX_VALENCE }
  if (format === 'json')
    return `${jsonText({ network: network.name, order, parameters, points, field, ...action, leadingInAlpha, certificate: certificate.json })}\n`
  const linear = Object.entries(leading.linear).map(([part, size]) => [`α ${part}`, size] as const)
  return [
    `action of ${network.name} to ${widthOrder(order)}, exact in α, up to a constant\n\n${actionParts(actionRows(action))}${conditionLine(action)}`,
    `leading order in α alone, correlators of up to ${MAX_VALENCE} points\n\n${actionParts([['½φG⁻¹φ', leading.free], ...linear, ['S', leading.value]])}`,
    certificate.line,
  ].join('\n\n')
}

/** The derivative of the continuum action with respect to α at α = 0, by part. */
export async function coupledContinuum(broken: BrokenIndependence, order: number): Promise<LinearInAlpha> {
  const { breakingContinuum } = await import('../actions/breakingContinuum.js')
  const { continuumParts } = await import('../actions/continuumAction.js')
  const { momentumTermsLatex } = await import('../render/latex/momentumTermsLatex.js')
  const { operatorLatex } = await import('../render/latex/operatorLatex.js')
  const parts = [...continuumParts(breakingContinuum(broken, order))].map(
    ([part, terms]) => [part, `\\partial_{\\alpha} ${partLatex(part)}`, terms] as const,
  )
  return {
    momentum: new Map(parts.map(([part, left, terms]) => [part, momentumTermsLatex(left, terms)])),
    operators: new Map(parts.map(([part, left, terms]) => [part, operatorLatex(left, terms)])),
  }
}

const MAX_VALENCE = 6

/** The value of the parameter that couples the neurons. */
function strength({ parameter }: BrokenIndependence, { parameters }: Network): number {
  return parameters[parameter] ?? 0
}
