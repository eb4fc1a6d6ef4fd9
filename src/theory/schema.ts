// Functions rather than the namespace `z`: what is not used falls away from a bundle.
import {
  array,
  boolean,
  enum as enumeration,
  gte,
  int,
  literal,
  lte,
  maxLength,
  minLength,
  number,
  optional,
  record,
  regex,
  strictObject,
  string,
  tuple,
  union,
} from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import { filterNames } from '../diagrams/filters.js'
import { limits } from './ruleFile.js'
import type { RuleFile } from './ruleFile.js'

const text = string().check(minLength(1), maxLength(limits.text))
/** Numbers and formulas may be written without quotes. */
const formula = union([string().check(minLength(1), maxLength(200)), number()])
const name = string().check(regex(/^[\p{L}][\p{L}\p{N}_~-]*$/u), maxLength(40))
/** Powers of the small parameters. */
const orders = record(name, formula)
const positive = int().check(gte(1), lte(limits.valence))

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
    order: optional(orders),
  }),
  fields: record(name, strictObject({ latex: text, components: optional(name) })),
  orders: record(name, strictObject({ small: text, latex: text })),
  lines: array(
    strictObject({
      name,
      joins: tuple([name, name]),
      factor: formula,
      order: optional(orders),
      latex: text,
      'momentum-latex': optional(text),
      'at-a-point': text,
    }),
  ).check(minLength(1), maxLength(limits.entries)),
  legs: array(strictObject({ field: name, line: optional(name), carries: name, order: optional(orders) })).check(minLength(1), maxLength(limits.entries)),
  vertices: array(
    strictObject({
      name,
      legs: array(text).check(minLength(1), maxLength(limits.entries)),
      n: optional(strictObject({ from: positive, step: optional(positive) })),
      factor: formula,
      order: orders,
      local: optional(boolean()),
      latex: string().check(maxLength(limits.text)),
      'momentum-latex': optional(string().check(maxLength(limits.text))),
      'at-a-point': text,
    }),
  ).check(maxLength(limits.entries)),
  filters: optional(array(enumeration(filterNames)).check(maxLength(limits.entries))),
})
