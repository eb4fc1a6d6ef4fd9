import { InputError } from '../../errors.js'
import type { Expansion } from '../../expansion/expansion.js'
import { hasSeveralSources } from '../../expansion/formula/carriedBy.js'
import { inLetters, inMinkowski } from '../../expansion/formula/inLetters.js'
import type { Verification } from '../../expansion/verify.js'
import { expansionLatex } from '../../render/latex/expansionLatex.js'
import { carriedLatex } from '../../theory/carriedLatex.js'

/**
 * The right formula in the letters of the claim, ready to paste: its own left side and external points, the derived
 * terms. None where they cannot be printed.
 */
export function correctedLines(verification: Verification): readonly string[] {
  const { claim, derived } = verification
  if (claim.isUnderFields && hasSeveralSources(derived.theory)) return []
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
  const sum = components.length === 2 ? `\\delta_{${components.join(' ')}} \\left[ ${named} \\right]` : named
  const right = claim.isUnderFields ? underField(sum, printed, claim.points) : sum
  return claim.left === '' ? right : `${claim.left} ${right}`
}

/** ∫ of a function of the external points with the field that all legs carry there. */
function underField(sum: string, { theory }: Expansion, points: readonly string[]): string {
  const field = carriedLatex(theory, theory.legs[0]?.carries ?? '')
  const at = points.map((point) => pointLatex(point) ?? '')
  return `\\int ${at.map((point) => `d${point}`).join('\\, ')} \\left[ ${sum} \\right] ${at.map((point) => `${field}(${point})`).join(' ')}`
}

/** `x_{1}` for x1, `x'` for x'. */
function pointLatex(point: string | undefined): string | undefined {
  return point?.replace(/^(\p{L})([\p{L}\p{N}]+)/u, '$1_{$2}')
}
