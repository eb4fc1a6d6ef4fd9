import katex from 'katex'
import { packageMacros } from '../../mathematics/packageMacros.js'
import { texText } from '../latex/texText.js'
import { isSafeMath, safeMath } from '../tikz/safeMath.js'
import type { Quotation } from './content.js'
import { copyButton } from './copyButton.js'
import { html } from './html.js'
import type { Html } from './html.js'

/** Longer formulas are shown as they are written. */
const LONGEST = 20_000
/** Macros that stand for macros are written out so many times. */
const DEEPEST = 8

/**
 * The formula set by KaTeX, which lets no markup through: commands with addresses, classes or files are shown, not
 * obeyed, and sizes are bounded. What cannot be set is shown as it is written.
 */
export function quotationHtml({ tex, macros, copied }: Quotation): Html {
  return html`<div class="formula quotation">
    <div class="scroll" tabindex="0" role="group" aria-label="Formula">${setByKatex(tex, macros) ?? html`<pre><code>${tex.trim()}</code></pre>`}</div>
    ${copied ? copyButton(tex) : ''}
  </div>`
}

function setByKatex(tex: string, macros: Readonly<Record<string, string>>): Html | undefined {
  if (tex.length > LONGEST) return undefined
  try {
    const set = katex.renderToString(`\\begin{aligned} ${bareRows(tex)} \\end{aligned}`, {
      displayMode: true,
      strict: 'ignore',
      trust: false,
      throwOnError: false,
      errorColor: 'inherit',
      maxSize: 20,
      maxExpand: 1000 + tex.length,
      macros: { ...packageMacros, ...macros },
    })
    return set.includes('katex-error') ? undefined : { html: set }
  } catch (error) {
    // Braces too deep for its stack.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The rows of a display without their environment, labels and numbers. */
function bareRows(tex: string): string {
  return tex
    .replaceAll(/(\\\\|\\%)|%[^\n]*/g, '$1')
    .replaceAll(/\\(?:begin|end)\s*\{(?:aligned|split|gathered|multlined|alignedat)\*?\}(?:\[\w\])?/g, ' ')
    .replaceAll(/\\(?:label|tag)\*?\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/g, ' ')
}

/** The formula as it may stand in a document of ours: set if it has nothing but mathematics in it, else as text. */
export function quotationTex({ tex, macros }: Quotation): string {
  const formula = bareRows(writtenOut(tex, macros))
    .replaceAll(/\\\\(?:\s*\[[^\]]*\])?|(?<!\\)&/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (isSafeMath(formula))
    return `\\[\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{$\\displaystyle ${safeMath(formula)}$}\\]`
  return `{\\raggedright\\ttfamily ${texText(tex.trim()).replaceAll(/(?<=[\s{},=)])/g, '\\allowbreak{}')}\\par}`
}

/** The formula with the macros in it that have no arguments written out. */
function writtenOut(tex: string, macros: Readonly<Record<string, string>>): string {
  const names = Object.keys(macros).filter((name) => macros[name]?.includes('#') === false)
  if (names.length === 0) return tex
  const any = new RegExp(`(?:${names.map((name) => `\\${name}`).join('|')})(?![A-Za-z])`, 'g')
  let text = tex
  for (let i = 0; i < DEEPEST && text.length <= LONGEST; i++) {
    const next = text.replaceAll(any, (name) => `{${macros[name] ?? ''}}`)
    if (next === text) break
    text = next
  }
  return text
}
