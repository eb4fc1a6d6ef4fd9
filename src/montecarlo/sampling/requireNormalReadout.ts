import { InputError } from '../../errors.js'
import type { Network } from '../../networks/network.js'

/** @param what what averages over normal readout weights; @throws InputError where they are not normal */
export function requireNormalReadout({ name, readout }: Network, what: string): void {
  if (readout === undefined) return
  throw new InputError({
    code: 'montecarlo.readout',
    at: name,
    expected: `normal readout weights for ${what}`,
    received: 'readout weights of another density',
  })
}
