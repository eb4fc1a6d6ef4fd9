import { jsonText } from '../../render/jsonText.js'
import { answerVerify } from '../../requests/verify.js'
import type { VerifyRequest } from '../../requests/verify.js'
import { verifyJson, verifyText } from '../../requests/verifyReadings.js'
import { deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { readLimit, readRename, readTheory } from '../options.js'
import type { Outcome } from '../outcome.js'
import { readAsked } from '../../requests/writtenSelection.js'
import type { SelectionOptions } from '../../requests/writtenSelection.js'
import { watched } from '../watch.js'

export interface VerifyCommandOptions extends Partial<SelectionOptions> {
  readonly against?: string
  readonly input?: string
  readonly seed: string
  readonly limit?: string
  readonly rename?: string
  readonly format: string
}

/** Does what `edgewick verify` is asked for. */
export async function runVerify(io: Io, outcome: Outcome, file: string, options: VerifyCommandOptions): Promise<void> {
  const { input, rename } = options
  const format = readChoice(options.format, ['text', 'json'], '--format')
  const request: VerifyRequest = {
    ...(options.against === undefined ? {} : { theory: await readTheory(options.against, io) }),
    ...readAsked(options),
    ...(input === undefined ? {} : { input: readChoice(input, ['plain', 'latex'], '--input') }),
    seed: readNatural(options.seed, '--seed'),
    ...(rename === undefined ? {} : { rename: readRename(rename) }),
    ...readLimit(options.limit),
    formula: await io.readFile(file),
    file: file === '-' ? 'standard input' : file,
  }
  const answer = await watched(io, (running) => answerVerify(request, running))
  outcome.agreed = answer.equal
  if (format === 'json') await io.out(`${jsonText(verifyJson(answer))}\n`)
  else await deliverText(io, undefined, `${verifyText(answer)}\n`)
}
