import { readFileSync, readdirSync } from 'node:fs'
import { babble, changedText } from './changes.js'
import { commandRun } from './commandRun.js'
import { kind } from './kind.js'
import type { Kind } from './kind.js'

const files = readdirSync('rules')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(`rules/${name}`, 'utf8').replaceAll(/^ *#.*\n/gm, ''))

const WORDS =
  'name: title: source: expands: { } functional: W S sign: 1 -1 latex: coupling: w fields: φ: lines: - joins: [φ, φ] factor: at-a-point: legs: - field: line: carries: J vertices: n: from: 3 step: 2 order: N: 1-n/2 -n! local: true & * &a *a <<: ! !!js/function | > --- ... ? [ ] "" \'\''.split(
    ' ',
  )

/** What is done with a theory that could be read; little work, however large its numbers are. */
const USES = [
  'expand rules.yaml --legs 2 --order 1 --limit 100',
  'expand rules.yaml --legs 2 --order 1 --limit 100 --format latex --standalone',
  'expand rules.yaml --legs 2 --up-to 1 --limit 100 --at-a-point --format sympy',
  'diagrams rules.yaml --legs 2 --order 1 --limit 100 --format json',
  'diagrams rules.yaml --legs 1 --order 1 --limit 100 --format tikz',
]

interface RuleFile {
  readonly text: string
  readonly use: string
}

export const ruleFiles: Kind = kind<RuleFile>({
  make: (draw) => ({
    text: draw.chance(0.1) ? babble(WORDS, draw) : changedText(draw.pick(files), draw, files),
    use: draw.pick(USES),
  }),
  read: ({ text, use }) => commandRun(use.split(' '), { 'rules.yaml': text }),
  show: ({ text, use }) => `edgewick ${use}\n${text}`,
})
