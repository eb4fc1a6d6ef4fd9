import type { CheckRequest } from '../montecarlo/check/checkRequest.js'
import { architecture } from '../networks/architectures.js'

/** Which network was checked, and with which seed. */
export function checkTitle({ network, parameters, seed }: CheckRequest): string {
  const values = Object.entries(parameters).map(([parameter, value]) => `${parameter} = ${value}`)
  return `${architecture(network).create(parameters).title}, ${values.join(', ')}; seed ${seed}`
}
