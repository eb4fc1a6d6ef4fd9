import { InputError } from '../errors.js'
import type { Unfit } from '../errors.js'
import { isObject, problemAt } from './shape.js'
import type { Misfit, Parameter, Shape, Signature } from './shape.js'
import { noteFunction, watchedArguments } from './watchedArguments.js'

type Call = (...given: unknown[]) => unknown

/**
 * The function for callers whose arguments no compiler has seen. The doors are made of these; inside the package
 * functions call each other unguarded. `docs/decisions/0018-arguments.md`.
 *
 * @throws InputError naming the first place where an argument is not what its type says
 */
export function guarded<F extends (...given: never[]) => unknown>(f: F, signature: Signature): F {
  const call = f as unknown as Call
  const checked = (...given: unknown[]): unknown => {
    const problem = problemOf(given, signature)
    if (problem !== undefined) {
      if (signature.later === true) return Promise.reject(problem)
      throw problem
    }
    if (signature.later === true) return promised(call, given, signature)
    try {
      const result = call(...given)
      return isGenerator(result) ? walked(result, call, given, signature) : result
    } catch (error) {
      const watched = watchedAfter(error, given, signature)
      if (watched !== undefined) attempt(() => call(...watched))
      throw error
    }
  }
  Object.defineProperty(checked, 'name', { value: f.name })
  Object.defineProperty(checked, 'length', { value: f.length })
  return checked as unknown as F
}

function problemOf(given: readonly unknown[], { parameters, rest }: Signature): InputError | undefined {
  for (let i = 0; i < parameters.length; i++) {
    const [name, shape] = parameters[i] as Parameter
    const misfit = shape(given[i])
    if (misfit !== undefined) return problemAt(name, misfit)
  }
  if (rest === undefined) return undefined
  for (let i = parameters.length; i < given.length; i++) {
    const misfit = rest[1](given[i])
    if (misfit !== undefined) return problemAt(`${rest[0]}[${i - parameters.length}]`, misfit)
  }
  return undefined
}

async function promised(call: Call, given: readonly unknown[], signature: Signature): Promise<unknown> {
  try {
    return await call(...given)
  } catch (error) {
    const watched = watchedAfter(error, given, signature)
    try {
      if (watched !== undefined) await call(...watched)
    } catch (again) {
      throwTold(again)
    }
    throw error
  }
}

function* walked(items: Generator, call: Call, given: readonly unknown[], signature: Signature): Generator {
  try {
    return (yield* items) as unknown
  } catch (error) {
    const watched = watchedAfter(error, given, signature)
    if (watched !== undefined) attempt(() => [...(call(...watched) as Generator)])
    throw error
  }
}

function isGenerator(value: unknown): value is Generator {
  return isObject(value) && typeof value['next'] === 'function' && Symbol.iterator in value
}

/**
 * An error that is ours may come of what a function among the arguments gave: the call is made again with these
 * watched, which tells. Undefined for what needs no second call.
 */
function watchedAfter(error: unknown, given: readonly unknown[], signature: Signature): readonly unknown[] | undefined {
  const isRaw = error instanceof TypeError || error instanceof RangeError
  return isRaw ? watchedArguments(given, signature) : undefined
}

function attempt(call: () => unknown): void {
  try {
    call()
  } catch (error) {
    throwTold(error)
  }
}

/** What is wrong with an argument is thrown; of another error the first one says as much. */
function throwTold(error: unknown): void {
  if (error instanceof InputError) throw error
}

const misfit = (expected: string, received: unknown): Misfit => ({ path: '', expected, received })

function inside(step: string, found: Misfit): Misfit {
  found.path = step + found.path
  return found
}

const simple =
  (expected: string, fits: (value: unknown) => boolean): Shape =>
  (value) =>
    fits(value) ? undefined : misfit(expected, value)

export const anything: Shape = () => undefined
export const number: Shape = /* @__PURE__ */ simple(
  'a number',
  (value) => typeof value === 'number' && !Number.isNaN(value),
)
export const bigint: Shape = /* @__PURE__ */ simple('a bigint', (value) => typeof value === 'bigint')
export const string: Shape = /* @__PURE__ */ simple('a text', (value) => typeof value === 'string')
export const boolean: Shape = /* @__PURE__ */ simple('true or false', (value) => typeof value === 'boolean')
export const symbol: Shape = /* @__PURE__ */ simple('a symbol', (value) => typeof value === 'symbol')
export const callable: Shape = /* @__PURE__ */ simple('a function', (value) => typeof value === 'function')
/** A function that gives something of a shape. */
export function giving(result: () => Shape): Shape {
  return (value) => {
    if (typeof value === 'function') noteFunction(value, result)
    return callable(value)
  }
}
export const nothing: Shape = /* @__PURE__ */ simple('nothing', (value) => value === undefined)
export const nil: Shape = /* @__PURE__ */ simple('null', (value) => value === null)
export const someObject: Shape = /* @__PURE__ */ simple('an object', isObject)

/** One of these texts, numbers or truth values. */
export function oneOf(...allowed: readonly unknown[]): Shape {
  const words = allowed.map((each) => (typeof each === 'string' ? `'${each}'` : String(each)))
  return simple(words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`, (value) => allowed.includes(value))
}

/** An object of a class that the language or its surroundings have, by name: a `Map`, a `Float64Array`. */
export function instance(name: string): Shape {
  return simple(`${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`, (value) => {
    const made = (globalThis as unknown as Readonly<Record<string, unknown>>)[name]
    return typeof made !== 'function' || value instanceof made
  })
}

export function optional(shape: Shape): Shape {
  return (value) => (value === undefined ? undefined : shape(value))
}

export function list(entry: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return misfit('a list', value)
    for (let i = 0; i < value.length; i++) {
      const found = entry(value[i])
      if (found !== undefined) return inside(`[${i}]`, found)
    }
    return undefined
  }
}

/** A list of so many entries as there are shapes; the last `spare` of them may be missing. */
export function tuple(entries: readonly Shape[], spare: number = 0): Shape {
  return (value) => {
    if (!Array.isArray(value)) return misfit(`a list of ${entries.length}`, value)
    if (value.length > entries.length || value.length < entries.length - spare)
      return misfit(`a list of ${entries.length}`, value)
    for (let i = 0; i < value.length; i++) {
      const found = (entries[i] as Shape)(value[i])
      if (found !== undefined) return inside(`[${i}]`, found)
    }
    return undefined
  }
}

/** What a loop `for … of` can walk over; the entries of a list are looked at. */
export function iterable(entry: Shape): Shape {
  const entries = list(entry)
  return (value) => {
    if (Array.isArray(value)) return entries(value)
    const walks =
      (isObject(value) && typeof value[Symbol.iterator as unknown as string] === 'function') ||
      (typeof value === 'string' && entry('') === undefined)
    return walks ? undefined : misfit('a list', value)
  }
}

/** An object with these entries, others beside them; made when it is first looked at, since types name each other. */
export function object(expected: string, shapes: () => Readonly<Record<string, Shape>>): Shape {
  let entries: readonly (readonly [string, Shape])[] | undefined
  return (value) => {
    if (!isObject(value)) return misfit(expected, value)
    entries ??= Object.entries(shapes())
    for (let i = 0; i < entries.length; i++) {
      const [key, shape] = entries[i] as readonly [string, Shape]
      const found = shape(value[key])
      if (found !== undefined) return inside(`.${key}`, beside(found, value, entries))
    }
    return undefined
  }
}

/** Where an entry is missing, another one that the type does not have may be why. */
function beside(found: Misfit, value: object, entries: readonly (readonly [string, Shape])[]): Misfit {
  if (found.path !== '' || found.received !== undefined || found.words !== undefined) return found
  const keys = entries.map(([key]) => key)
  const other = Object.keys(value).find((key) => !keys.includes(key))
  return other === undefined ? found : { ...found, words: `none, but '${other}', which is none of ${keys.join(', ')}` }
}

/** An object whose entries, by any name, are all alike. */
export function table(entry: Shape): Shape {
  return (value) => {
    if (!isObject(value) || Array.isArray(value)) return misfit('a table', value)
    for (const key of Object.keys(value)) {
      const found = entry(value[key])
      if (found !== undefined) return inside(`.${key}`, found)
    }
    return undefined
  }
}

/** How far the walk came; a wrong entry says more than a missing one. */
function nearness({ path, received }: Misfit): number {
  return path.length + (received === undefined ? 0 : 1000)
}

/** One of several shapes. Where none fits, what is told is where the nearest of them ends. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value) => {
    const found: Misfit[] = []
    for (const shape of shapes) {
      const each = shape(value)
      if (each === undefined) return undefined
      found.push(each)
    }
    const inner = found.filter(({ path }) => path !== '').sort((a, b) => nearness(b) - nearness(a))
    if (inner[0] !== undefined) return inner[0]
    return misfit([...new Set(found.map(({ expected }) => expected))].join(' or '), value)
  }
}

/** Objects that say by one entry of which kind they are. */
export function tagged(expected: string, tag: string, kinds: () => readonly (readonly [unknown, Shape])[]): Shape {
  return (value) => {
    if (!isObject(value)) return misfit(expected, value)
    const all = kinds()
    const kind = all.find(([name]) => name === value[tag])
    return kind === undefined
      ? inside(`.${tag}`, oneOf(...all.map(([name]) => name))(value[tag]) as Misfit)
      : kind[1](value)
  }
}

/**
 * A shape, and what its type does not say: a check for values of that shape, which says where they do not fit, in
 * words.
 */
export function meaning(shape: Shape, check: (value: never) => Unfit | undefined): Shape {
  return (value) => {
    const found = shape(value)
    if (found !== undefined) return found
    const unfit = check(value as never)
    return unfit === undefined ? undefined : { ...unfit, received: value }
  }
}

/** Both at once. */
export function both(...shapes: readonly Shape[]): Shape {
  return (value) => {
    for (const shape of shapes) {
      const found = shape(value)
      if (found !== undefined) return found
    }
    return undefined
  }
}
