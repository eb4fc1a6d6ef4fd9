import type { Command } from 'commander'
import type { PictureStyle } from '../render/picture/style.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'
import { standaloneOption } from './standaloneOption.js'
import type { StandaloneOption } from './standaloneOption.js'

/** The formats that are pictures of diagrams. */
export const pictureFormats = ['svg', 'png', 'tikz', 'tikz-feynman', 'tikz-feynhand', 'html', 'terminal'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export interface PictureOptions extends StandaloneOption {
  readonly legPlaces: string
  readonly vertexStyle: string
  /** Characters in a line of the terminal that shows the picture; none for a file. */
  readonly columns?: number | undefined
}

/** The options that say how diagrams are drawn. */
export function pictureOptions(command: Command): Command {
  return standaloneOption(command)
    .option(
      '--leg-places <places>',
      'in pictures: legs around the diagram where there is room, on two sides in their order, or on a circle: around, sides, circle',
      'around',
    )
    .option('--vertex-style <style>', 'in pictures: labelled vertices as blobs with their symbol, or all vertices as dots: blob, dot', 'blob')
}

/** How diagrams are drawn, as the options say. */
export function readPictureStyle({ legPlaces, vertexStyle }: PictureOptions): Required<Pick<PictureStyle, 'legPlaces' | 'style'>> {
  return {
    legPlaces: readChoice(legPlaces, ['around', 'sides', 'circle'], '--leg-places'),
    style: readChoice(vertexStyle, ['blob', 'dot'], '--vertex-style'),
  }
}

/** How wide a picture in text may be: the width of the terminal that shows it. */
export function columnsOf({ columns }: Pick<Io, 'columns'>, output: string | undefined): number | undefined {
  return output === undefined ? columns : undefined
}
