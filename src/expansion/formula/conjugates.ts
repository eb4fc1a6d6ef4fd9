import type { Item, Row } from '../../mathematics/item.js'
import { scriptsOf, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Theory } from '../../theory/theory.js'
import { rowOf } from './latexRow.js'

/** Names of fields and sources that have a conjugate, with its name: φ and φbar, J and Jbar. */
export function conjugatePairs({ fields, legs }: Pick<Theory, 'fields' | 'legs'>): ReadonlyMap<string, string> {
  const names = new Set([...fields.map(({ name }) => name), ...legs.map(({ carries }) => carries)])
  return new Map([...names].flatMap((name) => (names.has(`${name}bar`) ? [[name, `${name}bar`] as const] : [])))
}

/** A formula with every `\phi^*`, `\phi^\dagger` or `\overline{\phi}` as the theory writes the conjugate, `\bar{\phi}`. */
export function withConjugates(row: Row, theory: Theory): Row {
  const pairs = [...conjugatePairs(theory)].flatMap(([name, conjugate]): readonly Pair[] => {
    const [[plain, more], [bar, another]] = [name, conjugate].map((each) =>
      rowOf(carriedLatex(theory, each), 'fields.latex'),
    ) as [Row, Row]
    const areLetters = plain?.kind === 'name' && bar?.kind === 'name' && more === undefined && another === undefined
    return areLetters ? [{ name: written([plain]), bar }] : []
  })
  return pairs.length === 0 ? row : conjugated(row, pairs)
}

interface Pair {
  readonly name: string
  readonly bar: Item & { readonly kind: 'name' }
}

const STARS = new Set(['*', '·', '∗', '⋆', '†', '\\ast', '\\star', '\\dagger'])
const BARS = new Set(['bar', 'overline'])

function conjugated(row: Row, pairs: readonly Pair[]): Row {
  return row.map((item): Item => {
    const inner = (part: Row): Row => conjugated(part, pairs)
    const scripts = {
      ...(item.below === undefined ? {} : { below: inner(item.below) }),
      ...(item.above === undefined ? {} : { above: inner(item.above) }),
    }
    switch (item.kind) {
      case 'name':
        return { ...conjugateOf(item, pairs) }
      case 'fraction':
      case 'binomial':
        return { ...item, ...scripts, over: inner(item.over), under: inner(item.under) }
      case 'root':
      case 'group':
        return { ...item, ...scripts, body: inner(item.body) }
      default:
        return { ...item, ...scripts }
    }
  })
}

function conjugateOf(item: Item & { readonly kind: 'name' }, pairs: readonly Pair[]): Item {
  const [star, more] = item.above ?? []
  const isStarred =
    star !== undefined && more === undefined && 'text' in star && STARS.has(star.text) && item.accent === undefined
  const isBarred = item.accent !== undefined && BARS.has(item.accent)
  if (!isStarred && !isBarred) return item
  const bare = written([withoutScripts(item, 'above', 'below', 'primes', 'accent')])
  const pair = pairs.find(({ name }) => name === bare)
  if (pair === undefined) return item
  const { above, ...others } = scriptsOf(item)
  const { at, end, spaced } = item
  return { ...pair.bar, at, end, spaced, ...others, ...(isStarred || above === undefined ? {} : { above }) }
}
