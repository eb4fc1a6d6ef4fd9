/** A line of the protocol: a call has an id and a method, its answer the id alone. */
interface Line {
  readonly id?: string | number | null
  readonly method?: string
  readonly params?: { readonly requestId?: string | number }
}

/** The calls that have come in and are not answered yet: the end of the input closes a connection only when there is none. */
export class OpenCalls {
  private readonly open = new Set<string | number>()
  private readonly decoders = { heard: new TextDecoder(), said: new TextDecoder() }
  private readonly rests = { heard: '', said: '' }
  private onAnswer: () => void = () => undefined

  /** The input as it comes; it ends when all calls in it are answered. */
  async *heard(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      for (const { id, method, params } of this.lines('heard', chunk)) {
        if (method === 'notifications/cancelled' && params?.requestId !== undefined) this.open.delete(params.requestId)
        else if (method !== undefined && id !== undefined && id !== null) this.open.add(id)
      }
      yield Buffer.from(chunk)
    }
    while (this.open.size > 0)
      await new Promise<void>((resolve) => {
        this.onAnswer = resolve
      })
  }

  /** What is written. */
  said(text: string | Uint8Array): void {
    for (const { id, method } of this.lines('said', text)) {
      if (method === undefined && id !== undefined && id !== null) this.open.delete(id)
    }
    this.onAnswer()
  }

  private lines(way: 'heard' | 'said', chunk: string | Uint8Array): readonly Line[] {
    const text = typeof chunk === 'string' ? chunk : this.decoders[way].decode(chunk, { stream: true })
    const lines = `${this.rests[way]}${text}`.split('\n')
    this.rests[way] = lines.pop() ?? ''
    return lines.flatMap(lineOf)
  }
}

/** What is no JSON the protocol's library tells. */
function lineOf(text: string): readonly Line[] {
  try {
    const line: unknown = JSON.parse(text)
    return typeof line === 'object' && line !== null ? [line] : []
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return []
  }
}
