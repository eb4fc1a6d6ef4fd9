/**
 * A number with its standard error in units of its last digit, in LaTeX: `0.123(4)`, two digits of the error where the
 * first is 1; as a power of ten where the number or its error is large or small.
 *
 * @example
 * shortError(-0.12345, 0.0042) // '-0.123(4)'
 * shortError(1.5e6, 12345) // '1.500(12) \\times 10^{6}'
 */
export function shortError(value: number, standardError: number): string {
  if (!(standardError > 0)) return `${Number(value.toPrecision(6))}`
  const size = Math.max(Math.abs(value), standardError)
  const scale = Math.floor(Math.log10(size))
  // Up to 10⁴, and down to 10⁻³, digits stand as they are, where the last one that is known is behind the point.
  if (scale > -4 && scale < 5 && standardError < 9.5) return withDigits(value, standardError)
  const power = 10 ** scale
  return `${withDigits(value / power, standardError / power)} \\times 10^{${scale}}`
}

function withDigits(value: number, error: number): string {
  const first = Math.floor(Math.log10(error))
  // 9.6 has one digit more when it is rounded.
  const leading = error / 10 ** first
  const digits = leading < 1.95 ? 2 : 1
  const places = Math.max(0, digits - 1 - first)
  const shown = Math.round(error * 10 ** places)
  return `${value.toFixed(places)}(${shown})`
}
