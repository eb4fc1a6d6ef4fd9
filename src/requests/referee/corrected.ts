import { InputError } from '../../errors.js'
import type { Verification } from '../../expansion/verify.js'
import type { Expansion } from '../../expansion/expansion.js'
import { inLetters, inMinkowski } from '../../expansion/formula/inLetters.js'
import { parseExpansion } from '../../expansion/parseExpansion.js'
import { verifyClaim } from '../../expansion/verify.js'
import { expansionLatex } from '../../render/latex/expansionLatex.js'

/**
 * The right formula in the letters of the claim, ready to paste: its own left side and external points, the derived
 * terms. It is read back and judged; null where that does not call it right.
 *
 * @param coefficients what was derived, as coefficients
 */
export function correctedLine(coefficients: Expansion, verification: Verification, draw: () => number): string | null {
  try {
    const line = rightLine(verification)
    return isRight(coefficients, line, verification, draw) ? line : null
  } catch (error) {
    // Too long, or beyond what is printed or read: the verdict on the equation stands without it.
    if (!(error instanceof InputError)) throw error
    return null
  }
}

function rightLine({ derived, claim }: Verification): string {
  const taken = new Set(claim.points.map((point) => /^\p{L}/u.exec(point)?.[0]))
  const inner = ['y', 'z', 'u', 'v'].find((letter) => !taken.has(letter)) ?? 'y'
  const lettered = { ...derived, theory: inLetters(derived.theory, claim.letters) }
  const printed = claim.rotation === undefined ? lettered : inMinkowski(lettered, claim.rotation)
  const whole = expansionLatex(printed, 'counted', { layout: 'inline', points: { y: inner } })
  const named = whole
    .slice(whole.indexOf('=') + 1)
    .replace(/\$$/, '')
    .replaceAll(' \\allowbreak', '')
    .trim()
    .replaceAll(/x_\{(\d+)\}/g, (point, index: string) => pointLatex(claim.points[Number(index) - 1]) ?? point)
  const { components } = claim
  const right = components.length === 2 ? `\\delta_{${components.join(' ')}} \\left[ ${named} \\right]` : named
  return claim.left === '' ? right : `${claim.left} ${right}`
}

/** Whether the line, read back, is right by the same reading. */
function isRight(
  coefficients: Expansion,
  line: string,
  { reading, claim }: Pick<Verification, 'reading' | 'claim'>,
  draw: () => number,
): boolean {
  const again = parseExpansion(line, coefficients.theory, { request: coefficients.request, input: 'latex' })
  const judged = verifyClaim(coefficients, { ...again, declared: claim.rotation }, draw)
  return judged.verdict === 'right' && judged.reading === reading
}

/** `x_{1}` for x1, `x'` for x'. */
function pointLatex(point: string | undefined): string | undefined {
  return point?.replace(/^(\p{L})([\p{L}\p{N}]+)/u, '$1_{$2}')
}
