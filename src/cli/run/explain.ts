import { explainJson } from '../../render/explain/explainJson.js'
import { explainLatex } from '../../render/explain/explainLatex.js'
import { jsonText } from '../../render/jsonText.js'
import { answerExplain, explanationText } from '../../requests/explain.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readTheory } from '../options.js'
import { readFormat } from '../suffixes.js'

/** Does what `edgewick explain` is asked for. */
export async function runExplain(
  io: Io,
  name: string,
  diagram: string,
  options: { readonly format?: string; readonly output?: string },
): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json'])
  const answer = await answerExplain({ theory: await readTheory(name, io), diagram })
  if (format === 'text') return deliverText(io, options.output, explanationText(answer))
  return deliver(io, options.output, `${format === 'latex' ? explainLatex(answer) : jsonText(explainJson(answer))}\n`)
}
