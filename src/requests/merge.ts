import { plannedCheck } from '../montecarlo/check/checkDefinition.js'
import { mergeParts } from '../montecarlo/check/shards.js'
import type { CheckPart, Part } from '../montecarlo/check/shards.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { InputError } from '../errors.js'
import { jsonText } from '../render/jsonText.js'
import { concluded } from './check.js'
import type { CheckAnswer } from './check.js'
import { divisionOf, worksOf } from './divisible.js'
import type { Divisible } from './divisible.js'
import { answerDmft } from './dmft.js'
import type { StateAnswer } from './dmft.js'
import { answerDmftPopulations } from './dmftPopulations.js'
import type { DmftPopulationsAnswer } from './dmftPopulations.js'
import { chosenNetwork } from './networkSubject.js'
import type { SimulatedNetworks } from './networkWork.js'
import { readAnyPart } from './partFile.js'
import type { PathDefinition } from './pathWork.js'
import type { PopulationsDefinition } from './populationsWork.js'
import type { Running } from './running.js'
import { answerSde } from './sde.js'
import type { SdeAnswer } from './sde.js'
import { turns } from './turns.js'

/** The parts of a check or a simulation put together, as the command `merge` is asked for them. */
export interface MergeRequest {
  /** The text of each part file, in any order, with the name by which messages call it. */
  readonly parts: readonly { readonly file: string; readonly text: string }[]
}

/** What `check`, `sde` and `dmft` answer, by their names, with the merged part. */
export type MergeAnswer =
  | { readonly of: 'check'; readonly answer: CheckAnswer; readonly part: CheckPart }
  | { readonly of: 'sde'; readonly answer: SdeAnswer; readonly part: Part<PathDefinition> }
  | { readonly of: 'dmft'; readonly answer: StateAnswer; readonly part: Part<SimulatedNetworks> }
  | {
      readonly of: 'dmft-populations'
      readonly answer: DmftPopulationsAnswer
      readonly part: Part<PopulationsDefinition>
    }

/**
 * What a check or a simulation found that was done in parts: bit for bit the answer of one run.
 *
 * @throws InputError naming the file that is no part of this request, and the shard that is missing; the signal's reason
 * when it is aborted
 * @example
 * const request = { network: 'cos-net', samples: 400 }
 * const parts = [{ file: 'a.json', text: await partText(await checkPart({ ...request, shard: [0, 2] })) }, { file: 'b.json', text: await partText(await checkPart({ ...request, shard: [1, 2] })) }]
 * const { answer } = await answerMerge({ parts })
 * checkText(answer) === checkText(await answerCheck(request)) // true
 */
export async function answerMerge({ parts }: MergeRequest, running: Running = {}): Promise<MergeAnswer> {
  const { signal, onProgress } = running
  signal?.throwIfAborted()
  const turn = turns(signal)
  const works = remembered()
  const read: (readonly [string, Part<Divisible>])[] = []
  for (const { file, text } of parts) {
    onProgress?.({ what: 'reading parts', done: read.length, of: parts.length, unit: 'parts' })
    read.push([file, await readAnyPart(text, file, works)])
    requireSameWork(read[0] as readonly [string, Part<Divisible>], file, read.at(-1)?.[1] as Part<Divisible>)
    await turn()
  }
  const merged = mergeParts(read)
  onProgress?.({ what: 'reading parts', done: read.length, of: parts.length, unit: 'parts' })
  return mergedAnswer(merged, running)
}

/** What follows from a part that is whole. */
async function mergedAnswer(merged: Part<Divisible>, { signal }: Running): Promise<MergeAnswer> {
  const { request } = merged
  if ('equation' in request) {
    const { equation, file, quantity, of, start, waiting, upTo, order, parameters, at, ...simulate } = request
    const part = merged as Part<PathDefinition>
    const asked = {
      ...{ equation, quantity, of, parameters, at, simulate },
      ...(file === undefined ? {} : { file }),
      ...(start === undefined ? {} : { start }),
      ...(waiting === undefined ? {} : { waiting }),
      ...(order === undefined ? { upTo } : { order }),
    }
    return { of: 'sde', answer: await answerSde(asked, { signal, known: part }), part }
  }
  if ('phi' in request) {
    const { phi, g, noise, method, until, step, units, networks, time, dt, seed } = request
    const part = merged as Part<SimulatedNetworks>
    const asked = {
      ...{ phi, g, noise, simulate: { units, networks, time, dt, seed } },
      ...(method === undefined ? {} : { method }),
      ...(until === undefined ? {} : { until }),
      ...(step === undefined ? {} : { step }),
    }
    return { of: 'dmft', answer: (await answerDmft(asked, { signal, known: part })) as StateAnswer, part }
  }
  if ('variances' in request) {
    const { network, file, until, step, units, networks, time, dt, seed } = request
    const part = merged as Part<PopulationsDefinition>
    const asked = {
      ...{ network, file, simulate: { units, networks, time, dt, seed } },
      ...(until === undefined ? {} : { until }),
      ...(step === undefined ? {} : { step }),
    }
    return { of: 'dmft-populations', answer: await answerDmftPopulations(asked, { signal, known: part }), part }
  }
  const part = merged as CheckPart
  const { network } = chosenNetwork({ network: request.network, parameters: request.parameters })
  return { of: 'check', answer: concluded(network, plannedCheck(request), part), part }
}

function requireSameWork(
  [firstFile, first]: readonly [string, Part<Divisible>],
  file: string,
  part: Part<Divisible>,
): void {
  const [wanted, found] = [divisionOf(first.request), divisionOf(part.request)]
  if (wanted === found) return
  throw new InputError({
    code: 'montecarlo.part',
    at: file,
    expected: `a part of ${wanted} as in ${firstFile}`,
    received: `one of ${found}`,
  })
}

/** The parts of one request have one plan. */
function remembered(): (request: Divisible) => Promise<readonly Piecewise[]> {
  const plans = new Map<string, Promise<readonly Piecewise[]>>()
  return (request) => {
    const key = jsonText(request)
    const plan = plans.get(key) ?? worksOf(request)
    plans.set(key, plan)
    return plan
  }
}
