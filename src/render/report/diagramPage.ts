import type { DiagramEquation } from '../equation/diagramEquation.js'
import type { WeightedPicture } from '../equation/sheetItems.js'
import type { PictureStyle } from '../picture/style.js'
import { diagramSvg } from '../svg/diagramSvg.js'
import { html } from './html.js'
import type { Html } from './html.js'
import { inline } from './math.js'
import { style } from './style.js'

/** What a page of diagrams has beside them. */
export interface DiagramPageOptions extends PictureStyle {
  /** Plain text. */
  readonly title: string
  /** KaTeX's style sheet with its fonts, for a page that needs nothing else. */
  readonly katexCss: string
}

/** A self-contained HTML page with all diagrams of an expansion, the weight of each beneath it. */
export function sheetHtml(items: readonly WeightedPicture[], options: DiagramPageOptions): string {
  const figures = items.map(
    ({ diagram, latex }) =>
      html`<figure>
        ${svgOf(diagram, options)}
        <figcaption>${inline(latex)}</figcaption>
      </figure>`,
  )
  return page(options, html`<div class="diagrams">${figures}</div>`)
}

/** A self-contained HTML page with an equation between diagrams. */
export function equationHtml({ left, terms }: DiagramEquation, options: DiagramPageOptions): string {
  const labelled = { legLabel: (leg: number): string => `x_${leg + 1}`, ...options }
  const body = terms.map(({ negative, factor, diagram, others }, i): Html => {
    const sign = negative ? '−' : i === 0 ? '' : '+'
    const value = html`${factor === '' ? '' : inline(`\\displaystyle ${factor}`)}${others > 0n ? html`<span class="bracket">[</span>` : ''}${svgOf(diagram, labelled)}${
      others > 0n ? html`<span>+ ${`${others}`} ${others === 1n ? 'perm' : 'perms'}</span><span class="bracket">]</span>` : ''
    }`
    return html`<span class="term">${sign === '' ? '' : html`<span class="sign">${sign}</span>`}${value}</span> `
  })
  const right = terms.length === 0 ? html`<span class="term">0</span>` : html`${body}`
  return page(options, html`<div class="equation" role="group" aria-label="${options.title}"><span class="term">${inline(`${left} =`)}</span>${right}</div>`)
}

function svgOf(diagram: WeightedPicture['diagram'], options: PictureStyle): Html {
  return { html: diagramSvg(diagram, options).trim() }
}

const equationStyle = `
.diagrams figure { display: flex; flex-direction: column; justify-content: space-between }
.equation { display: flex; flex-wrap: wrap; align-items: center; gap: .9rem .7rem; margin: 1rem 0 } .term { display: inline-flex; align-items: center; gap: .45rem } .sign { font-size: 1.25rem } .bracket { font-size: 3.4rem; font-weight: 200; line-height: 1 }
`

function page({ title, katexCss }: DiagramPageOptions, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ html: katexCss }}${{ html: style }}${{ html: equationStyle }}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        ${body}
      </body>
    </html> `.html
}
