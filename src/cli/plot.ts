import type * as VegaModule from 'vega'
import type * as VegaLiteModule from 'vega-lite'
import { InputError } from '../errors.js'
import type { NetworkCheck } from '../montecarlo/checkNetwork.js'
import type { CheckPart } from '../montecarlo/shards.js'
import { checkPlots } from '../render/plots/checkPlots.js'
import type { PlotSpecification } from '../render/plots/checkPlots.js'
import { convergenceOf } from './checkOptions.js'
import type { Io } from './io.js'
import { checkTitle } from './printCheck.js'

/** The kind of picture that a file name asks for. @throws InputError for other endings than .svg and .png */
export function plotKind(file: string): 'svg' | 'png' {
  const ending = /\.(svg|png)$/i.exec(file)?.[1]?.toLowerCase()
  if (ending === 'svg' || ending === 'png') return ending
  throw new InputError({ code: 'cli.plot', at: '--plot', expected: 'a file name that ends in .svg or .png', received: `'${file}'` })
}

async function plotSvg(specification: PlotSpecification): Promise<string> {
  const { vega, vegaLite } = await libraries()
  const { spec } = vegaLite.compile(specification as unknown as VegaLiteModule.TopLevelSpec)
  return new vega.View(vega.parse(spec), { renderer: 'none' }).toSVG()
}

/** The plots of a check as SVG. @throws InputError where the optional packages that draw them are not installed */
export async function checkSvg(part: CheckPart, check: NetworkCheck): Promise<string> {
  return plotSvg(checkPlots(check, convergenceOf(part), checkTitle(part.request)))
}

/** Draws the plots of a check into a file, in the format that its name says. */
export async function writePlot(io: Io, part: CheckPart, check: NetworkCheck, file: string): Promise<void> {
  const svg = await checkSvg(part, check)
  await io.writeFile(file, [plotKind(file) === 'svg' ? svg : await (await import('./png.js')).toPng(svg)])
}

async function libraries(): Promise<{ readonly vega: typeof VegaModule; readonly vegaLite: typeof VegaLiteModule }> {
  try {
    const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')])
    return { vega, vegaLite }
  } catch {
    throw new InputError({
      code: 'cli.plot',
      at: '--plot',
      expected: 'the optional packages vega and vega-lite (npm install vega vega-lite)',
      received: 'an installation without them',
    })
  }
}
