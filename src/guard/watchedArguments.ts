import { isObject, problemAt } from './shape.js'
import type { Shape, Signature } from './shape.js'

/** What the functions have to give that a walk over a value comes upon, while one collects them. */
let collected: Map<unknown, Shape> | undefined

/** Notes what a function among arguments has to give. */
export function noteFunction(value: unknown, result: () => Shape): void {
  collected?.set(value, result())
}

/**
 * The arguments with functions in them that throw an InputError as soon as they give what their types do not say;
 * undefined where there are none.
 */
export function watchedArguments(
  given: readonly unknown[],
  { parameters, rest }: Signature,
): readonly unknown[] | undefined {
  const all = given.map((value, i) => {
    const parameter = parameters[i] ?? rest
    if (parameter === undefined) return value
    const [name, shape] = parameter
    return watched(value, shape, i < parameters.length ? name : `${name}[${i - parameters.length}]`)
  })
  return all.every((value, i) => Object.is(value, given[i])) ? undefined : all
}

function watched(value: unknown, shape: Shape, at: string): unknown {
  const functions = new Map<unknown, Shape>()
  collected = functions
  const found = shape(value)
  collected = undefined
  if (found !== undefined) throw problemAt(at, found)
  return functions.size === 0 ? value : withWatched(value, functions, at)
}

function withWatched(value: unknown, functions: ReadonlyMap<unknown, Shape>, at: string): unknown {
  if (typeof value === 'function') {
    const result = functions.get(value)
    const inner = value as (...given: unknown[]) => unknown
    return result === undefined ? value : (...given: unknown[]) => watched(inner(...given), result, `${at}(…)`)
  }
  if (Array.isArray(value)) return value.map((entry, i) => withWatched(entry, functions, `${at}[${i}]`))
  if (!isObject(value) || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null))
    return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withWatched(entry, functions, `${at}.${key}`)]),
  )
}
