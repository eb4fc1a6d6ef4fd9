import { greekName } from '../mathematics/greekNames.js'
import type { Theory } from './theory.js'

/**
 * What a leg carries in LaTeX: a field's own; of a source its letter, `Jbar` and `J~` with a bar and a tilde, what
 * follows the letter as an index.
 */
export function carriedLatex({ fields }: Theory, carries: string): string {
  const field = fields.find(({ name }) => name === carries)
  if (field !== undefined) return field.latex
  const [, name = carries, mark] = /^(.+?)(bar|~)$/u.exec(carries) ?? []
  const [, letters = name, index = ''] = /^(\p{L}+?)_?([\p{N}_]*)$/u.exec(name) ?? []
  const greek = greekName(letters)
  const letter = greek === undefined ? letters : `\\${greek}`
  const base = mark === undefined ? letter : `${mark === '~' ? '\\tilde' : '\\bar'}{${letter}}`
  return index === '' ? base : `${base}_{${index}}`
}
