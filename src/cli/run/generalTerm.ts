import { InputError } from '../../errors.js'
import { generalTermText } from '../../render/text/generalTermText.js'
import { answerGeneralTerm, generalTermsJson, generalTermsLatex } from '../../requests/generalTerm.js'
import type { Io } from '../io.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { readTheory } from '../options.js'
import { stoppable } from '../stoppable.js'

export interface GeneralTermOptions {
  readonly legs: string
  readonly order: string
  readonly format: string
}

/** Does what `edgewick general-term` is asked for. */
export async function runGeneralTerm(io: Io, name: string, options: GeneralTermOptions): Promise<void> {
  const theory = await readTheory(name, io)
  const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
  const legs = options.legs === 'any' ? options.legs : readNatural(options.legs, '--legs')
  if (legs === 'any' && format === 'text')
    throw new InputError({
      code: 'cli.general',
      at: '--legs any',
      expected: '--format latex or json',
      received: `--format ${format}`,
    })
  const order = readNatural(options.order, '--order')
  const answer = await stoppable(io, () => answerGeneralTerm({ theory, order, legs }))
  const text = stoppable(io, () => {
    if (format === 'latex') return generalTermsLatex(answer)
    return `${format === 'json' ? generalTermsJson(answer) : generalTermText(answer.terms)}\n`
  })
  await io.out(text)
}
