/** One side of an equation cut into its terms, with their signs: at the + and − outside of brackets. */
export function signedTerms(text: string): readonly string[] {
  const terms: string[] = ['']
  let depth = 0
  // The last character that is no blank.
  let before: string | undefined
  for (const character of text) {
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    const joins = before === undefined || !'^_*/·(+-−'.includes(before)
    if (depth === 0 && '+-−'.includes(character) && joins) terms.push(character === '−' ? '-' : character)
    else terms.push(`${terms.pop() ?? ''}${character === '−' ? '-' : character}`)
    if (character.trim() !== '') before = character
  }
  return terms.map((term) => term.trim()).filter((term) => term !== '' && term !== '+')
}

/** What a text of equations says, piece by piece: cut at commas, semicolons and line ends outside of brackets. */
export function clauses(text: string): readonly string[] {
  const plain = text
    .replaceAll(/\\begin\{[a-z*]+\}|\\end\{[a-z*]+\}|\\label\{[^}]*\}|\$\$?|\\\[|\\\]|&/g, ' ')
    .replaceAll(/\\\\(?:\[[^\]]*\])?/g, ';')
    .replaceAll(/\\(?:q?quad|[,;:!]|displaystyle|left\.|right\.)/g, ' ')
    .replaceAll(/\\(?:math|text|operatorname)(?:rm|it|up|sf)?\{(d|and|with|noise)\}/g, ' $1')
    .replaceAll(/#[^\n]*/g, '')
  const parts: string[] = ['']
  let depth = 0
  for (const character of plain) {
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (depth <= 0 && ',;\n'.includes(character)) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${character}`)
  }
  return parts
    .map((part) => part.replace(/^\s*(?:and|with)\b/, '').trim())
    .filter((part) => part !== '' && part !== '.')
}
