import { InputError } from '../../errors.js'
import { finite, SMALLEST_NORMAL } from '../../numbers.js'
import type { Evaluated } from '../../kernels/evaluated.js'

/** Readouts so small that correlators of this size are lost for that reason alone, whatever the points. */
const LOST = 1e-280

/**
 * A correlator of n points on its way out.
 *
 * @throws InputError unless it is within the range of float64: too large, or all or some of its digits lost because the
 * readout weights are so small. Of points that are far apart it may be 0
 */
export function representable({ value, error }: Evaluated, n: number, readoutVariance: number): Evaluated {
  const at = `correlator of ${n} points`
  finite(value, { at, what: 'a value' })
  finite(error, { at, what: 'a value with an error' })
  if (n % 2 === 1 || Math.abs(value) >= SMALLEST_NORMAL || readoutVariance ** (n / 2) >= LOST) return { value, error }
  throw new InputError({
    code: 'networks.underflow',
    at,
    expected: `a value of 2.2e-308 or more in size, which float64 holds with all digits (the readout weights have the variance ${readoutVariance.toPrecision(3)})`,
    received: `${value}`,
  })
}
