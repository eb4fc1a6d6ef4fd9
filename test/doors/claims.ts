import { runInNewContext } from 'node:vm'

/** A number of which the first digits are said: `0.0239…`. */
export interface Begins {
  readonly begins: string
}

/**
 * The value that a comment begins with: a literal of JavaScript up to its end or a colon, or the first digits of a
 * number. Undefined for a comment in words.
 */
export function claimed(comment: string): unknown {
  const digits = /^(-?\d+\.\d+)…(?=$|[:,])/.exec(comment)
  if (digits !== null) return { begins: digits[1] as string } satisfies Begins
  if (!/^(?:[-\d'[{]|true|false)/.test(comment)) return undefined
  const ends = [...comment.matchAll(/: |$/g)].map(({ index }) => index).reverse()
  for (const end of ends) {
    const text = comment.slice(0, end)
    // Digits and words are no literal: `39 diagrams`.
    if (/^-?\d+ /.test(text)) continue
    try {
      // Made here, so that lists and objects are of this realm.
      return structuredClone(runInNewContext(`(${text})`) as unknown)
    } catch {
      continue
    }
  }
  return undefined
}

/** The value as the same data without classes, so that it can be compared with a literal. */
export function asPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asPlain)
  if (typeof value !== 'object' || value === null || value.constructor === Map) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asPlain(entry)]))
}
