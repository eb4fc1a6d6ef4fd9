import { answerDiagrams, diagramList, diagramsText, readRequest } from '../../src/index.js'

const request = await readRequest('diagrams', JSON.parse('{ "theory": "phi4", "legs": 2, "vertices": 7 }'))
const answer = await answerDiagrams(request)

const enough = new AbortController()
export const seen: string[] = []
const running = {
  signal: enough.signal,
  onProgress: ({ what, done, of, unit }: { what: string; done: number; of: number; unit: string }) => {
    seen.push(`${what}: ${done} of ${of} ${unit}`)
    if (done >= 1000) enough.abort(new Error('a thousand are enough'))
  },
}

export const names: string[] = []
export const ended = await (async () => {
  for await (const { id } of diagramList(answer, running)) names.push(id)
})().catch((error: Error) => error.message)

export const head = (await diagramsText({ ...answer, want: 'count' }).next()).value
