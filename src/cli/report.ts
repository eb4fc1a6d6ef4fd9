import { Command } from 'commander'
import { checkText } from '../render/text/checkText.js'
import { actionAt } from '../actions/actionAt.js'
import { networkSeries } from '../actions/seriesByOrder.js'
import { continuumForms } from '../actions/continuumForms.js'
import { evenActionExpansions } from '../actions/evenActionExpansions.js'
import { actionLatex } from '../render/actionLatex.js'
import { networkCorrelatorLatex } from '../render/latex/networkCorrelatorLatex.js'
import { InputError } from '../errors.js'
import { documentClasses } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import type { NetworkReport } from '../render/report/reportData.js'
import { checkPanels } from '../render/plots/checkPanels.js'
import type { Plot } from '../render/report/content.js'
import { theory } from '../theory/shippedTheories.js'
import { readChoice, readNatural } from './options.js'
import { requirePdflatex, toPdf } from './pdflatex.js'
import { actionPoints, defaultPoints } from '../montecarlo/check/checkRequest.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import { WHOLE } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { attempt } from './attempt.js'
import { checkOptions, checkRequest, concluded, convergenceOf, readCheckPlan } from './checkOptions.js'
import type { CheckOptions } from './checkOptions.js'
import { coupledFormulas } from '../requests/coupledCorrelator.js'
import { commandLine } from './commandLine.js'
import { deliverText } from './deliver.js'
import { gather } from './gather.js'
import type { Io } from './io.js'
import { katexStyle } from './katexStyle.js'
import { networkOptions, readNetwork, readoutSymbol } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import type { Outcome } from './outcome.js'
import { checkTitle } from './checkTitle.js'
import { formatFor } from './suffixes.js'
import { writeOrRescue } from './writeOrRescue.js'
import { tell } from './tell.js'

/** The order in 1/N of the checks, and of the closed forms beside them. */
const ORDER = 1

/** Beyond it the couplings have hundreds of diagrams. */
const HIGHEST_ORDER = 3

/** A field on the points of the action, three at most, of the size of its standard deviation. */
const FIELD = [-0.6, 0.1, 0.8]

type ReportFormat = 'html' | 'latex' | 'pdf'

interface ReportOptions extends NetworkOptions, CheckOptions {
  readonly order: string
  readonly tex?: true
  readonly pdf?: true
  readonly class?: string
  readonly output: string
}

export function reportCommand(io: Io, outcome: Outcome): Command {
  return checkOptions(
    networkOptions(new Command('report').description('all of it in one document: diagrams, formulas, values, checks')),
    '20000',
  )
    .option(
      '--order <k>',
      'to which power of 1/N the couplings and their diagrams go; checks and closed forms are of order 1',
      '1',
    )
    .option(
      '--tex',
      'a LaTeX document with pictures in TikZ, instead of a self-contained HTML page; as for a file name that ends in .tex',
    )
    .option('--pdf', 'the same compiled; needs pdflatex; as for a file name that ends in .pdf')
    .option('--class <class>', 'with --tex and --pdf: article (default) or revtex')
    .requiredOption('-o, --output <file>', 'where to write it')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick report cos-net -o report.html\n  edgewick report cos-net --order 2 --pdf --class revtex -o paper.pdf',
    )
    .action(async (name: string, options: ReportOptions) => {
      const { format, write } = await writerOf(options)
      const order = readOrder(options.order)
      const plan = readCheckPlan(options, io)
      const { of, network, points } = readNetwork(name, options)
      const closedForms = actionLatex(
        evenActionExpansions(ORDER),
        continuumForms(of, ORDER),
        readoutSymbol(of, network),
      )
      // A path that cannot be written is better known before the sampling than after it.
      await io.requireWritable(options.output)
      const at = points ?? defaultPoints(of, network)
      const request = checkRequest(of, network, at, plan)
      const part = await gather(io, request, { shard: WHOLE, workers: plan.workers })
      if (!part.complete) {
        tell(io, 'stopped; nothing was written')
        outcome.stopped = true
        return
      }
      const check = concluded(part)
      outcome.agreed = check.agreed
      const onPoints = actionPoints(of, network)
      const field = FIELD.slice(0, onPoints.length)
      const content: NetworkReport = {
        network,
        theory: theory('edgeworth-even'),
        order,
        correlators: [2, 4].flatMap((n) =>
          of.broken === undefined ? networkCorrelatorLatex(of, n) : coupledFormulas(of.broken, n),
        ),
        expansions: evenActionExpansions(order),
        closedForms,
        onPoints: {
          points: onPoints,
          field,
          value: actionAt(network, onPoints, field, ORDER),
          series: networkSeries(network, onPoints, field, ORDER),
        },
        check,
        points: at,
        plots: await plotsOf(part, check, format !== 'html'),
        seed: plan.seed,
        command: commandLine('report', name, options, options),
      }
      const document = await attempt(io, outcome, () => write(content))
      const place =
        document === undefined ? undefined : await writeOrRescue(io, outcome, options.output, document, 'the report is')
      const where = place === undefined ? '' : `\nThe action with its diagrams, closed forms and checks: ${place}\n`
      await deliverText(io, undefined, `${checkTitle(request)}\n\n${checkText(check)}${where}`)
    })
}

function readOrder(text: string): number {
  const order = readNatural(text, '--order')
  if (order >= 1 && order <= HIGHEST_ORDER) return order
  throw new InputError({
    code: 'cli.order',
    at: '--order',
    expected: `an order from 1 to ${HIGHEST_ORDER}`,
    received: `${order}`,
  })
}

/**
 * The document that the options and the file's name ask for. @throws InputError where it cannot be made, before
 * anything is computed
 */
async function writerOf(
  options: ReportOptions,
): Promise<{ readonly format: ReportFormat; readonly write: (report: NetworkReport) => Promise<string | Uint8Array> }> {
  const { tex, pdf, output } = options
  if (tex === true && pdf === true)
    throw new InputError({ code: 'cli.format', at: 'options', expected: '--tex or --pdf', received: 'both' })
  const asked = tex === true ? 'latex' : pdf === true ? 'pdf' : undefined
  const format = formatFor<ReportFormat>(output, asked, ['html', 'latex', 'pdf'])
  const kind =
    options.class === undefined
      ? 'article'
      : readChoice(options.class, Object.keys(documentClasses) as DocumentClass[], '--class')
  if (options.class !== undefined && format === 'html')
    throw new InputError({
      code: 'cli.class',
      at: '--class',
      expected: '--tex or --pdf beside it',
      received: 'neither',
    })
  if (format === 'pdf') await requirePdflatex()
  const write = async (report: NetworkReport): Promise<string | Uint8Array> => {
    const content = (await import('../render/report/networkReport.js')).networkReport(report)
    if (format === 'html')
      return (await import('../render/report/reportHtml.js')).reportHtml(content, await katexStyle())
    const source = (await import('../render/report/reportTex.js')).reportTex(content, kind)
    return format === 'pdf' ? toPdf(source) : source
  }
  return { format, write }
}

/** A page is whole without its plots, which optional packages draw; on paper LaTeX draws them. */
async function plotsOf(part: CheckPart, check: NetworkCheck, onPaper: boolean): Promise<readonly Plot[]> {
  const panels = checkPanels(check, convergenceOf(part))
  if (onPaper) return panels.map((panel) => ({ kind: 'plot', panel }))
  try {
    const { panelSvg } = await import('./plot.js')
    return await Promise.all(
      panels.map(async (panel): Promise<Plot> => ({ kind: 'plot', panel, svg: await panelSvg(panel) })),
    )
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}
