import type { Running } from './running.js'

/** What an answer is written with: a signal and progress where writing is long, KaTeX's style sheet for a page. */
export interface Writing extends Running {
  /** `katex/dist/katex.min.css`; default: none. */
  readonly katexCss?: string | undefined
}

/**
 * What an answer can be read as, by name: `json` is one JSON value, `text` is for people, `latex` a formula, `svg` a sheet
 * of diagrams, `equation` an equation between diagrams and `plot` a plot, both SVG, `page` HTML, `paper` a LaTeX document,
 * others as the formats of the command line. Each is written when it is called.
 */
export type Readings = Readonly<Record<string, (writing?: Writing) => Promise<string>>>

/** A text, at once or in pieces. */
export type Written = string | Promise<string> | Iterable<string> | AsyncIterable<string>

/** How an answer is written, by the names of its readings. */
export type Writers = Readonly<Record<string, (writing: Writing) => Written>>

/** How to answer each kind of request. */
export type Answers<R> = { readonly [Kind in keyof R]: (request: R[Kind], running: Running) => Promise<Writers> }
