import { describe, expect, it } from 'vitest'
import { checkPart } from '../../src/requests/check.js'
import { partText, readPart } from '../../src/requests/partFile.js'

describe('a part with pieces of another shard', () => {
  it('is refused, though its digest is right and it has as many pieces as its shard', async () => {
    const part = await checkPart({ network: 'cos-net', parameters: { N: 3 }, samples: 200, shard: [0, 2] })
    expect((await readPart(await partText(part), 'part.json')).samplings).toEqual(part.samplings)
    const [pieces = new Map<number, Float64Array>(), ...others] = part.samplings
    const [[first, sums]] = [...pieces] as [[number, Float64Array]]
    const moved = new Map(pieces)
    moved.delete(first)
    moved.set(pieces.size, sums)
    const text = await partText({ ...part, samplings: [moved, ...others] })
    await expect(readPart(text, 'part.json')).rejects.toThrow(
      'part.json: expected a part file, as check --shard writes it, received one with pieces of another check',
    )
  })
})
