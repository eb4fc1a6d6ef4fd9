import { answerList, listJson, listText } from '../../requests/list.js'
import type { Io } from '../io.js'
import { readChoice } from '../../requests/written.js'

/** Does what `edgewick list` is asked for. */
export async function runList(
  io: Io,
  what: string | undefined,
  { format }: { readonly format: string },
): Promise<void> {
  const chosen = what === undefined ? {} : { what: readChoice(what, ['theories', 'networks'], 'list') }
  const write = readChoice(format, ['text', 'json'], '--format') === 'json' ? listJson : listText
  await io.out(`${write(await answerList(chosen))}\n`)
}
