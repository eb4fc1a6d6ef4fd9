import nerdamer from 'nerdamer'

/**
 * The value of an expression by the computer-algebra system nerdamer: 19 places after the point, for numbers that are
 * not small.
 */
export function nerdamerValue(text: string): number {
  try {
    return Number(nerdamer(text).evaluate().text('decimals'))
  } finally {
    nerdamer.flush()
  }
}
