import { config } from 'zod/mini'
import { InputError } from '../../../src/errors.js'
import { answerTo, readingText } from '../../../src/requests/answerTo.js'
import type { Running } from '../../../src/requests/running.js'
import { derived, listed, shown, verdict } from './formulas.js'
import { actionOf, checked } from './networks.js'
import type { JobName, Jobs, Message, Order } from './protocol.js'
import { keysOfRules, problems, shippedText } from './rules.js'

// Validators are not compiled, for which pages that run no text as code have no means.
config({ jitless: true })

type Answer<Name extends JobName> = (
  given: Jobs[Name]['given'],
  running: Running,
  tell: (interim: Jobs[Name]['result']) => void,
) => Jobs[Name]['result'] | Promise<Jobs[Name]['result']>

const answers: { readonly [Name in JobName]: Answer<Name> } = {
  list: listed,
  rules: shippedText,
  lint: problems,
  keys: keysOfRules,
  expand: shown,
  explain: derived,
  verify: verdict,
  action: actionOf,
  check: checked,
  reading: async ({ kind, request, as }, running) => readingText(await answerTo(kind, request, running), as, running),
}

const controllers = new Map<number, AbortController>()
const post = (message: Message): void => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if ('cancelled' in data) controllers.get(data.id)?.abort(new DOMException('cancelled', 'AbortError'))
  else void answer(data.id, data.name, data.given as never)
})

async function answer<Name extends JobName>(id: number, name: Name, given: Jobs[Name]['given']): Promise<void> {
  const controller = new AbortController()
  controllers.set(id, controller)
  const { signal } = controller
  const running: Running = {
    signal,
    onProgress: ({ what, done, of }) => post({ id, howFar: { what, done, of } }),
  }
  try {
    const result = await answers[name](given, running, (interim) => post({ id, interim }))
    post({ id, result })
  } catch (error) {
    if (signal.aborted) post({ id, stopped: true })
    else if (error instanceof InputError)
      post({ id, refused: { code: error.code, at: error.at, expected: error.expected, received: error.received } })
    else post({ id, broken: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  } finally {
    controllers.delete(id)
  }
}
