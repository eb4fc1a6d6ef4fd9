import { table } from '../render/text/table.js'
import type { SimulatedNumber, Simulation } from './simulatedNetwork.js'

/** Networks beside the theory, in a table. */
export function simulationLines(simulation: Simulation): readonly string[] {
  const { head, rows } = simulationRows(simulation)
  const [made = '', limit = ''] = simulationNote(simulation)
  return [made, '', table(head, rows), limit]
}

/** The table; columns of verdicts have no head. */
export function simulationRows({ sizes, extrapolated }: Simulation): {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  const cells = ({ value, standardError, z, verdict }: SimulatedNumber): readonly string[] => [
    `${value.toPrecision(5)} ± ${standardError.toPrecision(2)}`,
    z.toFixed(1),
    verdict,
  ]
  return {
    head: ['N', 'c0', 'z', '', 'lyapunov', 'z', ''],
    rows: [
      ...sizes.map(({ units, c0, lyapunov }) => [`${units}`, ...cells(c0), ...cells(lyapunov)]),
      ...(extrapolated === undefined ? [] : [['∞', ...cells(extrapolated.c0), ...cells(extrapolated.lyapunov)]]),
    ],
  }
}

/** How networks were simulated, and how they differ from the limit of many units. */
export function simulationNote({ extrapolated, networks, time, dt, seed, stepError }: Simulation): readonly string[] {
  return [
    `simulated: ${networks} networks of each size, four trajectories each, time ${time} after a warm-up of 50, dt = ${dt} (half of it moves a network by ${(100 * stepError).toPrecision(2)} % within a time of 2), seed ${seed}`,
    extrapolated === undefined
      ? 'networks of one size differ from the limit of many units by some b/N, which several N tell and take away: N=500,1000,2000'
      : `∞ is a of a + b/N; b is ${extrapolated.c0.slope.toPrecision(2)} for c0, ${extrapolated.lyapunov.slope.toPrecision(2)} for λ`,
  ]
}

/** What the networks do not agree with, in sentences: in the limit of many units where it is known. */
export function simulationDoubts({ sizes, extrapolated }: Simulation): readonly string[] {
  const judged =
    extrapolated === undefined
      ? sizes.map(({ units, c0 }) => ({ of: `c0 of networks of ${units} units`, ...c0 }))
      : [
          { of: 'c0 in the limit of many units', ...extrapolated.c0 },
          { of: 'λ in the limit of many units', ...extrapolated.lyapunov },
        ]
  return judged.flatMap(({ of, z, verdict }) =>
    verdict === 'differs' ? [`${of} differs from the theory by ${Math.abs(z).toPrecision(2)} standard errors`] : [],
  )
}

/** The simulation as other programs read it. */
export function simulationJson({ sizes, ...rest }: Simulation): object {
  const [last] = [...sizes].sort((a, b) => b.units - a.units)
  return {
    N: last?.units,
    c0: last?.c0,
    lyapunov: last?.lyapunov,
    curve: last?.curve,
    sizes: sizes.map(({ units, c0, lyapunov }) => ({ N: units, c0, lyapunov })),
    ...rest,
  }
}
