import { answerSchema, schemaJson, schemaMarkdown } from '../../requests/schema.js'
import type { Io } from '../io.js'
import { readChoice } from '../../requests/written.js'

/** Does what `edgewick schema` is asked for. */
export async function runSchema(
  io: Io,
  { of, format }: { readonly of: string; readonly format: string },
): Promise<void> {
  const write = readChoice(format, ['json', 'markdown'], '--format') === 'json' ? schemaJson : schemaMarkdown
  await io.out(`${write(await answerSchema({ of: readChoice(of, ['theory', 'network'], '--of') }))}\n`)
}
