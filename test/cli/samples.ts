import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { randomStream } from '../../src/random/philox.js'

type Descr = `${'<' | '>'}${'f8' | 'f4' | 'f2' | 'i8' | 'i4' | 'i2' | 'i1' | 'u8' | 'u4' | 'u2' | 'u1' | 'b1'}`

/** Numbers as they stand in a file, in NumPy's format, version 1. */
export function npyOf(
  values: readonly number[],
  descr: Descr,
  shape: string | readonly number[],
  fortran = false,
): Buffer {
  const written = typeof shape === 'string' ? shape : `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${written}, }`
  const header = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`
  const [kind, width, little] = [descr.slice(1, 2), Number(descr.slice(2)), descr.startsWith('<')]
  const bytes = new DataView(new ArrayBuffer(values.length * width))
  values.forEach((value, i) => {
    const at = i * width
    if (kind !== 'f') {
      // Two's complement, byte by byte.
      let rest = BigInt.asUintN(8 * width, BigInt(value))
      for (let byte = 0; byte < width; byte++, rest >>= 8n)
        bytes.setUint8(at + (little ? byte : width - 1 - byte), Number(rest & 255n))
    } else if (width === 8) bytes.setFloat64(at, value, little)
    else if (width === 4) bytes.setFloat32(at, value, little)
    else bytes.setUint16(at, halfBits(value), little)
  })
  const length = Buffer.alloc(2)
  length.writeUInt16LE(header.length)
  return Buffer.concat([
    Buffer.from('\u0093NUMPY\u0001\u0000', 'latin1'),
    length,
    Buffer.from(header, 'latin1'),
    Buffer.from(bytes.buffer),
  ])
}

/** Of a number of ordinary size that binary16 has exactly. */
function halfBits(value: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(value)))
  return (value < 0 ? 0x8000 : 0) + ((exponent + 15) << 10) + (Math.abs(value) / 2 ** exponent - 1) * 1024
}

/** Rows in NumPy's format. */
export function npy(
  rows: readonly (readonly number[])[],
  descr: Descr = '<f8',
  shape = `(${rows.length}, ${rows[0]?.length ?? 0})`,
): Buffer {
  return npyOf(rows.flat(), descr, shape)
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
