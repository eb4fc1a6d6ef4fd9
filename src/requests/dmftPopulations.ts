import { iteratedPopulations } from '../dynamics/meanField/iteratedPopulations.js'
import { growthOfPopulations } from '../dynamics/meanField/growthOfPopulations.js'
import { isKnown, movingPhase } from '../dynamics/meanField/meanFieldState.js'
import type { Phase } from '../dynamics/meanField/meanFieldState.js'
import { hasMeans } from '../dynamics/meanField/networkOfPopulations.js'
import type { IteratedPopulations, NetworkOfPopulations } from '../dynamics/meanField/networkOfPopulations.js'
import { areMeansStable, gainOf, isAtRest, isFrozen, restingGainOf } from '../dynamics/meanField/populationStability.js'
import { readPopulations } from '../dynamics/meanField/readPopulations.js'
import { InputError } from '../errors.js'
import type { Part } from '../montecarlo/check/shards.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { curveOf, iterationTold } from './dmft.js'
import type { DmftRequest } from './dmft.js'
import { shardOf } from './definedCheck.js'
import { gatherPieces } from './gather.js'
import type { PartRunning } from './gather.js'
import type { SimulationRequest } from './networkWork.js'
import { definedPopulations, populationsWork } from './populationsWork.js'
import type { PopulationsDefinition } from './populationsWork.js'
import { concludedPopulations, populationsDoubts, populationsLines } from './simulatedPopulations.js'
import type { PopulationsSimulation } from './simulatedPopulations.js'
import type { Running } from './running.js'
import { inTurns } from './turns.js'

/** A network of several populations, as `dmft network.yaml` is asked for it. */
export interface DmftPopulationsRequest extends Pick<DmftRequest, 'until' | 'step'> {
  /** The text of the file: `populations`, `g`, `means`, `phi`, `noise`. */
  readonly network: string
  /** Its name in messages. */
  readonly file?: string
  /** Networks that are simulated beside it. */
  readonly simulate?: SimulationRequest
}

export interface DmftPopulationsAnswer {
  readonly network: NetworkOfPopulations
  readonly phase: Phase
  readonly variances: readonly number[]
  readonly means: readonly number[]
  /** undefined where couplings have a mean. */
  readonly lyapunov?: number
  /** The spectral radius of α_b g_ab² ⟨φ′_b²⟩. */
  readonly gain: number
  /** Without noise and means: by which factor all g may grow until rest is lost. */
  readonly transition?: number
  readonly errors: { readonly c0: number; readonly lyapunov: number; readonly residual: number }
  readonly converged: boolean
  /** Whether means that are a little off come back. */
  readonly steady: boolean
  readonly moved: number
  readonly iterations: number
  readonly tau: readonly number[]
  readonly curves: readonly (readonly number[])[]
  readonly simulation?: PopulationsSimulation
  /** What was measured of its networks. */
  readonly part?: Part<PopulationsDefinition>
}

/**
 * The stationary state of several populations by iteration, with the exponent of perturbations; `dmftPopulationsText` and
 * `dmftPopulationsJson` write the answer.
 *
 * @throws InputError for a file that is none, and where fluctuations grow without bound
 * @example
 * const network = 'phi: tanh\npopulations:\n  E: { fraction: 0.5 }\n  I: { fraction: 0.5 }\nnoise: 0.5\ng: [[1, 1], [1, 1]]'
 * const answer = await answerDmftPopulations({ network })
 * answer.variances.map((c0) => c0.toFixed(4)) // ['0.3917', '0.3917']
 */
export async function answerDmftPopulations(
  request: DmftPopulationsRequest,
  running: PartRunning<PopulationsDefinition> = {},
): Promise<DmftPopulationsAnswer> {
  running.signal?.throwIfAborted()
  const { simulate } = request
  if (simulate?.shard !== undefined)
    throw new InputError({
      code: 'requests.shard',
      at: 'shard',
      expected: 'none, for a verdict needs all networks (dmftPopulationsPart gives the sums of a shard)',
      received: `[${simulate.shard.join(', ')}]`,
    })
  const answer = await solved(request, running)
  if (simulate === undefined) return answer
  const part = await gatheredPopulations(populationsBeside(answer, request, simulate), simulate, running)
  return { ...answer, simulation: concludedPopulations(answer, part), part }
}

/**
 * What was measured of the networks of a request, or of a shard of them, as `dmftPart`.
 *
 * @throws InputError and the signal's reason as {@link answerDmftPopulations}
 * @example
 * const network = 'phi: tanh\npopulations:\n  E: { fraction: 1 }\nnoise: 0.5\ng: [[1]]'
 * const part = await dmftPopulationsPart({ network, simulate: { units: [20], networks: 4, time: 10, shard: [0, 2] } })
 * part.complete // true: two of four networks
 */
export async function dmftPopulationsPart(
  request: DmftPopulationsRequest,
  running: PartRunning<PopulationsDefinition> = {},
): Promise<Part<PopulationsDefinition>> {
  return gatheredPopulations(await populationsOf(request, running), request.simulate, running)
}

/** The networks of a request, nothing left to defaults. @throws as {@link answerDmftPopulations} */
export async function populationsOf(
  request: DmftPopulationsRequest,
  running: Running = {},
): Promise<PopulationsDefinition> {
  running.signal?.throwIfAborted()
  const { simulate } = request
  if (simulate === undefined)
    throw new InputError({
      code: 'requests.dmft',
      at: 'simulate',
      expected: 'networks that are simulated',
      received: 'none',
    })
  return populationsBeside(await solved(request, running), request, simulate)
}

function populationsBeside(
  { network, variances, means }: DmftPopulationsAnswer,
  { network: text, file = 'network', until, step }: DmftPopulationsRequest,
  simulate: SimulationRequest,
): PopulationsDefinition {
  const asked = {
    ...{ network: text, file },
    ...(until === undefined ? {} : { until }),
    ...(step === undefined ? {} : { step }),
  }
  return definedPopulations(network, { variances, means }, asked, simulate)
}

function gatheredPopulations(
  definition: PopulationsDefinition,
  simulate: SimulationRequest | undefined,
  running: PartRunning<PopulationsDefinition>,
): Promise<Part<PopulationsDefinition>> {
  const divided = { definition, shard: shardOf(simulate?.shard), works: [populationsWork(definition)] }
  return gatherPieces({ ...divided, elsewhere: {}, name: definition.file }, running)
}

async function solved(
  { network: text, file = 'network', until, step }: DmftPopulationsRequest,
  running: Running,
): Promise<DmftPopulationsAnswer> {
  const network = readPopulations(text, file)
  const [coarse, fine] = await inTurns(onTwoGrids(network), running.signal, iterationTold(running))
  const driven = hasMeans(network)
  const rest = isAtRest(fine)
  const resting = restingGainOf(network)
  const canRest = network.populations.every(({ phi, noise }) => noise === 0 && phi.value(0) === 0)
  const gain = rest ? resting : gainOf(network, fine)
  const exponent = (state: IteratedPopulations): number =>
    rest ? Math.sqrt(resting) - 1 : growthOfPopulations(network, state)
  const lyapunov = driven ? undefined : exponent(fine)
  const errors = {
    c0: Math.max(...fine.curves.map(({ variance }, a) => Math.abs(variance - (coarse.curves[a]?.variance ?? NaN)))),
    lyapunov: lyapunov === undefined ? 0 : Math.abs(lyapunov - exponent(coarse)),
    residual: fine.residual,
  }
  const frozen = isFrozen(fine)
  const steady = areMeansStable(network, fine)
  const slowest = fine.curves.reduce((most, each) => (each.variance > most.variance ? each : most))
  const shown = curveOf(
    { at: slowest.at, c0: slowest.variance, asymptote: slowest.asymptote, end: slowest.knots.at(-1)?.tau ?? 0 },
    { ...(until === undefined ? {} : { until }), ...(step === undefined ? {} : { step }) },
  )
  return {
    network,
    phase: rest ? 'quiescent' : frozen ? 'frozen' : movingPhase(lyapunov ?? -1, gain),
    variances: fine.curves.map(({ variance }) => (rest ? 0 : variance)),
    means: fine.means,
    ...(lyapunov === undefined ? {} : { lyapunov }),
    gain,
    ...(canRest && !driven && resting > 0 ? { transition: 1 / Math.sqrt(resting) } : {}),
    errors,
    steady,
    converged: steady && !((rest || frozen) && gain >= 1) && isKnown(errors),
    moved: fine.moved,
    iterations: fine.iterations,
    tau: shown.tau,
    curves: fine.curves.map(({ at }) => shown.tau.map(at)),
  }
}

/** On a grid and on one with twice as many points. */
function* onTwoGrids(
  network: NetworkOfPopulations,
): Generator<number, readonly [coarse: IteratedPopulations, fine: IteratedPopulations]> {
  const coarse = yield* iteratedPopulations(network, 0.5)
  return [coarse, yield* iteratedPopulations(network, 1, coarse)]
}

const NO_EXPONENT = 'couplings have means, which a perturbation may grow by: λ is not known'

/** Why the answer is none to trust; undefined where it is. */
function dmftPopulationsDoubt({ converged, errors, gain, phase, steady }: DmftPopulationsAnswer): string | undefined {
  if (converged) return undefined
  if (!steady) return 'the iteration has come to means that are not stable: no steady ones were found'
  if ((phase === 'frozen' || phase === 'quiescent') && gain >= 1)
    return 'the iteration has come to a state that stands still and is not stable: no solution that moves was found'
  return `not converged: the equations hold to ${errors.residual.toExponential(1)}, c0 is known to ${errors.c0.toExponential(1)}, λ to ${errors.lyapunov.toExponential(1)}`
}

/** All that keeps the answer from being certain, and what networks do not agree with. */
export function dmftPopulationsDoubts(answer: DmftPopulationsAnswer): readonly string[] {
  const doubt = dmftPopulationsDoubt(answer)
  return [
    ...(doubt === undefined ? [] : [doubt]),
    ...(answer.simulation === undefined ? [] : populationsDoubts(answer.simulation)),
  ]
}

/**
 * The answer for a person.
 *
 * @example
 * const network = 'phi: tanh\npopulations:\n  E: { fraction: 1 }\nnoise: 0.5\ng: [[1]]'
 * dmftPopulationsText(await answerDmftPopulations({ network })).split('\n')[0] // 'regular, gain 0.6378'
 */
export function dmftPopulationsText(answer: DmftPopulationsAnswer): string {
  const { network, phase, variances, means, lyapunov, gain, transition, errors, tau, curves } = answer
  const digits = (value: number): string => (value === 0 ? '0' : `${Number(value.toPrecision(6))}`)
  const apart = tau.length <= 12 ? 1 : Math.ceil(tau.length / 12 / 5) * 5
  const doubt = dmftPopulationsDoubt(answer)
  return [
    `${phase}, gain ${gain.toPrecision(4)}`,
    lyapunov === undefined ? NO_EXPONENT : `largest Lyapunov exponent ${digits(lyapunov)}`,
    ...(transition === undefined
      ? []
      : [
          `rest is lost where all g are ${digits(transition)} times as large: the spectral radius of α_b g_ab² φ_b′(0)² is 1`,
        ]),
    '',
    table(
      ['population', 'fraction', 'φ', 'D', 'c0', 'mean'],
      network.populations.map(({ name, fraction, phi, noise }, a) => [
        ...[name, `${fraction}`, phi.text.replace('φ(x) = ', ''), `${noise}`],
        ...[digits(variances[a] ?? NaN), digits(means[a] ?? NaN)],
      ]),
    ),
    '',
    `the equations c_a = ½e^{−|τ|} ∗ (Σ_b α_b g_ab² ⟨φ_b φ_b⟩ + D_a δ) hold to ${errors.residual.toExponential(0)} of c0, by another quadrature than that of the iteration`,
    ...(doubt === undefined ? [] : [doubt]),
    ...(answer.simulation === undefined ? [] : ['', ...populationsLines(answer.simulation)]),
    '',
    table(
      ['τ', ...network.populations.map(({ name }) => `c of ${name}`)],
      tau.flatMap((at, k) => (k % apart === 0 ? [[`${at}`, ...curves.map((curve) => digits(curve[k] ?? NaN))]] : [])),
    ),
  ].join('\n')
}

/**
 * The answer as other programs read it; see `docs/json.md`.
 *
 * @example
 * const network = 'phi: linear\npopulations:\n  E: { fraction: 1 }\nnoise: 1\ng: [[0.6]]'
 * JSON.parse(dmftPopulationsJson(await answerDmftPopulations({ network }))).populations[0].c0.toFixed(6) // '0.625000'
 */
export function dmftPopulationsJson(answer: DmftPopulationsAnswer): string {
  const { network, phase, variances, means, lyapunov, gain, transition, errors, converged, iterations, moved } = answer
  const doubt = dmftPopulationsDoubt(answer)
  return jsonText({
    populations: network.populations.map(({ name, fraction, phi, noise }, a) => ({
      ...{ name, fraction, phi: phi.text, noise, c0: variances[a], mean: means[a] },
      curve: { tau: answer.tau, c: answer.curves[a] },
    })),
    lyapunov: lyapunov ?? null,
    ...(lyapunov === undefined ? { lyapunovReason: NO_EXPONENT } : {}),
    ...{ phase, converged, errors },
    ...(doubt === undefined ? {} : { reason: doubt }),
    ...{ gain, iterations, moved },
    ...(transition === undefined ? {} : { transition }),
    ...(answer.simulation === undefined ? {} : { simulation: answer.simulation }),
  })
}
