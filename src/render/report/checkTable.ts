import type { CheckResult } from '../../montecarlo/check/judge.js'
import { methodWords } from '../../montecarlo/method.js'
import { checkRow } from '../text/resultsText.js'
import type { Cell, Table } from './content.js'
import { quantityInline } from './quantityInline.js'

/**
 * Prediction, estimate, standard error, z and verdict, a row for each result; how it was measured where that differs
 * between rows. Those that agree are folded.
 */
export function checkTable(name: string, results: readonly CheckResult[]): Table {
  const methods = new Set(results.map(({ estimate }) => methodWords(estimate.method).full))
  const head = [
    'quantity',
    'prediction',
    'estimate',
    'std. error',
    'z',
    'samples',
    'sees',
    'verdict',
    ...(methods.size > 1 ? ['how'] : []),
  ]
  const rows = results.map((result) =>
    checkRow(result)
      .slice(0, head.length)
      .map((cell, column): Cell => ({
        text: [column === 0 ? quantityInline(result.estimate.quantity) : cell],
        ...(head[column] === 'verdict' ? { tone: result.verdict } : {}),
      })),
  )
  const agreeing = results.flatMap(({ verdict }, i) => (verdict === 'agrees' ? [i] : []))
  return {
    kind: 'table',
    name,
    head,
    rows,
    numbers: [1, 2, 3, 4, 5, 6],
    ...(agreeing.length < 2 ? {} : { folded: { rows: agreeing, says: agreeText(agreeing.length, results.length) } }),
  }
}

function agreeText(agreeing: number, all: number): string {
  return agreeing === all ? `all ${all} agree` : `the ${agreeing} that agree`
}
