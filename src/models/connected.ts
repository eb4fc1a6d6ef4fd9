import type { Row } from '../mathematics/item.js'
import { written } from '../mathematics/written.js'

/** Whether a word says that only what is connected is meant: `c`, `conn`, `connected`, `cum`. */
export function isConnectedWord(word: string): boolean {
  return /^(?:c|C|con|conn|connected|cum|cumulant)\.?$/.test(word)
}

/** Whether what stands below or above a name says that, in brackets or without: `_c`, `_{conn}`, `^{(c)}`. */
export function saysConnected(row: Row | undefined): boolean {
  return row !== undefined && isConnectedWord(written(row).replace(/^[({](.*)[)}]$/, '$1'))
}

/** The same with something else behind a comma: `_{c,Cos}`. */
export function beginsConnected(row: Row | undefined): boolean {
  const [first = ''] =
    row === undefined
      ? []
      : written(row)
          .replace(/^\{(.*)\}$/, '$1')
          .split(',')
  return saysConnected(row) || isConnectedWord(first.replace(/^\{(.*)\}$/, '$1'))
}
