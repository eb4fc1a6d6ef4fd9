import { texText } from '../latex/texText.js'
import { COLOURS } from './colours.js'
import type { Axis, Panel } from './panel.js'
import { layerPgfplots } from './pgfplotsLayer.js'

/**
 * Lines of a preamble with which the plots compile with pdfLaTeX, and in which the look of all of them is changed by
 * hand.
 */
export const pgfplotsPreamble: readonly string[] = [
  '\\usepackage{pgfplots}',
  '\\pgfplotsset{compat=1.16}',
  ...Object.entries(COLOURS).map(([name, digits]) => `\\definecolor{plot${name}}{HTML}{${digits}}`),
  '\\pgfplotsset{plot of a check/.style={',
  '  scale only axis, axis lines=left, axis line style={-}, tick align=outside, font=\\footnotesize,',
  '  major grid style={gray!25}, minor tick num=0, enlarge y limits=0.08, scaled ticks=false,',
  '  legend style={at={(0,1)}, anchor=south west, draw=none, fill=none, inner xsep=0pt, legend columns=-1, font=\\footnotesize},',
  '  legend style={/tikz/every even column/.append style={column sep=8pt}}, clip mode=individual,',
  '  legend cell align=left}}',
]

/** Of a character of the names of rows, in centimetres. */
const CHARACTER = 0.145

/** Height of a row with its name, in centimetres, at least. */
const ROW = 0.34

/** Room for the numbers of an axis, in centimetres. */
const NUMBERS = 1.5

/**
 * A panel as a `tikzpicture` of pgfplots without its title, for a document with {@link pgfplotsPreamble}: every layer
 * is an `\addplot` with its numbers.
 *
 * @param width of all of it, in centimetres
 * @example
 * // check: of the Cos-net, from `checkNetwork`
 * panelPgfplots(checkPanels(check, [])[0], 8).startsWith('\\begin{tikzpicture}') // true
 */
export function panelPgfplots(panel: Panel, width: number): string {
  const { x, y, height, layers } = panel
  const names = y.scale === 'rows' ? CHARACTER * Math.max(...y.names.map((name) => [...name].length)) + 0.3 : 0
  const axes = Math.min(width - Math.max(NUMBERS, names) - 0.4, 11)
  const least = y.scale === 'rows' ? ROW * Math.max(y.names.length, 3) : 0.25 * axes
  const options = [
    `plot of a check, width=${axes.toFixed(2)}cm, height=${Math.max(height * axes, least).toFixed(2)}cm`,
    ...axisOptions('x', x),
    ...axisOptions('y', y),
  ]
  return [
    '\\begin{tikzpicture}',
    `\\begin{axis}[${options.join(',\n  ')}]`,
    ...layers.map((layer) => layerPgfplots(layer, panel)),
    '\\end{axis}',
    '\\end{tikzpicture}',
  ].join('\n')
}

/** The same under its title, in the middle of the line, on one page. */
export function titledPgfplots(panel: Panel, width: number): string {
  return `\\begin{center}\n\\begin{minipage}{\\linewidth}\\centering\n${texText(panel.title)}\\\\[3pt]\n${panelPgfplots(panel, width)}\n\\end{minipage}\n\\end{center}`
}

/** `+2 %`, and 0 as it is. */
const PERCENT =
  '{\\pgfmathparse{100*\\tick}\\ifdim\\pgfmathresult pt=0pt 0\\else\\pgfmathprintnumber[fixed,precision=2,print sign]{\\pgfmathresult}\\,\\%\\fi}'

function axisOptions(letter: 'x' | 'y', axis: Axis): readonly string[] {
  if (axis.scale === 'rows') {
    const last = axis.names.length - 1
    const labels = axis.names.map((name) => `{${texText(name)}}`).join(',')
    return [
      `${letter}min=-0.5, ${letter}max=${last + 0.5}, enlarge ${letter} limits=false, ${letter}majorgrids, ${letter} dir=reverse, ${letter}tick={0,...,${last}}`,
      `${letter}ticklabels={${labels}}`,
    ]
  }
  const { scale, label, range, ticks, as, grid } = axis
  return [
    ...(label === undefined ? [] : [`${letter}label={${texText(label)}}`]),
    ...(scale === 'log' ? [`${letter}mode=log`] : []),
    ...(range === undefined ? [] : [`${letter}min=${range[0]}, ${letter}max=${range[1]}`]),
    ...(ticks === undefined ? [] : [`${letter}tick={${ticks.join(',')}}, minor ${letter} tick num=0`]),
    ...(ticks === undefined
      ? []
      : [`${letter}ticklabels={${ticks.map(as === 'count' ? countTex : (value) => `$${value}$`).join(',')}}`]),
    ...(as === 'percent' ? [`${letter}ticklabel=${PERCENT}`] : []),
    ...(grid === true ? [`${letter}majorgrids`] : []),
  ]
}

/** `$500$`, `$2\cdot10^{4}$`. */
function countTex(count: number): string {
  const power = Math.floor(Math.log10(count))
  const first = Math.round(count / 10 ** power)
  return power < 3 ? `$${count}$` : `$${first === 1 ? '' : `${first}\\cdot`}10^{${power}}$`
}
