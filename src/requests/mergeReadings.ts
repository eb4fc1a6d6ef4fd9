import { InputError } from '../errors.js'
import { checkPlot } from './checkPlot.js'
import { checkJson, checkText } from './checkReadings.js'
import { dmftPlot } from './dmftPlot.js'
import { dmftPopulationsJson, dmftPopulationsText } from './dmftPopulations.js'
import { dmftJson, dmftText } from './dmftReadings.js'
import type { MergeAnswer } from './merge.js'
import { sdePlot } from './sdePlot.js'
import { sdeJson, sdeText } from './sdeReadings.js'

/**
 * What one run would have printed.
 *
 * @example
 * const parts = [{ file: 'a.json', text: await partText(await checkPart({ network: 'cos-net', samples: 400 })) }]
 * mergeText(await answerMerge({ parts })) === checkText(await answerCheck({ network: 'cos-net', samples: 400 })) // true
 */
export function mergeText(merged: MergeAnswer): string {
  switch (merged.of) {
    case 'check':
      return checkText(merged.answer)
    case 'sde':
      return sdeText(merged.answer)
    case 'dmft':
      return dmftText(merged.answer)
    case 'dmft-populations':
      return dmftPopulationsText(merged.answer)
  }
}

/**
 * What one run would have written as JSON.
 *
 * @example
 * const parts = [{ file: 'a.json', text: await partText(await checkPart({ network: 'cos-net', samples: 400 })) }]
 * JSON.parse(mergeJson(await answerMerge({ parts }))).samples // 400
 */
export function mergeJson(merged: MergeAnswer): string {
  switch (merged.of) {
    case 'check':
      return checkJson(merged.answer)
    case 'sde':
      return sdeJson(merged.answer)
    case 'dmft':
      return dmftJson(merged.answer)
    case 'dmft-populations':
      return dmftPopulationsJson(merged.answer)
  }
}

/**
 * What one run would have drawn: SVG, by Vega, or LaTeX for pgfplots.
 *
 * @throws InputError for what has no plot, and where the optional packages that draw SVG are not installed
 * @example
 * const parts = [{ file: 'a.json', text: await partText(await checkPart({ network: 'cos-net', samples: 400 })) }]
 * const plot = await mergePlot(await answerMerge({ parts }), 'tex')
 * plot.includes('tikzpicture') // true
 */
export async function mergePlot(merged: MergeAnswer, form: 'svg' | 'tex'): Promise<string> {
  switch (merged.of) {
    case 'check':
      return checkPlot(merged.answer, form)
    case 'sde':
      return sdePlot(merged.answer, form)
    case 'dmft':
      return dmftPlot(merged.answer, form)
    case 'dmft-populations':
      throw new InputError({
        code: 'requests.plot',
        at: 'plot',
        expected: 'what has a plot',
        received: 'a network of several populations',
      })
  }
}
