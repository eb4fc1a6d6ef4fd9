import { answerDmftTrace, dmftTraceJson, dmftTraceLatex, dmftTraceText } from '../../requests/dmftTrace.js'
import { deliver, deliverText } from '../deliver.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import { readParameters } from '../../requests/writtenNetwork.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'

/** Does what `edgewick dmft --trace` is asked for. */
export async function runDmftTrace(io: Io, trace: string, options: DmftOptions): Promise<void> {
  const { tau, param, output } = options
  const format = readFormat(options, ['text', 'latex', 'json'])
  const request = {
    trace,
    ...(tau === undefined ? {} : { tau }),
    ...(param.length === 0 ? {} : { parameters: readParameters(param) }),
  }
  const answer = await watched(io, (running) => answerDmftTrace(request, running))
  if (format === 'json') return deliver(io, output, `${dmftTraceJson(answer)}\n`)
  await deliverText(io, output, `${(format === 'latex' ? dmftTraceLatex : dmftTraceText)(answer)}\n`)
}
