import { describe, expect, it } from 'vitest'
import { alike, shapeOf } from '../../../src/render/layout/shape.js'

const triangle = shapeOf(Float64Array.of(0, 0, 3, 0, 3, 4))

describe('shapes of placements', () => {
  it('are the distances between their nodes', () => {
    expect([...triangle]).toEqual([3, 4, 5])
  })

  it('are the same for what is moved, turned, mirrored or relabelled', () => {
    expect(alike(triangle, shapeOf(Float64Array.of(7, 1, 7, 4, 11, 4)))).toBe(true)
    expect(alike(triangle, shapeOf(Float64Array.of(3, -4, 0, 0, 3, 0)))).toBe(true)
  })

  it('differ where one node is elsewhere', () => {
    expect(alike(triangle, shapeOf(Float64Array.of(0, 0, 3, 0, 3, 4.05)))).toBe(false)
    expect(alike(triangle, shapeOf(Float64Array.of(0, 0, 3, 0, 3, 4.01)))).toBe(true)
  })
})
