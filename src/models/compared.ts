import { coefficient } from './value.js'
import type { Value } from './value.js'

/** How two values compare, order by order. */
export type Comparison =
  | {
      readonly verdict: 'same'
      readonly convention?: string
      /** Its tail leaves some of what was asked for open. */
      readonly isOpen?: true
    }
  | { readonly verdict: 'differ'; readonly difference: string }
  | { readonly verdict: 'undecided'; readonly reason: string }

/** Sides agree to the first, relative to their sizes; beyond the second they differ. What cancels leaves rounding. */
const [SAME, OTHER] = [1e-9, 1e-6]
const [ROUNDING, SEEN] = [1e-12, 1e-9]

/**
 * Compares what is known of both: to the orders that are asked for, else as far as the formula goes. A formula that ends
 * without a tail is held to its own orders.
 *
 * @param truth what the left side names
 * @param upTo the highest order that is asked for
 * @param endsWithTail whether dots or an O end the terms that are written
 */
export function compared(truth: Value, claim: Value, upTo: number | undefined, endsWithTail = false): Comparison {
  const known = Math.min(truth.end, claim.end)
  const written = claim.low + claim.re.length
  const asked = upTo === undefined ? (claim.end === Infinity && truth.end !== Infinity ? written : Infinity) : upTo + 1
  const end = Math.min(known, asked)
  // A term beyond what is known would be looked at by nobody; an endless sum is computed as far as it counts.
  if ((claim.end === Infinity || endsWithTail) && truth.end < Math.min(written, asked))
    return { verdict: 'undecided', reason: `orders up to ${truth.end - 1} of what is small` }
  const [low, high] = [Math.min(truth.low, claim.low), Math.max(truth.low + truth.re.length, written)]
  // Series grow like factorials: what lies beyond the orders that are compared is no measure of them.
  const seen = [truth, claim].flatMap(({ low: from, re, im }) => [
    ...re.slice(0, Math.max(0, end - from)),
    ...im.slice(0, Math.max(0, end - from)),
  ])
  const largest = Math.max(0, ...seen.map(Math.abs))
  let something = false
  for (let order = low; order < Math.min(high, end); order++) {
    const [[a, ai], [b, bi]] = [coefficient(truth, order), coefficient(claim, order)]
    const [size, distance] = [Math.hypot(a, ai) + Math.hypot(b, bi), Math.hypot(a - b, ai - bi)]
    if (!Number.isFinite(size)) return { verdict: 'undecided', reason: 'numbers that are finite' }
    if (distance > OTHER * size + SEEN * largest)
      return {
        verdict: 'differ',
        difference: `its sides differ: ${written6(a, ai)} and ${written6(b, bi)}${at(order, low, high)}`,
      }
    if (distance > SAME * size + ROUNDING * largest)
      return { verdict: 'undecided', reason: 'sides that numbers can tell apart: they agree to six digits only' }
    something ||= size > SEEN * largest
  }
  if (!something) return { verdict: 'undecided', reason: 'something that its tail leaves to be compared' }
  if (upTo !== undefined && end < upTo + 1)
    return {
      verdict: 'same',
      convention: 'as far as it goes: its tail leaves some of what was asked for open',
      isOpen: true,
    }
  if (upTo === undefined && claim.end === Infinity && truth.end !== Infinity)
    return { verdict: 'same', convention: 'to the order of its last term' }
  return { verdict: 'same' }
}

function at(order: number, low: number, high: number): string {
  return high - low <= 1 && order === 0 ? '' : ` at relative order ${order - low}`
}

function written6(re: number, im: number): string {
  const short = (x: number): string => `${Number(x.toPrecision(6))}`
  return im === 0 ? short(re) : `${short(re)} + ${short(im)}i`
}
