import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { InputError } from '../../../src/errors.js'
import type { InputProblem } from '../../../src/errors.js'
import type { State } from '../state/state.js'
import { troubleOf } from '../state/trouble.js'
import type { Trouble } from '../state/trouble.js'
import { Stopped } from '../engine/engine.js'
import type { Engine } from '../engine/engine.js'
import type { HowFar, JobName, Jobs } from '../engine/protocol.js'

/** A job of the page: what there is of it, and how to end it and begin it again. */
export interface Job<Result> {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** The last result, also while the next one is made; what there is of one that was cancelled. */
  readonly result: Result | undefined
  readonly howFar: HowFar | undefined
  readonly trouble: Trouble | undefined
  readonly cancel: () => void
  readonly again: () => void
}

type Told<Result> = Omit<Job<Result>, 'cancel' | 'again'>

/** What is given to a job, or why nothing can be. */
export type Given<T> = { readonly given: T | undefined } | { readonly problem: InputProblem }

/** What is read from the fields. */
export function attempted<T>(read: () => T): Given<T> {
  try {
    return { given: read() }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { problem: error }
  }
}

/**
 * Runs a job whenever what is given changes, the one before being cancelled; nothing while it is undefined, or cannot be
 * read.
 *
 * @param state what stands in the fields, for the words of what is wrong with it
 * @param wait milliseconds without a change after which it begins
 */
export function useJob<Name extends JobName>(
  engine: Engine,
  name: Name,
  asked: Given<Jobs[Name]['given']>,
  state: State,
  wait = 300,
): Job<Jobs[Name]['result']> {
  type Result = Jobs[Name]['result']
  const nothing: Told<Result> = { state: 'idle', result: undefined, howFar: undefined, trouble: undefined }
  const given = 'given' in asked ? asked.given : undefined
  const [told, tell] = useState<Told<Result>>(nothing)
  const [attempt, setAttempt] = useState(0)
  const controller = useRef<AbortController | undefined>(undefined)
  const key = given === undefined ? undefined : JSON.stringify(given)

  // Before the page is painted: nothing old is seen under new fields.
  useLayoutEffect(() => {
    if (given === undefined) {
      tell(nothing)
      return undefined
    }
    const mine = new AbortController()
    // Whether what stands there is of this question.
    let isNew = false
    controller.current = mine
    // Whoever is replaced says nothing any more.
    const say = (next: (before: Told<Result>) => Told<Result>): void => {
      if (controller.current === mine) tell(next)
    }
    // From here on what stands there is of another question.
    say((before) => ({ ...before, state: 'running', howFar: undefined, trouble: undefined }))
    const timer = setTimeout(() => {
      engine
        .run(name, given, {
          signal: mine.signal,
          onProgress: (howFar) => say((before) => ({ ...before, howFar })),
          onInterim: (result) => {
            isNew = true
            say((before) => ({ ...before, result }))
          },
        })
        .then((result) => say(() => ({ ...nothing, state: 'done', result })))
        .catch((error: unknown) =>
          say((before) =>
            error instanceof Stopped
              ? { ...nothing, state: 'cancelled', result: isNew ? before.result : undefined }
              : { ...nothing, state: 'failed', trouble: whatHappened(error, state) },
          ),
        )
    }, wait)
    return () => {
      clearTimeout(timer)
      controller.current = undefined
      mine.abort()
    }
    // The key says all that is given.
  }, [engine, name, key, attempt])

  const unread: Told<Result> | undefined =
    'problem' in asked ? { ...nothing, state: 'failed', trouble: troubleOf(asked.problem, state) } : undefined
  return {
    ...(unread ?? told),
    cancel: () => controller.current?.abort(),
    again: () => setAttempt(attempt + 1),
  }
}

function whatHappened(error: unknown, state: State): Trouble {
  if (error instanceof InputError) return troubleOf(error, state)
  return { sentence: error instanceof Error ? error.message : String(error), field: undefined, place: undefined }
}
