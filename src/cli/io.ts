/** The world outside a command, so that commands can be run in tests. */
export interface Io {
  /**
   * Resolves when the reader has room for more; bytes may then be written over. @throws ReaderGone when nobody reads on,
   * InputError where it cannot be written
   */
  readonly out: (text: string | Uint8Array) => Promise<void>
  /** Resolves when all that was given to `out` is written. @throws likewise */
  readonly flush: () => Promise<void>
  readonly err: (text: string) => void
  /** Whether a progress bar makes sense. */
  readonly interactive: boolean
  /** Whether standard output shows colours: a terminal, and NO_COLOR is not set. Default: no. */
  readonly colour?: boolean
  /** Characters in a line of standard output; none where it is no terminal. */
  readonly columns?: number | undefined
  readonly readFile: (path: string) => Promise<string>
  /** Whether anything stands at a path. */
  readonly isPresent: (path: string) => Promise<boolean>
  /** The bytes of a file as they come; `-` is standard input. */
  readonly readBytes: (path: string) => AsyncIterable<Uint8Array>
  /** Writes the whole file or nothing; a pipe or a device gets the parts as they come. */
  readonly writeFile: (
    path: string,
    content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ) => Promise<void>
  /** Writes a file of this name into a new folder for temporary files, and gives its path. */
  readonly writeTemporary: (name: string, content: Iterable<string | Uint8Array>) => Promise<string>
  /** @throws InputError when a file could not be written there */
  readonly requireWritable: (path: string) => Promise<void>
  /**
   * Calls `stop` when the user (Ctrl-C) or a scheduler wants the run to end; gives a function that forgets it again.
   */
  readonly onInterrupt: (stop: () => void) => () => void
  /** Does work that does not give way so that the user can end it; none where nobody can. @throws Stopped */
  readonly stoppable?: <T>(work: () => T) => T
  /** Processor cores that a run may use. */
  readonly cores: number
  /** Milliseconds since some fixed moment, for progress only. */
  readonly now: () => number
}
