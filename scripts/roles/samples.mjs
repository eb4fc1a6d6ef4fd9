// Draws of a Cos-net with 5 neurons about 0.5 at three points, in the formats that programs of other people write.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { bundled } from '../bundled.mjs'

const NAMES = ['left', 'centre', 'right']

/** 20,000 draws, each format of the same numbers. Σφ⁴ − 3(Σφ²)² of one point is 3/8N = 0.075 but for noise. */
export async function samples() {
  const folder = await bundled('samples', { samples: 'test/cli/samples.ts' })
  const { cosDraws, npy, zipped } = await import(pathToFileURL(join(folder, 'samples.js')).href)
  const rows = cosDraws(20_000, [[0], [0.9], [-1.3]], 0.5)
  const columnData = NAMES.map((name, i) => ({ name, data: rows.map((row) => row[i]), type: 'DOUBLE' }))
  return {
    csv: `${NAMES.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`,
    npy: npy(rows),
    npz: Buffer.from(await zipped({ 'phi.npy': npy(rows), 'x.npy': npy([[0, 0.9, -1.3]]) }, 6)),
    parquet: Buffer.from(parquetWriteBuffer({ columnData })),
  }
}
