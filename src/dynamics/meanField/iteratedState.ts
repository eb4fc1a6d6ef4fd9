import { iteratedPopulations } from './iteratedPopulations.js'
import type { IteratedPopulations, NetworkOfPopulations } from './networkOfPopulations.js'
import { gainOf, isAtRest, isFrozen, restingGainOf } from './populationStability.js'
import type { ActivationKernel } from './gaussianPair.js'
import type { Correlation } from './correlation.js'
import { lyapunovExponent } from './lyapunov.js'
import { isKnown, movingPhase, requireNetwork } from './meanFieldState.js'
import type { MeanFieldState } from './meanFieldState.js'
import type { RandomNetwork } from './variances.js'

/**
 * The state of {@link meanFieldState} by iteration: the self-consistency equation put into itself, without potential and
 * energy. A start far from rest leads to it. Errors are what a grid of half as many points changes; it has converged where the
 * equation holds by another quadrature than that of the iteration. Work in steps, each the number of iterations so far.
 *
 * @throws InputError for numbers out of range, and where fluctuations grow without bound
 * @example
 * finished(iteratedState({ phi: activation('tanh'), g: 1.5, noise: 0.5 })).c0 // 0.8773…
 */
export function* iteratedState(network: RandomNetwork): Generator<number, MeanFieldState> {
  requireNetwork(network)
  const { phi, g, noise } = network
  const one: NetworkOfPopulations = { populations: [{ name: 'x', fraction: 1, phi, noise }], g: [[g]], means: [[0]] }
  const coarse = yield* iteratedPopulations(one, 0.5)
  const fine = yield* iteratedPopulations(one, 1, coarse)
  const { residual, moved, iterations } = fine
  const curve = fine.curves[0] as Correlation
  const common = { network, iteration: { moved, iterations }, others: [] }
  if (isAtRest(fine)) {
    const gain = restingGainOf(one)
    return {
      ...common,
      phase: 'quiescent',
      c0: 0,
      asymptote: 0,
      lyapunov: Math.sqrt(gain) - 1,
      gain,
      at: () => 0,
      end: 0,
      errors: { c0: curve.variance, lyapunov: 1e-12, residual },
      converged: gain < 1,
    }
  }
  const gain = gainOf(one, fine)
  const frozen = isFrozen(fine)
  const exponent = (state: IteratedPopulations): number =>
    frozen
      ? Math.sqrt(gain) - 1
      : lyapunovExponent(state.kernels[0] as ActivationKernel, g, state.curves[0] as Correlation).value
  const lyapunov = exponent(fine)
  const errors = {
    c0: Math.abs(curve.variance - (coarse.curves[0] as Correlation).variance),
    lyapunov: Math.abs(lyapunov - exponent(coarse)),
    residual,
  }
  return {
    ...common,
    phase: frozen ? 'frozen' : movingPhase(lyapunov, gain),
    c0: curve.variance,
    asymptote: curve.asymptote,
    lyapunov,
    gain,
    at: curve.at,
    end: curve.knots.at(-1)?.tau ?? 0,
    errors,
    // A network that stands still at an unstable point is a solution, and no state.
    converged: !(frozen && gain >= 1) && isKnown(errors),
  }
}
