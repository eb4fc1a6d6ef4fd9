import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { tuneCompiler } from '../../src/cli/tuneCompiler.js'

function flagsOf(v8: string): readonly string[] {
  const flags: string[] = []
  tuneCompiler(v8, (flag) => void flags.push(flag))
  return flags
}

describe('flags of V8', () => {
  it('are set for the V8 of Node 20 only', () => {
    expect(flagsOf('11.3.244.8-node.33')).toHaveLength(2)
    // Node 22, 24, 26 and one that is not there yet.
    for (const v8 of ['12.4.254.21-node.57', '13.6.233.17-node.53', '14.6.202.34-node.34', '113.0.1'])
      expect(flagsOf(v8)).toEqual([])
  })

  it('are known to the V8 that runs here', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
    for (const flag of flagsOf(process.versions.v8)) expect(known).toContain(`${flag.split('=')[0]} `)
  })
})
