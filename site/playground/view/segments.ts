import type { Place } from '../engine/protocol.js'

/** A stretch of a text, and what is the matter with it. */
export interface Segment {
  readonly text: string
  readonly differs: string | undefined
}

/** The text in stretches, each from the beginning of a term to that of the next one; signs belong to nobody. */
export function segments(text: string, places: readonly Place[]): readonly Segment[] {
  const starts = text
    .split('\n')
    .reduce<readonly number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0])
  const terms = places
    .map(({ line, column, differs }) => ({ at: (starts[line - 1] ?? 0) + column - 1, differs }))
    .filter(({ at }) => at >= 0 && at < text.length)
    .sort((a, b) => a.at - b.at)
  const found: Segment[] = [{ text: text.slice(0, terms[0]?.at ?? text.length), differs: undefined }]
  terms.forEach(({ at, differs }, i) => {
    const whole = text.slice(at, terms[i + 1]?.at ?? text.length)
    const body = whole.replace(BETWEEN, '')
    found.push({ text: body, differs }, { text: whole.slice(body.length), differs: undefined })
  })
  return found.filter((each) => each.text !== '')
}

/** What stands between terms, and after the last one: signs, breaks of lines, ends of displays. */
const BETWEEN = /(?:[\s+&$,.-]|\\\\|\\quad|\\[,;!\])]|\\end\{[a-z]+\*?\})+$/
