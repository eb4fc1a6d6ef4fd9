/** A line of the protocol as it may come: a call has an id and a method, its answer the id alone. */
interface Line {
  readonly jsonrpc?: unknown
  readonly id?: unknown
  readonly method?: unknown
  readonly params?: unknown
}

/** The calls that have come in and are not answered yet: the end of the input closes a connection only when there is none. */
export class OpenCalls {
  private readonly open = new Set<unknown>()
  private readonly decoders = { heard: new TextDecoder(), said: new TextDecoder() }
  private readonly rests = { heard: '', said: '' }
  private onAnswer: () => void = () => undefined

  /** The input as it comes; it ends when all calls in it are answered. */
  async *heard(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      for (const line of this.lines('heard', chunk)) {
        if (line.method === 'notifications/cancelled') this.open.delete(cancelled(line))
        else if (isCall(line)) this.open.add(line.id)
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
    for (const { id, method } of this.lines('said', text)) if (method === undefined) this.open.delete(id)
    this.onAnswer()
  }

  private lines(way: 'heard' | 'said', chunk: string | Uint8Array): readonly Line[] {
    const text = typeof chunk === 'string' ? chunk : this.decoders[way].decode(chunk, { stream: true })
    const lines = `${this.rests[way]}${text}`.split('\n')
    this.rests[way] = lines.pop() ?? ''
    return lines.flatMap(lineOf)
  }
}

/** Whether it is answered: what is no call by the protocol gets no answer, and its end is not waited for. */
function isCall({ jsonrpc, id, method, params }: Line): boolean {
  const isNamed = typeof id === 'string' || Number.isInteger(id)
  return jsonrpc === '2.0' && isNamed && typeof method === 'string' && (params === undefined || isObject(params))
}

function cancelled({ params }: Line): unknown {
  return isObject(params) && 'requestId' in params ? params.requestId : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is no JSON the protocol's library tells. */
function lineOf(text: string): readonly Line[] {
  try {
    const line: unknown = JSON.parse(text)
    return isObject(line) ? [line] : []
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return []
  }
}
