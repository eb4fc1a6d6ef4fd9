import { describe, expect, it } from 'vitest'
import { minimise } from '../../../src/render/layout/minimise.js'
import type { Smooth } from '../../../src/render/layout/minimise.js'
import { bonesOf } from '../../../src/render/layout/bones.js'
import type { Bones } from '../../../src/render/layout/bones.js'
import { distances, stress } from '../../../src/render/layout/stress.js'
import { unpleasantness } from '../../../src/render/layout/unpleasantness.js'
import { samples } from './samples.js'

describe('what a layout minimises', () => {
  it.each([
    ['unpleasantness', unpleasantness],
    ['stress', (bones: Bones) => stress(distances(bones))],
  ] as const)('%s has the gradient of its difference quotients', (_, make) => {
    for (const { name, diagram } of samples.filter((each) => each.diagram.vertices.length > 0)) {
      const bones = bonesOf(
        diagram,
        diagram.vertices.map(() => 0.1),
      )
      const f = make(bones)
      const at = Float64Array.from(
        { length: 2 * (bones.radii.length + bones.pendants.length) },
        (__, i) => 1.3 * Math.sin(7 * i + 1),
      )
      const gradient = new Float64Array(at.length)
      f(at, gradient)
      at.forEach((x, i) => {
        const shifted = (by: number): number =>
          f(
            Float64Array.from(at, (y, j) => (i === j ? x + by : y)),
            new Float64Array(at.length),
          )
        expect(gradient[i], `${name}, coordinate ${i}`).toBeCloseTo((shifted(1e-5) - shifted(-1e-5)) / 2e-5, 3)
      })
    }
  })

  it('finds the minimum of the banana function', () => {
    const banana: Smooth = (at, gradient) => {
      const [x = 0, y = 0] = at
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
      gradient[1] = 200 * (y - x * x)
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2
    }
    const { at, value } = minimise(banana, Float64Array.of(-1.2, 1), 200, 1e-9)
    expect(at[0]).toBeCloseTo(1, 8)
    expect(at[1]).toBeCloseTo(1, 8)
    expect(value).toBeLessThan(1e-16)
  })
})
