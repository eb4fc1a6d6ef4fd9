import type { NetworkCheck } from '../montecarlo/checkNetwork.js'
import type { CheckResult } from '../montecarlo/judge.js'

interface ResultJson {
  readonly quantity: string
  readonly prediction: number
  readonly estimate: number
  readonly standardError: number
  readonly z: number
  readonly samples: number
  readonly method: string
  readonly verdict: string
  /** A deviation of this size is noticed nine times in ten. */
  readonly visible: number
  /** There when the error is not to be trusted. */
  readonly heavyTailed?: true
}

/** A check as other programs read it; see `docs/json.md`. */
export interface CheckJson {
  readonly seed: number
  readonly samples: number
  readonly results: readonly ResultJson[]
  /** What was left out, and why; there when something was. */
  readonly notes?: readonly string[]
  readonly agreed: boolean
}

export function checkJson(check: NetworkCheck, seed: number, samples: number): CheckJson {
  const results = [...check.correlators, ...check.packets, ...check.slopes.map(({ result }) => result), ...check.densities].map(resultJson)
  return { seed, samples, results, ...(check.notes.length > 0 ? { notes: check.notes } : {}), agreed: check.agreed }
}

/** One result as other programs read it. */
export function resultJson({ estimate, prediction, z, verdict, visible }: CheckResult): ResultJson {
  const { quantity, mean, standardError, samples, method, heavyTailed } = estimate
  return { quantity, prediction, estimate: mean, standardError, z, samples, method, verdict, visible, ...(heavyTailed === true ? { heavyTailed } : {}) }
}
