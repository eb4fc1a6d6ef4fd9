import { ByteText, bytesOf } from './byteText.js'

/** Some lines of JSON, in bytes, and how many diagrams they are. */
export interface DiagramLines {
  /** Good until the next lines are made, which are written over them: who keeps them copies them. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly diagrams: number
}

/** Bytes in a part, about. */
const PART = 1 << 17

/** Lines that wait to be taken. */
export class LinesPart {
  readonly text: ByteText = new ByteText(2 * PART)
  diagrams: number = 0

  get isFull(): boolean {
    return this.text.length >= PART
  }

  add(line: string): void {
    const bytes = bytesOf(line)
    this.text.reserve(bytes.length)
    this.text.piece(bytes)
    this.diagrams++
  }

  /** What was written since the last time. */
  taken(): DiagramLines {
    const { text, diagrams } = this
    const bytes = text.bytes.subarray(0, text.length)
    text.length = 0
    this.diagrams = 0
    return { bytes, diagrams }
  }
}
