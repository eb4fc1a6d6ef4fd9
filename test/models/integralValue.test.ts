import { describe, expect, it } from 'vitest'
import { readChain } from '../../src/mathematics/readChain.js'
import { resolved } from '../../src/mathematics/resolved.js'
import { valueOf } from '../../src/models/evaluate.js'
import { NoMeaning } from '../../src/models/noMeaning.js'
import type { Trial } from '../../src/models/model.js'
import type { Value } from '../../src/models/value.js'

/** λ is δ. */
const trial: Trial = {
  orders: 2,
  meaning: (node) =>
    node.kind === 'symbol' && node.name === 'λ' ? { low: 1, re: [1], im: [0], end: Infinity } : undefined,
}

function value(tex: string): Value {
  const side = readChain(tex).sides[0]
  if (side === undefined) throw new Error('nothing')
  return valueOf(
    resolved(side, () => false),
    trial,
    new Map(),
  )
}

describe('integrals of one variable', () => {
  it.each([
    [String.raw`\int_{-\infty}^{\infty} dz\, e^{-\frac{z^2}{2}} z^{4}`, 3 * Math.sqrt(2 * Math.PI)],
    [String.raw`\int e^{-z^2/2}\,dz`, Math.sqrt(2 * Math.PI)],
    [String.raw`\int_0^\infty dt\, t^3 e^{-t}`, 6],
    [String.raw`\int_{-\infty}^0 \frac{dt}{1+t^2}`, Math.PI / 2],
    [String.raw`\int_0^1 \frac{dx}{\sqrt{x}}`, 2],
    [String.raw`\int_1^2 dx_1 \frac{1}{x_1}`, Math.LN2],
    [String.raw`\int_0^1 dx \int_0^{x} dy\, x y`, 1 / 8],
  ])('%s', (tex, expected) => {
    expect(value(tex).re[0]).toBeCloseTo(expected, 9)
  })

  it('of a series, order by order', () => {
    const { re } = value(String.raw`\int \frac{d\phi}{\sqrt{2\pi}} e^{-\frac{\phi^2}{2} - \frac{\lambda}{4!}\phi^4}`)
    expect(re[0]).toBeCloseTo(1, 10)
    expect(re[1]).toBeCloseTo(-1 / 8, 10)
  })

  it.each([
    String.raw`\int_0^\infty dx\, x`,
    String.raw`\int_0^1 \frac{dx}{x}`,
    String.raw`\int dx\,dy\, e^{-x^2-y^2}`,
  ])('%s has no value', (tex) => {
    expect(() => value(tex)).toThrow(NoMeaning)
  })
})
