import { withoutPoints } from './withoutPoints.js'

/**
 * `Δ({a},{b})` becomes `Δ({p})`, and `R({b},{a})` `R({-p})`; a template that does not name the two ends so gets the
 * momentum as its argument.
 */
export function lineInMomentumSpace(latex: string): string {
  const replaced = latex.replaceAll('{a},{b}', '{p}').replaceAll('{b},{a}', '{-p}')
  return replaced === latex || /\{[ab]\}/.test(replaced) ? `${latex.replaceAll(/\{[ab]\}/g, '')}({p})` : replaced
}

/** The momenta take the place of the points; a local vertex is a constant. */
export function vertexInMomentumSpace(latex: string, local: boolean): string {
  return local ? withoutPoints(latex) : latex.replaceAll('{points}', '{momenta}')
}
