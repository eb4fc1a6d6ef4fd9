import { isLocal, members, vertexNamed } from '../../theory/members.js'
import type { VertexMember } from '../../theory/members.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { withGreek } from '../../mathematics/greekNames.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
import { largest } from '../../sizes.js'

/** What a name of the theory is. */
export type Meaning =
  | { readonly of: 'line'; readonly line: LineRule }
  | { readonly of: 'vertex'; readonly member: VertexMember }
  | { readonly of: 'carried'; readonly name: string }
  | { readonly of: 'delta' }
  | { readonly of: 'parameter'; readonly name: string }

/**
 * What the name means in the theory: a line, a vertex (`Gc4`, `λ`), a field or source carried by legs, a small
 * parameter; or the letter by which one of these is printed, where that is another (`withNames`).
 */
export function meaningOf(theory: Theory, name: string): Meaning | undefined {
  const same = (other: string): boolean => other === name || withGreek(other) === withGreek(name)
  const line = [...theory.lines, ...(theory.bare ?? [])].find((rule) => same(rule.name))
  if (line !== undefined) return { of: 'line', line }
  const member = vertexNamed(theory, name, largest.namedValence)
  if (member !== undefined) return { of: 'vertex', member }
  const carried = theory.legs.find((leg) => same(leg.carries))
  if (carried !== undefined) return { of: 'carried', name: carried.carries }
  const parameter = parametersOf(theory).find(({ symbol }) => same(symbol))
  if (parameter !== undefined) return { of: 'parameter', name: parameter.symbol }
  if (hasDelta(theory) && same('δ')) return { of: 'delta' }
  return printedAs(theory, withGreek(name))
}

/** What is printed by this letter alone, or by it before its points. */
function printedAs(theory: Theory, letter: string): Meaning | undefined {
  const isSo = (latex: string): boolean => letterOf(latex) === letter
  const line = [...theory.lines, ...(theory.bare ?? [])].find(({ latex }) => isSo(latex))
  if (line !== undefined) return { of: 'line', line }
  const rule = theory.vertices.find(({ family, latex }) => family === undefined && isSo(latex))
  const member = rule === undefined ? undefined : vertexNamed(theory, rule.name, largest.namedValence)
  if (member !== undefined) return { of: 'vertex', member }
  const parameter = parametersOf(theory).find(({ latex }) => isSo(latex))
  return parameter === undefined ? undefined : { of: 'parameter', name: parameter.symbol }
}

/** `Δ` of `\Delta({a},{b})`, `g` of `g`; undefined for anything but a letter or its command. */
function letterOf(latex: string): string | undefined {
  const [, letter] = /^\\?([A-Za-z]+|\p{L})(?:\(.*\))?$/su.exec(latex.trim()) ?? []
  return letter === undefined ? undefined : withGreek(letter)
}

/** The symbols that may stand in coefficients: small parameters, and numbers of units and components. */
export function parametersOf(theory: Theory): readonly { readonly symbol: string; readonly latex: string }[] {
  return [...theory.orders, ...[...rangeSymbols(theory)].map((symbol) => ({ symbol, latex: symbol }))]
}

/** Whether legs can sit on local vertices, several at one point: δ(x1,x2) then says so. */
function hasDelta({ legs, vertices }: Theory): boolean {
  return legs.some(({ line }) => line === undefined) && vertices.some(isLocal)
}

/** Every vertex of the theory with at most this many half-edges; default: as many as a formula may name. */
export function vertexMembers(theory: Theory, valence: number = largest.namedValence): readonly VertexMember[] {
  return theory.vertices
    .flatMap((rule) => [...members(rule, valence)])
    .filter(({ kind }) => kind.fields.length <= valence)
}

/** Whether a vertex is written with the points of its half-edges (or, when local, its one point). */
export function hasPoints(member: VertexMember): boolean {
  return !member.local || member.latex.includes('{points}')
}

/** The names of a theory, for messages: `iG, Gc4, Gc6, …, φ, N`. */
export function knownNames(theory: Theory): string {
  const vertices = theory.vertices.map(({ name, family }) =>
    family === undefined ? name : `${name}${family.from}, ${name}${family.from + family.step}, …`,
  )
  return [
    ...new Set([
      ...[...theory.lines, ...(theory.bare ?? [])].map(({ name }) => name),
      ...vertices,
      ...theory.legs.map(({ carries }) => carries),
      ...parametersOf(theory).map(({ symbol }) => symbol),
      ...(hasDelta(theory) ? ['δ'] : []),
    ]),
  ].join(', ')
}
