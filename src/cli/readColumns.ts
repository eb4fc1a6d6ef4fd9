import { chosenColumns } from '../requests/sampleRows.js'
import type { Io } from './io.js'
import type { Reading } from './readSamples.js'
import { tell } from './tell.js'
import { cellsOf, unquoted } from './textCells.js'

/** How a file of samples is read of which `--columns` picks some: numbers, from 1, and names, in quotation marks if need be. */
export function readColumns(io: Io, columns: string | undefined, file: string): Reading {
  const chosen = columns === undefined ? undefined : cellsOf(columns, ',').map(unquoted)
  return { choose: (head) => chosenColumns(chosen, head, file), note: (sentence) => tell(io, sentence) }
}
