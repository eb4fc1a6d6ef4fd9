import { createHash } from 'node:crypto'
import { changedText, changedValue } from './changes.js'
import { commandRun } from './commandRun.js'
import { kind } from './kind.js'
import type { Kind } from './kind.js'
import { twoParts } from '../cli/parts.js'

const parts = Object.entries(await twoParts('--samples 200 --param N=3 --at 0,0.5 --seed 3'))

/** As if this program had written it: only the content is wrong. */
function signed(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const content = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'digest'))
  return JSON.stringify({ ...content, digest: createHash('sha256').update(JSON.stringify(content)).digest('hex') })
}

export const partFiles: Kind = kind<Readonly<Record<string, string>>>({
  make: (draw) => {
    const changed = draw.below(2)
    return Object.fromEntries(
      parts.map(([name, text], i) => [
        name,
        i !== changed
          ? text
          : draw.chance(0.3)
            ? changedText(text, draw)
            : signed(changedValue(JSON.parse(text), draw)),
      ]),
    )
  },
  read: (files) => commandRun(['merge', ...Object.keys(files), '-o', 'merged.json'], files),
  show: (files) => Object.values(files).join('\n'),
})
