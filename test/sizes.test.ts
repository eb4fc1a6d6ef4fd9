import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { largest, requireSize, tooLarge } from '../src/sizes.js'

describe('sizes', () => {
  it('are listed in the docs, each once', () => {
    const rows = [...readFileSync('docs/sizes.md', 'utf8').matchAll(/^\| [^|]+ \| (\d+) \| `(\w+)` \|/gm)]
    expect(rows.map(([, most, name]) => [name, Number(most)]).sort()).toEqual(Object.entries(largest).sort())
  })

  it('are refused with what allows more, or that nothing does', () => {
    const size = { code: 'x', at: 'legs', of: 'legs', needed: 300, most: largest.legs }
    expect(() => {
      requireSize(size)
    }).toThrow(/^legs: expected at most 256 legs \(no flag allows more\), received 300$/)
    expect(tooLarge({ ...size, instead: 'fewer of them' }).message).toContain('(fewer of them; no flag allows more)')
    expect(tooLarge({ ...size, raised: 'a larger --limit allows more' }).message).toContain(
      'at most 256 legs (a larger --limit allows more), received',
    )
  })

  it('what may be as large as that is begun', () => {
    expect(() => {
      requireSize({ code: 'x', at: 'legs', of: 'legs', needed: largest.legs, most: largest.legs })
    }).not.toThrow()
  })
})
