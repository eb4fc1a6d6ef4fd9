import { documentClasses } from '../latex/document.js'
import type { DocumentClass } from '../latex/document.js'
import { texText } from '../latex/texText.js'
import type { LatexStyle } from '../latex/style.js'
import { pgfplotsPreamble, titledPgfplots } from '../plots/pgfplots.js'
import { equationTikz } from '../tikz/equationTikz.js'
import { sheetTikz } from '../tikz/sheetTikz.js'
import type { Block, Inline, ReportContent, Section, Table, Text } from './content.js'
import { begins, keptHeight } from './kept.js'
import { quotationTex } from './quotation.js'
import { typeset, withSigns } from './typeset.js'

/** What a class of documents needs for a report, in one column, and the width of a line in em and in centimetres. */
interface Paper {
  readonly preamble: readonly string[]
  readonly title: (title: string) => readonly string[]
  readonly em: number
  readonly cm: number
}

const PAPERS: Readonly<Record<DocumentClass, Paper>> = {
  article: {
    preamble: [
      documentClasses.article.oneColumn,
      '\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}',
      '\\usepackage[a4paper,margin=2.2cm]{geometry}',
      '\\setlength{\\parindent}{0pt}',
      '\\setlength{\\parskip}{4pt}',
    ],
    title: (title) => [`{\\Large\\bfseries ${title}\\par}`],
    em: 42,
    cm: 16,
  },
  // Wide formulas, pictures and tables would interrupt two columns all the time.
  revtex: {
    preamble: [documentClasses.revtex.oneColumn],
    title: (title) => [`\\title{${title}}`, '\\maketitle'],
    em: 42,
    cm: 16,
  },
}

/** A report as a LaTeX document for pdflatex, with everything in it: formulas, diagrams in TikZ, tables. */
export function reportTex(
  { title, subtitle, summary, sections }: ReportContent,
  kind: DocumentClass = 'article',
): string {
  const paper = PAPERS[kind]
  return [
    ...paper.preamble,
    '\\usepackage{tikz}',
    ...(sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'plot')) ? pgfplotsPreamble : []),
    ...(sections.some(({ blocks }) => blocks.some(isLong)) ? ['\\usepackage{longtable}'] : []),
    '\\allowdisplaybreaks',
    '\\raggedbottom',
    KEEP,
    // Formulas within text leave few places where a line can end.
    '\\emergencystretch=3em',
    '\\begin{document}',
    ...paper.title(texText(title)),
    `${textTex(typeset(subtitle))}\\par`,
    `${textTex(typeset(summary))}\\par`,
    ...sections.map((section) => sectionTex(section, paper)),
    '\\end{document}',
    '',
  ].join('\n')
}

function sectionTex({ title, blocks }: Section, paper: Paper): string {
  return [
    keep(2 + keptHeight(blocks, 0)),
    `\\section*{${texText(title)}}`,
    ...blocks.flatMap((block, i) => [
      ...(begins(blocks, i) ? [keep(keptHeight(blocks, i))] : []),
      blockTex(block, paper),
    ]),
  ].join('\n')
}

/** A new page, unless so much of this one is left. */
function keep(cm: number): string {
  return `\\keep{${cm.toFixed(1)}cm}`
}

/** What does it, as the package needspace does. */
const KEEP =
  '\\newcommand{\\keep}[1]{\\par\\penalty0\\begingroup\\dimen0=\\pagegoal\\advance\\dimen0-\\pagetotal\\ifdim#1>\\dimen0\\ifdim\\dimen0>0pt\\vfil\\break\\fi\\fi\\endgroup}'

function blockTex(block: Block, paper: Paper): string {
  switch (block.kind) {
    case 'heading':
      return `\\subsection*{\\raggedright ${textTex(typeset(block.text))}}`
    case 'paragraph':
      return paragraphTex(block.text)
    case 'formula':
      return formulaTex(block.latex, paper.em)
    case 'quotation':
      return quotationTex(block)
    case 'diagrams':
      return sheetTikz(
        block.items.map(({ diagram, weight }) => ({ diagram, caption: weight })),
        { ...block.style, width: paper.cm },
      )
    case 'equation':
      return equationTikz(block.equation, { ...block.style, width: paper.cm })
    case 'table':
      return tableTex(block)
    case 'plot':
      return titledPgfplots(block.panel, paper.cm)
  }
}

/** A display broken to the width of a line, where the formula has a say in it. */
function formulaTex(latex: (style?: LatexStyle) => string, em: number): string {
  const [loose, broken] = [latex(), latex({ layout: 'align', lineWidth: em })]
  return broken === loose ? `\\[ ${loose} \\]` : broken
}

/** Tables of more rows than that go over pages. */
const LONG_TABLE = 40

function isLong(block: Block): boolean {
  return block.kind === 'table' && block.rows.length > LONG_TABLE
}

/** Tables of many columns are in small type. */
function tableTex(block: Table): string {
  const { head, rows, numbers } = block
  const many = head.length > 4
  const lines = rows.map((row) => row.map(({ text }) => textTex(text)).join(' & '))
  const columns = head.map((_, column) => (numbers.includes(column) ? 'r' : 'l')).join('')
  const first = `${head.map(texText).join(' & ')} \\\\ \\hline`
  if (isLong(block))
    return [
      `{${many ? '\\setlength{\\tabcolsep}{4pt}\\scriptsize' : '\\small'}`,
      `\\begin{longtable}{${columns}}\\hline`,
      `${first}\\endhead`,
      ...lines.map((line) => `${line} \\\\`),
      '\\hline',
      '\\end{longtable}}',
    ].join('\n')
  return [
    `\\begin{center}\\renewcommand{\\arraystretch}{1.15}\\setlength{\\tabcolsep}{${many ? '4pt}\\scriptsize' : '6pt}\\small'}`,
    `\\begin{tabular}{${columns}}`,
    `\\hline`,
    first,
    ...lines.map((line) => `${line} \\\\`),
    '\\hline',
    '\\end{tabular}',
    '\\end{center}',
  ].join('\n')
}

/** A command is set ragged on as many lines as it needs. */
function paragraphTex(text: Text): string {
  const [only, ...others] = text
  const isCode = others.length === 0 && typeof only === 'object' && 'code' in only
  return isCode ? `{\\raggedright ${textTex(text)}\\par}` : `${textTex(typeset(text))}\\par`
}

function textTex(text: Text): string {
  return text
    .map((part: Inline) =>
      typeof part === 'string' ? texText(withSigns(part)) : 'math' in part ? `$${part.math}$` : codeTex(part.code),
    )
    .join('')
}

function codeTex(code: string): string {
  // Two hyphens in a row would become a dash.
  return `\\texttt{${texText(code)
    .replaceAll(/(?<=[/,=])/g, '\\allowbreak{}')
    .replaceAll(/-(?=-)/g, '-{}')}}`
}
