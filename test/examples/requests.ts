import { answerDiagrams, diagramList, diagramsText, readRequest } from '../../src/doors/requests.js'
import type { Progress } from '../../src/doors/requests.js'

const request = await readRequest('diagrams', JSON.parse('{ "theory": "phi4", "legs": 2, "vertices": 7 }'))
const answer = await answerDiagrams(request)

const enough = new AbortController()
export const seen: string[] = []
const running = {
  signal: enough.signal,
  onProgress: ({ what, done, of, unit }: Progress) => {
    seen.push(`${what}: ${done} of ${of ?? 'many'} ${unit}`)
    if (done >= 1000) enough.abort(new Error('a thousand are enough'))
  },
}

export const names: string[] = []
export let ended = ''
try {
  for await (const { id } of diagramList(answer, running)) names.push(id)
} catch (error) {
  ended = String(error)
}

export let count = ''
for await (const part of diagramsText({ ...answer, want: 'count' })) count += part
