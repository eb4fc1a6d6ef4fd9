import { spelled } from '../../mathematics/greekNames.js'

/** What names a language allows. */
export interface Naming {
  /** Whether `_` may stand in a name. */
  readonly underscores: boolean
  /** Whether a name means something in the language already. */
  readonly reserved: (name: string) => boolean
  /** A name in place of a reserved one, not reserved itself. */
  readonly instead: (name: string) => string
}

/** The names of a polynomial's symbols and of what it is assigned to. */
export interface Names {
  readonly result: string
  readonly symbols: ReadonlyMap<string, string>
}

/**
 * A safe name for each symbol and for the result: Greek letters spelled, only ASCII letters, digits and (where allowed)
 * single underscores, none that the language has taken, no two alike.
 *
 * @example
 * identifiers(['κ_4', '\\input{x}'], 'g_4', naming) // κ_4 → kappa_4, \input{x} → input_x
 */
export function identifiers(symbols: readonly string[], result: string, naming: Naming): Names {
  const take = takingNames(naming)
  const named = new Map(symbols.map((symbol) => [symbol, take(symbol)]))
  return { result: take(result), symbols: named }
}

/** A safe name for each text that it is given, one after the other: no two get the same. */
export function takingNames(naming: Naming): (symbol: string) => string {
  const taken = new Set<string>()
  return (symbol) => {
    const plain = identifier(symbol, naming.underscores)
    const wanted = naming.reserved(plain) ? naming.instead(plain) : plain
    let name = wanted
    for (let copy = 2; taken.has(name); copy++) name = `${wanted}${naming.underscores ? '_' : 'v'}${copy}`
    taken.add(name)
    return name
  }
}

function identifier(symbol: string, underscores: boolean): string {
  const ascii = spelled(symbol)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, underscores ? '_' : '')
    .replaceAll(/^_|_$/g, '')
  return /^[A-Za-z]/.test(ascii) ? ascii : `symbol${ascii}`
}

/**
 * Lines such as `kappa4 is κ_4`, for the names that are not the symbols themselves; anything but letters, digits and
 * `_` is given by its code, so that no name can end a comment.
 */
export function renamings({ symbols }: Names): readonly string[] {
  return [...symbols].flatMap(([symbol, name]) => (symbol === name ? [] : [`${name} is ${commented(symbol)}`]))
}

export function commented(text: string): string {
  return text.replaceAll(
    /[^\p{L}\p{N}_ ]/gu,
    (character) => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
