import { html } from './html.js'
import type { Html } from './html.js'

/** A button that copies this LaTeX, in a page with `copyScript`. */
export function copyButton(latex: string): Html {
  const [left = ''] = latex.replaceAll(/\\begin\{\w+\*?\}/g, '').split(/=|\{\}&/)
  return html`<button type="button" class="copy" data-latex="${latex}" aria-label="Copy the LaTeX of the formula ${left.trim()}">Copy LaTeX</button>`
}

/**
 * Copies what a button says and tells so, aloud too. Pages that are opened as files may have no clipboard; there the text is selected in a field of
 * its own and copied the old way.
 */
export const copyScript: string = `
const said = document.getElementById('said')
const copyOldWay = (text) => {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position:fixed;opacity:0'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (!done) throw new Error('not copied')
}
const copy = async (text) => {
  try { await navigator.clipboard.writeText(text) } catch { copyOldWay(text) }
}
document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('button.copy') : null
  if (button === null) return
  let word = 'Copied'
  try { await copy(button.dataset.latex) } catch { word = 'Not copied' }
  button.focus()
  button.textContent = word
  said.textContent = word === 'Copied' ? 'LaTeX copied' : 'The browser does not let this page copy'
  setTimeout(() => { button.textContent = 'Copy LaTeX'; said.textContent = '' }, 1600)
})
`
