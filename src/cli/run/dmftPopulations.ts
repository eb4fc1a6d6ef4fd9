import { evaluateScalar } from '../../kernels/scalar.js'
import {
  answerDmftPopulations,
  dmftPopulationsDoubts,
  dmftPopulationsJson,
  dmftPopulationsPart,
  dmftPopulationsText,
} from '../../requests/dmftPopulations.js'
import type { DmftPopulationsRequest } from '../../requests/dmftPopulations.js'
import { threads } from '../../threads.js'
import { shellLine } from '../commandLine.js'
import { deliver, deliverText } from '../deliver.js'
import { dividedRun, shardRun } from '../dividedRun.js'
import type { DmftOptions, DmftQuestion } from '../dmftOptions.js'
import type { Io } from '../io.js'
import { tellDoubts } from '../judgeDmft.js'
import { readWorkers } from '../options.js'
import type { Outcome } from '../outcome.js'
import { readSimulatedShard } from '../readShard.js'
import { readNetworks } from '../readState.js'
import { readFormat } from '../suffixes.js'

/** Does what `edgewick dmft network.yaml` is asked for. */
export async function runDmftPopulations(io: Io, outcome: Outcome, file: string, options: DmftOptions): Promise<void> {
  const format = readFormat(options, ['text', 'json'])
  const { output, resume } = options
  const part = readSimulatedShard(options)
  const request = await readPopulationsRequest(io, file, options)
  const cores = readWorkers(options.workers)
  const withThreads = cores > 1 && request.simulate !== undefined ? { threads: threads(cores) } : {}
  const again = (from: string): string => shellLine('dmft', file, [...options.given, ['--resume', from]])
  const run = { of: 'dmft-populations', output: undefined, resume, again } as const
  if (part !== undefined) {
    const what = `the networks of ${file}, seed ${request.simulate?.seed ?? 1}`
    return shardRun(io, outcome, { ...run, output: part.output, what }, (running) =>
      dmftPopulationsPart(
        { ...request, simulate: { units: [], ...request.simulate, shard: part.shard } },
        { ...running, ...withThreads },
      ),
    )
  }
  const answer = await dividedRun(io, outcome, run, (running) =>
    answerDmftPopulations(request, { ...running, ...withThreads }),
  )
  if (answer === undefined) return
  tellDoubts(io, outcome, dmftPopulationsDoubts(answer))
  if (format === 'json') return deliver(io, output, `${dmftPopulationsJson(answer)}\n`)
  await deliverText(io, output, `${dmftPopulationsText(answer)}\n`)
}

/** What is asked of a file, as a request. @throws InputError for a file that cannot be read, and for flags that are wrong */
export async function readPopulationsRequest(
  io: Io,
  file: string,
  { until, step, simulate, seed }: DmftQuestion,
): Promise<DmftPopulationsRequest> {
  return {
    network: await io.readFile(file),
    file,
    ...(until === undefined ? {} : { until: evaluateScalar(until, '--until') }),
    ...(step === undefined ? {} : { step: evaluateScalar(step, '--step') }),
    ...(simulate === undefined ? {} : { simulate: readNetworks(simulate, seed) }),
  }
}
