import { InputError } from '../../errors.js'
import {
  answerSdeFrequency,
  sdeFrequencyJson,
  sdeFrequencyLatex,
  sdeFrequencyText,
} from '../../requests/sdeFrequency.js'
import type { Flag } from '../commandLine.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import type { PictureOptions } from '../pictureOptions.js'
import { readStandalone } from '../readPictureOptions.js'
import { readSde } from '../readSde.js'
import { requireOnly } from '../requireOnly.js'
import type { SdeQuestion } from '../sdeOptions.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'

interface FrequencyOptions extends PictureOptions, SdeQuestion {
  readonly resume?: string
  readonly given: readonly Flag[]
  readonly format?: string
  readonly output?: string
}

/** What is asked of the stationary state. */
const ASKED = ['--quantity', '--of', '--order', '--up-to', '--param', '--at', '--standalone']

/** Does what `edgewick sde --in frequency` is asked for. */
export async function runSdeFrequency(io: Io, equation: string, options: FrequencyOptions): Promise<void> {
  requireOnly('--in frequency', options, ['--in', ...ASKED])
  const format = readFormat(options, ['text', 'latex', 'json'])
  const { output, quantity } = options
  if (quantity === 'self-energy')
    throw new InputError({
      code: 'cli.frequency',
      at: '--in',
      expected: 'time, for self-energies',
      received: 'frequency',
    })
  const request = await readSde(io, equation, options)
  await watched(io, async (running) => {
    const answer = await answerSdeFrequency(request, running)
    if (format === 'text') return deliverText(io, output, `${sdeFrequencyText(answer)}\n`)
    const text = format === 'json' ? sdeFrequencyJson(answer) : sdeFrequencyLatex(answer, readStandalone(options))
    return deliver(io, output, `${text}\n`)
  })
}
