import type { NetworkCheck } from '../montecarlo/checkNetwork.js'
import type { CheckRequest } from '../montecarlo/checkRequest.js'
import { architecture } from '../networks/shipped.js'
import { checkJson } from '../render/checkJson.js'
import { checkText } from '../render/text/checkText.js'
import { deliverText } from './deliver.js'
import type { Io } from './io.js'
import { jsonText } from '../render/jsonText.js'

/** The result of a check on standard output. */
export async function printCheck(io: Io, request: CheckRequest, check: NetworkCheck, format: 'text' | 'json'): Promise<void> {
  if (format === 'json') return io.out(`${jsonText(checkJson(check, request.seed, request.samples))}\n`)
  await deliverText(io, undefined, `${checkTitle(request)}\n\n${checkText(check)}\n`)
}

/** Which network was checked, and with which seed. */
export function checkTitle({ network, parameters, seed }: CheckRequest): string {
  const values = Object.entries(parameters).map(([parameter, value]) => `${parameter} = ${value}`)
  return `${architecture(network).create(parameters).title}, ${values.join(', ')}; seed ${seed}`
}
