import katex from 'katex'
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Judged, Place } from '../engine/protocol.js'
import { inASum } from './Formula.js'
import { Maths } from './Maths.js'
import { segments } from './segments.js'

/** A stretch of a formula as it is typeset, and what is the matter with it. */
interface Piece {
  readonly latex: string
  readonly differs: string | undefined
}

/** The formula that was judged, typeset, with the terms that differ marked; nothing where KaTeX does not read it. */
export function Typeset({ of: { written, places, read } }: { readonly of: Judged }): VNode | null {
  const found = useMemo(() => {
    if (read !== undefined)
      return [
        { latex: `${read.left} =`, differs: undefined },
        ...read.terms.map((term) => ({ ...term, latex: inASum(term.latex) })),
      ]
    if (written === undefined) return undefined
    const text = formulaOf(written.text, places)
    return piecesOf(text) ?? wholeOf(text, written.macros)
  }, [written, places, read])
  if (found === undefined) return null
  if (typeof found === 'string')
    return (
      <div class="scrolled typeset" tabIndex={0} role="group" aria-label="the formula, typeset">
        <span class="maths display" dangerouslySetInnerHTML={{ __html: found }} />
      </div>
    )
  return (
    <div class="formula typeset" role="group" aria-label="the formula, typeset">
      {found.map(({ latex, differs }, i) =>
        differs === undefined ? (
          <Maths key={i} latex={`\\displaystyle ${latex}`} />
        ) : (
          <mark key={i} title={differs}>
            <Maths latex={`\\displaystyle ${latex}`} />
          </mark>
        ),
      )}
    </div>
  )
}

/** The stretches of the text, without what is no mathematics: dollar signs about it, labels, remarks. */
function formulaOf(text: string, places: readonly Place[]): readonly Piece[] {
  const parts = segments(text, places).map(({ text: each, differs }) => ({
    latex: each.replaceAll(/\\(?:label|tag)\{[^}]*\}|\\nonumber|(?<!\\)%.*$/gm, ''),
    differs,
  }))
  return parts.map(({ latex, differs }, i) => ({
    latex: (i === 0 ? latex.replace(/^\s*(?:\$\$?|\\\[|\\\()/, '') : latex).replace(
      i === parts.length - 1 ? /(?:\$\$?|\\\]|\\\))\s*$/ : /$^/,
      '',
    ),
    differs,
  }))
}

/** Each stretch by itself, so that lines break between them; undefined where one is no formula by itself. */
function piecesOf(parts: readonly Piece[]): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let sign = ''
  for (const { latex, differs } of parts) {
    // A sign stands in front of its term.
    const [, body = '', next = ''] = /^([^]*?)([+-]?)\s*$/.exec(latex) ?? []
    if (body.trim() !== '') {
      pieces.push({ latex: breaking(sign === '' ? body : inASum(`${sign} ${body}`)), differs })
      sign = ''
    }
    if (next !== '') sign = next
  }
  return sign === '' && pieces.every(({ latex }) => inKatex(latex, {}) !== undefined) ? pieces : undefined
}

/** With breaks allowed behind what is in parentheses, where factors are kept apart, and in brackets. */
function breaking(latex: string): string {
  const open = latex.includes('\\middle')
    ? latex
    : latex.replaceAll(/\\(left|right)(?=\s*(?:[[\]().|]|\\[{}]))/g, (_, side: string) => `\\Big${side.charAt(0)}`)
  return open.replaceAll(/(?:\)(?:\^\{[^{}]*\})?|\\,)\s*(?=[A-Z\\])/g, (factor) => `${factor}\\allowbreak `)
}

/** Marks that are looked at one by one: each is a reading of the formula. */
const MOST_MARKS = 40

/** The formula at once; a mark is left out where braces begin in it and do not end, or the other way round. */
function wholeOf(parts: readonly Piece[], macros: Readonly<Record<string, string>>): string | undefined {
  const differing = parts.flatMap(({ differs }, i) => (differs === undefined ? [] : [i])).slice(0, MOST_MARKS)
  const rendered = (marked: readonly number[]): string | undefined =>
    inKatex(
      parts.map(({ latex }, i) => (marked.includes(i) ? `\\htmlClass{differs}{${latex}}` : latex)).join(''),
      macros,
    )
  const all = rendered(differing)
  let html = all ?? rendered([])
  if (all !== undefined || html === undefined) return html
  let marked: readonly number[] = []
  for (const each of differing) {
    const more = rendered([...marked, each])
    if (more === undefined) continue
    html = more
    marked = [...marked, each]
  }
  return html
}

/** Undefined for what KaTeX does not read. */
function inKatex(latex: string, macros: Readonly<Record<string, string>>): string | undefined {
  try {
    return katex.renderToString(latex, {
      displayMode: true,
      strict: false,
      macros: { ...macros },
      // Of what could reach further than the formula, the class of a mark alone.
      trust: (context) => context.command === '\\htmlClass' && context.class === 'differs',
    })
  } catch (error) {
    if (error instanceof katex.ParseError) return undefined
    throw error
  }
}
