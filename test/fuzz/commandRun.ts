import { runWith } from '../cli/run.js'
import { Fault } from './kind.js'
import { faultOfMessage } from './judge.js'

/**
 * What a command printed and wrote; the rules that hold for every command: an exit status that is one, one sentence for
 * bad input and nothing written then.
 */
export async function commandRun(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const { status, out, err, written } = await runWith(args, files)
  if (status === 2) {
    // A suggestion may stand on a line of its own.
    const sentence = err.trimEnd().replace(/\n(?=\(Did you mean [^\n]*$)/, ' ')
    const fault = faultOfMessage(sentence)
    if (fault !== undefined) throw new Fault(fault)
    if (!sentence.split('\n').at(-1)?.startsWith('edgewick: '))
      throw new Fault(`no sentence: ${JSON.stringify(err.slice(0, 200))}`)
    if (written.size > 0) throw new Fault(`${[...written.keys()].join(', ')} written in spite of ${err}`)
  } else if (status !== 0 && status !== 1) throw new Fault(`exit status ${status}`)
  return [out, ...written.values()].join('\n')
}
