import { beside, raised, runRow } from './mathRow.js'
import type { MathRow } from './mathRow.js'

const RAISED = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₋₀₁₂₃₄₅₆₇₈₉'
const PLAIN = '−0123456789'

/** Size and shifts of small signs. */
const SMALL = { size: 0.7, up: 0.4, down: -0.16 } as const

/**
 * Plain text as it stands beneath a picture: runs of superscripts and subscripts (`N⁻²`, `κ₄`) and powers in brackets
 * (`e^(−2τ)`) are set as small plain signs, and letters by themselves in italics, as symbols are.
 */
export function captionRow(text: string): MathRow {
  const runs = text.match(/\^\([^()]*\)|[⁻⁰¹²³⁴-⁹]+|[₋₀-₉]+|(?:(?!\^\()[^⁻⁰¹²³⁴-⁹₋₀-₉])+/gu) ?? []
  return beside(
    runs.map((run) => {
      const isPower = run.startsWith('^(')
      const above = isPower || RAISED.includes(run.charAt(0))
      if (!above && !LOWERED.includes(run.charAt(0))) return symbols(run, 1)
      const small = isPower
        ? [...run.slice(2, -1)]
        : [...run].map((c) => PLAIN[(above ? RAISED : LOWERED).indexOf(c)] ?? c)
      return raised(beside(small.map((c) => symbols(c, SMALL.size))), above ? SMALL.up : SMALL.down)
    }),
  )
}

/** Letters that stand alone are symbols; those beside digits and bars are names of diagrams. */
function symbols(text: string, size: number): MathRow {
  const parts = text.match(/(?<![\p{L}\d|])\p{L}(?![\p{L}\d|])|(?:(?!(?<![\p{L}\d|])\p{L}(?![\p{L}\d|])).)+/gsu) ?? []
  return beside(parts.map((part) => runRow(part, /^\p{L}$/u.test(part) ? 'italic' : 'upright', size)))
}
