import { inAscii, parseMath } from '../../theory/mathSyntax.js'
import { Misread } from '../../theory/misread.js'
import { texText } from '../latex/texText.js'

/**
 * LaTeX as it may stand between dollars: itself if it is a formula of the commands that rule files may have, and
 * otherwise its characters as text. The labels of a program's own pictures come by here.
 *
 * @example
 * safeMath('G_c^{(4)}') // 'G_c^{(4)}'
 * safeMath('\\def\\x{}') // '\\mbox{\\textbackslash{}def\\textbackslash{}x\\{\\}}'
 */
export function safeMath(latex: string): string {
  return isSafeMath(latex) ? withLetters(latex) : `\\mbox{${texText(latex)}}`
}

/** Whether it is a formula of the commands that rule files may have, none of which reads, writes or defines. */
export function isSafeMath(latex: string): boolean {
  try {
    // What is outside of ASCII is set as text; here it stands for a letter each.
    parseMath(inAscii(latex.replaceAll(/[^\p{Cc}\x20-\x7e]/gu, 'x')))
    return true
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return false
  }
}

/** What is not ASCII is set as text; Greek letters are mathematics there too. */
function withLetters(latex: string): string {
  return latex.replaceAll(/[^\x20-\x7e]+/g, (run) => `{${[...run].map((c) => mathLetter(c)).join('')}}`)
}

function mathLetter(c: string): string {
  const text = texText(c)
  const inner = /^\\ensuremath\{(.*)\}$/.exec(text)?.[1]
  return inner ?? `\\mbox{${text}}`
}
