const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
}

/** Text with every sign that means something to TeX escaped, in a form that KaTeX knows too; white space is a blank. */
export function escapeTex(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\~^<>&%$#_{}]/g, (character) => SPECIAL[character] ?? `\\${character}`)
}
