import * as Q from '../algebra/rational.js'
import { filterNames } from '../diagrams/filters.js'
import type { Filter } from '../diagrams/filters.js'
import { InputError } from '../errors.js'
import { named } from '../names.js'
import { decimal } from '../numbers.js'
import type { ExpansionRequest } from '../expansion/expansion.js'
import type { Orders, Selection } from '../expansion/selection.js'
import { evaluateScalar } from '../kernels/scalar.js'
import type { Architecture } from '../networks/architecture.js'
import { theory } from '../theory/shippedTheories.js'
import type { Theory } from '../theory/theory.js'
import type { Io } from './io.js'

/** A theory by its name, or a rule file by its path (anything that ends in .yaml or .yml, or `-`). */
export async function readTheory(argument: string, io: Io): Promise<Theory> {
  if (argument === '-' || /\.ya?ml$/.test(argument)) {
    // The parser is loaded only for files: shipped theories are parsed already.
    const { parseTheory } = await import('../theory/parseTheory.js')
    return parseTheory(await io.readFile(argument), argument === '-' ? 'standard input' : argument)
  }
  return theory(argument)
}

/** The options that select the vertices of diagrams. */
export interface SelectionOptions {
  readonly order?: string
  readonly upTo?: string
  readonly vertices?: string
  readonly loops?: string
  readonly filter?: string
  readonly maxSelfLoops?: string
  readonly maxParallel?: string
  readonly maxValence?: string
  readonly legs: string
}

/** Everything that the options of `selectionOptions` say. */
export function readRequest(options: SelectionOptions, of: Theory): ExpansionRequest {
  const { filter, maxSelfLoops, maxParallel, maxValence } = options
  return {
    ...readLegs(options.legs),
    select: resolveSelection(readSelection(options), of),
    filters: readFilters(filter),
    ...(maxSelfLoops === undefined ? {} : { maxSelfLoops: readNatural(maxSelfLoops, '--max-self-loops') }),
    ...(maxValence === undefined ? {} : { maxValence: readNatural(maxValence, '--max-valence') }),
    ...(maxParallel === undefined ? {} : { maxParallel: readNatural(maxParallel, '--max-parallel') }),
  }
}

/** A number of legs, or what each carries (or the field at its inner end): `J,Jbar`. */
function readLegs(text: string): Pick<ExpansionRequest, 'legs' | 'legFields'> {
  if (!/^\p{L}[^,]*(?:,\p{L}[^,]*)*$/u.test(text)) return { legs: readNatural(text, '--legs') }
  const legFields = text.split(',')
  return { legs: legFields.length, legFields }
}

/** @throws InputError unless exactly one of the options is given, and readable */
function readSelection(options: SelectionOptions): Selection {
  const given: readonly Selection[] = [
    ...(options.order === undefined ? [] : [readOrderRange(options.order)]),
    ...(options.upTo === undefined ? [] : [{ upTo: readOrders(options.upTo, '--up-to') }]),
    ...(options.vertices === undefined ? [] : [{ vertices: readCounts(options.vertices) }]),
    ...(options.loops === undefined ? [] : [{ loops: readLoops(options.loops) }]),
  ]
  const [selection] = given
  if (selection === undefined || given.length > 1) {
    throw new InputError({
      code: 'cli.selection',
      at: 'options',
      expected: 'one of --order, --up-to, --vertices, --loops',
      received: given.length === 0 ? 'none of them' : `${given.length} of them`,
    })
  }
  return selection
}

/** One order, or a range of them: `1..2`. */
function readOrderRange(text: string): Selection {
  const [from = '', upTo, ...rest] = text.split('..')
  if (upTo === undefined || rest.length > 0) return { order: readOrders(text, '--order') }
  return { from: readOrders(from, '--order'), upTo: readOrders(upTo, '--order') }
}

/** `1`, `3/2`, or parameter=order pairs: `N=1,α=1`. */
export function readOrders(text: string, at: string): Orders {
  if (!text.includes('=')) return Q.parse(text, at)
  return Object.fromEntries(
    text.split(',').map((part): [string, Q.Rational] => {
      const [symbol = '', order = '', ...rest] = part.split('=')
      if (symbol.trim() === '' || rest.length > 0)
        throw new InputError({ code: 'cli.order', at, expected: 'an order such as 3/2, or parameter=order pairs such as N=1,α=1', received: `'${text}'` })
      return [symbol.trim(), Q.parse(order.trim(), at)]
    }),
  )
}

/** `3`, or a range `1-3`. */
function readLoops(text: string): number | readonly [number, number] {
  const range = /^(\d+)-(\d+)$/.exec(text)
  return range === null ? readNatural(text, '--loops') : [readNatural(range[1] as string, '--loops'), readNatural(range[2] as string, '--loops')]
}

/** `4` for a theory with one kind of vertex, or `3=2,4=1` (valence or name = count). */
function readCounts(text: string): Readonly<Record<string, number>> {
  if (/^\d+$/.test(text)) return { [ONLY_KIND]: readNatural(text, '--vertices') }
  const entries = text.split(',').map((part): [string, number] => {
    const [key = '', count = '', ...rest] = part.split('=')
    if (key === '' || !/^\d+$/.test(count) || rest.length > 0)
      throw new InputError({
        code: 'cli.vertices',
        at: '--vertices',
        expected: 'a count such as 4, or valence=count pairs such as 3=2,4=1',
        received: `'${text}'`,
      })
    return [key, readNatural(count, '--vertices')]
  })
  return Object.fromEntries(entries)
}

/** Stands for the one kind of vertex of a theory until the theory is known. */
const ONLY_KIND = '*'

/** Puts the theory's only vertex in place of a bare count. @throws InputError when the theory has several kinds */
function resolveSelection(selection: Selection, of: Theory): Selection {
  if (!('vertices' in selection)) return selection
  const count = selection.vertices[ONLY_KIND]
  if (count === undefined) return selection
  const [rule, ...others] = of.vertices
  if (rule === undefined || rule.family !== undefined || others.length > 0) {
    throw new InputError({
      code: 'cli.vertices',
      at: '--vertices',
      expected: `valence=count pairs such as 3=2,4=1, for ${of.name} has several kinds of vertices`,
      received: `${count}`,
    })
  }
  return { vertices: { [rule.name]: count } }
}

export function readNatural(text: string, at: string): number {
  return decimal(text, { code: 'cli.number', at, expected: 'a natural number', integer: true, min: 0 })
}

const MOST_WORKERS = 256

/** @throws InputError unless it is a number of threads that can be started */
export function readWorkers(text: string): number {
  const workers = readNatural(text, '--workers')
  if (workers < 1 || workers > MOST_WORKERS)
    throw new InputError({ code: 'cli.workers', at: '--workers', expected: `a number from 1 to ${MOST_WORKERS}`, received: `${workers}` })
  return workers
}

/** What `--limit` says; without it each use has its own limit. */
export function readLimit(text: string | undefined): { readonly limit?: number } {
  return text === undefined ? {} : { limit: readNatural(text, '--limit') }
}

/** @throws InputError unless the text is one of the words */
export function readChoice<T extends string>(text: string, choices: readonly T[], at: string): T {
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw new InputError({ code: 'cli.choice', at, expected: `one of ${choices.join(', ')}`, received: `'${text}'` })
  return found
}

/** QGRAF's words for the filters that have one there. */
const ALIASES: Readonly<Record<string, Filter>> = { onepi: '1pi', notadpole: 'no-tadpole', nosnail: 'no-snail', bipart: 'bipartite' }

/** The filters by name, or by QGRAF's word. */
function readFilters(text: string | undefined): readonly Filter[] {
  return text === undefined ? [] : text.split(',').map((name) => named(ALIASES, name) ?? readChoice(name, filterNames, '--filter'))
}

/** `NAME=VALUE` pairs over the defaults of the architecture; a value may be a closed expression such as sqrt(2). */
export function readParameters(pairs: readonly string[], of: Architecture): Readonly<Record<string, number>> {
  const parameters: Record<string, number> = { ...of.parameters }
  for (const pair of pairs) {
    const [name = '', value, ...rest] = pair.split('=')
    if (value === undefined || rest.length > 0) throw new InputError({ code: 'cli.param', at: '--param', expected: 'NAME=VALUE', received: `'${pair}'` })
    if (!Object.hasOwn(of.parameters, name))
      throw new InputError({ code: 'cli.param', at: '--param', expected: `one of ${Object.keys(of.parameters).join(', ')}`, received: `'${name}'` })
    parameters[name] = evaluateScalar(value, `--param ${name}`)
  }
  return parameters
}

/**
 * Points of d coordinates: `0,0;0.5,-0.3`. In one dimension the comma may separate points: `0,0.4,-0.7`.
 *
 * @throws InputError naming the point that has the wrong number of coordinates
 */
export function readPoints(text: string, d: number): readonly (readonly number[])[] {
  const parts = d === 1 && !text.includes(';') ? text.split(',') : text.split(';')
  return parts.map((part, i) => {
    const coordinates = part.split(',')
    if (coordinates.length !== d) {
      throw new InputError({
        code: 'cli.point',
        at: `--at, point ${i + 1}`,
        expected: `${d} ${d === 1 ? 'coordinate' : 'coordinates'} (d = ${d})`,
        received: `${coordinates.length}: '${part.trim()}'`,
      })
    }
    return coordinates.map((coordinate) => evaluateScalar(coordinate, `--at, point ${i + 1}`))
  })
}
