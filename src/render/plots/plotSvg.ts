import type * as VegaModule from 'vega'
import type * as InterpreterModule from 'vega-interpreter'
import type * as VegaLiteModule from 'vega-lite'
import { InputError } from '../../errors.js'
import { textWidth } from './textWidth.js'
import type { PlotSpecification } from './vegaLayer.js'

/**
 * Plots as an SVG element. Vega's expressions are interpreted, not compiled, for pages that run no text as code.
 *
 * @throws InputError where the optional packages that draw them are not installed
 */
export async function plotSvg(specification: PlotSpecification): Promise<string> {
  const { vega, lite, expressionInterpreter } = await libraries()
  measured(vega)
  const { spec } = lite.compile(specification as unknown as VegaLiteModule.TopLevelSpec)
  return new vega.View(vega.parse(spec, undefined, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
  }).toSVG()
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

async function libraries(): Promise<
  { readonly vega: typeof VegaModule; readonly lite: typeof VegaLiteModule } & Pick<
    typeof InterpreterModule,
    'expressionInterpreter'
  >
> {
  try {
    const [vega, lite, { expressionInterpreter }] = await Promise.all([
      import('vega'),
      import('vega-lite'),
      import('vega-interpreter'),
    ])
    return { vega, lite, expressionInterpreter }
  } catch {
    throw new InputError({
      code: 'render.plot',
      at: 'plot',
      expected:
        'the optional packages vega, vega-lite and vega-interpreter (npm install vega vega-lite vega-interpreter)',
      received: 'an installation without them',
    })
  }
}
