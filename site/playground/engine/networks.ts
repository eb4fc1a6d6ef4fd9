import { verdictWords, countVerdicts } from '../../../src/montecarlo/check/verdicts.js'
import { checkResults } from '../../../src/montecarlo/check/checkNetwork.js'
import { checkPanels } from '../../../src/render/plots/checkPanels.js'
import { plotSvg } from '../../../src/render/plots/plotSvg.js'
import { narrowPlot } from '../../../src/render/plots/vegaLite.js'
import { answerAction } from '../../../src/requests/action.js'
import { actionJson } from '../../../src/requests/actionReadings.js'
import { answerCheck } from '../../../src/requests/check.js'
import { checkPlot } from '../../../src/requests/checkPlot.js'
import { checkText } from '../../../src/requests/checkReadings.js'
import { readRequest } from '../../../src/requests/readRequest.js'
import type { Running } from '../../../src/requests/running.js'
import type { Action, Checked } from './protocol.js'

interface ActionData {
  readonly latex: {
    readonly action: string
    readonly definitions?: string
    readonly missing?: string
    readonly couplings?: Readonly<Record<string, string>>
  }
}

/** The closed forms of an action. */
export async function actionOf(request: unknown, running: Running): Promise<Action> {
  const answer = await answerAction(await readRequest('action', request), running)
  const { latex } = JSON.parse(actionJson(answer)) as ActionData
  const couplings = Object.entries(latex.couplings ?? {})
  return {
    formulas: [
      { name: 'the action', latex: latex.action },
      ...couplings.map(([name, formula]) => ({ name, latex: formula })),
    ],
    definitions: latex.definitions,
    missing: latex.missing,
  }
}

/** Parts of the samples after which the page is told; each is a check of its own with the same seed. */
const PARTS = [1 / 8, 1 / 4, 1 / 2, 1]

/** Few enough to be there at once; fewer samples are not checked. */
const FEWEST = 200

/** Pixels of a plot on a telephone of 360. */
const NARROW = 312

/** A check, after an eighth, a quarter and half of the samples, and in the end. */
export async function checked(
  request: { readonly samples: number },
  running: Running,
  tell: (interim: Checked) => void,
): Promise<Checked> {
  const asked = await readRequest('check', request)
  const { samples = 20_000 } = asked
  const counts = [...new Set(PARTS.map((part) => Math.max(Math.min(FEWEST, samples), Math.round(part * samples))))]
  const all = counts.reduce((sum, count) => sum + count, 0)
  let before = 0
  let last: Checked | undefined
  for (const count of counts) {
    if (last !== undefined) tell(last)
    const done = before
    const answer = await answerCheck(
      { ...asked, samples: count },
      {
        ...running,
        onProgress: ({ what, done: part, of = part }) =>
          running.onProgress?.({ what, done: done + (count * part) / Math.max(1, of), of: all, unit: 'samples' }),
      },
    )
    before += count
    last = {
      samples: count,
      verdict: verdictWords(countVerdicts(checkResults(answer.check))),
      plot: await checkPlot(answer, 'svg'),
      narrow: await Promise.all(
        checkPanels(answer.check, answer.convergence).map((panel) => plotSvg(narrowPlot(panel, NARROW))),
      ),
      text: checkText(answer),
    }
  }
  if (last === undefined) throw new Error('no samples')
  return last
}
