import { katexFile } from './katexFiles.js'

/**
 * Fonts that formulas of ours use; the others of KaTeX (script, fraktur, sans-serif) stay out of their pages.
 */
const FAMILIES = /KaTeX_(?:Main|Math|Size[1-4]|AMS|Caligraphic|Typewriter)/

/**
 * KaTeX's style sheet with its fonts as data, so that a page needs nothing else.
 *
 * @param fonts those of our formulas, or all, for formulas of others
 */
export async function katexStyle(fonts: 'ours' | 'all' = 'ours'): Promise<string> {
  const css = (await katexFile('katex.min.css')).toString('utf8')
  const faces = css.match(/@font-face\{[^}]*\}/g) ?? []
  let result = css
  for (const face of faces) {
    const file = /url\((fonts\/[^)]+\.woff2)\)/.exec(face)?.[1]
    if (file === undefined || (fonts === 'ours' && !FAMILIES.test(face))) {
      result = result.replace(face, '')
      continue
    }
    const font = (await katexFile(file)).toString('base64')
    result = result.replace(face, face.replace(/src:[^}]*/, `src:url(data:font/woff2;base64,${font}) format("woff2")`))
  }
  return result
}
