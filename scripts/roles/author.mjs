// Writes a paper: formulas and pictures that LaTeX takes.
const PAPER = String.raw`\documentclass{article}
\usepackage{amsmath,tikz}
\begin{document}
The coupling is \[ \input{g4.tex} \] and in pictures \begin{center} \input{picture.tex} \end{center}
\end{document}
`

const pdflatex = (file, pages = /\(\d+ pages?/) => ({
  needs: 'pdflatex',
  run: `pdflatex -interaction=nonstopmode -halt-on-error ${file}`,
  expects: 'a PDF without complaints',
  out: pages,
  files: {
    [file.replace('.tex', '.pdf')]: /^%PDF/,
    [file.replace('.tex', '.log')]: /^(?![^]*(?:\n!|undefined|Overfull))/,
  },
})

export const author = {
  files: () => ({ 'paper.tex': PAPER }),
  steps: () => [
    {
      run: 'edgewick expand edgeworth --legs 4 --order 1 --format latex --line-width 30 -o g4.tex',
      expects: 'a formula',
      files: { 'g4.tex': /g_\{4\}/ },
    },
    {
      run: 'edgewick expand edgeworth-even --legs 4 --order 2 --format tikz -o picture.tex',
      expects: 'pictures',
      files: { 'picture.tex': /tikzpicture/ },
    },
    pdflatex('paper.tex'),
    ...['article', 'revtex'].flatMap((style) => [
      {
        run: `edgewick expand edgeworth --legs 4 --order 1 --format latex --standalone ${style} -o page-${style}.tex`,
        expects: 'a document',
        files: { [`page-${style}.tex`]: /documentclass/ },
      },
      pdflatex(`page-${style}.tex`),
    ]),
    ...['tikz', 'tikz-feynman', 'tikz-feynhand'].flatMap((format) => [
      {
        run: `edgewick expand edgeworth --legs 4 --order 1 --format ${format} --equation --standalone -o ${format}.tex`,
        expects: 'an equation between diagrams',
        files: { [`${format}.tex`]: /documentclass/ },
      },
      pdflatex(`${format}.tex`),
    ]),
    {
      run: 'edgewick expand edgeworth --legs 4 --order 1 --equation -o g4.svg',
      expects: 'the same as SVG, with the letters of its fonts',
      files: { 'g4.svg': /^<svg[^]*@font-face/ },
    },
    {
      run: 'edgewick expand edgeworth --legs 4 --order 1 --equation -o g4.png',
      expects: 'the same as PNG',
      files: { 'g4.png': /^\x89PNG/ },
    },
    {
      run: 'edgewick diagrams phi4 --legs 4 --vertices 2 --line-labels momenta -o momenta.svg',
      expects: 'momenta beside lines',
      files: { 'momenta.svg': /^<svg/ },
    },
    {
      run: 'edgewick report cos-net --samples 2000 -o report.html',
      expects: 'a page that needs nothing else',
      out: 'report.html',
      files: { 'report.html': /^<!doctype html>(?![^]*<(?:script|link)[^>]*https?:)/i },
    },
    {
      needs: 'pdflatex',
      run: 'edgewick report cos-net --samples 2000 -o report.pdf',
      expects: 'the same on paper',
      out: 'report.pdf',
      files: { 'report.pdf': /^%PDF/ },
    },
    {
      run: 'edgewick expand edgeworth-even --legs 4 --order 2 --at-a-point --format sympy',
      expects: 'a formula for SymPy',
      out: 'Rational(1, 48)*kappa_6/(N**2*kappa_2**5)',
    },
    {
      run: 'edgewick expand edgeworth --legs 4 --order 1 -o g4.docx',
      expects: 'a refusal with the endings that there are',
      status: 2,
      err: /\.tex/,
    },
  ],
}
