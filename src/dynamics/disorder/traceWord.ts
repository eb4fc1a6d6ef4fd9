import { InputError } from '../../errors.js'
import { largest, requireSize } from '../../sizes.js'

/** A product of J and Jᵀ under a trace: `JJTT` for tr(J J Jᵀ Jᵀ). */
export type TraceWord = string

/** tr A = tr Aᵀ, (AB)ᵀ = BᵀAᵀ. */
export function transposedWord(word: TraceWord): TraceWord {
  return [...word]
    .reverse()
    .map((letter) => (letter === 'J' ? 'T' : 'J'))
    .join('')
}

const TRANSPOSED = /^\s*(?:ᵀ|\^\s*(?:T|⊤|\{\s*(?:T|\\top|\\mathsf\s*\{?\s*T\s*\}?|\\intercal)\s*\}|\\top|\\intercal))/
const POWER = /^\s*\^\s*(?:(\d+)|\{\s*(\d+)\s*\})/

/**
 * Products of J and Jᵀ, apart by commas: `J J^T`, `(J J^T)^3`, `J^2 J^T^2`, LaTeX's `J^{T}` and `J^{\top}`.
 *
 * @throws InputError for what is none, and for products that are too long
 * @example
 * readTraceWords('J^2 (J^T)^2, J J^T') // ['JJTT', 'JT']
 */
export function readTraceWords(text: string, at = 'trace'): readonly TraceWord[] {
  const words = text.split(',').map((part) => {
    const [word, rest] = readProduct(part.trim(), text, at)
    if (word === '' || rest !== '') throw unread(text, at)
    return word
  })
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  requireSize({ code: 'dynamics.trace', at, of: 'factors J', needed: letters, most: largest.traceLetters })
  return words
}

/** The product at the beginning, and what is behind it. */
function readProduct(text: string, whole: string, at: string): readonly [word: TraceWord, rest: string] {
  let [word, rest] = ['', text.trimStart()]
  for (;;) {
    rest = rest.replace(/^\s*(?:\*|·|\\,|\\cdot|\\left|\\right)?\s*/, '')
    let factor: string
    if (rest.startsWith('J')) [factor, rest] = ['J', rest.slice(1)]
    else if (rest.startsWith('(')) {
      ;[factor, rest] = readProduct(rest.slice(1), whole, at)
      if (factor === '' || !/^\s*(?:\\right\s*)?\)/.test(rest)) throw unread(whole, at)
      rest = rest.replace(/^\s*(?:\\right\s*)?\)/, '')
    } else return [word, rest]
    for (;;) {
      const transposed = TRANSPOSED.exec(rest)
      const power = POWER.exec(rest)
      if (transposed !== null) factor = transposedWord(factor)
      else if (power !== null) {
        const times = Number(power[1] ?? power[2])
        requireSize({
          ...{ code: 'dynamics.trace', at, of: 'factors J' },
          ...{ needed: times * factor.length, most: largest.traceLetters },
        })
        factor = factor.repeat(times)
      } else break
      rest = rest.slice((transposed ?? power)?.[0].length)
    }
    word += factor
  }
}

function unread(text: string, at: string): InputError {
  return new InputError({
    code: 'dynamics.trace',
    at,
    expected: 'products of J and J^T, apart by commas where there are several traces, such as J J^T or (J J^T)^3, J^2',
    received: `'${text}'`,
  })
}
