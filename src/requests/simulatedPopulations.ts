import { COLUMNS } from '../dynamics/meanField/couplingProduct.js'
import { readPopulations } from '../dynamics/meanField/readPopulations.js'
import type { Part } from '../montecarlo/check/shards.js'
import { table } from '../render/text/table.js'
import { populationsMoved, populationsOfSize } from './populationsWork.js'
import type { PopulationsDefinition } from './populationsWork.js'
import { estimateOf, judged, limitOf } from './simulatedNetwork.js'
import type { Limit, SimulatedNumber } from './simulatedNetwork.js'

/** Variance and mean of a population in simulated networks. */
export interface SimulatedPopulation {
  readonly name: string
  readonly sizes: readonly { readonly N: number; readonly c0: SimulatedNumber; readonly mean: SimulatedNumber }[]
  /** a of a + b/N, with b in `slope`, where there are several sizes. */
  readonly extrapolated?: { readonly c0: Limit; readonly mean: Limit }
}

export interface PopulationsSimulation {
  readonly populations: readonly SimulatedPopulation[]
  readonly networks: number
  readonly time: number
  readonly dt: number
  readonly seed: number
  /** By how much halved steps move a network within a time of 2, relative. */
  readonly stepError: number
}

/** Larger errors tell nothing: relative to c₀, or to the size of x. */
const BLUNT = 0.15

/** Verdicts on the theory, from networks that are all there. */
export function concludedPopulations(
  { variances, means }: Pick<PopulationsDefinition, 'variances' | 'means'>,
  part: Part<PopulationsDefinition>,
): PopulationsSimulation {
  const { units, networks, time, dt, seed } = part.request
  const { populations } = readPopulations(part.request.network, part.request.file)
  const measured = units.map((N) => ({ N, runs: populationsOfSize(part, N) }))
  return {
    populations: populations.map(({ name }, a): SimulatedPopulation => {
      const [c0, mean] = [variances[a] as number, means[a] as number]
      const blunt = { c0: BLUNT * c0, mean: BLUNT * Math.sqrt(c0 + mean * mean) }
      const sizes = measured.map(({ N, runs }) => ({
        N,
        c0: judged(
          estimateOf(
            runs.map((run) => run.variances[a] ?? []),
            COLUMNS,
          ),
          c0,
          blunt.c0,
          networks - 1,
        ),
        mean: judged(
          estimateOf(
            runs.map((run) => run.means[a] ?? []),
            COLUMNS,
          ),
          mean,
          blunt.mean,
          networks - 1,
        ),
      }))
      if (sizes.length < 2) return { name, sizes }
      const degrees = sizes.length * (networks - 1)
      const limit = (of: 'c0' | 'mean', expected: number): Limit =>
        limitOf(
          sizes.map((size) => ({ ...size[of], units: size.N })),
          expected,
          blunt[of],
          degrees,
        )
      return { name, sizes, extrapolated: { c0: limit('c0', c0), mean: limit('mean', mean) } }
    }),
    ...{ networks, time, dt, seed },
    stepError: populationsMoved(part.request),
  }
}

/** Networks beside the theory, in a table. */
export function populationsLines({
  populations,
  networks,
  time,
  dt,
  seed,
  stepError,
}: PopulationsSimulation): readonly string[] {
  const cells = ({ value, standardError, z, verdict }: SimulatedNumber): readonly string[] => [
    `${Number(value.toPrecision(5))} ± ${Number(standardError.toPrecision(2))}`,
    z.toFixed(1),
    verdict,
  ]
  const several = populations.some(({ extrapolated }) => extrapolated !== undefined)
  return [
    `simulated: ${networks} networks of each size, eight trajectories each, time ${time} after a warm-up of 50, dt = ${dt} (half of it moves a network by ${(100 * stepError).toPrecision(2)} % within a time of 2), seed ${seed}`,
    '',
    table(
      ['population', 'N', 'c0', 'z', '', 'mean', 'z', ''],
      populations.flatMap(({ name, sizes, extrapolated }) => [
        ...sizes.map(({ N, c0, mean }) => [name, `${N}`, ...cells(c0), ...cells(mean)]),
        ...(extrapolated === undefined ? [] : [[name, '∞', ...cells(extrapolated.c0), ...cells(extrapolated.mean)]]),
      ]),
    ),
    several
      ? '∞ is a of a + b/N'
      : 'networks of one size differ from the limit of many units by some b/N, which several N tell and take away: N=500,1000,2000',
  ]
}

/** What the networks do not agree with, in sentences: in the limit of many units where it is known. */
export function populationsDoubts({ populations }: PopulationsSimulation): readonly string[] {
  return populations.flatMap(({ name, sizes, extrapolated }) => {
    const judgements =
      extrapolated === undefined
        ? sizes.map(({ N, ...numbers }) => ({ where: `of networks of ${N} units`, ...numbers }))
        : [{ where: 'in the limit of many units', ...extrapolated }]
    return judgements.flatMap(({ where, c0, mean }) =>
      [
        { of: 'c0', ...c0 },
        { of: 'the mean', ...mean },
      ].flatMap(({ of, z, verdict }) =>
        verdict === 'differs'
          ? [`${of} of ${name} ${where} differs from the theory by ${Math.abs(z).toPrecision(2)} standard errors`]
          : [],
      ),
    )
  })
}
