import { Font } from 'fonteditor-core'
import { katexFile, katexPath } from './katexFiles.js'

/** Where a face of KaTeX lies; italics there are those of mathematics. */
export function fontFile(face: string): string {
  return katexPath(pathOf(face))
}

function pathOf(face: string): string {
  return `fonts/KaTeX_${face}.ttf`
}

/** The families of our pictures, with the face of each, and how to know a text that is set in it. */
const FAMILIES = [
  {
    family: 'KaTeX_Main',
    face: 'Main-Regular',
    style: 'normal',
    texts: /<text(?![^>]*font-style="italic")[^>]*>([^<]*)</gu,
  },
  {
    family: 'KaTeX_Math',
    face: 'Math-Italic',
    style: 'italic',
    texts: /<text[^>]*font-style="italic"[^>]*>([^<]*)</gu,
  },
] as const

/**
 * A picture of ours with the letters that it uses inside it, so that browsers show it the same on every machine: some
 * kilobytes.
 */
export async function withFonts(svg: string): Promise<string> {
  const faces = await Promise.all(
    FAMILIES.map(async ({ family, face, style, texts }) => {
      const letters = lettersIn(svg, texts)
      if (letters === '') return ''
      const font = withLetters(await katexFile(pathOf(face)), letters)
      return `@font-face{font-family:${family};font-style:${style};src:url(data:font/ttf;base64,${font.toString('base64')})}`
    }),
  )
  const rules = faces.join('')
  return rules === '' ? svg : svg.replace('</title>', `</title><style>${rules}</style>`)
}

/** A TrueType font with nothing but some letters, without hints. */
export function withLetters(font: Buffer, letters: string): Buffer {
  const subset = [...new Set(letters)].map((letter) => letter.codePointAt(0) as number)
  return Font.create(font, { type: 'ttf', subset }).write({ type: 'ttf', toBuffer: true })
}

/** The characters of some texts. */
function lettersIn(svg: string, texts: RegExp): string {
  const found = [...svg.matchAll(texts)].map(([, text = '']) => text).join('')
  return found.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] as string)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
