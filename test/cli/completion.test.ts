import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { allCommands, completed, wordsOf } from '../../src/cli/completed.js'
import { nodeIo } from '../../src/cli/nodeIo.js'
import { filterNames } from '../../src/diagrams/filters.js'
import { installed } from '../installed.js'
import { runWith, words } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'edgewick-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const shell of ['bash', 'zsh', 'fish'])
  writeFileSync(join(folder, shell), (await runWith(['completion', shell])).out)
writeFileSync(join(folder, 'my theory.yaml'), '')
writeFileSync(join(folder, 'mine.yaml'), '')

const program = Object.values(commands).reduce(
  (whole, make) => whole.addCommand(make(nodeIo(), { agreed: true })),
  new Command('edgewick').version('1'),
)
const table = allCommands(completed(program, {})).filter(
  ({ name, commands: below }) => name !== '' && below.length === 0,
)

const has = (shell: string): boolean => spawnSync(shell, ['-c', ':']).status === 0

/** What each shell offers for the last word of a line. */
const offers: Readonly<Record<string, (...line: readonly string[]) => readonly string[]>> = {
  bash: (...line) =>
    execFileSync(
      'bash',
      [
        '--norc',
        '-c',
        `source ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _edgewick edgewick "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD - 1]}"; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        'edgewick',
        ...line,
      ],
      { cwd: folder, encoding: 'utf8' },
    )
      .trim()
      .split('\n'),
  fish: (...line) =>
    execFileSync('fish', ['--no-config', '-c', 'source ./fish; complete -C "$argv"', `edgewick ${line.join(' ')}`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, TERM: 'dumb' },
    })
      .trim()
      .split('\n')
      .map((offer) => offer.split('\t')[0] ?? ''),
}

const hasFish = installed(has('fish'), 'fish', 'fish')
const hasZsh = installed(has('zsh'), 'zsh', 'zsh')

describe.each(['bash', ...(hasFish ? ['fish'] : [])])('completion in %s', (shell) => {
  const offer = offers[shell] as (...line: readonly string[]) => readonly string[]

  it('has every command, and those of slurm', () => {
    expect(offer('')).toEqual(expect.arrayContaining(Object.keys(commands)))
    expect(offer('check').toSorted()).toEqual(['check', 'check-theory'])
    expect(offer('slurm', '').toSorted()).toEqual(['check', 'dmft', 'sde'])
  })

  it.each(table.map((command) => [command.name, command] as const))('has every option of %s', (name, command) => {
    const flags = command.options.flatMap((option) => option.flags.filter((flag) => flag.startsWith('--')))
    expect(offer(...name.split(' '), '--').toSorted()).toEqual(flags.toSorted())
  })

  it.each([
    [
      'diagrams',
      'phi4',
      '--format',
      [
        'text',
        'json',
        'ndjson',
        'dot',
        'qgraf',
        'svg',
        'png',
        'tikz',
        'tikz-feynman',
        'tikz-feynhand',
        'html',
        'terminal',
      ],
    ],
    ['expand', 'phi4', '--legs', '2', '--space', ['position', 'momentum']],
    ['slurm', 'check', '--estimator', ['kernel', 'direct', 'both', 'neuron']],
    ['list', ['theories', 'networks']],
    ['completion', ['bash', 'zsh', 'fish']],
  ] as const)('has the values of %j', (...line) => {
    const expected = line.at(-1) as readonly string[]
    expect(offer(...(line.slice(0, -1) as string[]), '').toSorted()).toEqual(expected.toSorted())
  })

  it('has theories, networks and files in their places, and no more of them behind', () => {
    expect(offer('expand', 'phi')).toEqual(expect.arrayContaining(['phi3', 'phi4', 'phi4-vector']))
    expect(offer('expand', 'mi')).toEqual(['mine.yaml'])
    expect(offer('expand', '--legs', '2', 'phi4-')).toEqual(['phi4-vector'])
    expect(offer('check', 'relu')).toEqual(['relu-net'])
    expect(offer('expand', 'phi4', '-o', 'min')).toEqual(['mine.yaml'])
    expect(offer('merge', 'mine.yaml', 'mi')).toEqual(['mine.yaml'])
  })

  it('has the parameters of networks, whose value follows', () => {
    expect(offer('action', 'cos-net', '--param', 'sig').toSorted()).toEqual([
      'sigma0=',
      'sigma1=',
      'sigma_a=',
      'sigmab=',
    ])
    expect(offer('check', '--param', '')).toEqual(expect.arrayContaining(['N=', 'alpha=', 'depth=', 'Lambda=']))
  })

  it('has several filters, one after the other', () => {
    const offered = offer('diagrams', 'phi4', '--filter', '1pi,no-s')
    expect(offered.toSorted()).toEqual(
      filterNames
        .filter((name) => name.startsWith('no-s'))
        .map((name) => `1pi,${name}`)
        .toSorted(),
    )
  })
})

describe('completion in bash', () => {
  it('knows values behind an equals sign, by which bash parts words', () => {
    expect(offers['bash']?.('diagrams', 'phi4', '--format', '=', 'nd')).toEqual(['ndjson'])
    expect(offers['bash']?.('diagrams', '--format', '=', 'text', 'phi4-')).toEqual(['phi4-vector'])
    expect(offers['bash']?.('check', '--param', 'N', '=', '5', 'relu')).toEqual(['relu-net'])
  })

  it('has files with spaces as one word, and nothing for numbers', () => {
    expect(offers['bash']?.('expand', 'my')).toEqual(['my theory.yaml'])
    expect(offers['bash']?.('expand', 'phi4', '--legs', '')).toEqual([''])
  })
})

describe.runIf(hasZsh)('completion in zsh', () => {
  // A shell on a pseudoterminal that shows what it would offer.
  const zsh = (line: string): string =>
    execFileSync(
      'zsh',
      [
        '-f',
        '-c',
        `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1=; LISTMAX=0; autoload -Uz compinit; compinit -u -D; source ./zsh; zstyle ":completion:*" list-packed no; bindkey "^I" complete-word; bindkey "^X" list-choices; stty cols 200 rows 1000; print REA""DY'
zpty -r -m z answer '*READY*'
zpty -w -n z "$1"$'\\x18'
sleep 1.5
zpty -w -n z $'\\x15'"print E""ND"$'\\n'
zpty -r -m z answer '*END*' && print -r -- "$answer"`,
        'zsh',
        line,
      ],
      { cwd: folder, encoding: 'utf8', timeout: 30_000, env: { ...process.env, TERM: 'vt100', HOME: folder } },
    )

  it('has commands, options, values and files', () => {
    expect(zsh('edgewick gen')).toMatch(/general-term/)
    expect(zsh('edgewick diagrams --max-')).toMatch(/--max-parallel[^]*--max-valence/)
    expect(zsh('edgewick diagrams phi4 --format tikz')).toMatch(/tikz-feynhand[^]*tikz-feynman/)
    expect(zsh('edgewick expand phi4-')).toMatch(/phi4-vector/)
    expect(zsh('edgewick slurm check --estimator ')).toMatch(/neuron/)
    expect(zsh('edgewick check cos-net --param sig')).toMatch(/sigma0=/)
    expect(zsh('edgewick expand m')).toMatch(/mine\.yaml/)
  })
})

describe('the words that help lists', () => {
  /** A line of each command that could do without the option, and what the option needs beside it. */
  const LINES: Readonly<Record<string, string>> = {
    list: 'list',
    diagrams: 'diagrams phi4 --legs 2 --vertices 1',
    'diagrams --leg-places': 'diagrams phi4 --legs 2 --vertices 1 --format svg',
    'diagrams --vertex-style': 'diagrams phi4 --legs 2 --vertices 1 --format svg',
    'diagrams --line-labels': 'diagrams phi4 --legs 2 --vertices 1 --format tikz',
    'diagrams --line-style': 'diagrams phi4 --legs 2 --vertices 1 --format tikz',
    'expand --line-labels': 'expand phi4 --legs 2 --order 1 --format tikz',
    'expand --line-style': 'expand phi4 --legs 2 --order 1 --format tikz',
    'gamma --line-labels': 'gamma phi4 --legs 2 --loops 1 --format tikz',
    'gamma --line-style': 'gamma phi4 --legs 2 --loops 1 --format tikz',
    'sde --line-labels': 'sde dx=-x+x^2,noise:D --format tikz',
    'sde --line-style': 'sde dx=-x+x^2,noise:D --format tikz',
    'diagrams --standalone': 'diagrams phi4 --legs 2 --vertices 1 --format tikz',
    expand: 'expand phi4 --legs 2 --order 1',
    'expand --perms': 'expand phi4 --legs 2 --order 1 --format latex',
    'expand --layout': 'expand phi4 --legs 2 --order 1 --format latex',
    'expand --leg-places': 'expand phi4 --legs 2 --order 1 --format svg',
    'expand --vertex-style': 'expand phi4 --legs 2 --order 1 --format svg',
    'expand --standalone': 'expand phi4 --legs 2 --order 1 --format latex',
    gamma: 'gamma phi4 --legs 2 --loops 1',
    'gamma --perms': 'gamma phi4 --legs 2 --loops 1 --format latex',
    'gamma --layout': 'gamma phi4 --legs 2 --loops 1 --format latex',
    'gamma --leg-places': 'gamma phi4 --legs 2 --loops 1 --format svg',
    'gamma --vertex-style': 'gamma phi4 --legs 2 --loops 1 --format svg',
    'gamma --standalone': 'gamma phi4 --legs 2 --loops 1 --format latex',
    verify: 'verify docs/formulas/g4.txt --against edgeworth --legs 4 --order 1',
    referee: 'referee docs/formulas/paper.tex',
    audit: 'audit',
    explain: 'explain phi4 e111|e|',
    correlator: 'correlator cos-net --n 2',
    action: 'action cos-net',
    check: 'check cos-net',
    merge: 'merge nothing.json',
    'check-theory': 'check-theory phi4',
    'general-term': 'general-term independence-breaking --order 1',
    symmetries: 'symmetries cos-net',
    tap: 'tap --data nothing.csv',
    sde: 'sde dx=-x+eps*x^3/6,noise:D',
    'sde --standalone': 'sde dx=-x+x^2,noise:D --format tikz',
    'sde --leg-places': 'sde dx=-x,noise:D --format svg',
    'sde --vertex-style': 'sde dx=-x,noise:D --format svg',
    dmft: 'dmft tanh --g 1.5',
    moment: 'moment 1,1',
    cumulant: 'cumulant 1,1',
    wick: 'wick 1,1',
    schema: 'schema',
    report: 'report cos-net -o r.tex --tex',
    'slurm check': 'slurm check cos-net --array 2',
    'slurm sde': 'slurm sde dx=-x,noise:D --param D=1 --simulate paths=100 --array 2',
    'slurm dmft': 'slurm dmft tanh --g 1.5 --simulate N=100,seeds=4 --array 2',
  }
  const options = table.flatMap(({ name, options: own }) =>
    own.flatMap(({ flags, values }) =>
      values === undefined || values.words.length === 0 ? [] : [[name, flags.at(-1) ?? '', values.words] as const],
    ),
  )

  it.each(options)('are those that %s %s takes', async (name, flag, listed) => {
    const line = LINES[`${name} ${flag}`] ?? LINES[name] ?? 'no line'
    const { status, err } = await runWith([
      ...words(line),
      ...(flag === '--standalone' ? ['--standalone=nonsense'] : [flag, 'nonsense']),
    ])
    expect(status).toBe(2)
    const [, said = err] = /expected (?:one of )?(.*?)(?: \(.*\))?, received 'nonsense'/.exec(err) ?? []
    // A Greek letter is a third way to write gamma.
    const allowed = said.split(/, | or /).filter((word) => /^[a-z0-9-]+$/.test(word))
    expect([...listed].toSorted()).toEqual(allowed.toSorted())
  })

  it('are found by one rule', () => {
    expect(wordsOf('text, latex (of closed forms and --data) or json; default: text')).toEqual([
      'text',
      'latex',
      'json',
    ])
    expect(wordsOf('seed of the numbers for the second route, the values on points')).toEqual([])
  })
})
