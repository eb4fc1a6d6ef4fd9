import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { destination } from '../../src/cli/destination.js'
import { writeWhole } from '../../src/cli/writeWhole.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edgewick-files-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(at(name), 'utf8')
const write = (name: string, text: string): Promise<void> => writeWhole(at(name), [text])

describe('a file that is written', () => {
  it('is what a link points to, in the folder of that', async () => {
    mkdirSync(at('sub'))
    writeFileSync(at('sub/old'), 'old')
    symlinkSync('sub/old', at('link'))
    symlinkSync('sub/new', at('dangling'))
    symlinkSync('dangling', at('twice'))
    await write('link', 'text')
    await write('twice', 'other')
    expect([read('sub/old'), read('sub/new')]).toEqual(['text', 'other'])
    expect(['link', 'dangling', 'twice'].every((name) => lstatSync(at(name)).isSymbolicLink())).toBe(true)
    expect(readdirSync(at('sub')).sort()).toEqual(['new', 'old'])
  })

  it('keeps its mode, and its other names', async () => {
    writeFileSync(at('a'), 'a long text that was here before')
    chmodSync(at('a'), 0o640)
    await write('a', 'x')
    expect({ mode: statSync(at('a')).mode & 0o777, text: read('a') }).toEqual({ mode: 0o640, text: 'x' })
    linkSync(at('a'), at('b'))
    for (const text of ['longer than before', 's']) {
      await write('b', text)
      expect([read('a'), read('b'), statSync(at('a')).nlink]).toEqual([text, text, 2])
    }
    expect(readdirSync(folder).sort()).toEqual(['a', 'b'])
  })

  it.each([
    ['r', 'a read-only file'],
    ['sub', 'a directory'],
    ['sub/', 'a directory'],
    ['nowhere/x', 'no such file or folder'],
    ['r/x', 'a path that leads through a file'],
    ['round', 'links that lead to each other'],
  ])('%s is refused: %s', async (name, received) => {
    writeFileSync(at('r'), 'kept')
    chmodSync(at('r'), 0o444)
    mkdirSync(at('sub'))
    symlinkSync('round', at('round'))
    await expect(write(name, 'x')).rejects.toThrow(
      `${at(name)}: expected a path that can be written, received ${received}`,
    )
    expect(read('r')).toBe('kept')
    expect(readdirSync(folder).sort()).toEqual(['r', 'round', 'sub'])
  })

  it('is whole or as it was: a failure on the way leaves nothing', async () => {
    writeFileSync(at('a'), 'old')
    function* failing(): Generator<string> {
      yield 'half'
      throw new RangeError('a fault of ours')
    }
    await expect(writeWhole(at('a'), failing())).rejects.toThrow(RangeError)
    expect([readdirSync(folder), read('a')]).toEqual([['a'], 'old'])
  })

  it('a device stays a device', async () => {
    await writeWhole('/dev/null', ['x'])
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    expect((await destination('/dev/null')).kind).toBe('stream')
    await expect(writeWhole('/dev/full', ['x'])).rejects.toThrow(
      '/dev/full: expected a path that can be written, received a full disk',
    )
  })
})

/** A shell that calls the built command line as `edgewick`, in a folder of its own. */
function shell(script: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const program = `edgewick() { ${process.execPath} ${join(process.cwd(), 'dist/cli.js')} "$@"; }`
  return spawnSync('bash', ['-c', `${program}\n${script}`], { cwd: folder, encoding: 'utf8' })
}

/**
 * Whether the process listens for the end of its terminal, signal 1: the command line does from the beginning of work
 * that can be stopped.
 */
function listens(pid: number): boolean {
  return /^SigCgt:\s*[0-9a-f]*[13579bdf]$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}

describe('the command line and its streams', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
  }, 60_000)

  it('a named pipe gets the text', () => {
    const { stdout, stderr } = shell(
      'mkfifo p; cat p & edgewick list -x 2> /dev/null; edgewick explain phi4 "eeee|" -o p; wait; [ -p p ] && echo still',
    )
    expect(stderr).toBe('')
    expect(stdout).toContain('1/24')
    expect(stdout.endsWith('still\n')).toBe(true)
  })

  it.each([
    'list > /dev/full',
    '--help > /dev/full',
    'diagrams --help > /dev/full',
    'diagrams phi4 --legs 2 --vertices 4 > /dev/full',
    'list >&-',
    '--version >&-',
  ])('one sentence where nothing can be printed: %s', (command) => {
    const { stdout, stderr } = shell(`edgewick ${command}; echo $?`)
    expect(stdout).toBe('2\n')
    expect(stderr).toMatch(
      /^edgewick: standard output: expected a place that can be written, received (a full disk|a closed one)\n$/,
    )
  })

  it('the null device is a place to print to', () => {
    expect(spawnSync(process.execPath, ['dist/cli.js', 'list'], { stdio: 'ignore' }).status).toBe(0)
    expect(shell('edgewick list > /dev/null; echo $?').stdout).toBe('0\n')
  })

  it('a verdict is the exit status, whoever reads it', () => {
    writeFileSync(at('wrong.txt'), 'g4(x1,x2,x3,x4) = 1/4! Gc4(y1,…,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)')
    // The reader ends before the program begins.
    const { stdout } = shell(
      'edgewick verify wrong.txt --against edgeworth-even --legs 4 --order 1 | true; echo ${PIPESTATUS[0]}\nedgewick list | true; echo ${PIPESTATUS[0]}',
    )
    expect(stdout).toBe('1\n0\n')
  })

  it('every command that judges has its exit status, whoever reads it, and no stack trace', () => {
    // The reader ends before the program begins; what is printed to a file has the same status.
    const run = 'run() { edgewick "$@" 2> told | true; echo "${PIPESTATUS[0]} $(wc -c < told) $1"; }'
    const commands = [
      'check cos-net --samples 400 --seed 7 --shard 0/2 -o 0.json',
      'check cos-net --samples 400 --seed 7 --shard 1/2 -o 1.json',
      'check cos-net --samples 400 --seed 7',
      'merge 0.json 1.json',
      'merge 0.json 0.json',
      'report cos-net --samples 400 -o -',
      'action cos-net --at 0.3 --field 0.8 --param N=20 --samples 400',
      'check-theory phi4 --legs 2',
      'check-theory none',
    ]
    const { stdout } = shell(`cd ${folder}\n${run}\n${commands.map((command) => `run ${command}`).join('\n')}`)
    const seen = stdout.trimEnd().split('\n')
    expect(seen.map((line) => line.replace(/^2 [1-9]\d* /, '2 told '))).toEqual([
      '0 0 check',
      '0 0 check',
      '0 0 check',
      '0 0 merge',
      '2 told merge',
      '0 0 report',
      '0 0 action',
      '0 0 check-theory',
      '2 told check-theory',
    ])
    const printed = ['merge 0.json 1.json', 'merge 0.json 0.json'].map(
      (command) => shell(`cd ${folder}\nedgewick ${command} > /dev/null 2>&1; echo $?`).stdout,
    )
    expect(printed).toEqual(['0\n', '2\n'])
  })

  /** Starts the program, sends it SIGINT as soon as `begun`, and gives how it ended. */
  async function interrupted(
    args: readonly string[],
    begun: (pid: number) => boolean,
  ): Promise<{ readonly status: number | null; readonly told: string }> {
    const program = spawn(process.execPath, ['dist/cli.js', ...args])
    let told = ''
    program.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => program.on('close', resolve))
    const waiting = setInterval(() => {
      if (!begun(program.pid as number)) return
      clearInterval(waiting)
      program.kill('SIGINT')
    }, 10)
    const status = await ended
    clearInterval(waiting)
    return { status, told }
  }

  it('Ctrl-C while a file is written: one sentence, 130, and the file as it was', async () => {
    writeFileSync(at('list.ndjson'), 'old')
    const { status, told } = await interrupted(
      ['diagrams', 'phi4', '--legs', '2', '--vertices', '9', '-o', at('list.ndjson')],
      () => readdirSync(folder).some((name) => name.endsWith('.partial')),
    )
    expect({ status, files: readdirSync(folder), text: read('list.ndjson') }).toEqual({
      status: 130,
      files: ['list.ndjson'],
      text: 'old',
    })
    expect(told).toMatch(/^edgewick: stopped(?: after \d+ of \d+ diagrams|; .* is as it was before)\n$/)
  })

  it('Ctrl-C while diagrams are counted: one sentence, 130', async () => {
    const ended = await interrupted(['diagrams', 'edgeworth', '--legs', '4', '--vertices', '64=20', '--count'], listens)
    expect(ended.told).toMatch(/^edgewick: stopped after \d+ of \d+ parts\n$/)
    expect(ended.status).toBe(130)
  })
})
