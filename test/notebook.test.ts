import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const python = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import nbconvert, ipykernel, sympy'], { encoding: 'utf8' }).status === 0,
)
// A hundred packages: not installed for the checks of every day, so that a missing one is no failure there either.
if (python === undefined)
  console.warn(
    'nbconvert is not installed (Debian packages: python3-nbconvert, python3-ipykernel, python3-sympy): notebooks are not run',
  )

interface Cell {
  readonly cell_type: 'code' | 'markdown'
  readonly source: readonly string[]
  readonly outputs?: readonly {
    readonly output_type: string
    readonly text?: readonly string[]
    readonly data?: Readonly<Record<string, readonly string[] | string>>
  }[]
}

const cellsOf = (notebook: string): readonly Cell[] =>
  (JSON.parse(notebook) as { readonly cells: readonly Cell[] }).cells
const examples = readdirSync('python/examples').filter((file) => file.endsWith('.ipynb'))

it('notebooks stand in the repository without outputs', () => {
  expect(examples).toContain('first_steps.ipynb')
  for (const file of examples)
    for (const { outputs = [] } of cellsOf(readFileSync(`python/examples/${file}`, 'utf8'))) expect(outputs).toEqual([])
})

describe.runIf(python !== undefined)('python/examples/first_steps.ipynb, run by nbconvert', () => {
  it('shows pictures and formulas, and the numbers that are known', () => {
    const { status, stdout, stderr } = spawnSync(
      python ?? '',
      ['-m', 'nbconvert', '--to', 'notebook', '--execute', '--stdout', 'python/examples/first_steps.ipynb'],
      {
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: `${process.cwd()}/python/src`, EDGEWICK_NODE: process.execPath },
      },
    )
    expect({ status, error: /Error/.exec(stderr)?.input }).toEqual({ status: 0, error: undefined })
    const shown = cellsOf(stdout).flatMap(({ cell_type: type, outputs = [] }) =>
      type === 'code'
        ? [
            outputs
              .flatMap(({ text = [], data = {} }) => [
                ...text,
                ...Object.entries(data).flatMap(([kind, content]) => [kind, ...[content].flat()]),
              ])
              .join(''),
          ]
        : [],
    )
    const [diagrams, terms, g4, sympy, value, sampled, verdict] = shown
    expect(diagrams).toContain('image/svg+xml<svg')
    // 1/8, 1/12, 1/8: the inverse orders of the symmetry groups of the three diagrams, as docs/python.md has them.
    expect(terms).toContain("[('1/8', 'e01|e1|'), ('1/12', 'e111|e|'), ('1/8', 'ee11|1|')]")
    expect(g4).toMatch(/image\/svg\+xml[^]*text\/latex/)
    expect(sympy).toContain(String.raw`\frac{\kappa_{6}}{48 N^{2} \kappa_{2}^{5}}`)
    // ½·0.64/κ₂ with κ₂ = 1/2; the couplings by κ₄ = 3/8N.
    expect(value).toContain('(0.64, 0.024, -0.00512)')
    expect(sampled).toContain('True')
    expect(verdict).toMatch(/wrong: .*[^]*−1\/4 +1\/3 +−4\/3/)
  }, 120_000)
})
