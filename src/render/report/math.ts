import katex from 'katex'
import { html } from './html.js'
import type { Html } from './html.js'

/** A displayed formula. @throws KaTeX's ParseError for LaTeX that it does not know in full, which is a bug of ours */
export function display(latex: string): Html {
  return html`<div class="formula" tabindex="0">${render(latex, true)}</div>`
}

/** A formula within text. */
export function inline(latex: string): Html {
  return render(latex, false)
}

function render(latex: string, displayMode: boolean): Html {
  return { html: katex.renderToString(latex, { displayMode, strict: 'error', throwOnError: true }) }
}
