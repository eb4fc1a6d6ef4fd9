// Has the tarball, its README, and nothing else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { samples } from './samples.mjs'

const README = 'node_modules/edgewick/README.md'

/** What a command of the README promises behind its #, where that is something it prints. */
const promised = (comment) => /^\d+ diagrams, Σ 1\/\|Aut\| = \d+\/\d+$/.exec(comment)?.[0] ?? /\S/

/** The README's commands, as they are typed where the package is installed. */
const commandsOf = (readme) =>
  [...readme.matchAll(/^npm run -s edgewick -- (.*?)(?:\s+#\s*(.*))?$/gm)].map(([, command, comment = '']) => ({
    run: `npx edgewick ${command.replaceAll(' docs/', ' node_modules/edgewick/docs/')}${INPUT[command.split(' ')[0]] ?? ''}`,
    expects: comment === '' ? 'an answer' : comment,
    out: promised(comment),
  }))

/** What a program writes to those that read standard input. */
const INPUT = {
  serve: ` < question.json`,
  mcp: ` < ping.json`,
}

const half = (i) => ({
  run: `npx edgewick check cos-net --samples 4000 --shard ${i}/2 -o part-${i}.json`,
  expects: 'half of a check',
  files: { [`part-${i}.json`]: /"check-part"/ },
})

export const newcomer = {
  files: async () => ({
    'question.json': '{"id":1,"kind":"wick","request":{"points":["1","1","2","2"]},"as":["text"]}\n',
    'ping.json': '{"jsonrpc":"2.0","id":1,"method":"ping"}\n',
    'K.json': '[[0, 0.3, 0.2], [0.3, 0, -0.4], [0.2, -0.4, 0]]',
    'm.json': '[0.1, 0.5, -0.2]',
    'h.json': '[0.1, 0.5, -0.2]',
    'spikes.csv': Array.from({ length: 300 }, (_, i) => `${i % 2},${i % 3 === 0 ? 1 : 0}\n`).join(''),
    'samples.npy': (await samples()).npy,
  }),
  steps: (folder) => [
    { run: 'npx edgewick --version', expects: 'the version', out: /^\d+\.\d+\.\d+\n$/ },
    { run: 'npx edgewick', expects: 'what there is to do', status: 2, err: /quickstart|--help/ },
    {
      run: 'npx edgewick quickstart',
      expects: 'the action of a network, that samples agree, and commands to try, which work',
      out: ['S[φ] = ', 'none differs'],
      next: (printed) =>
        [...printed.matchAll(/^ {2}(edgewick .*?)(?: {3,}(.*))?$/gm)].map(([, command, what]) => ({
          run: `npx ${command}`,
          expects: what,
          out: /\S/,
        })),
    },
    half(0),
    half(1),
    {
      run: 'npx edgewick mcp < ping.json',
      expects: 'which package it needs',
      status: 2,
      err: /npm install @modelcontextprotocol\/server/,
    },
    {
      run: 'npm install --no-audit --no-fund @modelcontextprotocol/server',
      expects: 'that package',
      err: /^(?!npm error)/,
    },
    ...commandsOf(readFileSync(join(folder, README), 'utf8')),
    { run: 'npx edgewick lisst', expects: 'the command that was meant', status: 2, err: /list/ },
    {
      run: 'npx edgewick diagrams phi5 --legs 2 --vertices 2',
      expects: 'the theories that there are',
      status: 2,
      err: /phi4/,
    },
  ],
}
