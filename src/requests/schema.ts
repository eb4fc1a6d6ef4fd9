import { ruleFileTable } from '../theory/ruleFileTable.js'
import type { Running } from './running.js'

/** The format of rule files, as the command `schema` is asked for it: there is nothing to choose. */
export type SchemaRequest = Readonly<Record<string, never>>

/**
 * The JSON Schema of rule files; {@link schemaJson} and {@link schemaMarkdown} write the answer.
 *
 * @throws the signal's reason when it is aborted
 * @example
 * 'properties' in (await answerSchema({})) // true
 */
export async function answerSchema(_: SchemaRequest, { signal }: Running = {}): Promise<object> {
  signal?.throwIfAborted()
  // The validator, of which the schema is made, is loaded only here.
  const { ruleFileSchema } = await import('../theory/ruleFileSchema.js')
  return ruleFileSchema()
}

/**
 * In lines, for a file that an editor reads.
 *
 * @example
 * schemaJson(await answerSchema({})).startsWith('{') // true
 */
export function schemaJson(answer: object): string {
  return JSON.stringify(answer, null, 2)
}

/**
 * The keys with their meaning, as a table.
 *
 * @example
 * schemaMarkdown(await answerSchema({})).includes('|') // true
 */
export function schemaMarkdown(answer: object): string {
  return ruleFileTable(answer)
}
