import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { randomStream } from '../../src/random/philox.js'

/** An array in NumPy's format, version 1. */
export function npy(
  rows: readonly (readonly number[])[],
  descr: '<f8' | '<f4' | '>f8' = '<f8',
  shape = `(${rows.length}, ${rows[0]?.length ?? 0})`,
): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`
  const header = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`
  const width = descr === '<f4' ? 4 : 8
  const data = Buffer.alloc(rows.flat().length * width)
  rows.flat().forEach((value, i) => {
    if (descr === '<f8') data.writeDoubleLE(value, i * 8)
    else if (descr === '>f8') data.writeDoubleBE(value, i * 8)
    else data.writeFloatLE(value, i * 4)
  })
  const length = Buffer.alloc(2)
  length.writeUInt16LE(header.length)
  return Buffer.concat([Buffer.from('\u0093NUMPY\u0001\u0000', 'latin1'), length, Buffer.from(header, 'latin1'), data])
}

/** Draws of the Cos-net with 5 neurons at points, plus a constant. */
export function cosDraws(draws: number, points: readonly (readonly number[])[], mean: number, seed = 1): number[][] {
  const network = cosNet({ N: 5, d: 1, sigma0: 1, sigma1: 1 })
  const hidden = new Float64Array(5 * points.length)
  return Array.from({ length: draws }, (_, i) => {
    const random = randomStream(seed, i)
    network.sampleHidden(random, points, hidden)
    const field = points.map(() => mean)
    for (let j = 0; j < 5; j++) {
      const weight = Math.sqrt(network.readoutVariance) * random.normal()
      for (let p = 0; p < points.length; p++)
        field[p] = (field[p] as number) + weight * (hidden[j * points.length + p] as number)
    }
    return field
  })
}

/** A small file of three columns. */
export function someSamples(): Buffer {
  return npy(cosDraws(2000, [[0], [0.9], [-1.3]], 0.5))
}

/** A zip archive of files, packed (level 6) or stored (level 0). */
export async function zipped(files: Readonly<Record<string, Uint8Array>>, level: number): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level, useWebWorkers: false })
  for (const [name, content] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(content))
  return writer.close()
}
