import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { countDiagrams } from '../../src/diagrams/countDiagrams.js'
import type { Filter } from '../../src/diagrams/filters.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import { weightSum } from '../../src/diagrams/weightSum.js'
import { known } from '../known/known.js'

type Sums = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>>
>

const modes: Readonly<Record<string, readonly Filter[]>> = {
  connected: [],
  no_self_loop: ['no-self-loop'],
  '1PI': ['1pi'],
  '1PI_no_self_loop': ['1pi', 'no-self-loop'],
  no_tadpole_subdiagram: ['no-tadpole'],
  no_tadpole_subdiagram_no_self_loop: ['no-tadpole', 'no-self-loop'],
}

const kind = (valence: number): { name: string; fields: string[] } => ({
  name: `v${valence}`,
  fields: Array.from({ length: valence }, () => 'φ'),
})

function request(legs: number, counts: Readonly<Record<number, number>>, filters: readonly Filter[]): DiagramRequest {
  const vertices = Object.entries(counts).map(([valence, count]) => ({ kind: kind(Number(valence)), count }))
  return {
    legs: Array.from({ length: legs }, () => 'φ'),
    legLabels: 'fixed',
    vertices,
    lines: [{ name: 'Δ', fields: ['φ', 'φ'] }],
    filters,
  }
}

/** Sums whose diagrams weigh more than this are left to `npm run bench`. */
const LARGEST = 3000

describe('Σ 1/|Aut| against power series of zero-dimensional field theory', () => {
  const sums = known<Sums>('diagram_weight_sums.json')
  const valences: Readonly<Record<string, number>> = { phi3: 3, phi4: 4, phi6: 6 }

  for (const [theory, valence] of Object.entries(valences)) {
    it.each(Object.entries(modes))(`${theory}, %s`, (mode, filters) => {
      let compared = 0
      for (const [legs, byVertices] of Object.entries(sums[theory]?.[mode] ?? {})) {
        for (const [vertices, weight] of Object.entries(byVertices)) {
          const connected = Q.toNumber(Q.parse(sums[theory]?.['connected']?.[legs]?.[vertices] ?? weight))
          if (connected > LARGEST || Number(vertices) > 14 || Number(vertices) === 0) continue
          expect(
            Q.format(countDiagrams(request(Number(legs), { [valence]: Number(vertices) }, filters)).weight),
            `${legs} legs, ${vertices} vertices`,
          ).toBe(weight)
          compared++
        }
      }
      expect(compared).toBeGreaterThan(10)
    })
  }

  it.each(Object.entries(modes))('phi3+phi4, %s', (mode, filters) => {
    let compared = 0
    for (const [legs, byVertices] of Object.entries(sums['phi3+phi4']?.[mode] ?? {})) {
      for (const [vertices, weight] of Object.entries(byVertices)) {
        const [cubic = 0, quartic = 0] = vertices.split(',').map(Number)
        const connected = Q.toNumber(Q.parse(sums['phi3+phi4']?.['connected']?.[legs]?.[vertices] ?? weight))
        if (connected > LARGEST || cubic + quartic === 0) continue
        expect(
          Q.format(countDiagrams(request(Number(legs), { 3: cubic, 4: quartic }, filters)).weight),
          `${legs} legs, ${vertices} vertices`,
        ).toBe(weight)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(30)
  })

  it('the sum rule reproduces every connected sum in the table without enumerating', () => {
    for (const [theory, valence] of Object.entries(valences)) {
      for (const [legs, byVertices] of Object.entries(sums[theory]?.['connected'] ?? {})) {
        for (const [vertices, weight] of Object.entries(byVertices)) {
          if (Number(vertices) > 0 && Number(vertices) <= 32)
            expect(Q.format(weightSum(request(Number(legs), { [valence]: Number(vertices) }, [])))).toBe(weight)
        }
      }
    }
  })
})
