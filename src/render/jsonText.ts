import { finite } from '../numbers.js'

/**
 * A result as JSON text. The one way out for it: JSON has no numbers that are not finite, and `null` would stand in
 * their place.
 *
 * @throws InputError naming the place of a number that is not finite
 * @example
 * jsonText({ value: 0.5 }) // '{"value":0.5}'
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  if (text.includes('null')) requireFinite(value, '')
  return text
}

function requireFinite(value: unknown, at: string): void {
  if (typeof value === 'number') finite(value, { at: at === '' ? 'result' : at, what: 'a number' })
  else if (Array.isArray(value)) value.forEach((each, i) => requireFinite(each, `${at}[${i}]`))
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) requireFinite(each, at === '' ? key : `${at}.${key}`)
}
