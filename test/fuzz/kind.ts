import type { Draw } from './draw.js'

/** A kind of input from outside: how its cases are made, and what reads them. */
export interface Kind<Input = unknown> {
  readonly make: (draw: Draw) => Input
  /**
   * Reads it as a user's would be, and goes on with what was read; gives everything that was printed.
   *
   * @throws InputError for what it refuses
   */
  readonly read: (input: Input) => string | Promise<string>
  /** The case as a text that a person can look at. */
  readonly show: (input: Input) => string
  /** Seconds of processor time that a case may take, where it is work that was asked for; 2 unless said. */
  readonly seconds?: (input: Input) => number
}

/** The fault of a case that a reader may not have, or that its output has. */
export class Fault extends Error {}

/** A kind by what it does; the input's type is its own affair. */
export function kind<Input>(of: Kind<Input>): Kind {
  return of as Kind
}
