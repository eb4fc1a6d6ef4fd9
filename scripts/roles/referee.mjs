// Has a paper, and wants to know what in it is wrong.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const MOMENTS = String.raw`\documentclass{article}
\begin{document}
\[ \kappa_4 = \mu_4 - 3\mu_2^2 \]
\[ \kappa_4 = \mu_4 - 2\mu_2^2 \]
% edgewick: theory=phi4 legs=2 up-to=1
\[ G(x,y) = \Delta(x,y) - \frac{\lambda}{2} \int d^dz\, \Delta(x,z) \Delta(z,z) \Delta(z,y) \]
\[ E = m c^2 \]
\end{document}
`

export const referee = {
  files: (folder) => {
    const paper = readFileSync(join(folder, 'node_modules/edgewick/docs/formulas/paper.tex'), 'utf8')
    return {
      'paper.tex': paper,
      'wrong.tex': paper.replace(String.raw`\frac{\lambda}{2}`, String.raw`\frac{\lambda}{3}`),
      'moments.tex': MOMENTS,
      'formula.tex': String.raw`\kappa_4 = \mu_4 - 2\mu_2^2`,
    }
  },
  steps: () => [
    {
      run: 'edgewick referee paper.tex',
      expects: 'every equation right',
      out: '2 equations: 2 right, 0 wrong, 0 not judged',
    },
    {
      run: 'edgewick referee wrong.tex',
      expects: 'the wrong one told, with its line, its ratio and the right line',
      status: 1,
      out: ['2 equations: 1 right, 1 wrong', 'line 7 (eq:two), wrong', /right would be: .*\\frac\{1\}\{2\}/],
    },
    {
      run: 'edgewick referee wrong.tex -o verdicts.html',
      expects: 'the same as a page',
      status: 1,
      files: { 'verdicts.html': /^<!doctype html>[^]*wrong/i },
    },
    {
      run: 'edgewick referee moments.tex',
      expects: 'one identity right, one wrong, the propagator right, what is no such formula not judged',
      status: 1,
      out: '4 equations: 2 right, 1 wrong, 1 not judged',
    },
    { run: 'edgewick verify formula.tex', expects: 'wrong, and what would be right', status: 1, out: [/^wrong/, /3/] },
    { run: 'edgewick audit', expects: 'the printed formulas that ship', out: /\d+ equations: \d+ right, \d+ wrong/ },
    {
      run: 'edgewick referee none.tex',
      expects: 'that there is no such file',
      status: 2,
      err: /none\.tex: expected a readable file/,
    },
  ],
}
