import { describe, expect, it } from 'vitest'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { theory } from '../../src/theory/shippedTheories.js'

const read = (text: string): unknown =>
  parseExpansion(text, theory('phi4'), { request: { legs: 2, select: { order: 1 } } }).terms.map(
    ({ coefficient, powers }) => ({ coefficient, powers }),
  )

describe('roots of numbers in formulas', () => {
  it.each([
    [String.raw`\frac{\lambda}{\sqrt{4}}`, String.raw`\frac{\lambda}{2}`],
    [String.raw`\frac{\lambda}{4^{1/2}}`, String.raw`\frac{\lambda}{2}`],
    [String.raw`\sqrt{\frac{1}{4}}\lambda`, String.raw`\frac12\lambda`],
    [String.raw`\frac{\lambda}{8^{2/3}}`, String.raw`\frac{\lambda}{4}`],
  ])('%s is %s', (root, plain) => {
    const rest = String.raw`\int dy \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2)`
    expect(read(`-${root} ${rest}`)).toHaveLength(1)
    expect(read(`-${root} ${rest}`)).toEqual(read(`-${plain} ${rest}`))
  })

  it('others are refused for what they are, and so is an integral over an external point', () => {
    expect(() => read(String.raw`\sqrt{2}\lambda \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2)`)).toThrow(
      'a root of a number that is itself a rational number',
    )
    expect(() => read(String.raw`-\frac\lambda2\int dx_1 dy \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2)`)).toThrow(
      'expected integrals over inner points, received one over the external point x',
    )
  })
})
