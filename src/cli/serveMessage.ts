import { array, boolean, exactOptional, int, strictObject, string, union, unknown } from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import { InputError, excerpt } from '../errors.js'

export type ServeId = number | string

/** A request of a kind, and what is wanted of it. */
export interface Ask {
  readonly id: ServeId
  readonly kind: string
  /** As it came, for `readRequest`. */
  readonly request: unknown
  /** Names of readings; default: `json`. */
  readonly as?: readonly string[]
  /** Whether other readings may be asked for later. */
  readonly keep?: boolean
  readonly progress?: boolean
}

/** Other readings of an answer that was kept. */
export interface Read extends Pick<Ask, 'id' | 'as' | 'progress'> {
  readonly of: ServeId
}

/** A line that `edgewick serve` understands: a question, other readings, a network file to read, an order. */
export type Message =
  | Ask
  | Read
  | { readonly id: ServeId; readonly networkFile: { readonly text: string; readonly file: string } }
  | { readonly stop: ServeId }
  | { readonly forget: readonly ServeId[] }

const id = union([int(), string()])
const beside = { id, as: exactOptional(array(string())), progress: exactOptional(boolean()) }

const message: ZodMiniType<Message> = union([
  strictObject({ ...beside, kind: string(), request: unknown(), keep: exactOptional(boolean()) }),
  strictObject({ ...beside, of: id }),
  strictObject({ id, networkFile: strictObject({ text: string(), file: string() }) }),
  strictObject({ stop: id }),
  strictObject({ forget: array(id) }),
])

/** @throws InputError for a line that is no message */
export function readMessage(line: string): Message {
  const problem = (at: string, expected: string, received: string): InputError =>
    new InputError({ code: 'serve.message', at, expected, received })
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw problem('line', 'JSON', `'${line}'`)
  }
  const parsed = message.safeParse(json)
  if (parsed.success) return parsed.data
  throw problem('line', 'a message that docs/requests.md lists, with its keys', excerpt(line))
}

/** The id of what may be no message otherwise, so that its error finds whoever asked. */
export function idIn(line: string): ServeId | null {
  try {
    const parsed = strictObject({ id }).safeParse({ id: (JSON.parse(line) as { readonly id?: unknown }).id })
    return parsed.success ? parsed.data.id : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}
