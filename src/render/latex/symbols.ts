import { greekName } from '../../mathematics/greekNames.js'
import { splitSymbol } from '../splitSymbol.js'
import { escapeTex } from './escapeTex.js'

/**
 * The LaTeX of a plain symbol name: `kappa_4` → `\kappa_{4}`, `sigma1` → `\sigma_{1}`, `λ` → `\lambda`, `N` → `N`,
 * `sigmab` → `\sigma_{b}`. Anything else is set as text, escaped.
 */
export function symbolLatex(name: string): string {
  const lettered = /^(sigma)_?([a-z])$/.exec(name)
  if (lettered !== null) return `\\${lettered[1]}_{${lettered[2]}}`
  const split = splitSymbol(name)
  if (split === undefined)
    return /^[A-Za-z0-9_]+$/.test(name) ? `\\mathrm{${escapeTex(name)}}` : `\\text{${escapeTex(name)}}`
  const { letters, index } = split
  const greek = greekName(letters)
  const base =
    greek !== undefined ? `\\${greek}` : /^[A-Za-z]$/.test(letters) ? letters : `\\mathrm{${escapeTex(letters)}}`
  return index === '' ? base : `${base}_{${index}}`
}
