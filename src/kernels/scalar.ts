import type Nerdamer from 'nerdamer'
import { InputError } from '../errors.js'

/**
 * The value of a closed scalar expression such as `sqrt(2)/3`, `pi/4` or `1e-3`. Plain numbers are read directly; anything else is parsed
 * and evaluated by nerdamer, which is loaded only then.
 *
 * @param at the place named in the error
 * @throws InputError when the text is no expression, contains a free symbol, or has no finite real value
 * @example
 * await evaluateScalar('sqrt(2)/2') // 0.7071067811865476
 */
export async function evaluateScalar(text: string, at = 'expression'): Promise<number> {
  const plain = Number(text)
  if (text.trim() !== '' && !Number.isNaN(plain)) return plain
  const problem = (expected: string): InputError => new InputError({ code: 'kernels.scalar', at, expected, received: `'${text}'` })
  if (text.length > LONGEST || !/^[\w\s.+\-*/^()]+$/.test(text)) throw problem('a number or a closed expression such as sqrt(2)/3')
  const { default: nerdamer } = await import('nerdamer')
  const value = Number(decimals(nerdamer, text))
  if (!Number.isFinite(value)) throw problem('an expression with a finite real value')
  return value
}

/** Long enough for any parameter, short enough that a pathological expression cannot keep the parser busy. */
const LONGEST = 200

/** Nerdamer throws on what it cannot parse and keeps symbols that it does not know; both come back as text that is no number. */
function decimals(nerdamer: typeof Nerdamer, text: string): string {
  try {
    return nerdamer(text).evaluate().text('decimals')
  } catch (error) {
    return `no value: ${String(error)}`
  } finally {
    nerdamer.flush()
  }
}
