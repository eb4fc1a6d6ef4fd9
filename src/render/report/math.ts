import katex from 'katex'
import { copyButton, copyFormula } from './copyButton.js'
import { html } from './html.js'
import type { Html } from './html.js'

/**
 * A displayed formula with its button. @throws KaTeX's ParseError for LaTeX that it does not know in full, which is a
 * bug of ours
 */
export function display(latex: string): Html {
  const rows = rowsOf(latex)
  return html`<div class="formula${rows.length > 1 ? '' : ' whole'}">
    <div class="scroll" tabindex="0" role="group" aria-label="Formula">${rows.length > 1 ? rows.map((row) => html`<div class="row">${render(row, true)}</div>`) : render(latex, true)}</div>
    ${copyButton(latex)}
  </div>`
}

/** Formulas of more lines are set line by line, so that paper may end between them. */
const FEW_LINES = 6

/** The lines of an aligned formula that has many, each as a formula with its place beside the left side; else the formula. */
function rowsOf(latex: string): readonly string[] {
  const inner = /^\\begin\{aligned\} (.*) \\end\{aligned\}$/su.exec(latex)?.[1]
  if (inner === undefined || inner.includes('\\begin')) return [latex]
  const lines = inner.split(/\s*\\\\\s*/)
  if (lines.length <= FEW_LINES) return [latex]
  const left = /^[^&]*/.exec(lines[0] ?? '')?.[0] ?? ''
  return lines.map((line, i) => `\\begin{aligned} ${i === 0 ? '' : `\\hphantom{${left.trim()}}`}${line} \\end{aligned}`)
}

/** A formula within text. */
export function inline(latex: string): Html {
  return render(latex, false)
}

/**
 * A formula within text that copies its LaTeX.
 *
 * @param closing punctuation behind it, which is set with it so that it begins no line
 */
export function copyable(latex: string, closing = ''): Html {
  return copyFormula(latex, inline(closing === '' ? latex : `${latex}\\text{${closing}}`))
}

function render(latex: string, displayMode: boolean): Html {
  return { html: katex.renderToString(latex, { displayMode, strict: 'error', throwOnError: true }) }
}
