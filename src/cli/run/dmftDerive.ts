import { derivedParts } from '../../requests/derivedParts.js'
import { answerDmftDerive, dmftDeriveJson, dmftDeriveLatex, dmftDeriveText } from '../../requests/dmftDerive.js'
import { readChoice } from '../../requests/written.js'
import { deliver, deliverText } from '../deliver.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import { readFormat } from '../suffixes.js'

/** Does what `edgewick dmft --derive` is asked for. */
export async function runDmftDerive(io: Io, derive: string | true, options: DmftOptions): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json'])
  const answer = await answerDmftDerive(
    derive === true
      ? {}
      : { parts: derive.split(',').map((part) => readChoice(part.trim(), derivedParts, '--derive')) },
  )
  if (format === 'json') return deliver(io, options.output, `${dmftDeriveJson(answer)}\n`)
  await deliverText(io, options.output, `${(format === 'latex' ? dmftDeriveLatex : dmftDeriveText)(answer)}\n`)
}
