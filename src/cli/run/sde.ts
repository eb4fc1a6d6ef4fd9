import { InputError } from '../../errors.js'
import { evaluateScalar } from '../../kernels/scalar.js'
import { answerSde } from '../../requests/sde.js'
import type { SdeRequest } from '../../requests/sde.js'
import { sdeJson, sdeLatex, sdePicture, sdeText } from '../../requests/sdeReadings.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readParameters } from '../options.js'
import { isPicture, pictureFormats } from '../pictureOptions.js'
import type { PictureOptions } from '../pictureOptions.js'
import { columnsOf, pictured, readStandalone } from '../readPictureOptions.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'

export interface SdeOptions extends PictureOptions {
  readonly quantity: string
  readonly of?: string
  readonly from?: string
  readonly waiting?: string
  readonly order?: string
  readonly upTo?: string
  readonly at?: string
  readonly param: readonly string[]
  readonly format?: string
  readonly output?: string
}

/** Does what `edgewick sde` is asked for. */
export async function runSde(io: Io, equation: string, options: SdeOptions): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json', 'yaml', ...pictureFormats])
  const { output } = options
  const request = await readSde(io, equation, options)
  await watched(io, async (running) => {
    const answer = await answerSde(request, running)
    if (format === 'text') return deliverText(io, output, `${sdeText(answer)}\n`)
    if (format === 'json') return deliver(io, output, `${sdeJson(answer)}\n`)
    if (format === 'latex') return deliver(io, output, `${sdeLatex(answer, readStandalone(options))}\n`)
    if (isPicture(format))
      return deliver(
        io,
        output,
        await pictured(format, options, columnsOf(io, output), (form, look) => sdePicture(answer, form, look)),
      )
    return deliver(io, output, answer.series.theory.rules)
  })
}

async function readSde(io: Io, equation: string, options: SdeOptions): Promise<SdeRequest> {
  const { quantity, of, from, order, upTo, at, waiting, param } = options
  const isText = equation.includes('=')
  return {
    equation: isText ? equation : await io.readFile(equation),
    ...(isText || equation === '-' ? {} : { file: equation }),
    quantity: readChoice(quantity, ['mean', 'correlation', 'response', 'cumulant'], '--quantity'),
    ...(of === undefined ? {} : { of: of.split(',').map((each) => each.trim()) }),
    ...(from === undefined ? {} : { start: readStarts(from) }),
    ...(waiting === undefined ? {} : { waiting: evaluateScalar(waiting, '--waiting') }),
    ...(order === undefined ? {} : { order: readNatural(order, '--order') }),
    ...(upTo === undefined ? {} : { upTo: readNatural(upTo, '--up-to') }),
    ...(param.length === 0 ? {} : { parameters: readParameters(param) }),
    ...(at === undefined ? {} : { at: at.split(',').map((each) => evaluateScalar(each, '--at')) }),
  }
}

/** `x=x0,y=1/2`. @throws InputError for what is no such pair */
function readStarts(from: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  const wrong = (expected: string, received: string): InputError =>
    new InputError({ code: 'cli.from', at: '--from', expected, received })
  for (const pair of from.split(',')) {
    const [name = '', value = '', ...more] = pair.split('=').map((each) => each.trim())
    if (name === '' || value === '' || more.length > 0)
      throw wrong('components with their starts, such as x=x0,y=1/2', `'${pair}'`)
    if (found.has(name)) throw wrong(`one start of ${name}`, 'two')
    found.set(name, value)
  }
  return Object.fromEntries(found)
}
