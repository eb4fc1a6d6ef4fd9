import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { standardOutput } from '../../src/cli/standardOutput.js'

describe('standard output', () => {
  it('has what it was given, though the bytes are written over before the reader takes them', async () => {
    let text = ''
    const slow = new Writable({
      write: (chunk: Uint8Array, _encoding, done) =>
        setTimeout(() => {
          text += new TextDecoder().decode(chunk)
          done()
        }),
    })
    const { out, flush } = standardOutput(slow, () => false)
    const bytes = new Uint8Array(3)
    for (const letter of 'abc') {
      bytes.fill(letter.charCodeAt(0))
      await out(bytes)
    }
    bytes.fill(0)
    await flush()
    expect(text).toBe('aaabbbccc')
  })
})
