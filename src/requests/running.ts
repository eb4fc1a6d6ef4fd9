import type { PiecesTask } from './pieces.js'
import type { PartResult, PartTask } from './diagramPart.js'
import type { SpinResult, SpinTask } from './spinPart.js'

/** What goes beside a request while it is answered. The answer is the same with and without. */
export interface Running {
  /** Ends the work with the signal's reason as error, as soon as it is heard. */
  readonly signal?: AbortSignal | undefined
  /** Called now and then, whenever other work gets its turn. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Several cores to work on; without them the work is done where it was asked for. */
  readonly threads?: Threads | undefined
}

/** How far the work is. */
export interface Progress {
  /** What is being done: `listing diagrams`. */
  readonly what: string
  readonly done: number
  /** How many there are, where that is known. */
  readonly of?: number
  /** What is counted, in the plural: `diagrams`, `samples`. */
  readonly unit: string
}

/** What can be done on other threads: plain data there, plain data back. */
export interface Work {
  /** A part of an enumeration. */
  readonly diagrams: { readonly task: PartTask; readonly result: PartResult }
  /** Pieces of a sampling or a simulation: the sums of each. */
  readonly samples: { readonly task: PiecesTask; readonly result: readonly Float64Array[] }
  /** A part of the work on Ising spins. */
  readonly spins: { readonly task: SpinTask; readonly result: SpinResult }
}

/** A task that is done. */
export type Done<K extends keyof Work> = readonly [task: Work[K]['task'], result: Work[K]['result']]

/** Several cores. `edgewick/threads` has those of Node; a page can bring its own workers. */
export interface Threads {
  /** How many tasks run at once. */
  readonly cores: number
  /**
   * Runs tasks of one kind; they come as they are done, in any order. Further ones wait until earlier ones are taken,
   * so that the memory does not grow with their number. Ends with the signal's reason when it is aborted, and the work
   * that is under way with it.
   */
  readonly run: <K extends keyof Work>(
    kind: K,
    tasks: readonly Work[K]['task'][],
    signal?: AbortSignal,
  ) => AsyncIterable<Done<K>>
}
