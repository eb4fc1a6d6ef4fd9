import { InputError } from '../../../src/errors.js'
import type { HowFar, JobName, Jobs, Message, Order } from './protocol.js'

/** The work was cancelled. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** What goes beside a job. */
export interface Beside<Result> {
  readonly signal?: AbortSignal
  readonly onProgress?: (howFar: HowFar) => void
  readonly onInterim?: (interim: Result) => void
}

interface Pending {
  readonly order: Order
  readonly beside: Beside<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** How long a worker that is told to stop may take, in milliseconds, before it is ended. */
const PATIENCE = 1000

/** A worker of the page's own, started with the first job. Jobs of one engine wait for one another. */
export interface Engine {
  readonly run: <Name extends JobName>(
    name: Name,
    given: Jobs[Name]['given'],
    beside?: Beside<Jobs[Name]['result']>,
  ) => Promise<Jobs[Name]['result']>
}

/** @param start makes the worker */
export function engine(start: () => Worker): Engine {
  let worker: Worker | undefined
  let next = 0
  const pending = new Map<number, Pending>()

  const end = (error: Error): void => {
    worker?.terminate()
    worker = undefined
    for (const [id, { reject }] of pending) {
      pending.delete(id)
      reject(error)
    }
  }
  /** One job does not hear that it is over: the others go to another worker. */
  const restart = (id: number): void => {
    worker?.terminate()
    worker = undefined
    for (const [other, { order, beside, reject }] of pending) {
      if (other !== id && beside.signal?.aborted !== true) send(order)
      else {
        pending.delete(other)
        reject(new Stopped('cancelled'))
      }
    }
  }
  const started = (): Worker => {
    if (worker !== undefined) return worker
    worker = start()
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => receive(data))
    worker.addEventListener('error', ({ message }) =>
      end(new Error(message === '' ? 'the program of the page could not be loaded' : message)),
    )
    return worker
  }
  const receive = (message: Message): void => {
    const waiting = pending.get(message.id)
    if (waiting === undefined) return
    if ('howFar' in message) return waiting.beside.onProgress?.(message.howFar)
    if ('interim' in message) return waiting.beside.onInterim?.(message.interim)
    pending.delete(message.id)
    if ('result' in message) waiting.resolve(message.result)
    else if ('stopped' in message) waiting.reject(new Stopped('cancelled'))
    else if ('refused' in message) waiting.reject(new InputError(message.refused))
    else waiting.reject(new Error(message.broken))
  }
  const send = (order: Order): void => started().postMessage(order)

  return {
    run: (name, given, beside = {}) =>
      new Promise((resolve, reject) => {
        const id = next++
        if (beside.signal?.aborted === true) return reject(new Stopped('cancelled'))
        const order: Order = { id, name, given }
        pending.set(id, {
          order,
          beside: beside as Beside<unknown>,
          resolve: resolve as (result: unknown) => void,
          reject,
        })
        beside.signal?.addEventListener('abort', () => {
          if (!pending.has(id)) return
          send({ id, cancelled: true })
          setTimeout(() => {
            if (pending.has(id)) restart(id)
          }, PATIENCE)
        })
        send(order)
      }),
  }
}
