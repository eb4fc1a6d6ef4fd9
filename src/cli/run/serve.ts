import packageJson from '../../../package.json' with { type: 'json' }
import { InputError } from '../../errors.js'
import { jsonText } from '../../render/jsonText.js'
import { answerTo, readingText } from '../../requests/answerTo.js'
import { readNetworkFile } from '../../requests/readNetworkFile.js'
import type { Readings, Writing } from '../../requests/readings.js'
import type { Requests } from '../../requests/requests.js'
import type { Progress, Running } from '../../requests/running.js'
import { threads } from '../../threads.js'
import type { Io } from '../io.js'
import { katexStyle } from '../katexStyle.js'
import { readWorkers } from '../options.js'
import { idIn, readMessage } from '../serveMessage.js'
import type { Ask, Message, Read, ServeId } from '../serveMessage.js'
import { Stopped } from '../stopped.js'

export interface ServeOptions {
  readonly workers: string
}

/** Milliseconds between two lines about progress. */
const INTERVAL = 100

/** What the lines are about: answers that are kept, work that can be stopped, the way to say a line. */
interface Server {
  readonly io: Io
  readonly cores: number
  readonly kept: Map<ServeId, Readings>
  readonly running: Map<ServeId, AbortController>
  readonly say: (line: string) => Promise<void>
}

/** Does what `edgewick serve` is asked for: several requests at once, until standard input ends and all are answered. */
export async function runServe(io: Io, options: ServeOptions): Promise<void> {
  const running = new Map<ServeId, AbortController>()
  let said = Promise.resolve()
  let failure: unknown
  // One line after the other; when nobody reads, there is nothing to work for.
  const say = (line: string): Promise<void> => {
    said = said
      .then(() => (failure === undefined ? io.out(`${line}\n`) : undefined))
      .catch((error: unknown) => {
        failure = error
        for (const work of running.values()) work.abort(error)
      })
    return said
  }
  const server: Server = { io, cores: readWorkers(options.workers), kept: new Map(), running, say }
  await say(jsonText({ edgewick: packageJson.version }))
  const answering = new Set<Promise<void>>()
  for await (const line of linesOf(io.readBytes('-'))) {
    const answer = heard(server, line).finally(() => answering.delete(answer))
    answering.add(answer)
  }
  await Promise.all(answering)
  await said
  if (failure !== undefined) throw failure as Error
}

async function heard(server: Server, line: string): Promise<void> {
  if (line.trim() === '') return
  const id = idIn(line)
  try {
    const message = readMessage(line)
    const answer = await answered(server, message)
    if (answer !== undefined) await server.say(answer)
  } catch (error) {
    await server.say(`{"id":${jsonText(id)},"error":${errorJson(error)}}`)
  }
}

/** The line that is said in the end, if one is. */
async function answered(server: Server, message: Message): Promise<string | undefined> {
  const { kept, running } = server
  if ('stop' in message) {
    running.get(message.stop)?.abort(new Stopped('stopped'))
    return undefined
  }
  if ('forget' in message) {
    for (const id of message.forget) kept.delete(id)
    return undefined
  }
  if ('networkFile' in message) {
    const { text, file } = message.networkFile
    return jsonText({ id: message.id, network: readNetworkFile(text, file) })
  }
  const { id } = message
  requireNew(server, id)
  const stop = new AbortController()
  running.set(id, stop)
  try {
    return await worked(server, message, stop.signal)
  } finally {
    running.delete(id)
  }
}

async function worked(server: Server, message: Ask | Read, signal: AbortSignal): Promise<string> {
  const { kept, cores } = server
  const { id, as = ['json'], progress = false } = message
  const watching: Running = { signal, ...(progress ? { onProgress: teller(server, id) } : {}) }
  const readings =
    'of' in message
      ? keptAnswer(server, message.of)
      : await answerTo(message.kind as keyof Requests, message.request, { ...watching, threads: threads(cores) })
  const writing: Writing = {
    ...watching,
    ...(cores > 1 ? { threads: threads(cores) } : {}),
    ...(as.includes('page') ? { katexCss: await katexStyle('all') } : {}),
  }
  const texts: string[] = []
  for (const name of as) {
    const text = await readingText(readings, name, writing)
    // JSON stands in the line as it is: its line ends are between its signs only.
    texts.push(`${jsonText(name)}:${name === 'json' ? text.replaceAll('\n', '') : jsonText(text)}`)
  }
  if ('kind' in message && message.keep === true) kept.set(id, readings)
  return `{"id":${jsonText(id)},"readings":${jsonText(Object.keys(readings))},"as":{${texts.join(',')}}}`
}

function keptAnswer({ kept }: Server, of: ServeId): Readings {
  const readings = kept.get(of)
  if (readings !== undefined) return readings
  throw new InputError({
    code: 'serve.of',
    at: 'of',
    expected: 'the id of an answer that was asked for with "keep":true and is not forgotten',
    received: jsonText(of),
  })
}

function requireNew({ kept, running }: Server, id: ServeId): void {
  if (!kept.has(id) && !running.has(id)) return
  throw new InputError({ code: 'serve.id', at: 'id', expected: 'one that is not in use', received: jsonText(id) })
}

function teller({ io, say }: Server, id: ServeId): (progress: Progress) => void {
  let told = Number.NEGATIVE_INFINITY
  return (progress) => {
    const now = io.now()
    if (now - told < INTERVAL) return
    told = now
    void say(jsonText({ id, progress }))
  }
}

function errorJson(error: unknown): string {
  if (error instanceof InputError) {
    const { code, at, expected, received, message } = error
    return jsonText({ code, at, expected, received, message })
  }
  if (error instanceof Stopped) return jsonText({ code: 'stopped', message: error.message })
  // Ours, not the user's: with its place.
  return jsonText({ code: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n')
    begun.push(first)
    for (const next of others) {
      yield begun.join('')
      begun = [next]
    }
  }
  yield begun.join('')
}
