import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import { table } from '../render/text/table.js'
import { schemeOrders } from '../dynamics/simulation/schemes.js'
import type { SdeSimulation, SimulatedValue } from './sdeSimulation.js'

/** Simulated paths beside the prediction, in a table, and what is to be said of them. */
export function simulatedLines(simulation: SdeSimulation): readonly string[] {
  const { head, rows } = simulatedRows(simulation)
  return [
    ...simulatedSentences(simulation),
    '',
    table(head, rows),
    'last order: of those that are predicted; next order: the first one left out; by dt: what steps of dt add, by those of 2 dt',
    ...simulatedDoubts(simulation).map((each) => each.sentence),
  ]
}

/** How the paths were simulated. */
export function simulatedSentences(simulation: SdeSimulation): readonly string[] {
  const { definition, warmUp, start } = simulation
  const { paths, time, dt, scheme, seed, upTo, waiting } = definition
  const begun = Object.entries(start ?? {}).map(([name, value]) => `${name} = ${short(value)}`)
  const made =
    start === undefined
      ? `each for a time of ${time} after a warm-up of ${short(warmUp)}`
      : `each from ${begun.join(', ')} for a time of ${time}${waiting === undefined ? '' : `, the earlier of two times at ${waiting}`}`
  return [
    `simulated: ${paths} paths, ${made}, dt = ${dt} (${scheme}, of weak order ${schemeOrders[scheme]}), seed ${seed}; predicted: all orders up to ${upTo}`,
    ...jumpSentences(simulation),
  ]
}

/** The table; the column of verdicts has no head. */
export function simulatedRows(simulation: SdeSimulation): {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly verdicts: readonly SimulatedValue['verdict'][]
} {
  const { values } = simulation
  return {
    head: [letterOf(simulation), 'predicted', 'simulated', 'z', '', 'last order', 'next order', 'by dt'],
    rows: values.map(({ at, prediction, value, standardError, z, verdict, lastOrder, nextOrder, step }) => [
      `${at}`,
      short(prediction),
      Number.isFinite(value) ? `${short(value)} ± ${tiny(standardError)}` : 'none',
      Number.isFinite(z) ? z.toFixed(1) : '',
      verdict,
      tiny(lastOrder),
      tiny(nextOrder),
      Number.isFinite(step.value) ? tiny(step.value) : '',
    ]),
    verdicts: values.map(({ verdict }) => verdict),
  }
}

/** How noise that is not Gaussian was simulated. */
function jumpSentences({ jumps, cumulantsFrom, definition: { upTo } }: SdeSimulation): readonly string[] {
  return [
    ...(jumps.length === 0
      ? []
      : [
          `noise with the cumulants given, by jumps at random times: ${jumps.map(({ name, rate, size }) => `${name} by ${short(size)} at a rate of ${short(rate)}`).join(', ')}`,
        ]),
    ...(cumulantsFrom === undefined
      ? []
      : [
          `its cumulants from c${cumulantsFrom} on are not 0, as they are in the orders up to ${upTo}: give more of them where that matters`,
        ]),
  ]
}

/** What keeps a simulation from agreeing, and whether that speaks against the prediction. */
export function simulatedDoubts(
  simulation: SdeSimulation,
): readonly { readonly sentence: string; readonly differs: boolean }[] {
  const { values, escaped, outwards, definition } = simulation
  const { paths, time, dt, scheme } = definition
  const of = (because: SimulatedValue['because']): readonly SimulatedValue[] =>
    values.filter((each) => each.because === because)
  const [steps, orders, errors] = [of('step'), of('orders'), of('errors')]
  const differing = values.filter(({ verdict }) => verdict === 'differs')
  const said = (sentence: string, differs = false): { readonly sentence: string; readonly differs: boolean } => ({
    sentence,
    differs,
  })
  return [
    ...(escaped === 0
      ? []
      : [
          said(
            outwards
              ? `${escaped} of ${paths} paths escaped within a time of ${time}, for the drift pushes outwards far away: the state about which is expanded does not last, what is shown is of the paths that stayed, and there is no verdict`
              : `${escaped} of ${paths} paths escaped though the drift pushes inwards far away: dt = ${dt} is too large, and there is no verdict`,
          ),
        ]),
    ...(steps.length === 0
      ? []
      : [said(`dt = ${dt} is too large ${placesOf(simulation, steps)}: ${addedBy(steps, dt, schemeOrders[scheme])}`)]),
    ...(orders.length === 0
      ? []
      : [
          said(
            `the difference ${placesOf(simulation, orders)} is no larger than what the orders left out may have (the next one has ${tiny(orders[0]?.nextOrder ?? 0)}): a higher order tells it from a fault`,
          ),
        ]),
    ...(errors.length === 0
      ? []
      : [
          said(
            `errors are too large for a verdict ${placesOf(simulation, errors)}: ${simulation.start === undefined ? 'more paths or a longer time make' : 'more paths make'} them smaller`,
          ),
        ]),
    ...(differing.length === 0
      ? []
      : [
          said(
            `the simulation differs from the prediction ${placesOf(simulation, differing)}, by up to ${largestOf(differing, ({ z }) => Math.abs(z)).toPrecision(2)} standard errors`,
            true,
          ),
        ]),
  ]
}

function largestOf(values: readonly SimulatedValue[], of: (value: SimulatedValue) => number): number {
  return Math.max(...values.map(of))
}

/** t since the start, or τ between two times. */
function letterOf({ start, definition }: SdeSimulation): string {
  return start !== undefined && !isTwoTimes(definition) ? 't' : 'τ'
}

function placesOf(simulation: SdeSimulation, values: readonly SimulatedValue[]): string {
  return `at ${letterOf(simulation)} = ${values.map(({ at }) => `${at}`).join(', ')}`
}

/** What dt adds, and a dt that moves all values by half a standard error at most. */
function addedBy(values: readonly SimulatedValue[], dt: number, order: number): string {
  const ratio = largestOf(values, ({ step, standardError }) => Math.abs(step.value) / standardError)
  if (!Number.isFinite(ratio))
    return `it adds up to ${tiny(largestOf(values, ({ step }) => Math.abs(step.value)))} where all paths have one value`
  return `it adds up to ${tiny(ratio)} standard errors, which dt = ${tiny(dt * (0.5 / ratio) ** (1 / order))} would not`
}

function short(value: number): string {
  return `${Number(value.toPrecision(5))}`
}

function tiny(value: number): string {
  return `${Number(value.toPrecision(2))}`
}

/** The simulation as other programs read it. */
export function simulatedJson({
  values,
  definition,
  escaped,
  warmUp,
  start,
  jumps,
  cumulantsFrom,
}: SdeSimulation): object {
  const { paths, time, dt, scheme, seed, upTo } = definition
  return {
    values,
    ...{ paths, time, dt, scheme, seed, warmUp, escaped, upTo },
    ...(start === undefined ? {} : { start }),
    ...(jumps.length === 0 ? {} : { jumps }),
    ...(cumulantsFrom === undefined ? {} : { cumulantsFrom }),
  }
}
