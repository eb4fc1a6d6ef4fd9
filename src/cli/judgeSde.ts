import type { SdeAnswer } from '../requests/sde.js'
import { simulatedDoubts } from '../requests/sdeSimulationReadings.js'
import { attempt } from './attempt.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { writeDrawn } from './plot.js'
import { tell } from './tell.js'

/** What keeps simulated paths from agreeing is told, and the plot is drawn if there is to be one. */
export async function judgeSde(io: Io, outcome: Outcome, answer: SdeAnswer, plot: string | undefined): Promise<void> {
  for (const { sentence, differs } of answer.simulation === undefined ? [] : simulatedDoubts(answer.simulation)) {
    if (differs) outcome.agreed = false
    tell(io, sentence)
  }
  if (plot === undefined) return
  const { sdePlot } = await import('../requests/sdePlot.js')
  await attempt(io, outcome, () => writeDrawn(io, plot, (form) => sdePlot(answer, form)))
}
