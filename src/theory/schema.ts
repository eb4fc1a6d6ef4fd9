import { z } from 'zod'

/** Sizes beyond which a rule file is refused, so that no file can keep the parser busy. */
export const limits = { characters: 65_536, entries: 64, text: 2_000, valence: 64 } as const

const text = z.string().min(1).max(limits.text)
/** Numbers and formulas may be written without quotes. */
const formula = z.union([z.string().min(1).max(200), z.number()])
const name = z
  .string()
  .regex(/^[\p{L}][\p{L}\p{N}_~-]*$/u)
  .max(40)

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
export const ruleFile: z.ZodType<RuleFile> = z.strictObject({
  name: z.string().min(1).max(80),
  title: text,
  source: text,
  expands: z.strictObject({
    functional: z.enum(['S', 'W']),
    sign: z.union([z.literal(1), z.literal(-1)]),
    latex: text,
    coupling: text,
  }),
  fields: z.record(name, z.strictObject({ latex: text })),
  orders: z.record(name, z.strictObject({ small: text, latex: text })),
  lines: z
    .array(z.strictObject({ name, joins: z.tuple([name, name]), factor: formula, latex: text, 'at-a-point': text }))
    .min(1)
    .max(limits.entries),
  legs: z
    .array(z.strictObject({ field: name, line: name, carries: name }))
    .min(1)
    .max(limits.entries),
  vertices: z
    .array(
      z.strictObject({
        name,
        legs: z.array(text).min(1).max(limits.entries),
        n: z.strictObject({ from: z.int().min(1).max(limits.valence), step: z.int().min(1).max(limits.valence).optional() }).optional(),
        factor: formula,
        order: z.record(name, formula),
        local: z.boolean().optional(),
        latex: z.string().max(limits.text),
        'at-a-point': text,
      }),
    )
    .max(limits.entries),
})
