import type { Colour } from './panel.js'

/** Colours that differ in lightness too, as six hexadecimal digits. */
export const COLOURS: Readonly<Record<Colour | 'grey' | 'strip', string>> = {
  blue: '2B5C8A',
  orange: 'C26A1B',
  green: '1A7F4B',
  red: 'B3261E',
  ochre: '8A6100',
  grey: '888888',
  strip: 'EEF3F8',
}
