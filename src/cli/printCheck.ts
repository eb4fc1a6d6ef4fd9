import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import type { CheckRequest } from '../montecarlo/check/checkRequest.js'
import { checkJson } from '../render/checkJson.js'
import { checkText } from '../render/text/checkText.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { attempt } from './attempt.js'
import { concluded } from './checkOptions.js'
import { checkTitle } from './checkTitle.js'
import { deliverText } from './deliver.js'
import type { Io } from './io.js'
import { jsonText } from '../render/jsonText.js'
import type { Outcome } from './outcome.js'
import { writePlot } from './plot.js'

/** What a finished check found: its verdict, its plot if there is to be one, and the result on standard output. */
export async function reportCheck(
  io: Io,
  outcome: Outcome,
  part: CheckPart,
  format: 'text' | 'json',
  plot: string | undefined,
): Promise<void> {
  const check = concluded(part)
  outcome.agreed = check.agreed
  if (plot !== undefined) await attempt(io, outcome, () => writePlot(io, part, check, plot))
  await printCheck(io, part.request, check, format)
}

async function printCheck(io: Io, request: CheckRequest, check: NetworkCheck, format: 'text' | 'json'): Promise<void> {
  if (format === 'json') return io.out(`${jsonText(checkJson(check, request.seed, request.samples))}\n`)
  await deliverText(io, undefined, `${checkTitle(request)}\n\n${checkText(check)}\n`)
}
