import { equationTikz } from '../tikz/equationTikz.js'
import type { Block, DrawnDiagram, Inline, ReportContent, Section, Table, Text } from './content.js'
import { copyButton, copyScript } from './copyButton.js'
import { equationBody, svgOf } from './equationBody.js'
import { html } from './html.js'
import type { Html } from './html.js'
import { leads, SHORT_TABLE } from './kept.js'
import { copyable, display } from './math.js'
import { page } from './page.js'
import { quotationHtml } from './quotation.js'
import { style } from './style.js'
import { typeset, withSigns } from './typeset.js'

/** Width of a line of the page beside the buttons, in em of the formulas. */
const LINE = 40

/**
 * A report as one self-contained HTML page, for the screen in light and dark and for paper, with a button at every
 * display that copies its LaTeX; formulas within text are such buttons themselves.
 *
 * @param katexCss KaTeX's style sheet with its fonts inside
 */
export function reportHtml(content: ReportContent, katexCss: string): string {
  const { title, subtitle, verdict, summary, sections } = content
  const body = html`<a class="skip" href="#content">Skip to the content</a>
    <header>
      <h1>${title}</h1>
      <p class="soft">${textHtml(typeset(subtitle))}</p>
    </header>
    <nav aria-label="Sections">
      <ol>
        ${sections.map((section, i) => html`<li><a href="#section-${i + 1}">${section.title}</a></li>`)}
      </ol>
    </nav>
    <main id="content" tabindex="-1">
      <p class="summary ${verdict}-box">${textHtml(typeset(summary))}</p>
      ${sections.map(sectionHtml)}
    </main>
    <p id="said" role="status" class="unseen"></p>`
  return page({ title, styles: [katexCss, style], body, script: copyScript })
}

function sectionHtml({ title, blocks }: Section, i: number): Html {
  const id = `section-${i + 1}`
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" tabindex="-1">${title}</h2>
    ${blocks.map((block, i) => blockHtml(block, leads(blocks, i)))}
  </section>`
}

function blockHtml(block: Block, isKept: boolean): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h3>${textHtml(typeset(block.text))}</h3>`
    case 'paragraph':
      return html`<p class="${block.tone ?? ''}${isKept ? ' kept' : ''}">${textHtml(typeset(block.text))}</p>`
    case 'formula':
      return display(block.latex({ lineWidth: LINE }))
    case 'quotation':
      return quotationHtml(block)
    case 'diagrams':
      return html`<div class="diagrams cards">${block.items.map((item) => figureHtml(item, block.style))}</div>`
    case 'equation':
      return html`<div class="formula">${equationBody(block.equation, block.style, block.name)}${copyButton(equationTikz(block.equation, block.style))}</div>`
    case 'table':
      return block.folded === undefined ? tableHtml(block) : foldedHtml(block, block.folded)
    case 'plot':
      return html`<figure class="plot" aria-label="${block.panel.title}">${{ html: block.svg ?? '' }}</figure>`
  }
}

function textHtml(text: Text): readonly Html[] {
  return text.map((part: Inline, i) => {
    if (typeof part !== 'string')
      return 'math' in part ? copyable(part.math, closingOf(text[i + 1])) : html`<code>${part.code}</code>`
    const before = text[i - 1]
    return html`${withSigns(typeof before === 'object' && 'math' in before ? part.slice(closingOf(part).length) : part)}`
  })
}

/** Punctuation that belongs to the formula before it. */
function closingOf(next: Inline | undefined): string {
  return typeof next === 'string' ? (/^[.,;:]+/.exec(next)?.[0] ?? '') : ''
}

function figureHtml({ diagram, weight, remark }: DrawnDiagram, look: Parameters<typeof svgOf>[1]): Html {
  return html`<figure>
    ${svgOf(diagram, look)}
    <figcaption>${copyable(`\\displaystyle ${weight}`)}<br /><span class="soft">${remark}</span></figcaption>
  </figure>`
}

/** The rows that agree, which open, then those that need a reader. */
function foldedHtml(block: Table, { rows, says }: Table['folded'] & object): Html {
  const left = block.rows.filter((_, i) => !rows.includes(i))
  return html`<details>
      <summary>${block.name}: ${says}</summary>
      ${tableHtml({ ...block, rows: block.rows.filter((_, i) => rows.includes(i)) })}
    </details>
    ${left.length === 0 ? '' : tableHtml({ ...block, rows: left })}`
}

function tableHtml({ name, head, rows, numbers }: Table): Html {
  const kind = (column: number): string => (numbers.includes(column) ? 'number' : '')
  return html`<div class="scroll${rows.length > SHORT_TABLE ? '' : ' short'}" tabindex="0" role="region" aria-label="${name}">
    <table>
      <thead>
        <tr>
          ${head.map((cell, column) => html`<th scope="col" class="${kind(column)}">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(({ text, tone }, column) => html`<td class="${tone === undefined ? kind(column) : `verdict ${tone}`}">${textHtml(text)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
