import { documentClasses } from '../latex/document.js'
import type { DocumentClass } from '../latex/document.js'
import { texText } from '../latex/texText.js'
import type { LatexStyle } from '../latex/style.js'
import { pgfplotsPreamble, titledPgfplots } from '../plots/pgfplots.js'
import { equationTikz } from '../tikz/equationTikz.js'
import { sheetTikz } from '../tikz/sheetTikz.js'
import type { Block, Inline, ReportContent, Section, Table, Text } from './content.js'
import { quotationTex } from './quotation.js'

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
    '\\allowdisplaybreaks',
    '\\raggedbottom',
    // Formulas within text leave few places where a line can end.
    '\\emergencystretch=3em',
    '\\begin{document}',
    ...paper.title(texText(title)),
    `${texText(subtitle)}\\par`,
    `${textTex(summary)}\\par`,
    ...sections.map((section) => sectionTex(section, paper)),
    '\\end{document}',
    '',
  ].join('\n')
}

function sectionTex({ title, blocks }: Section, paper: Paper): string {
  return [`\\section*{${texText(title)}}`, ...blocks.map((block) => blockTex(block, paper))].join('\n')
}

function blockTex(block: Block, paper: Paper): string {
  switch (block.kind) {
    case 'heading':
      return `\\subsection*{\\raggedright ${textTex(block.text)}}`
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

/** Tables of many columns are in small type. */
function tableTex({ head, rows, numbers }: Table): string {
  const many = head.length > 4
  const lines = rows.map((row) => row.map(({ text }) => textTex(text)).join(' & '))
  return [
    `\\begin{center}\\renewcommand{\\arraystretch}{1.15}\\setlength{\\tabcolsep}{${many ? '4pt}\\scriptsize' : '6pt}\\small'}`,
    `\\begin{tabular}{${head.map((_, column) => (numbers.includes(column) ? 'r' : 'l')).join('')}}`,
    `\\hline`,
    `${head.map(texText).join(' & ')} \\\\ \\hline`,
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
  return isCode ? `{\\raggedright ${textTex(text)}\\par}` : `${textTex(text)}\\par`
}

function textTex(text: Text): string {
  return text
    .map((part: Inline) =>
      typeof part === 'string' ? texText(part) : 'math' in part ? `$${part.math}$` : codeTex(part.code),
    )
    .join('')
}

function codeTex(code: string): string {
  // Two hyphens in a row would become a dash.
  return `\\texttt{${texText(code)
    .replaceAll(/(?<=[/,=])/g, '\\allowbreak{}')
    .replaceAll(/-(?=-)/g, '-{}')}}`
}
