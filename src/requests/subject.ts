import * as Q from '../algebra/rational.js'
import type { StreamOptions } from '../diagrams/streamDiagrams.js'
import { InputError } from '../errors.js'
import type { ExpansionRequest } from '../expansion/expansion.js'
import type { Orders, Selection } from '../expansion/selection.js'
import { effectiveTheory } from '../theory/effectiveTheory.js'
import { theory } from '../theory/shippedTheories.js'
import { nPointTheory } from '../theory/nPointTheory.js'
import type { NPointFunction, Theory } from '../theory/theory.js'
import { dictionary } from '../names.js'
import { spelled } from '../mathematics/greekNames.js'
import type { Running } from './running.js'

/**
 * The name of a theory that ships, or the text of a rule file, with the name by which messages call it (default:
 * `rules`).
 */
export type TheoryChoice = string | { readonly rules: string; readonly file?: string }

/** @throws InputError for a name that no theory has, and for a rule file that is none, with line and column */
export async function chosenTheory(choice: TheoryChoice): Promise<Theory> {
  if (typeof choice === 'string') return theory(choice)
  // The parser is loaded only for rule files: shipped theories are parsed already.
  const { parseTheory } = await import('../theory/parseTheory.js')
  return parseTheory(choice.rules, choice.file ?? 'rules')
}

/** A theory and what of it is asked for. */
interface Chosen {
  readonly theory: TheoryChoice
  readonly functional?: Functional | undefined
  readonly quantity?: NPointFunction | undefined
}

/**
 * The theory, with the functional or the n-point functions that are asked for.
 *
 * @throws InputError as {@link chosenTheory} does, for a quantity that the theory does not have, and for both
 */
export async function subjectTheory({ theory: choice, functional, quantity }: Chosen): Promise<Theory> {
  const chosen = await chosenTheory(choice)
  if (quantity === undefined) return functional === undefined ? chosen : effectiveTheory(chosen)
  if (functional !== undefined)
    throw new InputError({
      code: 'requests.quantity',
      at: 'quantity',
      expected: 'a quantity, or the functional Γ',
      received: `${quantity} and ${functional}`,
    })
  return nPointTheory(chosen, quantity)
}

/** An exact number: `1`, `1.5`, or as a text `3/2`. */
export type Exact = number | string

/** A power of the theory's leading small parameter, or of each one named: `{ N: 1, α: '1/2' }`. */
export type AskedOrders = Exact | Readonly<Record<string, Exact>>

/** A functional of a theory other than the one that it expands: the effective action. */
export type Functional = 'Γ'

/** Which diagrams of a theory: the legs, and one of `order`, `upTo`, `vertices`, `loops`. */
export interface Subject extends Pick<ExpansionRequest, 'filters' | 'maxSelfLoops' | 'maxParallel' | 'maxValence'> {
  readonly theory: TheoryChoice
  /** What is expanded; default: what the theory expands. */
  readonly functional?: Functional
  /** The n-point function in place of the coefficient of that functional; default: the coefficient. */
  readonly quantity?: NPointFunction
  /** Their number, or what each carries (or the field at its inner end). */
  readonly legs: number | readonly string[]
  /** Exactly these powers. */
  readonly order?: AskedOrders
  /** Every power up to these, included; with `from`, from that on, included. */
  readonly upTo?: AskedOrders
  readonly from?: AskedOrders
  /** How many vertices of each kind, by name or valence; a bare number where the theory has one kind. */
  readonly vertices?: number | Readonly<Record<string, number>>
  /** Every set of vertices with this many loops, or with a number of loops in this range, both ends included. */
  readonly loops?: number | readonly [number, number]
}

/**
 * What to expand, in the terms of the core.
 *
 * @throws InputError unless exactly one of `order`, `upTo`, `vertices`, `loops` is given and exact
 */
export function expansionRequest(subject: Subject, of: Theory): ExpansionRequest {
  const { legs, filters = [], maxSelfLoops, maxParallel, maxValence } = subject
  return {
    ...(typeof legs === 'number' ? { legs } : { legs: legs.length, legFields: legsSpelled(of, legs) }),
    select: selectionOf(subject, of),
    filters,
    ...(maxSelfLoops === undefined ? {} : { maxSelfLoops }),
    ...(maxValence === undefined ? {} : { maxValence }),
    ...(maxParallel === undefined ? {} : { maxParallel }),
  }
}

/** What says which orders or vertices. */
const selectionKeys = ['order', 'upTo', 'from', 'vertices', 'loops'] as const

/** Whether it says which orders or vertices. */
export function selectsOrders(subject: Partial<Subject>): boolean {
  return selectionKeys.some((key) => subject[key] !== undefined)
}

function selectionOf(subject: Subject, of: Theory): Selection {
  const { order, upTo, from, vertices, loops } = subject
  const given: readonly Selection[] = [
    ...(order === undefined ? [] : [{ order: ordersMeant(of, order, 'order') }]),
    ...(upTo === undefined
      ? []
      : [
          {
            upTo: ordersMeant(of, upTo, 'upTo'),
            ...(from === undefined ? {} : { from: ordersMeant(of, from, 'from') }),
          },
        ]),
    ...(vertices === undefined
      ? []
      : [
          {
            vertices:
              typeof vertices === 'number'
                ? { [onlyVertex(of, vertices)]: vertices }
                : renamed(vertices, (key) => vertexMeant(of, key)),
          },
        ]),
    ...(loops === undefined ? [] : [{ loops }]),
  ]
  const [selection] = given
  if (selection !== undefined && given.length === 1 && (from === undefined || upTo !== undefined)) return selection
  const keys = selectionKeys.filter((key) => subject[key] !== undefined)
  throw new InputError({
    code: 'requests.selection',
    at: 'request',
    expected: 'one of order, upTo (with from, if wanted), vertices, loops',
    received: keys.length === 0 ? 'none of them' : keys.join(', '),
  })
}

/** A name as the theory has it, where it is one of these with Greek letters spelled: `lambda` for `λ`. */
function meant(names: readonly string[], text: string): string {
  return names.includes(text) ? text : (names.find((name) => spelled(name) === text) ?? text)
}

/** The names of legs as the theory has them. */
export function legsSpelled({ legs }: Theory, names: readonly string[]): readonly string[] {
  const own = [...legs.map(({ carries }) => carries), ...legs.map(({ field }) => field)]
  return names.map((name) => meant(own, name))
}

/** A vertex by its name, one of a family by the family's name and its number: `kappa4` for `κ4`. */
function vertexMeant({ vertices }: Theory, text: string): string {
  const number = /\d*$/.exec(text)?.[0] ?? ''
  return meant(
    vertices.map(({ name, family }) => (family === undefined ? name : `${name}${number}`)),
    text,
  )
}

/** The orders as the core has them, symbols as the theory writes them. @throws InputError for a number that is not exact */
export function ordersMeant({ orders }: Theory, asked: AskedOrders, at: string): Orders {
  const symbols = orders.map(({ symbol }) => symbol)
  return ordersOf(typeof asked === 'object' ? renamed(asked, (symbol) => meant(symbols, symbol)) : asked, at)
}

/** A table under other names; as it is where two of its names become one. */
function renamed<T>(table: Readonly<Record<string, T>>, name: (key: string) => string): Readonly<Record<string, T>> {
  const entries = Object.entries(table).map(([key, value]) => [name(key), value] as const)
  return new Set(entries.map(([key]) => key)).size < entries.length ? table : dictionary(entries)
}

function ordersOf(asked: AskedOrders, at: string): Orders {
  if (typeof asked === 'object')
    return Object.fromEntries(Object.entries(asked).map(([symbol, order]) => [symbol, Q.parse(`${order}`, at)]))
  return Q.parse(`${asked}`, at)
}

/** The name of the theory's only vertex. @throws InputError when the theory has several kinds */
function onlyVertex({ name, vertices }: Theory, count: number): string {
  const [rule, ...others] = vertices
  if (rule !== undefined && rule.family === undefined && others.length === 0) return rule.name
  throw new InputError({
    code: 'requests.vertices',
    at: 'vertices',
    expected: `valence=count pairs such as 3=2,4=1, for ${name} has several kinds of vertices`,
    received: `${count}`,
  })
}

/** How the search for diagrams whose number is not known is heard of, and stopped. */
export function finding({ signal, onProgress }: Running): Pick<StreamOptions, 'signal' | 'onProgress'> {
  return { signal, onProgress: (done) => onProgress?.({ what: 'finding diagrams', done, unit: 'diagrams' }) }
}
