/**
 * Dynamics: stochastic differential equations by diagrams with exact time functions, random networks by dynamic
 * mean-field theory, averages over their couplings. Long computations go in steps; `finished` takes them to their end.
 *
 * @module edgewick/dynamics
 */
export { finished } from '../algebra/finished.js'
export { readEquation } from '../dynamics/stochastic/readEquation.js'
export { readEquationFile } from '../dynamics/stochastic/readEquationFile.js'
export { withStart } from '../dynamics/stochastic/readStart.js'
export type { NoiseSource, StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
export { stratonovichDrift } from '../dynamics/stochastic/actionOf.js'
export { normalForm } from '../dynamics/stochastic/normalForm.js'
export type { NormalForm } from '../dynamics/stochastic/normalForm.js'
export { stochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
export type { SeriesRequest, StochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
export { startedSeries } from '../dynamics/stochastic/startedSeries.js'
export type { StartedSeries } from '../dynamics/stochastic/startedSeries.js'
export type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
export { activation } from '../dynamics/meanField/activation.js'
export type { Activation } from '../dynamics/meanField/activation.js'
export { meanFieldState } from '../dynamics/meanField/meanFieldState.js'
export type { MeanFieldState, Phase } from '../dynamics/meanField/meanFieldState.js'
export type { RandomNetwork } from '../dynamics/meanField/variances.js'
export { iteratedState } from '../dynamics/meanField/iteratedState.js'
export { transition } from '../dynamics/meanField/transition.js'
export type { Transition, TransitionKind } from '../dynamics/meanField/transition.js'
export { readPopulations } from '../dynamics/meanField/readPopulations.js'
export { iteratedPopulations } from '../dynamics/meanField/iteratedPopulations.js'
export { growthOfPopulations } from '../dynamics/meanField/growthOfPopulations.js'
export type {
  IteratedPopulations,
  NetworkOfPopulations,
  Population,
} from '../dynamics/meanField/networkOfPopulations.js'
export { readTraceWords } from '../dynamics/disorder/traceWord.js'
export type { TraceWord } from '../dynamics/disorder/traceWord.js'
export { traceAverage } from '../dynamics/disorder/traceAverage.js'
