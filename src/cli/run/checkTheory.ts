import { answerCheckTheory, checkTheoryJson, checkTheoryText } from '../../requests/checkTheory.js'
import type { CheckTheoryAnswer, CheckTheoryRequest } from '../../requests/checkTheory.js'
import type { Io } from '../io.js'
import { stoppable } from '../stoppable.js'
import { Stopped } from '../stopped.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { readTheory } from '../options.js'
import type { Outcome } from '../outcome.js'
import { readOrders } from '../../requests/writtenSelection.js'

export interface CheckTheoryOptions {
  readonly upTo?: string
  readonly legs: string
  readonly maxValence?: string
  readonly format: string
}

/** Does what `edgewick check-theory` is asked for. */
export async function runCheckTheory(
  io: Io,
  outcome: Outcome,
  name: string,
  options: CheckTheoryOptions,
): Promise<void> {
  const theory = await readTheory(name, io)
  const format = readChoice(options.format, ['text', 'json'], '--format')
  const { maxValence, upTo } = options
  const request: CheckTheoryRequest = {
    theory,
    ...(upTo === undefined ? {} : { upTo: readOrders(upTo, '--up-to') }),
    legs: readNatural(options.legs, '--legs'),
    ...(maxValence === undefined ? {} : { maxValence: readNatural(maxValence, '--max-valence') }),
  }
  const answer = await stoppableLaws(io, request)
  outcome.agreed = answer.agreed
  await io.out(`${format === 'json' ? checkTheoryJson(answer) : checkTheoryText(answer)}\n`)
}

/** Ctrl-C is heard between two laws, and ends one that is being tried. */
async function stoppableLaws(io: Io, request: CheckTheoryRequest): Promise<CheckTheoryAnswer> {
  const stop = new AbortController()
  const forget = io.onInterrupt(() => stop.abort(new Stopped('stopped')))
  try {
    return await answerCheckTheory(request, { signal: stop.signal }, (work) => stoppable(io, work))
  } finally {
    forget()
  }
}
