import { InputError } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import type { PathRequest } from '../requests/pathWork.js'
import type { SdeRequest } from '../requests/sde.js'
import { readChoice, readNatural } from '../requests/written.js'
import type { Io } from './io.js'
import { readParameters } from '../requests/writtenNetwork.js'
import type { SdeQuestion } from './sdeOptions.js'

/** What `edgewick sde` is asked. */
export async function readSde(io: Io, equation: string, options: SdeQuestion): Promise<SdeRequest> {
  const { quantity, of, from, order, upTo, at, waiting, param, simulate, seed } = options
  const isText = equation.includes('=')
  return {
    equation: isText ? equation : await io.readFile(equation),
    ...(isText || equation === '-' ? {} : { file: equation }),
    quantity: readChoice(
      quantity,
      ['mean', 'correlation', 'response', 'cumulant', 'self-energy'],
      '--quantity',
    ) as SdeRequest['quantity'],
    ...(of === undefined ? {} : { of: of.split(',').map((each) => each.trim()) }),
    ...(from === undefined ? {} : { start: readStarts(from) }),
    ...(waiting === undefined ? {} : { waiting: evaluateScalar(waiting, '--waiting') }),
    ...(order === undefined ? {} : { order: readNatural(order, '--order') }),
    ...(upTo === undefined ? {} : { upTo: readNatural(upTo, '--up-to') }),
    ...(param.length === 0 ? {} : { parameters: readParameters(param) }),
    ...(simulate === undefined ? {} : { simulate: readPaths(simulate, seed) }),
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

/** `paths=200,time=400,dt=0.05,scheme=weak2`. */
function readPaths(text: string, seed: string | undefined): PathRequest {
  const values = new Map<string, string>()
  for (const part of text.split(',')) {
    const [, key, value] = /^(paths|time|dt|scheme)=(.+)$/.exec(part.trim()) ?? []
    if (key === undefined || value === undefined || values.has(key))
      throw new InputError({
        code: 'cli.simulate',
        at: '--simulate',
        expected: 'paths=200,time=400,dt=0.05,scheme=weak2, each at most once',
        received: `'${text}'`,
      })
    values.set(key, value)
  }
  const [paths, time, dt, scheme] = ['paths', 'time', 'dt', 'scheme'].map((key) => values.get(key))
  return {
    ...(paths === undefined ? {} : { paths: evaluateScalar(paths, '--simulate paths') }),
    ...(time === undefined ? {} : { time: evaluateScalar(time, '--simulate time') }),
    ...(dt === undefined ? {} : { dt: evaluateScalar(dt, '--simulate dt') }),
    ...(scheme === undefined ? {} : { scheme: readChoice(scheme, ['euler', 'weak2'], '--simulate scheme') }),
    ...(seed === undefined ? {} : { seed: readNatural(seed, '--seed') }),
  }
}
