import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { expectDiagrams, tuneCompiler } from '../../src/cli/tuneCompiler.js'

function flagsOf(tune: (set: (flag: string) => void) => void): readonly string[] {
  const flags: string[] = []
  tune((flag) => void flags.push(flag))
  return flags
}
const runFlags = (v8: string): readonly string[] => flagsOf((set) => tuneCompiler(v8, set))
const listFlags = (v8: string, diagrams: number): readonly string[] =>
  flagsOf((set) => expectDiagrams(diagrams, v8, set))

/** Node 20, 22, 24, 26. */
const KNOWN = ['11.3.244.8-node.33', '12.4.254.21-node.57', '13.6.233.17-node.53', '14.6.202.34-node.34']

describe('flags of V8', () => {
  it('are set for the V8 of Nodes that were measured', () => {
    for (const v8 of KNOWN) expect(runFlags(v8)).toHaveLength(2)
    // One that is not there yet, and one between two long-term versions.
    for (const v8 of ['113.0.1', '13.8.2']) expect([...runFlags(v8), ...listFlags(v8, 1)]).toEqual([])
  })

  it('are known to the V8 that runs here', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
    const { v8 } = process.versions
    for (const flag of [...runFlags(v8), ...[1, 20_000, 1e6].flatMap((diagrams) => listFlags(v8, diagrams))])
      expect(known).toContain(`${flag.split('=')[0]} `)
  })

  it('of a longer list take back what those of a short one set', () => {
    const name = (flag: string): string => flag.split('=')[0] as string
    for (const v8 of KNOWN) {
      const few = listFlags(v8, 10_000)
      expect(few).not.toEqual([])
      for (const diagrams of [10_001, 100_000]) {
        const long = listFlags(v8, diagrams)
        expect(long).not.toEqual(few)
        expect(long.map(name)).toEqual(expect.arrayContaining(few.map(name)))
      }
    }
  })
})
