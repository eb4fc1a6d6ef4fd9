const encoder = new TextEncoder()

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** For fewer bytes a call takes longer than they do. */
const FEW = 48

/** Text that grows byte by byte, for long lists whose every piece is known in bytes. */
export class ByteText {
  bytes: Uint8Array<ArrayBuffer>
  length = 0

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }

  /** Room for so many more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const larger = new Uint8Array(2 * (this.length + count))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

  /** One character of ASCII, by its code. */
  character(code: number): void {
    this.bytes[this.length++] = code
  }

  /** A piece that is known in bytes. */
  piece(piece: Uint8Array): void {
    const { bytes, length } = this
    const count = piece.length
    if (count > FEW) bytes.set(piece, length)
    else for (let i = 0; i < count; i++) bytes[length + i] = piece[i] as number
    this.length = length + count
  }

  /** Bytes that were written before. */
  again(from: number, to: number): void {
    this.bytes.copyWithin(this.length, from, to)
    this.length += to - from
  }

  /** What was written there before, of characters of ASCII. */
  ascii(from: number, to: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, to))
  }

  /** Two natural numbers below 100, in decimals, as a list of JSON. */
  pair(one: number, other: number): void {
    const { bytes } = this
    let to = this.length
    bytes[to++] = 91
    if (one > 9) bytes[to++] = 48 + Math.trunc(one / 10)
    bytes[to++] = 48 + (one % 10)
    bytes[to++] = 44
    if (other > 9) bytes[to++] = 48 + Math.trunc(other / 10)
    bytes[to++] = 48 + (other % 10)
    bytes[to++] = 93
    this.length = to
  }

  /** A natural number, in decimals. */
  integer(value: number | bigint): void {
    if (typeof value === 'bigint' || value > 0x7fffffff) {
      for (const digit of `${value}`) this.character(digit.charCodeAt(0))
      return
    }
    if (value < 10) {
      this.bytes[this.length++] = 48 + value
      return
    }
    let digits = 1
    for (let power = 10; power <= value; power *= 10) digits++
    this.length += digits
    let rest = value
    for (let at = this.length - 1; digits > 0; digits--) {
      this.bytes[at--] = 48 + (rest % 10)
      rest = Math.trunc(rest / 10)
    }
  }
}
