import { Command } from 'commander'
import { checkText } from '../render/text/checkText.js'
import { actionOnPoints, evaluateAction } from '../networks/actionOnPoints.js'
import { continuumAction } from '../networks/continuumAction.js'
import { evenActionExpansions } from '../networks/evenActionExpansions.js'
import { actionLatex } from '../render/actionLatex.js'
import { theory } from '../theory/shipped.js'
import { actionPoints, defaultPoints } from '../montecarlo/checkRequest.js'
import { WHOLE } from '../montecarlo/shards.js'
import { checkOptions, checkRequest, concluded, readCheckPlan } from './checkOptions.js'
import type { CheckOptions } from './checkOptions.js'
import { commandLine } from './commandLine.js'
import { gather } from './gather.js'
import type { Io } from './io.js'
import { katexStyle } from './katexStyle.js'
import { closedCorrelator, networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import type { Outcome } from './outcome.js'
import { checkTitle } from './printCheck.js'

/** The order in 1/N to which a report goes: that of the checks in it. */
const ORDER = 1
/** A field on the three points of the action, of the size of its standard deviation. */
const FIELD = [-0.6, 0.1, 0.8]

export function reportCommand(io: Io, outcome: Outcome): Command {
  return checkOptions(networkOptions(new Command('report').description('all of it on one self-contained page: diagrams, formulas, values, checks')), '20000')
    .requiredOption('-o, --output <file>', 'where to write the page (HTML)')
    .addHelpText('after', '\nExample:\n  edgewick report cos-net -o report.html')
    .action(async (name: string, options: NetworkOptions & CheckOptions & { readonly output: string }) => {
      const plan = readCheckPlan(options, io)
      const { of, network, points } = await readNetwork(name, options)
      const correlator = closedCorrelator(of, 'a report prints them; `edgewick check` does without')
      const expansions = evenActionExpansions(ORDER)
      const closedForms = actionLatex(expansions, continuumAction(correlator, ORDER))
      // A path that cannot be written is better known before the sampling than after it.
      await io.requireWritable(options.output)
      const at = points ?? defaultPoints(of, network)
      const request = checkRequest(of, network, at, plan)
      const part = await gather(io, request, { shard: WHOLE, workers: plan.workers })
      if (!part.complete) {
        io.err('edgewick: stopped; no page was written\n')
        outcome.stopped = true
        return
      }
      const check = concluded(part)
      const { networkReport } = await import('../render/report/networkReport.js')
      const action = actionOnPoints(network, actionPoints(of, network), ORDER)
      const page = networkReport({
        network,
        theory: theory('edgeworth-even'),
        order: ORDER,
        correlators: [2, 4].map((n) => ({ n, closedForm: correlator(n) })),
        expansions,
        closedForms,
        onPoints: { action, field: FIELD, value: evaluateAction(action, FIELD) },
        check,
        points: at,
        seed: plan.seed,
        command: commandLine('report', name, options, { output: options.output }),
        katexStyle: await katexStyle(),
      })
      await io.writeFile(options.output, [page])
      await io.out(`${checkTitle(request)}\n\n${checkText(check)}\nThe action with its diagrams, closed forms and checks: ${options.output}\n`)
      outcome.agreed = check.agreed
    })
}
