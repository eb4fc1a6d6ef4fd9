import type * as VegaModule from 'vega'
import type * as VegaLiteModule from 'vega-lite'
import { InputError } from '../errors.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { checkPanels } from '../render/plots/checkPanels.js'
import { checkPlots } from '../render/plots/checkPlots.js'
import type { Panel } from '../render/plots/panel.js'
import { plotsDocument } from '../render/plots/plotsDocument.js'
import type { PlotSpecification } from '../render/plots/vegaLayer.js'
import { vegaLite } from '../render/plots/vegaLite.js'
import { textWidth } from '../render/svg/label.js'
import { convergenceOf } from './checkOptions.js'
import type { Io } from './io.js'
import { checkTitle } from './checkTitle.js'

/** The kind of picture that a file name asks for. @throws InputError for other endings than .svg, .png and .tex */
export function plotKind(file: string): 'svg' | 'png' | 'tex' {
  const ending = /\.(svg|png|tex)$/i.exec(file)?.[1]?.toLowerCase()
  if (ending === 'svg' || ending === 'png' || ending === 'tex') return ending
  throw new InputError({
    code: 'cli.plot',
    at: '--plot',
    expected: 'a file name that ends in .svg, .png or .tex',
    received: `'${file}'`,
  })
}

async function plotSvg(specification: PlotSpecification): Promise<string> {
  const { vega, lite } = await libraries()
  measured(vega)
  const { spec } = lite.compile(specification as unknown as VegaLiteModule.TopLevelSpec)
  return new vega.View(vega.parse(spec), { renderer: 'none' }).toSVG()
}

/** Fonts that browsers take for `serif` are up to this much wider than Times. */
const WIDEST = 1.3

/** Without a canvas Vega takes every letter for a wide one, and leaves room for it. */
function measured(vega: typeof VegaModule): void {
  const { textMetrics } = vega as unknown as {
    readonly textMetrics: { width: (item: VegaText, text?: string | number) => number }
  }
  textMetrics.width = (item, text) => WIDEST * textWidth(String(text ?? item.text ?? '')) * (item.fontSize ?? 11)
}

interface VegaText {
  readonly text?: string | number
  readonly fontSize?: number
}

/** A plot as SVG. @throws InputError where the optional packages that draw it are not installed */
export function panelSvg(panel: Panel): Promise<string> {
  return plotSvg(vegaLite([panel]))
}

/** Draws the plots of a check into a file, in the format that its name says. */
export async function writePlot(io: Io, part: CheckPart, check: NetworkCheck, file: string): Promise<void> {
  await io.writeFile(file, [await plotted(part, check, plotKind(file))])
}

async function plotted(
  part: CheckPart,
  check: NetworkCheck,
  kind: 'svg' | 'png' | 'tex',
): Promise<string | Uint8Array> {
  if (kind === 'tex') return plotsDocument(checkPanels(check, convergenceOf(part)), checkTitle(part.request))
  const svg = await plotSvg(checkPlots(check, convergenceOf(part), checkTitle(part.request)))
  return kind === 'svg' ? svg : (await import('./png.js')).toPng(svg)
}

async function libraries(): Promise<{ readonly vega: typeof VegaModule; readonly lite: typeof VegaLiteModule }> {
  try {
    const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')])
    return { vega, lite }
  } catch {
    throw new InputError({
      code: 'cli.plot',
      at: '--plot',
      expected: 'the optional packages vega and vega-lite (npm install vega vega-lite)',
      received: 'an installation without them',
    })
  }
}
