import type { Diagram } from '../../diagrams/diagram.js'
import type { DiagramEquation } from '../equation/diagramEquation.js'
import type { LatexStyle } from '../latex/style.js'
import type { PictureStyle } from '../picture/style.js'
import type { Panel } from '../plots/panel.js'

/** A part of a line of text: plain text, mathematics in LaTeX, or a piece of code. */
export type Inline = string | { readonly math: string } | { readonly code: string }
export type Text = readonly Inline[]

/** How something is to be taken: as an aside, or as a verdict. */
export type Tone = 'soft' | 'note' | 'agrees' | 'differs' | 'undecided'

export interface Cell {
  readonly text: Text
  readonly tone?: Tone
}

export interface Table {
  readonly kind: 'table'
  /** What the table shows, for readers who do not see it. */
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Columns, from 0, that hold numbers. */
  readonly numbers: readonly number[]
  /** Rows, from 0, that a page shows only on request, nothing in them needing a reader, and what they come to. */
  readonly folded?: { readonly rows: readonly number[]; readonly says: string }
}

/** A plot: for paper from its description, for the page drawn elsewhere, as an SVG element. */
export interface Plot {
  readonly kind: 'plot'
  readonly panel: Panel
  readonly svg?: string
}

/** A formula of somebody else, set as well as it can be, or else shown as it is written. */
export interface Quotation {
  readonly kind: 'quotation'
  /** LaTeX, perhaps a row of an `align`, with labels. */
  readonly tex: string
  /** What its document defines: `{ '\\half': '\\frac{1}{2}' }`. */
  readonly macros: Readonly<Record<string, string>>
  /** Whether a page has a button that copies it. */
  readonly copied: boolean
}

/** What a report is made of; the same for the page and for paper. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly tone?: Tone }
  /** Without a style as part of other mathematics, else a display that keeps to the width of a line. */
  | { readonly kind: 'formula'; readonly latex: (style?: LatexStyle) => string }
  | Quotation
  | { readonly kind: 'diagrams'; readonly style: PictureStyle; readonly items: readonly DrawnDiagram[] }
  | {
      readonly kind: 'equation'
      readonly style: PictureStyle
      readonly equation: DiagramEquation
      readonly name: string
    }
  | Table
  | Plot

export interface DrawnDiagram {
  readonly diagram: Diagram
  /** LaTeX. */
  readonly weight: string
  readonly remark: string
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A report, ready to be written as HTML or as LaTeX. */
export interface ReportContent {
  readonly title: string
  readonly subtitle: Text
  readonly verdict: 'agrees' | 'undecided' | 'differs'
  readonly summary: Text
  readonly sections: readonly Section[]
}

/** Text with mathematics and code in between: text`with ${math('v = 1')}:`. */
export function text(parts: TemplateStringsArray, ...values: readonly (Inline | number)[]): Text {
  return parts.flatMap((part, i) => [
    part,
    ...(i < values.length ? [typeof values[i] === 'number' ? `${values[i]}` : (values[i] as Inline)] : []),
  ])
}

export function math(latex: string): Inline {
  return { math: latex }
}

export function paragraph(content: Text, tone?: Tone): Block {
  return { kind: 'paragraph', text: content, ...(tone === undefined ? {} : { tone }) }
}

export function heading(content: Text): Block {
  return { kind: 'heading', text: content }
}

/** A formula that is one piece of LaTeX in every place. */
export function formula(latex: string): Block {
  return { kind: 'formula', latex: () => latex }
}

/** A table of plain cells, whose columns from one on hold numbers. */
export function plainTable(
  name: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbersFrom = 0,
): Block {
  return {
    kind: 'table',
    name,
    head,
    rows: rows.map((row) => row.map((cell) => ({ text: [cell] }))),
    numbers: head.map((_, column) => column).slice(numbersFrom),
  }
}
