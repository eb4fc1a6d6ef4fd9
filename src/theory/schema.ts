// Functions rather than the namespace `z`: what is not used falls away from a bundle.
import { array, boolean, gte, int, literal, lte, maxLength, minLength, number, optional, record, regex, strictObject, string, tuple, union } from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'

/** Sizes beyond which a rule file is refused, so that no file can keep the parser busy. */
export const limits = { characters: 65_536, entries: 64, text: 2_000, valence: 64 } as const

const text = string().check(minLength(1), maxLength(limits.text))
/** Numbers and formulas may be written without quotes. */
const formula = union([string().check(minLength(1), maxLength(200)), number()])
const name = string().check(regex(/^[\p{L}][\p{L}\p{N}_~-]*$/u), maxLength(40))
const positive = int().check(gte(1), lte(limits.valence))

type Formula = string | number

/** A rule file as written: see `docs/theories.md`. What the names in it refer to is checked by `parseTheory`. */
export interface RuleFile {
  name: string
  title: string
  source: string
  expands: { functional: 'S' | 'W'; sign: 1 | -1; latex: string; coupling: string }
  fields: Record<string, { latex: string }>
  orders: Record<string, { small: string; latex: string }>
  lines: { name: string; joins: [string, string]; factor: Formula; latex: string; 'at-a-point': string }[]
  legs: { field: string; line: string; carries: string }[]
  vertices: {
    name: string
    legs: string[]
    n?: { from: number; step?: number | undefined } | undefined
    factor: Formula
    order: Record<string, Formula>
    local?: boolean | undefined
    latex: string
    'at-a-point': string
  }[]
}

/** The shape that every rule file must have. */
export const ruleFile: ZodMiniType<RuleFile> = strictObject({
  name: string().check(minLength(1), maxLength(80)),
  title: text,
  source: text,
  expands: strictObject({
    functional: literal(['S', 'W']),
    sign: literal([1, -1]),
    latex: text,
    coupling: text,
  }),
  fields: record(name, strictObject({ latex: text })),
  orders: record(name, strictObject({ small: text, latex: text })),
  lines: array(strictObject({ name, joins: tuple([name, name]), factor: formula, latex: text, 'at-a-point': text })).check(
    minLength(1),
    maxLength(limits.entries),
  ),
  legs: array(strictObject({ field: name, line: name, carries: name })).check(minLength(1), maxLength(limits.entries)),
  vertices: array(
    strictObject({
      name,
      legs: array(text).check(minLength(1), maxLength(limits.entries)),
      n: optional(strictObject({ from: positive, step: optional(positive) })),
      factor: formula,
      order: record(name, formula),
      local: optional(boolean()),
      latex: string().check(maxLength(limits.text)),
      'at-a-point': text,
    }),
  ).check(maxLength(limits.entries)),
})
