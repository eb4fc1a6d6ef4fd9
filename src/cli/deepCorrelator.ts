import { InputError } from '../errors.js'
import type { Network, Point } from '../networks/network.js'
import type { Architecture } from '../networks/architecture.js'
import { deepLatex } from '../render/latex/deepLatex.js'
import type { SampledEstimate } from './estimateOption.js'
import { estimateLine } from './estimateOption.js'
import { jsonText } from '../render/jsonText.js'

interface DeepRequest {
  readonly n: number
  readonly points: readonly Point[] | undefined
  readonly estimate: SampledEstimate | undefined
}

/**
 * What `correlator` prints of a network with several hidden layers: G2 at infinite width, and estimates from samples at
 * the width that it has.
 */
export function deepCorrelator(
  of: Architecture,
  network: Network,
  { n, points, estimate }: DeepRequest,
  format: 'text' | 'latex' | 'json',
): string {
  const problem = (at: string, expected: string, received: string): InputError =>
    new InputError({ code: 'cli.depth', at, expected, received })
  if (n > 2 && estimate === undefined)
    throw problem(
      '--samples',
      'a number of sampled networks, with --at: deep networks have no exact correlator at finite width but G2 at infinite one',
      'none',
    )
  const latex = n === 2 ? deepLatex(network) : undefined
  if (format === 'latex') {
    if (latex === undefined) throw problem('--n', '2, the only correlator of a deep network with a formula', `${n}`)
    return `${latex}\n`
  }
  const [x, y] = points ?? []
  const infiniteWidth =
    n === 2 && x !== undefined && y !== undefined ? of.infiniteWidth?.(network.parameters, x, y) : undefined
  if (format === 'json')
    return `${jsonText({ network: of.name, n, parameters: network.parameters, points, infiniteWidth, estimate, latex })}\n`
  if (points === undefined) return `${latex ?? ''}\n`
  const wide =
    infiniteWidth === undefined ? '' : `G_c^(2) = ${infiniteWidth} at infinite width, from which it differs by O(1/N)\n`
  return `${wide}${estimateLine(estimate)}`
}
