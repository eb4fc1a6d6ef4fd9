import type { Filter } from '../diagrams/filters.js'
import { largest } from '../sizes.js'

/** Sizes beyond which a rule file is refused, so that no file can keep the parser busy. */
export const ruleFileSizes: Readonly<Record<'characters' | 'entries' | 'text' | 'valence', number>> = {
  characters: largest.ruleFile,
  entries: largest.ruleEntries,
  text: largest.ruleText,
  valence: largest.namedValence,
}

/**
 * How pictures show a line: as it is, dashed, wavy, curly as gluons, dotted as ghosts, double, or as a response line, whose
 * half towards the first field is dashed. A line between two different fields has an arrow: a plain one is a fermion's, a
 * dashed one a charged scalar's.
 */
export const lineStyles = ['plain', 'dashed', 'wavy', 'gluon', 'ghost', 'double', 'response'] as const
export type LineStyle = (typeof lineStyles)[number]

type FormulaText = string | number
/** Powers of the small parameters by name. */
type Orders = Record<string, FormulaText>

/** A rule file as written: see `docs/theories.md`. What the names in it refer to is checked by `parseTheory`. */
export interface RuleFile {
  $schema?: string | undefined
  name: string
  title: string
  source: string
  expands: { functional: 'S' | 'W'; sign: 1 | -1; latex: string; coupling: string; order?: Orders | undefined }
  indices?: Record<string, { of: 'unit' | 'component'; size: string; group?: 'O' | 'U' | undefined }> | undefined
  fields: Record<string, { latex: string; indices?: string[] | undefined; components?: string | undefined }>
  orders: Record<string, { small: string; latex: string }>
  lines: {
    name: string
    joins: [string, string]
    factor: FormulaText
    order?: Orders | undefined
    latex: string
    'momentum-latex'?: string | undefined
    'at-a-point': string
    style?: LineStyle | undefined
  }[]
  legs: { field: string; line?: string | undefined; carries: string; order?: Orders | undefined }[]
  vertices: {
    name: string
    legs: string[]
    n?: { from: number; step?: number | undefined } | undefined
    factor: FormulaText
    order: Orders
    shares?: string[] | undefined
    local?: boolean | undefined
    pairs?: [string, string][] | undefined
    latex: string
    'momentum-latex'?: string | undefined
    'at-a-point': string
  }[]
  filters?: Filter[] | undefined
}
