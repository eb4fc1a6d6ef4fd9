import type { Command } from 'commander'

/** The formats that are pictures of diagrams. */
export const pictureFormats = ['svg', 'png', 'tikz', 'tikz-feynman', 'tikz-feynhand', 'html', 'terminal'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** Whether a format is a picture. */
export function isPicture(format: string): format is PictureFormat {
  return (pictureFormats as readonly string[]).includes(format)
}

export interface StandaloneOption {
  readonly standalone?: true | string
}

/** Formulas and pictures for LaTeX can be asked for as a whole document. */
function standaloneOption(command: Command): Command {
  return command.option(
    '--standalone [class]',
    'with latex and TikZ formats: a whole document for pdflatex, article (default), revtex or standalone (of TikZ)',
  )
}

export interface PictureOptions extends StandaloneOption {
  readonly legPlaces?: string
  readonly vertexStyle?: string
  readonly lineLabels?: string
  readonly lineStyle?: string
}

/** The options that say how diagrams are drawn. */
export function pictureOptions(command: Command): Command {
  return standaloneOption(command)
    .option(
      '--leg-places <places>',
      'in pictures: legs around the diagram where there is room (default), on two sides in their order, or on a circle: around, sides, circle',
    )
    .option(
      '--vertex-style <style>',
      'in pictures: labelled vertices as blobs with their symbol (default), or all vertices as dots: blob, dot',
    )
    .option(
      '--line-labels <name>',
      'in pictures but terminal: beside each line its fields, or its momentum with an arrow, as --space momentum routes it: none, fields, momenta (default: fields where lines of the theory look alike, else none)',
    )
    .option(
      '--line-style <list>',
      'in pictures: styles of lines by their names, such as Δ=gluon,D=double: plain, dashed, wavy, gluon, ghost, double, response',
    )
}
