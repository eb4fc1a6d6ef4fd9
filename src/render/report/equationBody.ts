import type { Diagram } from '../../diagrams/diagram.js'
import type { DiagramEquation } from '../equation/diagramEquation.js'
import { pointLabel } from '../picture/pointLabel.js'
import type { PictureStyle } from '../picture/style.js'
import { diagramSvg } from '../svg/diagramSvg.js'
import { html } from './html.js'
import type { Html } from './html.js'
import { inline } from './math.js'

/** An equation between diagrams: its terms are set like words, each with its picture. */
export function equationBody({ left, terms }: DiagramEquation, style: PictureStyle, name: string): Html {
  const labelled = { legLabel: pointLabel, ...style }
  const body = terms.map(({ negative, factor, diagram, others }, i): Html => {
    const sign = negative ? '−' : i === 0 ? '' : '+'
    const value = html`${factor === '' ? '' : inline(`\\displaystyle ${factor}`)}${others > 0n ? html`<span class="bracket">[</span>` : ''}${svgOf(diagram, labelled)}${
      others > 0n
        ? html`<span>+ ${`${others}`} ${others === 1n ? 'perm' : 'perms'}</span><span class="bracket">]</span>`
        : ''
    }`
    return html`<span class="term">${sign === '' ? '' : html`<span class="sign">${sign}</span>`}${value}</span> `
  })
  const right = terms.length === 0 ? html`<span class="term">0</span>` : html`${body}`
  return html`<div class="equation" role="group" aria-label="${name}"><span class="term">${inline(`${left} =`)}</span>${right}</div>`
}

/** A diagram as an inline picture. */
export function svgOf(diagram: Diagram, style: PictureStyle): Html {
  return { html: diagramSvg(diagram, style).trim() }
}
