/** Tables of a font that a subset keeps as they are, and those that are made anew, as fonts list them. */
const KEPT = ['OS/2', 'name']

/**
 * A TrueType font with nothing but the glyphs of some characters, without hints and kerning; characters that it lacks are
 * left out. Widths and outlines are those of the font.
 */
export function subsetFont(font: Buffer, characters: Iterable<string>): Buffer {
  const tables = tablesOf(font)
  const glyphs = glyphsOf(tables)
  const wanted = [...new Set(characters)].map((c) => c.codePointAt(0) as number).sort((a, b) => a - b)
  const found = wanted.flatMap((code) => {
    const glyph = glyphs.of(code)
    return glyph === 0 ? [] : [{ code, glyph }]
  })
  // The first glyph stands for what is missing; parts of a glyph come behind the others.
  const order = [0, ...new Set(found.map(({ glyph }) => glyph))]
  for (const glyph of order)
    for (const part of partsOf(glyphs.outline(glyph))) if (!order.includes(part.glyph)) order.push(part.glyph)
  const numberOf = (glyph: number): number => order.indexOf(glyph)
  const outlines = order.map((glyph) => padded(renumbered(glyphs.outline(glyph), numberOf)))
  const widths = order.map((glyph) => glyphs.metrics(glyph))
  return written(font.readUInt32BE(0), [
    ...KEPT.flatMap((tag) => (tables.has(tag) ? [[tag, tables.get(tag) as Buffer] as const] : [])),
    ['cmap', characterMap(found.map(({ code, glyph }) => [code, numberOf(glyph)]))],
    ['glyf', Buffer.concat(outlines)],
    ['head', patched(tables.get('head') as Buffer, 50, 1)],
    ['hhea', patched(tables.get('hhea') as Buffer, 34, order.length)],
    ['hmtx', Buffer.concat(widths)],
    ['loca', offsets(outlines)],
    ['maxp', patched(tables.get('maxp') as Buffer, 4, order.length)],
    ['post', Buffer.concat([uint32(0x00030000), (tables.get('post') as Buffer).subarray(4, 32)])],
  ])
}

function tablesOf(font: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
      const at = 12 + 16 * i
      const start = font.readUInt32BE(at + 8)
      return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))] as const
    }),
  )
}

interface Glyphs {
  /** The glyph of a character; 0 if there is none. */
  readonly of: (code: number) => number
  readonly outline: (glyph: number) => Buffer
  /** Advance width and left side bearing. */
  readonly metrics: (glyph: number) => Buffer
}

function glyphsOf(tables: ReadonlyMap<string, Buffer>): Glyphs {
  const table = (tag: string): Buffer => tables.get(tag) as Buffer
  const [glyf, loca, hmtx] = [table('glyf'), table('loca'), table('hmtx')]
  const isLong = table('head').readUInt16BE(50) === 1
  const offset = (glyph: number): number => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph))
  const wide = table('hhea').readUInt16BE(34)
  const segments = segmentsOf(table('cmap'))
  return {
    of: (code) => segments(code),
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    metrics: (glyph) => {
      const width = hmtx.readUInt16BE(4 * Math.min(glyph, wide - 1))
      const bearing = hmtx.readInt16BE(glyph < wide ? 4 * glyph + 2 : 4 * wide + 2 * (glyph - wide))
      return Buffer.concat([uint16(width), int16(bearing)])
    },
  }
}

/** The map of characters in segments (format 4), which covers the basic plane. */
function segmentsOf(cmap: Buffer): (code: number) => number {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i))
  const start = starts.find((at) => cmap.readUInt16BE(at) === 4)
  if (start === undefined) return () => 0
  const count = cmap.readUInt16BE(start + 6) / 2
  const at = (row: number, i: number): number => start + 14 + 2 * (row * count + i) + (row > 0 ? 2 : 0)
  return (code) => {
    for (let i = 0; i < count; i++) {
      if (cmap.readUInt16BE(at(0, i)) < code) continue
      const first = cmap.readUInt16BE(at(1, i))
      if (first > code) return 0
      const shift = cmap.readUInt16BE(at(2, i))
      const range = cmap.readUInt16BE(at(3, i))
      if (range === 0) return (code + shift) & 0xffff
      const glyph = cmap.readUInt16BE(at(3, i) + range + 2 * (code - first))
      return glyph === 0 ? 0 : (glyph + shift) & 0xffff
    }
    return 0
  }
}

/** Bits of a part of a glyph that is made of others: its arguments are words, there is more, it is scaled, hinted. */
const PART = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, hints: 0x100 } as const

/** The glyphs of which a glyph is made, and where their numbers stand in it. */
function partsOf(outline: Buffer): readonly { readonly at: number; readonly glyph: number; readonly end: number }[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return []
  const parts = []
  let [at, flags]: [number, number] = [10, PART.more]
  while ((flags & PART.more) !== 0) {
    flags = outline.readUInt16BE(at)
    const scale = flags & PART.scale ? 2 : flags & PART.twoScales ? 4 : flags & PART.matrix ? 8 : 0
    const end = at + 4 + (flags & PART.words ? 4 : 2) + scale
    parts.push({ at: at + 2, glyph: outline.readUInt16BE(at + 2), end })
    at = end
  }
  return parts
}

/** A glyph without its hints, its parts under their new numbers. */
function renumbered(outline: Buffer, numberOf: (glyph: number) => number): Buffer {
  if (outline.length === 0) return outline
  const contours = outline.readInt16BE(0)
  if (contours >= 0) {
    const hints = 10 + 2 * contours
    return Buffer.concat([
      outline.subarray(0, hints),
      uint16(0),
      outline.subarray(hints + 2 + outline.readUInt16BE(hints)),
    ])
  }
  const parts = partsOf(outline)
  const copy = Buffer.from(outline.subarray(0, parts.at(-1)?.end))
  for (const { at, glyph } of parts) {
    copy.writeUInt16BE(numberOf(glyph), at)
    copy.writeUInt16BE(copy.readUInt16BE(at - 2) & ~PART.hints, at - 2)
  }
  return copy
}

/** A map of characters with a segment for each. */
function characterMap(pairs: readonly (readonly [number, number])[]): Buffer {
  const segments = [...pairs, [0xffff, 0] as const]
  const count = segments.length
  const power = 2 ** Math.floor(Math.log2(count))
  const codes = segments.map(([code]) => uint16(code))
  const shifts = segments.map(([code, glyph]) => uint16(code === 0xffff ? 1 : (glyph - code) & 0xffff))
  const body = Buffer.concat([
    ...[2 * count, 2 * power, Math.log2(power), 2 * (count - power)].map(uint16),
    ...codes,
    uint16(0),
    ...codes,
    ...shifts,
    ...segments.map(() => uint16(0)),
  ])
  return Buffer.concat([...[0, 1, 3, 1].map(uint16), uint32(12), ...[4, body.length + 6, 0].map(uint16), body])
}

function offsets(outlines: readonly Buffer[]): Buffer {
  let at = 0
  return Buffer.concat([uint32(0), ...outlines.map(({ length }) => uint32((at += length)))])
}

function patched(table: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(table)
  copy.writeUInt16BE(value, at)
  return copy
}

function padded(bytes: Buffer): Buffer {
  return bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))])
}

/** A font of these tables; sums over words, as it must have them. */
function written(version: number, tables: readonly (readonly [string, Buffer])[]): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  const head = [
    uint32(version),
    ...[sorted.length, 16 * power, Math.log2(power), 16 * (sorted.length - power)].map(uint16),
  ]
  let at = 12 + 16 * sorted.length
  const directory = sorted.map(([tag, table]) => {
    const row = Buffer.concat([Buffer.from(tag, 'latin1'), uint32(checksum(table)), uint32(at), uint32(table.length)])
    at += padded(table).length
    return row
  })
  return Buffer.concat([...head, ...directory, ...sorted.map(([, table]) => padded(table))])
}

function checksum(table: Buffer): number {
  const bytes = padded(table)
  let sum = 0
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0
  return sum
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
