import { describe, expect, it } from 'vitest'
import { loopNumber } from '../../src/diagrams/loopNumber.js'
import { expand } from '../../src/expansion/expand.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { known } from '../known/known.js'

interface KnownDiagram {
  readonly edges: readonly { readonly type: 'correlation' | 'response' }[]
  readonly symmetry_factor: string
}

interface KnownEquation {
  readonly 'x^2 drift (eps/2! x^2)': { readonly diagrams: Readonly<Record<string, readonly KnownDiagram[]>> }
}

const legs: Readonly<Record<string, readonly string[]>> = {
  mean: ['J'],
  correlation: ['J', 'J'],
  response: ['J', 'J~'],
}

/** A diagram by its number of response lines, correlation lines, and |Aut| with legs fixed. */
function signature(responses: number, correlations: number, automorphisms: bigint): string {
  return `${responses} R ${correlations} C 1/${automorphisms}`
}

describe('msrdj-quadratic', () => {
  const { diagrams } = known<KnownEquation>('msrdj.json')['x^2 drift (eps/2! x^2)']

  it.each(Object.keys(diagrams))('%s: the labelled diagrams of the table, with their symmetry factors', (name) => {
    const [what = '', order = ''] = name.split(' eps^')
    const expected = (diagrams[name] ?? []).map(({ edges, symmetry_factor }) => {
      const responses = edges.filter(({ type }) => type === 'response').length
      return signature(responses, edges.length - responses, BigInt(symmetry_factor))
    })
    const of = theory('msrdj-quadratic')
    const legFields = legs[what] ?? []
    const { terms } = expand(of, { legs: legFields.length, legFields, select: { order: Number(order) } })
    const found = terms.flatMap(({ weighted: { diagram, automorphisms, labellings } }) => {
      const lines = diagram.lines.map(({ kind }) => kind.name)
      const bare = diagram.vertices.length === 0
      // A leg that measures x ends on x by a correlation line and on x~ by a response line; one that measures x~ always
      // by a response line.
      const ofLegs = (bare ? diagram.legs.slice(0, 1) : diagram.legs).map(({ field, carries }) =>
        carries === 'J' && field === 'x' ? 'C' : 'R',
      )
      const all = [...lines, ...ofLegs]
      const responses = all.filter((line) => line === 'R').length
      return Array.from({ length: Number(labellings) }, () =>
        signature(responses, all.length - responses, automorphisms.fixed),
      )
    })
    expect(found.sort()).toEqual(expected.sort())
    for (const { weighted } of terms)
      expect(loopNumber(weighted.diagram)).toBe((Number(order) - legFields.length + 2) / 2)
  })
})
