import { InputError } from '../errors.js'
import type { Layer, Panel } from '../render/plots/panel.js'
import { plotsDocument } from '../render/plots/plotsDocument.js'
import { plotSvg } from '../render/plots/plotSvg.js'
import { vegaLite } from '../render/plots/vegaLite.js'
import type { Simulation } from './simulatedNetwork.js'
import type { DmftAnswer, StateAnswer } from './dmft.js'
import type { DiagramAnswer, ScanAnswer } from './dmftScan.js'

/**
 * c(τ), a scan over g or the phase diagram: SVG, drawn by Vega, or LaTeX for pgfplots.
 *
 * @throws InputError for an answer without a plot, and where the optional packages that draw SVG are not installed
 * @example
 * const answer = await answerDmft({ phi: 'tanh', g: 1.5 })
 * const plot = await dmftPlot(answer, 'tex')
 * plot.includes('tikzpicture') // true
 */
export async function dmftPlot(answer: DmftAnswer, form: 'svg' | 'tex'): Promise<string> {
  const panels = dmftPanels(answer)
  if (panels.length === 0)
    throw new InputError({
      code: 'requests.plot',
      at: 'plot',
      expected: 'a state, a scan or a phase diagram',
      received: answer.kind,
    })
  return form === 'tex' ? plotsDocument(panels, 'edgewick dmft') : plotSvg(vegaLite(panels))
}

/** What is drawn of an answer. */
export function dmftPanels(answer: DmftAnswer): readonly Panel[] {
  switch (answer.kind) {
    case 'state':
      return [correlationPanel(answer)]
    case 'scan':
      return scanPanels(answer)
    case 'diagram':
      return [phasePanel(answer)]
    case 'transition':
      return []
  }
}

function correlationPanel({ state, curve, simulation }: StateAnswer): Panel {
  const { network, c0 } = state
  const points = curve.tau.map((tau, k) => ({ x: tau, y: curve.c[k] as number }))
  const simulated = simulatedPoints(simulation)
  const highest = Math.max(c0, ...simulated.flatMap((layer) => ('points' in layer ? layer.points.map(highOf) : [])))
  return {
    title: `${network.phi.text}, g = ${network.g}, D = ${network.noise}`,
    height: 0.6,
    x: { scale: 'linear', label: 'τ', range: [0, curve.tau.at(-1) ?? 1] },
    y: { scale: 'linear', label: 'c(τ)', range: [0, 1.05 * (highest || 1)], grid: true },
    layers: [{ kind: 'line', colour: 'blue', points }, ...simulated],
  }
}

function highOf(point: { readonly high?: number }): number {
  return point.high ?? 0
}

/** Of the largest networks, with error bars of one standard error. */
function simulatedPoints(simulation: Simulation | undefined): readonly Layer[] {
  const size = simulation?.sizes.reduce((most, each) => (each.units > most.units ? each : most))
  if (size === undefined) return []
  const { tau, c, standardErrors } = size.curve
  const points = tau.map((x, k) => {
    const [y, error] = [c[k] as number, standardErrors[k] as number]
    return { x, y, low: y - error, high: y + error }
  })
  return [{ kind: 'points', name: `simulated, N = ${size.units}`, colour: 'orange', points }]
}

function scanPanels({ phi, noise, states }: ScanAnswer): readonly Panel[] {
  const line = (title: string, label: string, of: (k: number) => number): Panel => ({
    title,
    height: 0.6,
    x: { scale: 'linear', label: 'g' },
    y: { scale: 'linear', label, grid: true },
    layers: [
      { kind: 'rule', y: 0 },
      {
        kind: 'line',
        colour: 'blue',
        dots: true,
        points: states.map(({ network }, k) => ({ x: network.g, y: of(k) })),
      },
    ],
  })
  return [
    line(`variance, ${phi.text}, D = ${noise}`, 'c(0)', (k) => states[k]?.c0 ?? NaN),
    line('largest Lyapunov exponent', 'λ', (k) => states[k]?.lyapunov ?? NaN),
  ]
}

function phasePanel({ phi, noise, chaos, expansion }: DiagramAnswer): Panel {
  const [low, high] = [Math.min(...expansion, ...chaos), Math.max(...expansion, ...chaos)]
  const room = 0.15 * (high - low || 1)
  const end = noise.at(-1) ?? 1
  return {
    title: `${phi.text}: chaotic above the blue line, perturbations grow at first above the dashed one`,
    height: 0.7,
    x: { scale: 'linear', label: 'noise D', range: [noise[0] ?? 0, end] },
    y: { scale: 'linear', label: 'g', range: [Math.max(0, low - room), high + room], grid: true },
    layers: [
      { kind: 'line', colour: 'orange', dashed: true, points: noise.map((x, k) => ({ x, y: expansion[k] as number })) },
      { kind: 'line', colour: 'blue', points: noise.map((x, k) => ({ x, y: chaos[k] as number })) },
    ],
  }
}
