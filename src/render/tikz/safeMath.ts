import { texText } from '../latex/texText.js'

/**
 * Commands that do more than print: they read or write files, run programs, define commands or load packages, or end what they stand in. A rule file
 * from elsewhere must not be able to do that on the machine of whoever compiles its pictures.
 */
const FORBIDDEN =
  /\\(?:input|include|@*input|openin|openout|read|readline|write|write18|immediate|special|catcode|csname|endcsname|def|edef|gdef|xdef|let|futurelet|newcommand|renewcommand|providecommand|directlua|usepackage|RequirePackage|documentclass|begin|end|verb|loop|expandafter|noexpand|scantokens|every\w+|jobname|ShellEscape|InputIfFileExists|IfFileExists|lstinputlisting|verbatiminput|includegraphics|includepdf|pdf\w+|lua\w+|endinput|dump|batchmode|output|shipout|uppercase|lowercase|lccode|uccode|char|mathchardef|chardef|toks\w*|par|obeylines|endlinechar|escapechar)(?![A-Za-z])/

/**
 * LaTeX of a rule file as it may stand between dollars: itself if it is mathematics in balanced braces, and otherwise its characters as text.
 *
 * @example
 * safeMath('G_c^{(4)}') // 'G_c^{(4)}'
 * safeMath('\\input{x}') // '\\mbox{\\textbackslash{}input\\{x\\}}'
 */
export function safeMath(latex: string): string {
  const dangerous = FORBIDDEN.test(latex) || latex.includes('^^') || /(?<!\\)[$%#&~]|\\\\|\\[[\]()]|[\p{Cc}]/u.test(latex)
  return dangerous || !isBalanced(latex) ? `\\mbox{${texText(latex)}}` : withLetters(latex)
}

function isBalanced(latex: string): boolean {
  let depth = 0
  for (const [token] of latex.matchAll(/\\.|[{}]/gs)) {
    if (token === '{') depth += 1
    else if (token === '}' && --depth < 0) return false
  }
  return depth === 0 && !/(?:^|[^\\])(?:\\\\)*\\$/.test(latex)
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
