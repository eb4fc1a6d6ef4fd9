import katex from 'katex'
import { copyButton, copyFormula } from './copyButton.js'
import { html } from './html.js'
import type { Html } from './html.js'

/**
 * A displayed formula with its button. @throws KaTeX's ParseError for LaTeX that it does not know in full, which is a
 * bug of ours
 */
export function display(latex: string): Html {
  return html`<div class="formula">
    <div class="scroll" tabindex="0" role="group" aria-label="Formula">${render(latex, true)}</div>
    ${copyButton(latex)}
  </div>`
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
