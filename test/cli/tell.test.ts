import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandLine } from '../../src/cli/commandLine.js'
import { tell } from '../../src/cli/tell.js'

const HOSTILE = 'a\u001b[31m\r\n\u0007\u009b\u200b\u202e\u2028z'

describe('a message on standard error', () => {
  it('is one line of printable characters', () => {
    const told: string[] = []
    tell({ err: (text) => told.push(text) }, HOSTILE)
    expect(told).toEqual([String.raw`edgewick: a\x1b[31m\r\n\x07\u009b\u200b\u202e\u2028z` + '\n'])
  })

  it('has no other way out of the program', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const writers = sources.filter((name) =>
      /edgewick: \$\{|'edgewick: |"edgewick: /.test(readFileSync(join('src', name), 'utf8')),
    )
    // Commander says what is wrong with options, line by line printable; the script for Slurm has a shell to say it.
    expect(writers.sort()).toEqual(['cli/program.ts', 'cli/run/slurm.ts', 'cli/tell.ts'])
  })

  it('with a command to go on from: a shell reads the name of the file back', () => {
    const options = { param: [], samples: '10', seed: '1' } as unknown as Parameters<typeof commandLine>[2]
    for (const name of [HOSTILE, "it's \\n", "\u0001'\\x41'", 'plain.json']) {
      const command = commandLine('check', 'cos-net', options, { resume: name })
      expect(command).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      const { stdout } = spawnSync('bash', ['-c', `edgewick() { printf %s "\${@: -1}"; }\n${command}`], {
        encoding: 'utf8',
        env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH },
      })
      expect(stdout).toBe(name)
    }
  })
})
