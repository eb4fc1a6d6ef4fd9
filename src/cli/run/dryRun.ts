import { answerCost } from '../../requests/cost.js'
import type { CostRequest } from '../../requests/cost.js'
import { costText } from '../../requests/costReadings.js'
import type { Io } from '../io.js'
import { watched } from '../watch.js'

/** Does what `--dry-run` is asked for: says what the request takes. */
export async function runDry(io: Io, request: CostRequest): Promise<void> {
  await io.out(costText(await watched(io, (running) => answerCost(request, running))))
}
