import { checkResults } from '../montecarlo/check/checkNetwork.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import type { CheckResult, Verdict } from '../montecarlo/check/judge.js'
import { methodWords } from '../montecarlo/method.js'
import { quantityName } from '../montecarlo/quantity.js'
import { countVerdicts, verdictOf } from '../montecarlo/check/verdicts.js'
import type { VerdictCounts } from '../montecarlo/check/verdicts.js'

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
  /** How many of the results have which verdict. */
  readonly verdicts: VerdictCounts
  /** `differs` when a result does, `agrees` when all do. */
  readonly verdict: Verdict
  /** Nothing differs, and every quantity agrees by one estimator at least. */
  readonly agreed: boolean
}

export function networkCheckJson(check: NetworkCheck, seed: number, samples: number): CheckJson {
  const results = checkResults(check)
  return {
    seed,
    samples,
    results: results.map(resultJson),
    ...(check.notes.length > 0 ? { notes: check.notes } : {}),
    verdicts: countVerdicts(results),
    verdict: verdictOf(results),
    agreed: check.agreed,
  }
}

/** One result as other programs read it. */
export function resultJson({ estimate, prediction, z, verdict, visible }: CheckResult): ResultJson {
  const { quantity, mean, standardError, samples, method, heavyTailed } = estimate
  const names = { quantity: quantityName(quantity), method: methodWords(method).full }
  return {
    quantity: names.quantity,
    prediction,
    estimate: mean,
    standardError,
    z,
    samples,
    method: names.method,
    verdict,
    visible,
    ...(heavyTailed === true ? { heavyTailed } : {}),
  }
}
