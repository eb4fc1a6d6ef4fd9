import { exponentText } from '../text/unicode.js'
import * as Q from '../../algebra/rational.js'
import type { Inline, Text } from './content.js'
import { prose } from './prose.js'

/** Text as it is set in sentences: numbers with their signs, and formulas of plain writing as mathematics. */
export function typeset(text: Text): Text {
  return text.flatMap((part: Inline) => (typeof part === 'string' ? prose(withSigns(part)) : [part]))
}

/** Plain text whose numbers have minus signs and powers of ten: `-1.5e-7` → `−1.5 × 10⁻⁷`. */
export function withSigns(text: string): string {
  return text
    .replaceAll(/(?<![\p{L}\p{N}.)\]-])-(?=\.?\d)/gu, '−')
    .replaceAll(
      /(?<![\p{L}\p{N}.])(\d+(?:\.\d+)?)e([-+]?\d+)(?![\p{L}\p{N}.])/gu,
      (_, digits: string, power: string) => {
        const exponent = Number(power)
        if (exponent === 0) return digits
        return `${digits} × 10${exponent === 1 ? '' : exponentText(Q.rational(exponent))}`
      },
    )
}
