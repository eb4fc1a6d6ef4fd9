/** Bytes of a buffer that arrays share. */
const SHARED = 1 << 14

/**
 * A maker of arrays of zeros that lie in few buffers: a search has dozens of short ones, of which each by itself takes as
 * long to make as six of these.
 */
export function arrays(): (length: number) => Int32Array<ArrayBuffer> {
  let buffer = new ArrayBuffer(SHARED)
  let used = 0
  return (length) => {
    const bytes = 4 * length
    if (used + bytes > buffer.byteLength) {
      buffer = new ArrayBuffer(Math.max(SHARED, bytes))
      used = 0
    }
    const array = new Int32Array(buffer, used, length)
    used += bytes
    return array
  }
}
