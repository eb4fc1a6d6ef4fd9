import { InputError, described } from '../errors.js'

/** Where a value is not what it has to be, from the value inwards. */
export interface Misfit {
  /** `.terms[0].coefficient`; empty for the value itself. */
  path: string
  readonly expected: string
  readonly received: unknown
  /** What was received, where words say it better than the value. */
  readonly words?: string
}

/**
 * What an argument has to look like, made from its type by `scripts/doors`; undefined when the value does, so that a
 * right argument costs a walk over it and makes nothing.
 */
export type Shape = (value: unknown) => Misfit | undefined

/** A parameter of a function of the public interface. */
export type Parameter = readonly [name: string, shape: Shape]

/** What a function takes. */
export interface Signature {
  readonly parameters: readonly Parameter[]
  /** Each argument after these. */
  readonly rest?: Parameter
  /** Whether it promises its result, and so rejects where others throw. */
  readonly later?: boolean
}

export function problemAt(name: string, { path, expected, received, words }: Misfit): InputError {
  return new InputError({
    code: 'input.argument',
    at: `${name}${path}`,
    expected,
    received: words ?? described(received),
  })
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
