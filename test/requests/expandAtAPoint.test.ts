import { describe, expect, it } from 'vitest'
import fc, { runs } from '../fastCheck.js'
import { pointExpansion } from '../../src/expansion/pointExpansion.js'
import { answerExpand } from '../../src/requests/expand.js'
import type { ExpandRequest } from '../../src/requests/expand.js'
import { expandAs } from '../../src/requests/expandFormats.js'
import { expandPicture } from '../../src/requests/pictures.js'

const inPlace = async (request: ExpandRequest): Promise<readonly string[]> => {
  const answer = await answerExpand(request)
  if (answer.space === 'point') throw new Error('diagrams expected')
  const read = { space: 'point', expansion: pointExpansion(answer.expansion), points: answer.points } as const
  return [expandAs(read, 'json'), expandAs(read, 'text'), expandAs(read, 'latex')]
}

const atOnce = async (request: ExpandRequest): Promise<readonly string[]> => {
  const answer = await answerExpand({ ...request, space: 'point' })
  return [expandAs(answer, 'json'), expandAs(answer, 'text'), expandAs(answer, 'latex')]
}

describe('expand at a point', () => {
  it('is what the diagrams are at a point, in every format, whichever way it goes', async () => {
    const selection = fc.oneof(
      fc.integer({ min: 0, max: 2 }).map((order) => ({ order })),
      fc.integer({ min: 0, max: 4 }).map((order) => ({ order: `${order}/2` })),
      fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 2 })).map(([from, upTo]) => ({ from, upTo })),
      fc.integer({ min: 0, max: 2 }).map((vertices) => ({ vertices })),
    )
    const beside = fc.constantFrom({}, { filters: ['1pi'] } as const, { maxSelfLoops: 0 }, { rename: { x: 'z' } })
    const theories = ['edgeworth', 'edgeworth-even', 'phi4', 'phi3-phi4', 'yukawa', 'solvable', 'phi4-vector', 'phi6']
    const legs = fc.integer({ min: 0, max: 4 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...theories), legs, selection, beside, async (theory, n, select, more) => {
        const request = { theory, legs: n, ...select, ...more } as ExpandRequest
        const known = await inPlace(request).catch(String)
        expect(await atOnce(request).catch(String)).toEqual(known)
      }),
      { numRuns: runs(80) },
    )
  })

  it('needs no diagrams, of which there would be 389,000', async () => {
    const { expansion } = await answerExpand({ theory: 'edgeworth-even', legs: 4, order: 12, space: 'point' })
    // A term for each way to spend 12 orders on vertices: the partitions of 12.
    expect('value' in expansion && expansion.value).toHaveLength(77)
  })

  it('is stopped between two steps', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')))
    const long = { theory: 'edgeworth', legs: 4, order: 12, space: 'point' } as const
    await expect(answerExpand(long, controller)).rejects.toThrow('enough')
  })

  it('is refused for more terms than the limit, and has no pictures', async () => {
    const request = { theory: 'edgeworth', legs: 4, order: 2, space: 'point' } as const
    await expect(answerExpand({ ...request, limit: 4 })).rejects.toThrow(
      'limit: expected at most 4 sets of vertices (a larger --limit allows more), received 5',
    )
    await expect(expandPicture(await answerExpand(request), 'svg')).rejects.toThrow(
      'space: expected position or momentum, for a picture of diagrams, received point',
    )
  })
})
