import type { CheckResult } from '../../montecarlo/judge.js'
import { checkRow } from '../text/checkText.js'
import { html } from './html.js'
import type { Html } from './html.js'

/** Prediction, estimate, standard error, z and verdict, a row for each result; how it was measured where that differs between rows. */
export function checkTable(results: readonly CheckResult[]): Html {
  const methods = new Set(results.map(({ estimate }) => estimate.method))
  const header = ['quantity', 'prediction', 'estimate', 'std. error', 'z', 'samples', 'sees', 'verdict', ...(methods.size > 1 ? ['how'] : [])]
  const isNumber = (column: number): boolean => column >= 1 && column <= 6
  const head = header.map((cell, column) => html`<th class="${isNumber(column) ? 'number' : ''}">${cell}</th>`)
  const rows = results.map((result) => {
    const cells = checkRow(result)
      .slice(0, header.length)
      .map((cell, column) => {
        const kind = isNumber(column) ? 'number' : header[column] === 'verdict' ? `verdict ${result.verdict}` : ''
        return html`<td class="${kind}">${cell}</td>`
      })
    return html`<tr>
      ${cells}
    </tr>`
  })
  return html`<table>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}
