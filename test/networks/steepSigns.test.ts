import { describe, expect, it } from 'vitest'
import { signMoment } from '../../src/kernels/signMoment.js'
import { erfNet } from '../../src/networks/layers/erfNet.js'
import { tanhNet } from '../../src/networks/layers/tanhNet.js'
import { isThorough } from '../fastCheck.js'
import { known } from '../known/known.js'

interface Reference {
  readonly signs: readonly { kind: string; apart: string; rows: readonly (readonly string[])[]; mean: string }[]
  readonly nets: readonly {
    network: string
    d: number
    sigmab: number
    points: readonly (readonly number[])[]
    scale: number
    G4: string
  }[]
}

const { signs, nets } = known<Reference>('steep_signs.json')

/** Where the bound of a tanh-net, between steps and quadrature, is most of the number, which is refused. */
function isLost({ network, d, sigmab, scale }: Omit<Reference['nets'][number], 'points' | 'G4'>): boolean {
  return network === 'tanh' && d === 3 && sigmab === 0.5 && (scale === 1e4 || scale === 1e6)
}

describe('four steep points that span three or four dimensions', () => {
  it.each(signs)('signs, $kind, $apart from dependent: the error is a bound', ({ rows, mean }) => {
    const forms = rows.map((row) => row.map(Number))
    const { value, error } = signMoment(
      forms.map((a) => forms.map((b) => a.reduce((sum, x, k) => sum + x * (b[k] as number), 0))),
    )
    expect(Math.abs(value - Number(mean))).toBeLessThan(error + 1e-16)
    expect(error).toBeLessThan(1e-6)
  })

  // Of tanh-nets one that is lost, and the steepest; four dimensions take the way of three.
  it.each(
    nets.filter(
      ({ network, scale, d, sigmab }) =>
        isThorough || network === 'erf' || (d === 3 && scale === (sigmab === 0 ? 1e8 : 1e4)),
    ),
  )(
    '$network-net, d = $d, σ_b = $sigmab, at $scale: the error is a bound',
    ({ network, d, sigmab, points, scale, G4 }) => {
      const at = points.map((point) => point.map((x) => x * scale))
      const make = network === 'erf' ? erfNet : tanhNet
      const net = make({ N: 20, d, sigma0: 1, sigma1: 1, sigmab })
      const value = () => net.correlatorsOn?.(at)([0, 1, 2, 3])
      if (isLost({ network, d, sigmab, scale })) {
        expect(value).toThrow('expected a value that is not lost in its error')
        return
      }
      const found = value()
      expect(Math.abs((found?.value ?? NaN) - Number(G4))).toBeLessThan((found?.error ?? NaN) + 1e-16)
      expect(found?.error).toBeLessThan(network === 'erf' ? 1e-11 : 0.02)
    },
  )
})
