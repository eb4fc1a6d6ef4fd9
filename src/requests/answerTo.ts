import { InputError, described } from '../errors.js'
import { named } from '../names.js'
import { diagramAnswers } from './answers/diagrams.js'
import { dynamicsAnswers } from './answers/dynamics.js'
import { networkAnswers } from './answers/networks.js'
import { readRequest } from './readRequest.js'
import type { Answers, Readings, Writers, Writing, Written } from './readings.js'
import type { Requests } from './requests.js'
import type { Running } from './running.js'

/** The table of all kinds, in which every program that answers requests looks up. What works is loaded when it is asked. */
const answers: Answers<Requests> = { ...diagramAnswers, ...networkAnswers, ...dynamicsAnswers }

/**
 * The answer to a request from outside, of any kind, as what it can be read as; of a shard its sums, as `merge` takes
 * them. The request is read by `readRequest` and answered by the `answer…` of its kind.
 *
 * @throws InputError as these do, and later for a reading that cannot be written; the signal's reason when it is aborted
 * @example
 * const readings = await answerTo('wick', { points: ['1', '1', '2', '2'] })
 * await readings.text?.() // '⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²\n'
 */
export async function answerTo(kind: keyof Requests, json: unknown, running: Running = {}): Promise<Readings> {
  const writers = await answered(kind, await readRequest(kind, json), running)
  return Object.fromEntries(
    Object.entries(writers).map(([name, write]) => [name, async (writing = {}) => joined(await write(writing))]),
  )
}

async function answered<Kind extends keyof Requests>(
  kind: Kind,
  request: Requests[Kind],
  running: Running,
): Promise<Writers> {
  return answers[kind](request, running)
}

/**
 * An answer in one of its readings.
 *
 * @throws InputError for a reading that it does not have
 */
export async function readingText(readings: Readings, name: string, writing: Writing = {}): Promise<string> {
  const write = named(readings, name)
  if (write !== undefined) return write(writing)
  throw new InputError({
    code: 'requests.reading',
    at: 'as',
    expected: `one of ${Object.keys(readings).join(', ')} of this answer`,
    received: described(name),
  })
}

async function joined(written: Awaited<Written>): Promise<string> {
  if (typeof written === 'string') return written
  const pieces: string[] = []
  for await (const piece of written) pieces.push(piece)
  return pieces.join('')
}
