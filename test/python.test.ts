import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { requestSchemas } from '../src/requests/schemas.js'
import { installed } from './installed.js'

const python = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import sympy'], { encoding: 'utf8' }).status === 0,
)
const hasSympy = installed(python !== undefined, 'SymPy', 'python3-sympy')

/** The keys of every kind of request, which the functions of the Python package take. */
function keys(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(requestSchemas).map(([kind, schema]) => [
      kind,
      Object.keys((schema as unknown as { readonly shape: object }).shape),
    ]),
  )
}

describe.runIf(hasSympy)('python/', () => {
  it('passes its own tests', () => {
    expect(keys()['wick']).toEqual(['points', 'mean'])
    const { status, stdout, stderr } = spawnSync(
      python ?? '',
      ['-W', 'error::ResourceWarning', '-m', 'unittest', 'discover', '-s', 'tests', '-t', '.'],
      {
        cwd: 'python',
        encoding: 'utf8',
        env: {
          ...process.env,
          PYTHONPATH: 'src',
          PYTHONDONTWRITEBYTECODE: '1',
          EDGEWICK_NODE: process.execPath,
          EDGEWICK_KEYS: JSON.stringify(keys()),
        },
      },
    )
    expect(stderr).toMatch(/\nRan \d\d tests in [^]*\n\nOK\n$/)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  }, 300_000)

  it('has the version of the npm package, and no part in it', () => {
    const of = (file: string, key: string): string | undefined =>
      new RegExp(`^${key} = "(.*)"$`, 'm').exec(readFileSync(file, 'utf8'))?.[1]
    expect(of('python/pyproject.toml', 'version')).toBe(packageJson.version)
    expect(of('python/src/edgewick/__init__.py', '__version__')).toBe(packageJson.version)
    expect(packageJson.files.filter((file) => file.includes('python'))).toEqual([])
  })
})
