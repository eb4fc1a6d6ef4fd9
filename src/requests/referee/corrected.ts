import { InputError } from '../../errors.js'
import { inLetters, inMinkowski } from '../../expansion/formula/inLetters.js'
import type { Verification } from '../../expansion/verify.js'
import { expansionLatex } from '../../render/latex/expansionLatex.js'

/**
 * The right formula in the letters of the claim, ready to paste: its own left side and external points, the derived
 * terms. None where they cannot be printed.
 */
export function correctedLines(verification: Verification): readonly string[] {
  try {
    return [rightLine(verification)]
  } catch (error) {
    // Beyond what is printed: the verdict on the equation stands without it.
    if (!(error instanceof InputError)) throw error
    return []
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

/** `x_{1}` for x1, `x'` for x'. */
function pointLatex(point: string | undefined): string | undefined {
  return point?.replace(/^(\p{L})([\p{L}\p{N}]+)/u, '$1_{$2}')
}
