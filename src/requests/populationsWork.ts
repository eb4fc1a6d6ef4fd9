import { COLUMNS } from '../dynamics/meanField/couplingProduct.js'
import type { NetworkOfPopulations } from '../dynamics/meanField/networkOfPopulations.js'
import { populationSizes, populationsRun, populationsStepError } from '../dynamics/meanField/populationsRun.js'
import type { PopulationsMeasured } from '../dynamics/meanField/populationsRun.js'
import { readPopulations } from '../dynamics/meanField/readPopulations.js'
import { InputError } from '../errors.js'
import type { Part } from '../montecarlo/check/shards.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { inNetworks, numbersOfSize, requireRequest, requireSmallStep, stepsOf } from './networkWork.js'
import type { SimulationRequest } from './networkWork.js'

/** Simulated networks of several populations as plain data, nothing left to defaults. */
export interface PopulationsDefinition {
  /** The text of the file. */
  readonly network: string
  readonly file: string
  readonly until?: number
  readonly step?: number
  readonly units: readonly number[]
  readonly networks: number
  readonly time: number
  readonly dt: number
  readonly seed: number
  /** Of each population at the start. */
  readonly variances: readonly number[]
  readonly means: readonly number[]
}

/** A variance at which networks start that come to rest. */
const SOME = 0.1
/** Units of a population at least. */
const LEAST = 10

/** The defaults put in. @throws InputError for sizes and times out of range, and for a dt that is too large */
export function definedPopulations(
  network: NetworkOfPopulations,
  theory: Pick<PopulationsDefinition, 'variances' | 'means'>,
  asked: Pick<PopulationsDefinition, 'network' | 'file' | 'until' | 'step'>,
  { units, networks = 4, time = 300, dt = 0.1, seed = 1 }: SimulationRequest,
): PopulationsDefinition {
  requireRequest({ units, networks, time, dt, seed })
  for (const size of units) {
    const least = Math.min(...populationSizes(network, size))
    if (least < LEAST)
      throw new InputError({
        code: 'requests.simulate',
        at: 'simulate N',
        expected: `as many units that every population has ${LEAST} of them`,
        received: `${size}, of which one has ${least}`,
      })
  }
  const variances = theory.variances.map((each) => (each > 0 ? each : SOME))
  const { means } = theory
  requireSmallStep(populationsStepError(network, { variances, means }, dt), dt)
  return { ...asked, units, networks, time, dt, seed, variances, means }
}

/** By how much halved steps move a network. */
export function populationsMoved({ network, file, variances, means, dt }: PopulationsDefinition): number {
  return populationsStepError(readPopulations(network, file), { variances, means }, dt)
}

/** Networks one by one, as those of one population. @throws InputError for a file that is none */
export function populationsWork(definition: PopulationsDefinition): Piecewise {
  const { dt, seed, variances, means } = definition
  const network = readPopulations(definition.network, definition.file)
  return inNetworks(definition, 2 * COLUMNS * variances.length, function* (units, number) {
    const task = { units, number, seed, dt, variances, means, ...stepsOf(definition) }
    const measured = yield* populationsRun(network, task)
    return [...measured.variances, ...measured.means].flat()
  })
}

/** What was measured of each network of a size, from a part that has them all. */
export function populationsOfSize(part: Part<PopulationsDefinition>, size: number): readonly PopulationsMeasured[] {
  const count = part.request.variances.length
  return numbersOfSize(part, size).map((numbers) => {
    const rows = Array.from({ length: 2 * count }, (_, r) => numbers.slice(r * COLUMNS, (r + 1) * COLUMNS))
    return { variances: rows.slice(0, count), means: rows.slice(count) }
  })
}
