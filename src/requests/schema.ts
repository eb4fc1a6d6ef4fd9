import { ruleFileTable } from '../theory/ruleFileTable.js'
import type { Running } from './running.js'

/** The format of files, as the command `schema` is asked for it. */
export interface SchemaRequest {
  /** `theory`: rule files; `network`: networks as files. Default: `theory`. */
  readonly of?: 'theory' | 'network'
}

/**
 * The JSON Schema of rule files, or of network files; {@link schemaJson} and {@link schemaMarkdown} write the answer.
 *
 * @throws the signal's reason when it is aborted
 * @example
 * 'properties' in (await answerSchema({})) // true
 */
export async function answerSchema({ of = 'theory' }: SchemaRequest, { signal }: Running = {}): Promise<object> {
  signal?.throwIfAborted()
  // The validator, of which the schema is made, is loaded only here.
  if (of === 'network') return (await import('./networkSchema.js')).networkSchema()
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
