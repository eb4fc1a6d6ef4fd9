import { describe, expect, it } from 'vitest'
import { architecture } from '../../../src/networks/architectures.js'
import { sampleBatches } from '../../../src/montecarlo/sampling/batches.js'
import { plannedCheck } from '../../../src/montecarlo/check/checkDefinition.js'
import { checkPanels } from '../../../src/render/plots/checkPanels.js'
import type { Layer, Panel } from '../../../src/render/plots/panel.js'
import { panelPgfplots, pgfplotsPreamble } from '../../../src/render/plots/pgfplots.js'
import { plotSvg } from '../../../src/render/plots/plotSvg.js'
import { narrowPlot, vegaLite } from '../../../src/render/plots/vegaLite.js'
import { compiled, hasPdflatex } from '../pdflatex.js'

/** The plots of a small check of everything. */
function panelsOf(name: string, estimators: readonly ('kernel' | 'direct')[], samples = 300): readonly Panel[] {
  const { parameters } = architecture(name).create({})
  const plan = plannedCheck({
    network: name,
    parameters,
    points: [[0], [0.4], [-0.7], [1.1]],
    samples,
    seed: 5,
    estimators,
    sigmas: 4,
    histogram: true,
  })
  const sums = plan.samplings.map(({ terms, prepare, samples, seed }) =>
    sampleBatches(terms, prepare(), { samples, seed }),
  )
  return checkPanels(plan.conclude(sums), plan.convergence(sums))
}

const panels = panelsOf('cos-net', ['kernel', 'direct'])
const numbersOf = (values: readonly number[]): readonly number[] => values.map((value) => Number(value.toPrecision(6)))
const layersOf = (kind: Layer['kind']): readonly Layer[] =>
  panels.flatMap(({ layers }) => layers.filter((layer) => layer.kind === kind))

/** All places in the commands of a picture. */
function placesIn(tex: string): readonly (readonly [number, number])[] {
  return [...tex.matchAll(/^ {2}\((\S+?),(\S+?)\)/gm)].map(([, x, y]) => [Number(x), Number(y)] as const)
}

describe('the plots of a check', () => {
  it('are z-scores, the convergence of every estimator, the N-dependence and the density, with every kind of layer', () => {
    expect(panels.map(({ title }) => title.split(/[:;]/)[0])).toEqual([
      'Deviation from the prediction in standard errors',
      'G4c(x1, x2, x3, x4), kernel estimator',
      'G4c(x1, x2, x3, x4), direct estimator',
      'Schwinger–Dyson violation of the action',
      'Histogram of φ(x1) relative to the Gaussian',
    ])
    for (const kind of ['points', 'line', 'band', 'steps', 'strip', 'rule'] as const)
      expect(layersOf(kind).length, kind).toBeGreaterThan(0)
  })

  it('show no convergence where there is one estimate', () => {
    expect(panelsOf('cos-net', ['kernel'], 20).map(({ title }) => title.split(/[:;]/)[0])).not.toContain(
      'G4c(x1, x2, x3, x4), kernel estimator',
    )
  })

  it('have a band of twice the error, a line of slope −1 and one of the fitted slope, steps without gaps', () => {
    const [, convergence, , slopes, density] = panels as readonly [Panel, Panel, Panel, Panel, Panel]
    const [band, line] = convergence.layers
    if (band?.kind !== 'band' || line?.kind !== 'line') throw new Error('a band behind a line')
    band.points.forEach(({ x, low, high }, i) => {
      expect(x).toBe(line.points[i]?.x)
      expect((low + high) / 2).toBeCloseTo(line.points[i]?.y as number, 10)
    })
    const slopeOf = (layer: Layer | undefined): number => {
      if (layer?.kind !== 'line') throw new Error('a line')
      const [first, last] = [layer.points[0], layer.points.at(-1)]
      return Math.log((last?.y as number) / (first?.y as number)) / Math.log((last?.x as number) / (first?.x as number))
    }
    expect(slopeOf(slopes.layers[0])).toBeCloseTo(-1, 12)
    const names = slopes.layers.flatMap((layer) => (layer.kind === 'points' ? [layer.name] : []))
    slopes.layers
      .slice(2, 4)
      .forEach((layer, i) => expect(names[i]).toContain(`slope ${slopeOf(layer).toFixed(2)} ±`.replace('-', '−')))
    const steps = density.layers.flatMap((layer) => (layer.kind === 'steps' ? layer.steps : []))
    steps.slice(1).forEach(({ from }, i) => expect(from).toBe(steps[i]?.to))
  })

  it('of one panel are equally wide, whatever stands about their axes', async () => {
    const widths = await Promise.all(
      panels.map(async (panel) => Number(/ width="([\d.]+)"/.exec(await plotSvg(vegaLite([panel])))?.[1])),
    )
    expect(new Set(widths)).toEqual(new Set([680]))
  })

  it('of a narrow page are as wide as it is, their texts in lines', async () => {
    const wide = vegaLite(panels) as { readonly vconcat: readonly { readonly layer: unknown }[] }
    for (const [i, panel] of panels.entries()) {
      const narrow = narrowPlot(panel, 320) as {
        readonly layer: readonly unknown[]
        readonly width: number
        readonly title: { readonly text: readonly string[] }
      }
      expect(narrow.width).toBeLessThan(320)
      expect(narrow.title.text.join(' ')).toBe(panel.title)
      expect(narrow.layer.length).toBe((wide.vconcat[i]?.layer as unknown[]).length)
      const [, width = ''] = /width="(\d+)"/.exec(await plotSvg(narrowPlot(panel, 320))) ?? []
      expect(Number(width)).toBeLessThan(400)
    }
  })

  it('are written with the same numbers by Vega-Lite and by pgfplots', () => {
    const specification = vegaLite(panels, 'title') as {
      readonly vconcat: readonly { readonly layer: readonly Readonly<Record<string, unknown>>[] }[]
    }
    panels.forEach((panel, p) => {
      const points = panel.layers.flatMap((layer) => (layer.kind === 'points' ? layer.points : []))
      const drawn = (specification.vconcat[p]?.layer ?? [])
        .filter(({ mark }) => (mark as { readonly type: string }).type === 'point')
        .flatMap(
          ({ data }) => (data as { readonly values: readonly { readonly x: number; readonly y: number }[] }).values,
        )
      expect(drawn.map(({ x, y }) => [x, y])).toEqual(points.map(({ x, y }) => [x, y]))
      const places = new Set(placesIn(panelPgfplots(panel, 16)).map(String))
      for (const { x, y } of points) expect(places.has(String(numbersOf([x, y])))).toBe(true)
    })
  })

  it('stay within the width they are given', () => {
    for (const panel of panels) {
      const width = Number(/width=([\d.]+)cm/.exec(panelPgfplots(panel, 8.6))?.[1])
      expect(width).toBeGreaterThan(2)
      expect(width).toBeLessThan(8.6)
    }
  })

  it.skipIf(!hasPdflatex('pgfplots.sty')).each([16, 12])('compile at a width of %s cm without a complaint', (width) => {
    const body = panels.map((panel) => `\\noindent ${panelPgfplots(panel, width)}\n`)
    const page = `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage[a4paper,textwidth=${width}cm,textheight=26cm]{geometry}\n\\usepackage{amsmath,tikz}`
    expect(
      compiled(
        [page, ...pgfplotsPreamble, '\\raggedbottom', '\\begin{document}', ...body, '\\end{document}', ''].join('\n'),
      ),
    ).toEqual({
      written: true,
      complaints: [],
    })
  })
})
