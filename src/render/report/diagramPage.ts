import type { DiagramEquation } from '../equation/diagramEquation.js'
import type { WeightedPicture } from '../equation/sheetItems.js'
import type { PictureStyle } from '../picture/style.js'
import { equationBody, svgOf } from './equationBody.js'
import { html } from './html.js'
import { inline } from './math.js'
import { page } from './page.js'
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
  const { title, katexCss } = options
  return page({
    title,
    styles: [katexCss, style],
    body: html`<h1>${title}</h1>
      <div class="diagrams">${figures}</div>`,
  })
}

/** A self-contained HTML page with an equation between diagrams. */
export function equationHtml(equation: DiagramEquation, options: DiagramPageOptions): string {
  const { title, katexCss } = options
  return page({
    title,
    styles: [katexCss, style],
    body: html`<h1>${title}</h1>
      ${equationBody(equation, options, title)}`,
  })
}
