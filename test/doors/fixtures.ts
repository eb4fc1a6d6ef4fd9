import { theory, verifyFormula } from '../../src/doors/expansion.js'
import { randomStream } from '../../src/doors/kernels.js'
import { checkNetwork } from '../../src/doors/montecarlo.js'
import type { NetworkCheck } from '../../src/montecarlo/check/checkNetwork.js'
import { cosNet } from '../../src/doors/networks.js'
import type { Network } from '../../src/doors/networks.js'
import type { Verification } from '../../src/doors/expansion.js'

/** Results of other examples that examples begin with. */
export interface Fixtures {
  readonly check: NetworkCheck
  readonly verification: Verification
}

let made: Fixtures | undefined

export function fixtures(): Fixtures {
  return (made ??= make())
}

function make(): Fixtures {
  const at = (N: number): Network => cosNet({ N, d: 1, sigma0: 1, sigma1: 1 })
  const random = randomStream(1, 0)
  return {
    check: checkNetwork(
      { network: at(20), points: [[0], [1], [2], [3]], atWidth: at, actionPoints: [[0]] },
      { samples: 400, seed: 1, estimators: ['kernel'], sigmas: 4 },
    ),
    verification: verifyFormula('1/2 iG(x1,x2)', theory('edgeworth-even'), {
      request: { legs: 2, select: { order: 0 } },
      draw: () => random.uniform(),
    }),
  }
}
