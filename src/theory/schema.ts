// Functions rather than the namespace `z`: what is not used falls away from a bundle.
import {
  array,
  boolean,
  describe,
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
import { ruleFileSizes, lineStyles } from './ruleFile.js'
import type { RuleFile } from './ruleFile.js'

/** What a key means, for the documentation and for editors. */
export const explained = <T extends ZodMiniType>(schema: T, description: string): T =>
  schema.check(describe(description))

const text = (description: string) =>
  explained(string().check(regex(/\S/u, 'text that is not blank'), maxLength(ruleFileSizes.text)), description)
/** Numbers and formulas may be written without quotes. */
const formula = (description: string) =>
  explained(union([string().check(minLength(1), maxLength(200)), number()]), description)
/** A letter, then letters, digits or _, at the end perhaps ~; not what every object has: `constructor`, `toString`. */
const NAME = new RegExp(
  `^(?!(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})$)\\p{L}[\\p{L}\\p{N}_]*~?$`,
  'u',
)

/** An index of a field. */
const INDEX = new RegExp(`${NAME.source.replace('~?$', '~?')}\\*?$`, 'u')

const name = (description: string) =>
  explained(
    string().check(regex(NAME, 'a name: a letter, then letters, digits or _, at the end perhaps ~'), maxLength(40)),
    description,
  )
const orders = (description: string) => explained(record(name('a small parameter'), formula('its power')), description)
const positive = (description: string) => explained(int().check(gte(1), lte(ruleFileSizes.valence)), description)
const entries = <T extends ZodMiniType>(schema: T, description: string, least = 1) =>
  explained(array(schema).check(minLength(least), maxLength(ruleFileSizes.entries)), description)

/**
 * The shape that every rule file must have, with the meaning of every key: the validator, the schema for editors and
 * the table in the docs.
 */
export const ruleFile: ZodMiniType<RuleFile> = strictObject({
  $schema: optional(text('where an editor finds the schema; ignored')),
  name: explained(string().check(regex(/^\S(?:.*\S)?$/u, 'a name on one line'), maxLength(80)), 'name of the theory'),
  title: text('what it is, in one line'),
  source: text('where its rules come from; formulas between dollars are set in the report'),
  expands: explained(
    strictObject({
      functional: explained(literal(['S', 'W']), 'the action S or the generating functional W'),
      sign: explained(literal([1, -1]), 'the functional is this sign × the sum over connected diagrams'),
      latex: text('its LaTeX'),
      coupling: text('letter of its coefficient functions: g_r'),
      order: optional(orders('powers of small parameters in front of the whole sum: `{ ħ: 1 }` for W = ħ log Z')),
    }),
    'the functional whose coefficient functions the diagrams give',
  ),
  indices: optional(
    explained(
      record(
        name('an index'),
        strictObject({
          of: explained(
            enumeration(['unit', 'component']),
            'what it counts: units, such as neurons or replicas, or components of a vector',
          ),
          size: name('symbol of the number of its values: a closed chain of equal indices gives one factor'),
          group: optional(
            explained(
              enumeration(['O', 'U']),
              'which rotations of components change nothing: O (default), or U, where an index `f` is joined to a conjugate one, `f*`',
            ),
          ),
        }),
      ),
      'indices of which only the number of values matters; lines are diagonal in them, all legs carry one value',
    ),
  ),
  fields: explained(
    record(
      name('a field'),
      strictObject({
        latex: text('its LaTeX'),
        indices: optional(
          entries(
            explained(string().check(regex(INDEX, 'point, time, or an index, with * for a conjugate one')), 'an index'),
            'what it depends on: `point` (default), `time`, and any of `indices`, with `*` for the conjugate index of U(n)',
          ),
        ),
        components: optional(
          name(
            'short for an index of its own: symbol of the number of components of an O(n) vector, or of each of two charged fields that a line joins',
          ),
        ),
      }),
    ),
    'the fields by name',
  ),
  orders: explained(
    record(
      name('a small parameter'),
      strictObject({
        small: text('the power in which orders are counted: `N^-1`, `N^-1/2`, `λ`'),
        latex: text('its LaTeX'),
      }),
    ),
    'the small parameters, the leading one first',
  ),
  lines: entries(
    strictObject({
      name: name('name of the line'),
      joins: explained(
        tuple([name('a field'), name('a field')]),
        'the two fields whose half-edges it joins; different ones make it oriented, from the first to the second',
      ),
      factor: formula('exact factor of each line'),
      order: optional(orders('powers of small parameters that each line brings, on a leg as well')),
      latex: text('its LaTeX, with `{a}` and `{b}` for the points at its ends'),
      'momentum-latex': optional(text('its LaTeX in momentum space, with `{p}` or `{-p}`')),
      'at-a-point': text(
        "its symbol at a point, beside the powers in `order`: a product of powers such as `kappa_2^-1`, `'1'` for none",
      ),
      style: optional(
        explained(
          enumeration(lineStyles),
          'how pictures show it: `plain` by default, `dashed`, `wavy`, `gluon`, `ghost`, `double`, or `response`, dashed in its half towards the first field',
        ),
      ),
    }),
    'which half-edges may be joined; one line for a pair of fields',
  ),
  legs: entries(
    strictObject({
      field: name('the field of the half-edge at which it ends inside'),
      line: optional(name('its line; without one the leg sits on the vertex itself (amputated)')),
      carries: name('what its outer end carries: a field, or a source. Several rules may carry the same'),
      order: optional(
        orders('powers of small parameters that it brings beside those of its line: `{ ħ: -1 }` for a source J/ħ'),
      ),
    }),
    'what the outer ends of diagrams look like; the first is the default',
  ),
  vertices: entries(
    strictObject({
      name: name('name of the vertex; a member of a family is called name and n: `Gc4`'),
      legs: entries(text('a field, or a field with a power: `φ^4`, `φ^n`, `φ^(n-1)`'), 'its half-edges'),
      n: optional(
        explained(
          strictObject({
            from: positive('the least n'),
            step: optional(positive('the step from one n to the next, 1 by default')),
          }),
          'makes it a family, one vertex for each n',
        ),
      ),
      factor: formula('exact factor; of a family, a formula in n'),
      order: orders('powers of small parameters; of a family, formulas in n'),
      shares: optional(
        entries(
          explained(string().check(regex(INDEX, 'point, time, or an index')), 'an index'),
          'what its half-edges have in common: `point`, `time` (integrated over once; default: each at a point of its own), or an index; an index of components that is not shared is joined in pairs of equal weight',
          0,
        ),
      ),
      local: optional(explained(boolean(), 'true: short for sharing point and time')),
      pairs: optional(
        entries(
          tuple([name('a field'), name('a field')]),
          'which fields are joined by their index, where there is more than one possibility: `[[φ~, φ], [φ, φ]]`',
        ),
      ),
      latex: explained(
        string().check(maxLength(ruleFileSizes.text)),
        'its LaTeX, with `{n}` and `{points}`, which only a local vertex may lack',
      ),
      'momentum-latex': optional(
        explained(
          string().check(maxLength(ruleFileSizes.text)),
          'its LaTeX in momentum space, with `{n}` and `{momenta}`',
        ),
      ),
      'at-a-point': text(
        "its symbol at a point, beside the powers in `order`, with `{n}`: `kappa_{n}`, `'1'` for none",
      ),
    }),
    'the vertices',
    0,
  ),
  filters: optional(
    entries(
      enumeration(filterNames),
      'diagrams that vanish by themselves are left out by these filters: `acyclic` for closed response loops',
      0,
    ),
  ),
})
