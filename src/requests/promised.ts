/**
 * What work gives or throws, as a promise. It is done before the promise is there, and not behind an `await`, so that
 * the command line can stop it.
 */
export function promised<T>(work: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve) => resolve(work()))
}
