/** A deviation in standard errors, `−1.25`; `∞` where the error is zero and there is a deviation all the same. */
export function standardErrors(z: number, digits = 2): string {
  return `${z < 0 ? '−' : ''}${Number.isFinite(z) ? Math.abs(z).toFixed(digits) : '∞'}`
}
