/** Commands with one argument that number, name or space a formula: no part of it. */
const DROPPED = new Set('label tag hspace vspace color'.split(' '))
/** Environments that only lay out one formula; what others hold are cells. */
const LAID_OUT =
  /^\s*\{(?:equation|align|alignat|aligned|flalign|gather|gathered|multline|split|eqnarray|displaymath|dmath|subequations|math|document)\*?\}/
/** Commands without one. */
const SILENT = new Set('nonumber notag allowbreak noindent displaybreak displaystyle textstyle scriptstyle'.split(' '))

/** What is never blanked. */
const PLAIN = /[^&$%\\]+/y

/**
 * LaTeX mathematics without what only lays it out: comments, displays, alignment, line breaks and labels become blanks,
 * so that every other character keeps its place.
 *
 * @example
 * blankedTex('\\begin{align} a &= b \\label{x} \\end{align}') // '              a  = b                      '
 */
export function blankedTex(text: string): string {
  let blanked = ''
  for (let at = 0; at < text.length;) {
    PLAIN.lastIndex = at
    const plain = PLAIN.exec(text)?.[0]
    if (plain !== undefined) {
      blanked += plain
      at += plain.length
      continue
    }
    const end = endOfBlank(text, at)
    if (end > at) blanked += text.slice(at, end).replaceAll(/[^\n]/g, ' ')
    else {
      const length =
        text[at] === '\\' ? Math.max(2, (/^\\[A-Za-z]+/.exec(text.slice(at, at + 100))?.[0] ?? '').length) : 1
      blanked += text.slice(at, at + length)
      at += length
      continue
    }
    at = end
  }
  // SymPy's dot between factors.
  return blanked.replaceAll('\\,.\\,', '*    ')
}

/** Where the blank that begins here ends. */
function endOfBlank(text: string, at: number): number {
  const character = text[at]
  if (character === '&' || character === '$') return at + 1
  if (character === '%') {
    const end = text.indexOf('\n', at)
    return end < 0 ? text.length : end
  }
  if (character !== '\\') return at
  const rest = text.slice(at, at + 300)
  const short = /^\\(?:\\\*?(?:\s*\[[^\]]*\])?|[[\]()])/.exec(rest)?.[0]
  if (short !== undefined) return at + short.length
  const command = /^\\([A-Za-z]+)\*?/.exec(rest)
  if (command === null) return at
  const [written, name = ''] = command
  if (SILENT.has(name)) return at + written.length
  if (name === 'begin' || name === 'end') {
    const environment = LAID_OUT.exec(text.slice(at + written.length, at + written.length + 300))?.[0]
    // alignat has its number of columns behind it.
    const columns =
      name === 'begin' && environment?.includes('alignat') === true
        ? (/^\{\d+\}/.exec(
            text.slice(at + written.length + environment.length, at + written.length + environment.length + 10),
          )?.[0] ?? '')
        : ''
    return environment === undefined ? at : at + written.length + environment.length + columns.length
  }
  if (!DROPPED.has(name)) return at
  const argument = /^\s*\{[^{}]*\}/.exec(text.slice(at + written.length, at + written.length + 300))?.[0]
  return argument === undefined ? at : at + written.length + argument.length
}
