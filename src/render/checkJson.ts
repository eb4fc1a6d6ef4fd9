import type { CheckResult, NetworkCheck } from '../montecarlo/checkNetwork.js'

interface ResultJson {
  readonly quantity: string
  readonly prediction: number
  readonly estimate: number
  readonly standardError: number
  readonly z: number
  readonly samples: number
  readonly method: string
  readonly verdict: string
}

/** A check as other programs read it; see `docs/json.md`. */
export interface CheckJson {
  readonly seed: number
  readonly samples: number
  readonly results: readonly ResultJson[]
  readonly agreed: boolean
}

export function checkJson(check: NetworkCheck, seed: number, samples: number): CheckJson {
  return { seed, samples, results: [...check.correlators, ...check.packets, ...check.slopes.map(({ result }) => result)].map(resultJson), agreed: check.agreed }
}

function resultJson({ estimate, prediction, z, verdict }: CheckResult): ResultJson {
  const { quantity, mean, standardError, samples, method } = estimate
  return { quantity, prediction, estimate: mean, standardError, z, samples, method, verdict }
}
