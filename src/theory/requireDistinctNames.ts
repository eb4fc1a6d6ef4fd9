import { InputError } from '../errors.js'
import { withGreek } from '../mathematics/greekNames.js'
import type { Path, Places } from './places.js'
import type { RuleFile } from './ruleFile.js'

/** A name that the plain language reads, and what may be called so too. */
interface Named {
  readonly name: string
  readonly what: 'line' | 'vertex' | 'field' | 'leg' | 'parameter' | 'range'
  readonly path: Path
  /** The small parameters that a line brings. */
  readonly brings?: readonly string[]
}

/** Words of the plain language: O(…) leaves a formula open, `int` integrates, `perms` stands for further terms. */
const WORDS = /^(?:O|int|sum|prod|(?:comb|combination|perm|permutation)s?)$/

/** Pairs that may have one name, in the order of {@link namesOf}. */
const MAY_SHARE: readonly string[] = [
  ...['field leg', 'leg leg', 'field line', 'field vertex', 'parameter vertex'],
  ...['parameter range', 'range range'],
]

/**
 * Every name of a rule file means one thing wherever formulas are read or printed. A leg carries a field or a source of
 * that name; a line or a vertex may be called like the small parameter that it brings; everything else has a name of its own,
 * Greek letters and their names being the same.
 *
 * @throws InputError with the place of the second name
 */
export function requireDistinctNames(file: RuleFile, places: Places): void {
  const named = namesOf(file)
  for (const [i, { name, what, path, brings }] of named.entries()) {
    const refuse = (expected: string): never => {
      throw new InputError({ code: 'theory.duplicate', at: places.place(path), expected, received: `'${name}'` })
    }
    if (WORDS.test(name)) refuse('a name that is no word of formulas (O, int, sum, prod, perms, comb)')
    const other = named
      .slice(0, i)
      .find(
        (each) =>
          plain(each.name) === plain(name) &&
          !MAY_SHARE.includes(`${each.what} ${what}`) &&
          !(each.what === 'parameter' && brings?.includes(each.name) === true),
      )
    if (other !== undefined) refuse(`a name that is not taken, as this one is by ${article(other.what)}`)
  }
  requireOwnMembers(file, places, named)
}

function namesOf({ indices = {}, fields, orders, lines, legs, vertices }: RuleFile): readonly Named[] {
  return [
    ...Object.keys(fields).map((name): Named => ({ name, what: 'field', path: ['fields', name] })),
    ...Object.keys(orders).map((name): Named => ({ name, what: 'parameter', path: ['orders', name] })),
    ...Object.entries(fields).flatMap(([field, { components }]): readonly Named[] =>
      components === undefined ? [] : [{ name: components, what: 'range', path: ['fields', field, 'components'] }],
    ),
    ...Object.entries(indices).map(([index, { size }]): Named => ({
      name: size,
      what: 'range',
      path: ['indices', index, 'size'],
    })),
    ...lines.map(({ name, order = {} }, i): Named => ({
      name,
      what: 'line',
      path: ['lines', i, 'name'],
      brings: Object.keys(order),
    })),
    ...legs.map(({ carries }, i): Named => ({ name: carries, what: 'leg', path: ['legs', i, 'carries'] })),
    ...vertices.map(({ name }, i): Named => ({ name, what: 'vertex', path: ['vertices', i, 'name'] })),
  ]
}

/** A member of a family has the name of the family and its number: `Gc4`. */
function requireOwnMembers({ vertices }: RuleFile, places: Places, named: readonly Named[]): void {
  for (const { name, n } of vertices) {
    if (n === undefined) continue
    const taken = named.find((each) => {
      const [own, family] = [withGreek(each.name), withGreek(name)]
      const rest = own.startsWith(family) ? own.slice(family.length) : ''
      const isFamily =
        each.what === 'vertex' && vertices.some((rule) => rule.name === each.name && rule.n !== undefined)
      return (
        /^\d+$/.test(rest) && (isFamily || (Number(rest) >= n.from && (Number(rest) - n.from) % (n.step ?? 1) === 0))
      )
    })
    if (taken !== undefined)
      throw new InputError({
        code: 'theory.duplicate',
        at: places.place(taken.path),
        expected: `a name that no member of the family ${name} has`,
        received: `'${taken.name}'`,
      })
  }
}

function plain(name: string): string {
  return withGreek(name.normalize('NFKC'))
}

function article(what: Named['what']): string {
  return {
    line: 'a line',
    vertex: 'a vertex',
    field: 'a field',
    leg: 'what a leg carries',
    parameter: 'a small parameter',
    range: 'a number of units or components',
  }[what]
}
