import { covarianceInverse } from '../../actions/covarianceInverse.js'
import { correlatorsAt } from '../../networks/correlators/correlatorTensors.js'
import type { Network, Point } from '../../networks/network.js'

/** Derivatives by steps of a thousandth of the variances need eigenvalues of the covariance above that. */
const LARGEST_CONDITION = 300

/** Whether the fields at the points are independent enough for the Schwinger–Dyson identity to be sampled. */
export function areSeparated(network: Network, points: readonly Point[]): boolean {
  const found = covarianceInverse(correlatorsAt(network, points).correlator(2))
  return found !== undefined && found.condition < LARGEST_CONDITION
}
