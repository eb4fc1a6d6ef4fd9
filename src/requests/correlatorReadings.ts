import { InputError } from '../errors.js'
import type { CorrelatorAnswer } from './correlator.js'
import { coupledJson, coupledLatex, coupledText } from './coupledCorrelator.js'
import { deepFormula, deepJson, deepText } from './deepCorrelator.js'
import { deformedJson, deformedText } from './deformedCorrelator.js'
import { exactJson, exactLatex, exactText } from './exactCorrelator.js'

/**
 * Values where there are points, else the formula.
 *
 * @example
 * correlatorText(await answerCorrelator({ network: 'cos-net', n: 2, points: [[0], [0]] })).includes('G_c^(2)') // true
 */
export function correlatorText(answer: CorrelatorAnswer): string {
  switch (answer.kind) {
    case 'exact':
      return exactText(answer)
    case 'coupled':
      return coupledText(answer)
    case 'deep':
      return deepText(answer)
    case 'deformed':
      return deformedText(answer)
  }
}

/**
 * Values and formulas, as far as there are some.
 *
 * @example
 * JSON.parse(correlatorJson(await answerCorrelator({ network: 'cos-net', n: 2, points: [[0], [0]] }))).network // 'cos-net'
 */
export function correlatorJson(answer: CorrelatorAnswer): string {
  switch (answer.kind) {
    case 'exact':
      return exactJson(answer)
    case 'coupled':
      return coupledJson(answer)
    case 'deep':
      return deepJson(answer)
    case 'deformed':
      return deformedJson(answer)
  }
}

/**
 * The formula. @throws InputError for a correlator that has none
 *
 * @example
 * correlatorLatex(await answerCorrelator({ network: 'cos-net', n: 2, points: [[0], [0]] })).includes('\\sigma') // true
 */
export function correlatorLatex(answer: CorrelatorAnswer): string {
  switch (answer.kind) {
    case 'exact':
      return exactLatex(answer)
    case 'coupled':
      return coupledLatex(answer)
    case 'deep':
      return deepFormula(answer)
    case 'deformed': {
      const expected = 'none, for a formula: of a deformed network there are numbers'
      throw new InputError({ code: 'requests.deform', at: 'deform', expected, received: 'one' })
    }
  }
}
