import { describe, expect, it } from 'vitest'
import { mergeParts } from '../../src/montecarlo/check/shards.js'
import { checkPart } from '../../src/requests/check.js'
import { partText, readPart } from '../../src/requests/partFile.js'

describe('a part with pieces of another shard', () => {
  it('is refused, though its digest is right and it has as many pieces as its shard', async () => {
    const part = await checkPart({ network: 'cos-net', parameters: { N: 3 }, samples: 200, shard: [0, 2] })
    expect((await readPart(await partText(part), 'part.json', 'check')).samplings).toEqual(part.samplings)
    const [pieces = new Map<number, Float64Array>(), ...others] = part.samplings
    const [[first, sums]] = [...pieces] as [[number, Float64Array]]
    const moved = new Map(pieces)
    moved.delete(first)
    moved.set(pieces.size, sums)
    const text = await partText({ ...part, samplings: [moved, ...others] })
    await expect(readPart(text, 'part.json', 'check')).rejects.toThrow(
      'part.json: expected a part file, as --shard writes it, received one with pieces of another check',
    )
  })
})

describe('parts of which only one says a thing', () => {
  it('are of different requests: where the action is checked', async () => {
    const request = { network: 'cos-net', parameters: { N: 3 }, samples: 200 } as const
    const plain = await checkPart({ ...request, shard: [0, 2] })
    const other = await checkPart({ ...request, actionPoints: [[-1], [0.2], [0.9]], shard: [1, 2] })
    const merged = (): unknown =>
      mergeParts([
        ['a', plain],
        ['b', other],
      ])
    expect(merged).toThrow('b: expected no actionPoints as in a, received actionPoints [[-1],[0.2],[0.9]]')
  })
})
