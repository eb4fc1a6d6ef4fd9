import { InputError } from '../../errors.js'
import type { Network } from '../../networks/network.js'

/** @param what what takes the neurons to be independent; @throws InputError when they are not */
export function requireIndependent({ name, neurons }: Network, what: string): void {
  if (neurons === 'independent') return
  throw new InputError({
    code: 'montecarlo.neurons',
    at: name,
    expected: `independent neurons for ${what}`,
    received: 'neurons that are coupled',
  })
}
