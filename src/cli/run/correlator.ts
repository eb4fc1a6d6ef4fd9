import { readNetworkSubject } from '../readNetworkSubject.js'
import { InputError } from '../../errors.js'
import { answerCorrelator } from '../../requests/correlator.js'
import type { CorrelatorRequest } from '../../requests/correlator.js'
import { correlatorJson, correlatorLatex, correlatorText } from '../../requests/correlatorReadings.js'
import { readDeform } from '../deformOption.js'
import { readSampling } from '../estimateOption.js'
import type { EstimateOptions } from '../estimateOption.js'
import type { Io } from '../io.js'
import { stoppable } from '../stoppable.js'
import type { NetworkOptions } from '../networkOptions.js'
import { readChoice, readNatural } from '../../requests/written.js'

export interface CorrelatorOptions extends NetworkOptions, EstimateOptions {
  readonly n: string
  readonly format: string
  readonly deform?: string
}

const READINGS = { text: correlatorText, latex: correlatorLatex, json: correlatorJson }

/** Does what `edgewick correlator` is asked for. */
export async function runCorrelator(io: Io, name: string | undefined, options: CorrelatorOptions): Promise<void> {
  const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
  const n = readNatural(options.n, '--n')
  const subject = await readNetworkSubject(io, name, options)
  const request: CorrelatorRequest = {
    ...subject,
    n,
    ...readSampling(options, subject.points),
    ...(options.deform === undefined ? {} : { deform: readDeform(options.deform) }),
  }
  if (request.deform !== undefined && (subject.points === undefined || format === 'latex'))
    throw new InputError({
      code: 'cli.deform',
      at: '--deform',
      expected: '--at, and --format text or json',
      received: subject.points === undefined ? 'no points' : format,
    })
  const answer = await stoppable(io, () => answerCorrelator(request))
  await io.out(stoppable(io, () => READINGS[format](answer)))
}
