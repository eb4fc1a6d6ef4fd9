import { evaluateScalar } from '../../kernels/scalar.js'
import {
  answerDmftPopulations,
  dmftPopulationsDoubt,
  dmftPopulationsJson,
  dmftPopulationsText,
} from '../../requests/dmftPopulations.js'
import { deliver, deliverText } from '../deliver.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import type { Outcome } from '../outcome.js'
import { readFormat } from '../suffixes.js'
import { tell } from '../tell.js'
import { watched } from '../watch.js'

/** Does what `edgewick dmft network.yaml` is asked for. */
export async function runDmftPopulations(io: Io, outcome: Outcome, file: string, options: DmftOptions): Promise<void> {
  const format = readFormat(options, ['text', 'json'])
  const { until, step, output } = options
  const request = {
    network: await io.readFile(file),
    file,
    ...(until === undefined ? {} : { until: evaluateScalar(until, '--until') }),
    ...(step === undefined ? {} : { step: evaluateScalar(step, '--step') }),
  }
  const answer = await watched(io, (running) => answerDmftPopulations(request, running))
  const doubt = dmftPopulationsDoubt(answer)
  if (doubt !== undefined) {
    outcome.agreed = false
    tell(io, doubt)
  }
  if (format === 'json') return deliver(io, output, `${dmftPopulationsJson(answer)}\n`)
  await deliverText(io, output, `${dmftPopulationsText(answer)}\n`)
}
