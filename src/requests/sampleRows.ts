import { InputError } from '../errors.js'
import { decimalOf, requireNumber } from '../numbers.js'

/** Some draws of an ensemble: `columns` numbers each, one draw after the other. */
export interface SampleRows {
  readonly columns: number
  readonly rows: Float64Array
  /** The number of each column in its file, from 1; default: 1, 2, … */
  readonly numbers?: readonly number[]
  /** What the columns are called, where the file says it; '' for one that has no name. */
  readonly names?: readonly string[]
}

/** What a file says about its columns before its rows. */
export interface TableHead {
  readonly columns: number
  readonly names?: readonly string[] | undefined
}

/** A column by its number, from 1, or by its name; `*` in a name stands for anything. */
export type ColumnChoice = number | string

/** Which columns are read: their places in the table, from 0. */
export type ChooseColumns = (head: TableHead) => readonly number[]

/**
 * The places of the columns that are meant, from 0, each once.
 *
 * @throws InputError for numbers and names that there are none of, names of several columns, and columns named twice
 */
export function chosenColumns(
  chosen: readonly ColumnChoice[] | undefined,
  head: TableHead,
  file: string,
): readonly number[] {
  if (chosen === undefined) return allColumns(head)
  const places = chosen.flatMap((choice) => placesOf(choice, head, file))
  const twice = places.find((place, i) => places.indexOf(place) < i)
  if (twice !== undefined) refuse('different columns', `column ${columnLabel(twice + 1, head.names?.[twice])} twice`)
  return places
}

export function allColumns({ columns }: TableHead): readonly number[] {
  return Array.from({ length: columns }, (_, column) => column)
}

function placesOf(choice: ColumnChoice, { columns, names = [] }: TableHead, file: string): readonly number[] {
  const known = names.filter((name) => name !== '')
  const expected = `columns from 1 to ${columns}${known.length === 0 ? '' : ` or names (${known.join(', ')})`}, as ${file} has`
  if (typeof choice === 'string') {
    const same = placesWhere(names, (name) => name === choice)
    if (same.length === 1) return same
    if (same.length > 1)
      return refuse(`a name of one column`, `'${choice}', that of columns ${same.map((place) => place + 1).join(', ')}`)
    if (choice.includes('*')) {
      const pattern = new RegExp(`^${choice.split('*').map(escaped).join('.*')}$`, 'su')
      const matching = placesWhere(names, (name) => name !== '' && pattern.test(name))
      return matching.length > 0 ? matching : refuse(expected, `'${choice}'`)
    }
  }
  const number = typeof choice === 'string' ? (decimalOf(choice) ?? refuse(expected, `'${choice}'`)) : choice
  return [
    requireNumber(number, { code: 'requests.columns', at: 'columns', expected, integer: true, min: 1, max: columns }) -
      1,
  ]
}

function placesWhere(names: readonly string[], isMeant: (name: string) => boolean): readonly number[] {
  return names.flatMap((name, place) => (isMeant(name) ? [place] : []))
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}

function refuse(expected: string, received: string): never {
  throw new InputError({ code: 'requests.columns', at: 'columns', expected, received })
}

/** `3`, or `3 (x3)`: a column as messages call it. */
export function columnLabel(number: number, name: string | undefined): string {
  return name === undefined || name === '' ? `${number}` : `${number} (${name})`
}

/** Rows that a program gave, of which some columns are meant. */
export function pickedRows(
  data: readonly (readonly number[])[],
  head: TableHead,
  chosen: readonly ColumnChoice[] | undefined,
  file: string,
): SampleRows {
  const places = chosenColumns(chosen, head, file)
  return {
    columns: places.length,
    rows: Float64Array.from(data.flatMap((row) => places.map((place) => row[place] as number))),
    ...picked(places, head.names),
  }
}

/** What chosen columns are called. */
export function picked(
  places: readonly number[],
  names: readonly string[] | undefined,
): Pick<SampleRows, 'numbers' | 'names'> {
  return {
    numbers: places.map((place) => place + 1),
    ...(names === undefined ? {} : { names: places.map((place) => names[place] as string) }),
  }
}
