import { html } from './html.js'
import type { Html } from './html.js'

/** A button that copies this LaTeX, in a page with `copyScript`. */
export function copyButton(latex: string): Html {
  const [left = ''] = latex.replaceAll(/\\begin\{\w+\*?\}/g, '').split(/=|\{\}&/)
  return html`<button type="button" class="copy" data-latex="${latex}" aria-label="Copy the LaTeX of the formula ${left.trim()}">Copy LaTeX</button>`
}

/**
 * A formula within text that copies its LaTeX when it is clicked, or by Enter: a button that looks like what it copies,
 * and breaks between lines.
 */
export function copyFormula(latex: string, formula: Html): Html {
  return html`<span role="button" tabindex="0" class="math" data-latex="${latex}" aria-label="${latex}: copy the LaTeX" title="Copy LaTeX">${formula}</span>`
}

/**
 * Copies what a button or a formula says and tells so, aloud too. Pages that are opened as files may have no clipboard;
 * there the text is selected in a field of its own and copied the old way.
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
const answer = async (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-latex]') : null
  if (button === null) return
  let word = 'Copied'
  try { await copy(button.dataset.latex) } catch { word = 'Not copied' }
  button.focus()
  button.dataset.said = word
  said.textContent = word === 'Copied' ? 'LaTeX copied' : 'The browser does not let this page copy'
  setTimeout(() => { delete button.dataset.said; said.textContent = '' }, 1600)
}
document.addEventListener('click', answer)
document.addEventListener('keydown', (event) => {
  const pressed = event.target instanceof Element && event.target.matches('.math') && (event.key === 'Enter' || event.key === ' ')
  if (!pressed) return
  event.preventDefault()
  return answer(event)
})
`
