import { InputError } from '../../errors.js'
import {
  answerSdeFrequency,
  sdeFrequencyJson,
  sdeFrequencyLatex,
  sdeFrequencyText,
} from '../../requests/sdeFrequency.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import type { PictureOptions } from '../pictureOptions.js'
import { readStandalone } from '../readPictureOptions.js'
import { readSde } from '../readSde.js'
import type { SdeQuestion } from '../sdeOptions.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'

interface FrequencyOptions extends PictureOptions, SdeQuestion {
  readonly effective?: boolean
  readonly plot?: string
  readonly shard?: string
  readonly resume?: string
  readonly format?: string
  readonly output?: string
}

/** Does what `edgewick sde --in frequency` is asked for. */
export async function runSdeFrequency(io: Io, equation: string, options: FrequencyOptions): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json'])
  const { output, quantity, from, waiting, effective, simulate, plot, shard, resume } = options
  const strays = {
    '--effective': effective,
    '--from': from,
    '--waiting': waiting,
    '--simulate': simulate,
    '--plot': plot,
    '--shard': shard,
    '--resume': resume,
  }
  for (const [flag, value] of Object.entries(strays))
    if (value !== undefined) throw problem(flag, 'none with --in frequency', flag)
  if (quantity === 'self-energy') throw problem('--in', 'time, for self-energies', 'frequency')
  const request = await readSde(io, equation, options)
  await watched(io, async (running) => {
    const answer = await answerSdeFrequency(request, running)
    if (format === 'text') return deliverText(io, output, `${sdeFrequencyText(answer)}\n`)
    const text = format === 'json' ? sdeFrequencyJson(answer) : sdeFrequencyLatex(answer, readStandalone(options))
    return deliver(io, output, `${text}\n`)
  })
}

function problem(at: string, expected: string, received: string): InputError {
  return new InputError({ code: 'cli.frequency', at, expected, received })
}
