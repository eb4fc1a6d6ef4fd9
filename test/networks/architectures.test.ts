import { describe, expect, it } from 'vitest'
import { architectureAt } from '../../src/networks/architecture.js'
import { architecture, architectures } from '../../src/networks/architectures.js'
import { defaultPoints } from '../../src/montecarlo/check/checkDefinition.js'

const several = ['relu-net', 'erf-net', 'tanh-net']
const chosen = [
  ...Object.keys(architectures).map((name) => [name, {}] as const),
  ...several.map((name) => [name, { depth: 2 }] as const),
  ['cos-net', { alpha: 0.1 }] as const,
]

describe('what an architecture says that it can do', () => {
  it.each(chosen)('%s with %o: correlators where it is exact, and a refusal where it is not', (name, parameters) => {
    const of = architectureAt(architecture(name), parameters)
    const network = of.create(parameters)
    const points = defaultPoints(of, network).slice(0, 2)
    expect(of.exact).toBe(!('depth' in parameters))
    if (of.exact) expect(network.correlator(points)).toBeGreaterThan(0)
    else expect(() => network.correlator(points)).toThrow('a request for an exact correlator at finite N')
    expect(network.layers ?? 1).toBe('depth' in parameters ? 2 : 1)
    expect(network.readoutVariance).toBeCloseTo((of.parameters[of.readout] as number) ** 2 / network.width, 12)
  })

  it.each(several)('%s: the two-point function at infinite width is that of one layer at every width', (name) => {
    const of = architecture(name)
    const network = of.create({})
    const [x = [], y = []] = defaultPoints(of, network)
    expect(of.infiniteWidth?.(network.parameters, x, y)).toBeCloseTo(network.correlator([x, y]), 10)
  })

  it('a series in α begins with independent neurons, and adds up to the coupled ones', () => {
    const parameters = { alpha: 0.01, N: 5 }
    const of = architectureAt(architecture('cos-net'), parameters)
    const network = of.create(parameters)
    const points = defaultPoints(of, network)
    const series = of.broken?.series(network.parameters, points, 3) ?? []
    expect(series[0]).toBeCloseTo(of.broken?.independent(network.parameters).correlator(points) as number, 12)
    const strength = network.parameters[of.broken?.parameter as string] as number
    expect(strength).toBe(0.01)
    expect(series.reduce((sum, coefficient, k) => sum + coefficient * strength ** k, 0)).toBeCloseTo(
      network.correlator(points),
      7,
    )
  })

  it('is what it was at the parameters that change nothing', () => {
    expect(architectureAt(architecture('cos-net'), { alpha: 0 })).toBe(architecture('cos-net'))
    expect(architectureAt(architecture('erf-net'), { depth: 1, N: 3 })).toBe(architecture('erf-net'))
  })
})
