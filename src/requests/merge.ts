import { plannedCheck } from '../montecarlo/check/checkDefinition.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import type { PlannedCheck } from '../montecarlo/check/checkNetwork.js'
import { mergeParts } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { jsonText } from '../render/jsonText.js'
import { concluded } from './check.js'
import type { CheckAnswer } from './check.js'
import { chosenNetwork } from './networkSubject.js'
import { readPart } from './partFile.js'
import type { Running } from './running.js'
import { turns } from './turns.js'

/** The parts of a check put together, as the command `merge` is asked for them. */
export interface MergeRequest {
  /** The text of each part file, in any order, with the name by which messages call it. */
  readonly parts: readonly { readonly file: string; readonly text: string }[]
}

/**
 * What a check found that was sampled in parts: bit for bit the answer of one run.
 *
 * @throws InputError naming the file that is no part of this check, and the shard that is missing; the signal's reason
 * when it is aborted
 * @example
 * const request = { network: 'cos-net', samples: 400 }
 * const parts = [{ file: 'a.json', text: await partText(await checkPart({ ...request, shard: [0, 2] })) }, { file: 'b.json', text: await partText(await checkPart({ ...request, shard: [1, 2] })) }]
 * const merged = await answerMerge({ parts })
 * checkText(merged) === checkText(await answerCheck(request)) // true
 */
export async function answerMerge({ parts }: MergeRequest, running: Running = {}): Promise<CheckAnswer> {
  const { signal, onProgress } = running
  signal?.throwIfAborted()
  const turn = turns(signal)
  const planOf = remembered()
  const read: (readonly [string, CheckPart])[] = []
  for (const { file, text } of parts) {
    onProgress?.({ what: 'reading parts', done: read.length, of: parts.length, unit: 'parts' })
    read.push([file, await readPart(text, file, planOf)])
    await turn()
  }
  const merged = mergeParts(read)
  const { network: name, parameters } = merged.request
  const { network } = chosenNetwork({ network: name, parameters })
  onProgress?.({ what: 'reading parts', done: read.length, of: parts.length, unit: 'parts' })
  return concluded(network, planOf(merged.request), merged)
}

/** The parts of one check have one plan. */
function remembered(): (request: CheckDefinition) => PlannedCheck {
  const plans = new Map<string, PlannedCheck>()
  return (request) => {
    const key = jsonText(request)
    const plan = plans.get(key) ?? plannedCheck(request)
    plans.set(key, plan)
    return plan
  }
}
