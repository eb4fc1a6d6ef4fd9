import { readFileSync } from 'node:fs'
import { babble, changedText } from './changes.js'
import { commandRun } from './commandRun.js'
import { heavyFormulas } from './heavyFormulas.js'
import { kind } from './kind.js'
import type { Kind } from './kind.js'

const papers = ['test/requests/papers/edgeworth.tex', 'docs/formulas/paper.tex'].map((path) =>
  readFileSync(path, 'utf8'),
)
const WORDS =
  '\\begin{equation} \\end{equation} \\begin{align} \\end{align} \\[ \\] $$ \\\\ & \\label{a} % edgewick: theory=phi4 legs=2 order=1 up-to=2 none network=cos-net \\newcommand{\\be}{\\begin{equation}} \\be \\def\\a{\\a\\a} \\a \\begin{verbatim} \\end{verbatim} w_2(x,y) = \\frac12 \\Delta(x,y) \n'.split(
    ' ',
  )

/** Papers for the referee. */
export const paperDocuments: Kind = kind<string>({
  make: (draw) => {
    if (draw.chance(0.02)) return `% edgewick: theory=phi4 legs=2 order=1\n\\[ ${draw.pick(heavyFormulas)} \\]`
    return draw.chance(0.2) ? babble(WORDS, draw) : changedText(draw.pick(papers), draw, papers)
  },
  read: (text) => commandRun(['referee', 'paper.tex'], { 'paper.tex': text }),
  show: (text) => `edgewick referee paper.tex\n${text}`,
})
