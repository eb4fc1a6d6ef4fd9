import * as Q from '../algebra/rational.js'
import { filterNames } from '../diagrams/filters.js'
import type { Filter } from '../diagrams/filters.js'
import { InputError } from '../errors.js'
import { named } from '../names.js'
import type { AskedOrders, Subject } from './subject.js'
import { quantityNames } from '../theory/nPointTheory.js'
import { readChoice, readNatural } from './written.js'

/** The options that select diagrams. */
export interface SelectionOptions {
  readonly order?: string
  readonly upTo?: string
  readonly vertices?: string
  readonly loops?: string
  readonly filter?: string
  readonly maxSelfLoops?: string
  readonly maxParallel?: string
  readonly maxValence?: string
  readonly functional?: string
  readonly quantity?: string
  readonly legs: string
}

/** Everything that they say, of any theory. @throws InputError unless it says which legs and which orders or vertices */
export function readSelected(options: SelectionOptions): Omit<Subject, 'theory'> {
  const selection = readSelection(options)
  if (selection === undefined) throw oneSelection('none of them')
  return {
    legs: readLegs(options.legs),
    ...selection,
    ...readLimits(options),
    ...readFunctional(options),
    ...readQuantity(options),
  }
}

/** The same where legs and orders may be left out. */
export function readAsked(options: Partial<SelectionOptions>): Partial<Omit<Subject, 'theory'>> {
  const { legs } = options
  return {
    ...(legs === undefined ? {} : { legs: readLegs(legs) }),
    ...readSelection(options),
    ...readLimits(options),
    ...readFunctional(options),
    ...readQuantity(options),
  }
}

type Limits = Pick<Subject, 'filters' | 'maxSelfLoops' | 'maxValence' | 'maxParallel'>

function readLimits({ filter, maxSelfLoops, maxParallel, maxValence }: Partial<SelectionOptions>): Limits {
  return {
    ...(filter === undefined ? {} : { filters: readFilters(filter) }),
    ...(maxSelfLoops === undefined ? {} : { maxSelfLoops: readNatural(maxSelfLoops, '--max-self-loops') }),
    ...(maxValence === undefined ? {} : { maxValence: readNatural(maxValence, '--max-valence') }),
    ...(maxParallel === undefined ? {} : { maxParallel: readNatural(maxParallel, '--max-parallel') }),
  }
}

/** The effective action by its letter or the letter's name. @throws InputError for another functional */
function readFunctional({ functional }: Partial<SelectionOptions>): Pick<Subject, 'functional'> {
  if (functional === undefined) return {}
  readChoice(functional, ['gamma', 'Γ', '\\Gamma'], '--functional')
  return { functional: 'Γ' }
}

/** @throws InputError for another quantity */
function readQuantity({ quantity }: Partial<SelectionOptions>): Pick<Subject, 'quantity'> {
  return quantity === undefined ? {} : { quantity: readChoice(quantity, quantityNames, '--quantity') }
}

/** A number of legs, or what each carries (or the field at its inner end): `J,Jbar`. */
function readLegs(text: string): Subject['legs'] {
  return /^\p{L}[^,]*(?:,\p{L}[^,]*)*$/u.test(text) ? text.split(',') : readNatural(text, '--legs')
}

type Selected = Pick<Subject, 'order' | 'upTo' | 'from' | 'vertices' | 'loops'>

/** The one that is given. @throws InputError for several, and for what cannot be read */
function readSelection(options: Partial<SelectionOptions>): Selected | undefined {
  const given: readonly Selected[] = [
    ...(options.order === undefined ? [] : [readOrderRange(options.order)]),
    ...(options.upTo === undefined ? [] : [{ upTo: readOrders(options.upTo, '--up-to') }]),
    ...(options.vertices === undefined ? [] : [{ vertices: readCounts(options.vertices) }]),
    ...(options.loops === undefined ? [] : [{ loops: readLoops(options.loops) }]),
  ]
  if (given.length > 1) throw oneSelection(`${given.length} of them`)
  return given[0]
}

function oneSelection(received: string): InputError {
  const expected = 'one of --order, --up-to, --vertices, --loops'
  return new InputError({ code: 'cli.selection', at: 'options', expected, received })
}

/** One order, or a range of them: `1..2`, or `1-2` as loops have it, where both are numbers. */
function readOrderRange(text: string): Selected {
  const [, ...numbers] = /^(\d+(?:\/\d+)?)-(\d+(?:\/\d+)?)$/.exec(text) ?? []
  const [from = '', upTo, ...rest] = numbers.length > 0 ? numbers : text.split('..')
  if (upTo === undefined && /^\d[\d./]*[-–:…]/u.test(text))
    throw new InputError({
      code: 'cli.order',
      at: '--order',
      expected: 'an order such as 3/2, a range such as 1..2 or 1-2, or parameter=order pairs such as N=1,α=1',
      received: `'${text}'`,
    })
  if (upTo === undefined || rest.length > 0) return { order: readOrders(text, '--order') }
  return { from: readOrders(from, '--order'), upTo: readOrders(upTo, '--order') }
}

/** `1`, `3/2`, or parameter=order pairs: `N=1,α=1`. */
export function readOrders(text: string, at: string): AskedOrders {
  if (!text.includes('=')) return Q.format(Q.parse(text, at))
  return Object.fromEntries(
    text.split(',').map((part): [string, string] => {
      const [symbol = '', order = '', ...rest] = part.split('=')
      if (symbol.trim() === '' || rest.length > 0)
        throw new InputError({
          code: 'cli.order',
          at,
          expected: 'an order such as 3/2, or parameter=order pairs such as N=1,α=1',
          received: `'${text}'`,
        })
      return [symbol.trim(), Q.format(Q.parse(order.trim(), at))]
    }),
  )
}

/** `3`, or a range `1-3` or `1..3`. */
function readLoops(text: string): number | readonly [number, number] {
  const [, ...range] = /^(\d+)(?:-|\.\.)(\d+)$/.exec(text) ?? []
  const [from, to] = range.map((each) => readNatural(each, '--loops'))
  if (from !== undefined && to !== undefined) return [from, to]
  if (/^\d+$/.test(text)) return readNatural(text, '--loops')
  throw new InputError({
    code: 'cli.loops',
    at: '--loops',
    expected: 'a natural number, or a range such as 1-3 or 1..3',
    received: `'${text}'`,
  })
}

/** `4` for a theory with one kind of vertex, or `3=2,4=1` (valence or name = count). */
function readCounts(text: string): number | Readonly<Record<string, number>> {
  if (/^\d+$/.test(text)) return readNatural(text, '--vertices')
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

/** QGRAF's words for the filters that have one there. */
const ALIASES: Readonly<Record<string, Filter>> = {
  onepi: '1pi',
  notadpole: 'no-tadpole',
  nosnail: 'no-snail',
  bipart: 'bipartite',
  onepr: '1pr',
  onshell: 'on-shell',
  offshell: 'off-shell',
  nosigma: 'no-sigma',
  notsimple: 'not-simple',
  nonbipart: 'not-bipartite',
}

/** The filters by name, or by QGRAF's word, in capitals or not. */
function readFilters(text: string): readonly Filter[] {
  return text.split(',').map((written) => {
    const name = written.trim().toLowerCase()
    return (
      named(ALIASES, name) ?? filterNames.find((each) => each === name) ?? readChoice(written, filterNames, '--filter')
    )
  })
}
