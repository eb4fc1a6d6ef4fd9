import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

describe('edgewick quickstart', () => {
  it('begins with the action of the Cos-net and its check, and names commands that run', async () => {
    const { status, out, err } = await runWith(['quickstart'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/^A random network of N cosines, .*\n\n {2}S\[φ\] = 1\/σ₁² \(v\/\(2π\)\)\^\(d\/2\) ∫ /u)
    expect(out).toMatch(
      /^formulas beside samples: 8 agree, 2 unchecked, none differs \(4000 samples of each, drawn now/mu,
    )
    const next = [...out.matchAll(/^ {2}edgewick (.*?) {3,}/gmu)].map(([, command = '']) => command)
    expect(next.length).toBeGreaterThan(5)
    for (const command of next) {
      const fast = command.startsWith('report') ? `${command} --samples 400` : command
      const { status: ended, out: printed, written } = await runWith(words(fast))
      expect({ command, ended }).toEqual({ command, ended: 0 })
      expect(printed.length + written.size).toBeGreaterThan(0)
    }
  })
})
