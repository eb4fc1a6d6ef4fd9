import { gzipSync } from 'node:zlib'
import { readSamples } from '../../src/cli/readSamples.js'
import { npy } from '../cli/samples.js'
import { babble, changedBytes, changedText } from './changes.js'
import { commandRun } from './commandRun.js'
import { Fault, kind } from './kind.js'
import type { Kind } from './kind.js'

const rows = Array.from({ length: 30 }, (_, i) => [Math.sin(i), Math.cos(3 * i), Math.sin(7 * i) / 3])
const arrays = [npy(rows), npy(rows, '<f4'), npy(rows, '>f8'), npy(rows, '<f8', '(90,)')]
const texts = [
  rows.map((row) => row.join(',')).join('\n'),
  `a;b;c\n${rows.map((row) => row.join(';')).join('\n')}\n`,
  `# comment\r\n${rows.map((row) => row.map((x) => x.toExponential(3)).join('\t')).join('\r\n')}`,
]

/** Every number that is read is one; a file of few rows is analysed too. */
async function read(bytes: Uint8Array): Promise<string> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    await Promise.resolve()
    for (let start = 0; start < bytes.length; start += 100) yield bytes.subarray(start, start + 100)
  }
  let count = 0
  for await (const { columns, rows: values } of readSamples(pieces(), 'samples')) {
    if (!Number.isInteger(columns) || columns < 1 || values.length % columns !== 0)
      throw new Fault(`${values.length} values in ${columns} columns`)
    if (values.some((value) => !Number.isFinite(value))) throw new Fault('a value that is no finite number')
    count += values.length
  }
  return count > 200 ? '' : commandRun(['action', '--data', 'samples'], { samples: bytes })
}

const show = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

export const arrayFiles: Kind = kind<Uint8Array>({
  make: (draw) => {
    const array = draw.pick(arrays)
    const head = array.subarray(0, 128).toString('latin1')
    const changed = draw.chance(0.5)
      ? changedBytes(array, draw)
      : Buffer.concat([Buffer.from(changedText(head, draw).slice(0, 4000), 'latin1'), array.subarray(128)])
    return draw.chance(0.1) ? changedBytes(gzipSync(changed), draw) : changed
  },
  read,
  show,
})

export const textFiles: Kind = kind<Uint8Array>({
  make: (draw) => {
    const text = draw.chance(0.1)
      ? babble(['1', '2.5', ',', ';', '\n', '-', 'e', '#'], draw, 200)
      : changedText(draw.pick(texts), draw, texts)
    return draw.chance(0.1) ? changedBytes(Buffer.from(text), draw) : Buffer.from(text)
  },
  read,
  show,
})
