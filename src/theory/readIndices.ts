import type { InputError } from '../errors.js'
import { fieldsOf, pairLists, pairsKey, pairsWithin } from './indexSpaces.js'
import type { FieldPair } from './indexSpaces.js'
import { memberOf } from './members.js'
import type { Path } from './places.js'
import type { RuleFile } from './ruleFile.js'
import type { CountedSpace, Field, FieldIndex, Place, Theory, VertexRule } from './theory.js'

/** Makes the problem at a place of the file. */
type Problem = (code: string, path: Path, expected: string, received?: string) => InputError

const PLACES: readonly Place[] = ['point', 'time']

const isPlace = (name: string): name is Place => (PLACES as readonly string[]).includes(name)

/**
 * The fields with what they depend on, and the counted spaces of a rule file; the LaTeX of fields as it is written.
 *
 * `components: n`, the short form, is an index of its own for each O(n) field, and one for two charged fields that a
 * line joins.
 */
export function readIndices(file: RuleFile, problem: Problem): Pick<Theory, 'fields' | 'spaces'> {
  const declared = Object.entries(file.indices ?? {}).map(([name, { of, size, group = 'O' }]): CountedSpace => {
    if (isPlace(name))
      throw problem(
        'theory.indices',
        ['indices', name],
        'an index that is not point or time, which need no entry',
        name,
      )
    if (of === 'unit' && file.indices?.[name]?.group !== undefined)
      throw problem('theory.indices', ['indices', name, 'group'], 'no group for units')
    return { name, kind: of, size, group }
  })
  const short: CountedSpace[] = []
  const fields = Object.entries(file.fields).map(([name, { latex, indices, components }], i): Field => {
    if (components === undefined) return { name, latex, ...readField(name, indices ?? ['point'], declared, problem) }
    if (indices !== undefined || file.indices !== undefined)
      throw problem(
        'theory.indices',
        ['fields', name, 'components'],
        'indices or components, which is short for one',
        'both',
      )
    const partner = file.lines.map(({ joins }) => joins).find(([a, b]) => a !== b && (a === name || b === name))
    const other = partner?.[0] === name ? partner[1] : partner?.[0]
    const known =
      Object.keys(file.fields).indexOf(other ?? name) < i
        ? short.find((space) => space.name === other && space.size === components)
        : undefined
    if (known !== undefined)
      return { name, latex, places: ['point'], indices: [{ space: known.name, conjugate: true }] }
    short.push({ name, kind: 'component', size: components, group: partner === undefined ? 'O' : 'U' })
    return { name, latex, places: ['point'], indices: [{ space: name }] }
  })
  const [first, ...others] = fields
  const apart = others.find(({ places }) => places.join() !== first?.places.join())
  if (first !== undefined && apart !== undefined)
    throw problem(
      'theory.indices',
      ['fields', apart.name],
      `${first.places.join(' and ')} among the indices, as for ${first.name}`,
      apart.places.join(' and ') || 'neither',
    )
  return { fields, spaces: [...declared, ...short] }
}

function readField(
  name: string,
  indices: readonly string[],
  spaces: readonly CountedSpace[],
  problem: Problem,
): Pick<Field, 'places' | 'indices'> {
  const path = ['fields', name, 'indices']
  const known = [...PLACES, ...spaces.map((space) => space.name)]
  const found: FieldIndex[] = []
  for (const [i, text] of indices.entries()) {
    const plain = text.replace(/\*$/, '')
    const at = [...path, i]
    if (!known.includes(plain)) throw problem('theory.reference', at, `one of ${known.join(', ')}`, text)
    if (indices.findIndex((each) => each.replace(/\*$/, '') === plain) < i)
      throw problem('theory.indices', at, 'each index once', text)
    const space = spaces.find((each) => each.name === plain)
    if (plain !== text && space?.group !== 'U')
      throw problem('theory.indices', at, `an index of group U before the *`, text)
    if (space !== undefined) found.push({ space: plain, ...(plain === text ? {} : { conjugate: true as const }) })
  }
  const places = PLACES.filter((place) => indices.includes(place))
  if (places.length === 0) throw problem('theory.indices', path, 'point or time among the indices', indices.join(', '))
  return { places, indices: found }
}

/** What the half-edges of vertex i share, its names looked up; `local: true` is the places of the fields. */
export function sharedBy(file: RuleFile, i: number, problem: Problem): VertexRule['shares'] {
  const { shares, local } = file.vertices[i] as RuleFile['vertices'][number]
  const path = ['vertices', i, 'shares']
  const places = PLACES.filter((place) => Object.values(file.fields)[0]?.indices?.includes(place) ?? place === 'point')
  if (shares === undefined) return local === true ? places : []
  if (local !== undefined)
    throw problem('theory.indices', ['vertices', i, 'local'], 'shares or local, which is short for it', 'both')
  const known = [...places, ...Object.keys(file.indices ?? {})]
  shares.forEach((name, j) => {
    if (!known.includes(name)) throw problem('theory.reference', [...path, j], `one of ${known.join(', ')}`, name)
    if (shares.indexOf(name) < j) throw problem('theory.indices', [...path, j], 'each index once', name)
  })
  const shared = places.filter((place) => shares.includes(place))
  if (shared.length > 0 && shared.length < places.length)
    throw problem('theory.indices', path, `${places.join(' and ')} together, or neither`, `${shared.join()} alone`)
  return shares
}

/**
 * Lines are diagonal in every counted index, and a vertex joins those that it does not share in pairs.
 *
 * @throws InputError for a line whose fields have different indices, a vertex that does not share units, whose
 * components do not pair, or pair in several ways
 */
export function requireJoinable(theory: Theory, file: RuleFile, problem: Problem): void {
  for (const space of theory.spaces) {
    const fields = fieldsOf(theory, space)
    theory.lines.forEach(({ fields: [a, b] }, i) => {
      const [own, other] = [fields.get(a), fields.get(b)]
      if (own === undefined && other === undefined) return
      const path = ['lines', i, 'joins']
      if (own === undefined || other === undefined)
        throw problem('theory.components', path, 'two fields of the same components', `${a} and ${b}`)
      if (space.group === 'U' && own === other)
        throw problem('theory.components', path, 'an index of U(n) and its conjugate', `${a} and ${b}`)
    })
    theory.vertices.forEach((rule, i) => requirePairs(theory, space, rule, i, problem))
  }
  theory.vertices.forEach(({ pairs = [] }, i) =>
    pairs.flat().forEach((field) => {
      const own = Object.keys(file.fields)
      if (!own.includes(field))
        throw problem('theory.reference', ['vertices', i, 'pairs'], `one of ${own.join(', ')}`, field)
    }),
  )
}

function requirePairs(theory: Theory, space: CountedSpace, rule: VertexRule, i: number, problem: Problem): void {
  const { family, name, shares, pairs } = rule
  const fields = fieldsOf(theory, space)
  const samples = family === undefined ? [0] : [family.from, family.from + family.step]
  for (const n of samples) {
    const member = memberOf(rule, n)
    const here = member.kind.fields.filter((field) => fields.has(field))
    if (here.length === 0 || shares.includes(space.name)) continue
    if (space.kind === 'unit')
      throw problem(
        'theory.indices',
        ['vertices', i],
        `shares: [${space.name}], for units are joined by nothing else`,
        `${name} with ${here.length} half-edges of it`,
      )
    const counts = new Map([...fields.keys()].map((field) => [field, here.filter((each) => each === field).length]))
    const received = [...counts].map(([field, count]) => `${count} of ${field}`).join(', ')
    const possible = pairLists(theory, space, member)
    const choices = possible.map(listText).join(' or ')
    const own = pairs === undefined ? undefined : pairsWithin(pairs, fields)
    if (possible.length === 0)
      throw problem('theory.components', ['vertices', i, 'legs'], neutral(space, fields), received)
    if (possible.length > 1 && own === undefined)
      throw problem(
        'theory.components',
        ['vertices', i],
        `pairs: ${choices}, for ${name} may join its fields so`,
        'none',
      )
    if (own !== undefined && !possible.some((list) => pairsKey(list) === pairsKey(own)))
      throw problem('theory.components', ['vertices', i, 'pairs'], choices, listText(own))
  }
}

function listText(pairs: readonly FieldPair[]): string {
  return `[${pairs.map((pair) => `[${pair.join(', ')}]`).join(', ')}]`
}

/** What a vertex must have, so that its components can be joined in pairs. */
function neutral({ group }: CountedSpace, fields: ReadonlyMap<string, 'plain' | 'conjugate'>): string {
  const of = (kind: 'plain' | 'conjugate'): string =>
    [...fields].flatMap(([field, each]) => (each === kind ? [field] : [])).join(' and ')
  return group === 'O'
    ? `an even number of half-edges of the vector field ${of('plain')}`
    : `as many half-edges of ${of('plain')} as of ${of('conjugate')}, for their components are joined in pairs`
}
