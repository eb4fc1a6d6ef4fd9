/** What the letters of a formula's integrals are chosen from. */
export interface Alphabet {
  /** In the order in which they are taken where the author has none that is free. */
  readonly letters: readonly string[]
  /** The letters that mean something else in the formula. */
  readonly taken: ReadonlySet<string>
}

/**
 * As many letters to integrate over as a term needs: its author's own, in their order, and then the next ones in the same
 * style, y3 after y1 and y2, another letter after z and w. Without any of the author's one letter, or y1, y2, … where
 * it is numbered.
 */
export function dummyLetters(
  own: readonly string[],
  needed: number,
  { letters, taken }: Alphabet,
  isNumbered: boolean,
): readonly string[] {
  const known = [...new Set(own)].filter((letter) => !taken.has(letter))
  const free = letters.filter((letter) => !taken.has(letter) && !known.includes(letter))
  const stem = known.length > 0 ? stemOf(known) : isNumbered ? (free[0] ?? letters[0]) : undefined
  const base = stem ?? letters[0] ?? 'y'
  const chosen = known.slice(0, needed)
  const others = stem === undefined ? [...free] : []
  for (let index = 1; chosen.length < needed;) {
    const letter = others.shift() ?? `${base}${index++}`
    if (!chosen.includes(letter)) chosen.push(letter)
  }
  return chosen
}

/** `y` of y1 and y2; undefined where they are not all one letter with a number. */
function stemOf(known: readonly string[]): string | undefined {
  const stems = new Set(known.map((letter) => /^(\p{L}+)\d+$/u.exec(letter)?.[1]))
  const [stem, another] = stems
  return another === undefined && stems.size === 1 ? stem : undefined
}
