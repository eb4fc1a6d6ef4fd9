import type { DmftAnswer } from '../requests/dmft.js'
import { dmftPlot } from '../requests/dmftPlot.js'
import { dmftDoubt } from '../requests/dmftReadings.js'
import { simulationDoubts } from '../requests/simulationReadings.js'
import { attempt } from './attempt.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { writeDrawn } from './plot.js'
import { tell } from './tell.js'

/** What is not certain of a state, and what networks do not agree with, is told; the plot is drawn if there is to be one. */
export async function judgeDmft(io: Io, outcome: Outcome, answer: DmftAnswer, plot: string | undefined): Promise<void> {
  tellDoubts(io, outcome, doubtsOf(answer))
  if (plot !== undefined) await attempt(io, outcome, () => writeDrawn(io, plot, (form) => dmftPlot(answer, form)))
}

/** What is not certain is told, and the exit status says so. */
export function tellDoubts(io: Io, outcome: Outcome, sentences: readonly string[]): void {
  for (const sentence of sentences) {
    outcome.agreed = false
    tell(io, sentence)
  }
}

function doubtsOf(answer: DmftAnswer): readonly string[] {
  if (answer.kind === 'state')
    return [
      ...[dmftDoubt(answer.state)].flatMap((doubt) => doubt ?? []),
      ...(answer.simulation === undefined ? [] : simulationDoubts(answer.simulation)),
    ]
  if (answer.kind !== 'scan') return []
  return answer.states.flatMap((state) => {
    const doubt = dmftDoubt(state)
    return doubt === undefined ? [] : [`g = ${state.network.g}: ${doubt}`]
  })
}
