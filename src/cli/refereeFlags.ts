/** The flag of the formats, with what is said of it. */
export const FORMAT_FLAG: readonly [flag: string, says: string] = [
  '--format <format>',
  'text (default), json, html (a page with the equations typeset), latex or pdf (the same on paper; needs pdflatex); default: by the name of the output',
]

export interface RefereeOutput {
  readonly format?: string
  readonly output?: string
}
