import { escapeXml } from './escapeXml.js'
import { leaningOf, widthOf } from './fontWidths.js'
import type { Face } from './fontWidths.js'
import { short } from './pathData.js'

/** Characters in one face and size, from a point of their baseline on. */
export interface Run {
  readonly text: string
  readonly face: Face
  readonly size: number
  readonly x: number
  /** Upwards. */
  readonly y: number
  /** Which end of the run is at x: a run before scripts ends there in every font. Default `start`. */
  readonly anchor?: 'end'
}

/** A bar of a fraction, a root or above a letter, from its left end. */
export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A part of a formula in units of the font size, from its baseline. */
export interface MathRow {
  readonly width: number
  /** How far it reaches above and below the baseline. */
  readonly up: number
  readonly down: number
  /** How far its last letter leans over its width. */
  readonly leaning: number
  readonly runs: readonly Run[]
  readonly bars: readonly Bar[]
}

/** Height of the axis above the baseline, of capital letters, and how deep letters reach. */
export const AXIS = 0.25
const LETTER = { up: 0.7, down: 0.22 } as const

/** Shifts of scripts, and how much closer to a leaning letter a subscript stands. */
const SCRIPT = { up: 0.4, down: 0.16, both: 0.25, after: 0.04 } as const

export function runRow(text: string, face: Face, size: number): MathRow {
  return {
    width: size * widthOf(text, face),
    up: text === '' ? 0 : LETTER.up * size,
    down: text === '' ? 0 : LETTER.down * size,
    leaning: size * leaningOf(text, face),
    runs: text === '' ? [] : [{ text, face, size, x: 0, y: 0 }],
    bars: [],
  }
}

export function space(width: number): MathRow {
  return { width, up: 0, down: 0, leaning: 0, runs: [], bars: [] }
}

function moved(row: MathRow, x: number, y: number): MathRow {
  return {
    ...row,
    up: row.up + y,
    down: row.down - y,
    runs: row.runs.map((run) => ({ ...run, x: run.x + x, y: run.y + y })),
    bars: row.bars.map((bar) => ({ ...bar, x: bar.x + x, y: bar.y + y })),
  }
}

/** The row higher by so much. */
export function raised(row: MathRow, by: number): MathRow {
  return moved(row, 0, by)
}

/** Several rows laid over each other. */
function together(rows: readonly MathRow[], width: number): MathRow {
  return {
    width,
    up: Math.max(0, ...rows.map(({ up }) => up)),
    down: Math.max(0, ...rows.map(({ down }) => down)),
    leaning: 0,
    runs: rows.flatMap(({ runs }) => runs),
    bars: rows.flatMap(({ bars }) => bars),
  }
}

/** Rows one after the other; a letter that leans keeps its neighbour off. */
export function beside(rows: readonly MathRow[]): MathRow {
  let x = 0
  const placed = rows.map((row, i) => {
    const at = moved(row, x, 0)
    x += row.width + (i < rows.length - 1 ? row.leaning : 0)
    return at
  })
  return { ...together(placed, x), leaning: rows.at(-1)?.leaning ?? 0 }
}

/** A nucleus with what stands above and below it to the right, of the size of the nucleus. */
export function withScripts(
  nucleus: MathRow,
  above: MathRow | undefined,
  below: MathRow | undefined,
  size: number,
): MathRow {
  const { width, leaning } = nucleus
  const base =
    nucleus.runs.length === 1
      ? { ...nucleus, runs: nucleus.runs.map((run): Run => ({ ...run, x: run.x + width, anchor: 'end' })) }
      : nucleus
  const raised = above === undefined ? undefined : moved(above, width + leaning, SCRIPT.up * size)
  const lowered =
    below === undefined ? undefined : moved(below, width, -(above === undefined ? SCRIPT.down : SCRIPT.both) * size)
  const parts = [base, ...(raised === undefined ? [] : [raised]), ...(lowered === undefined ? [] : [lowered])]
  const reach = Math.max(above === undefined ? 0 : leaning + above.width, below?.width ?? 0)
  return together(parts, width + reach + SCRIPT.after * size)
}

/** Numerator over denominator, with a bar between them or, of a binomial, none. */
export function stacked(above: MathRow, below: MathRow, size: number, display: boolean, barred: boolean): MathRow {
  const width = Math.max(above.width, below.width) + 0.24 * size
  const [up, down] = display ? [0.677 * size, 0.686 * size] : [0.394 * size, 0.345 * size]
  const placed = [
    moved(above, (width - above.width) / 2, Math.max(up, AXIS * size + 0.12 * size + above.down)),
    moved(below, (width - below.width) / 2, -Math.max(down, below.up - AXIS * size + 0.12 * size)),
  ]
  const row = together(placed, width)
  return barred ? { ...row, bars: [...row.bars, { x: 0.02 * size, y: AXIS * size, width: width - 0.04 * size }] } : row
}

/** A mark above a row, or a line above or below all of it. */
export function withAccent(base: MathRow, mark: MathRow | undefined, name: string, size: number): MathRow {
  if (mark === undefined) {
    const y = name === 'underline' ? -base.down - 0.08 * size : base.up + 0.08 * size
    return {
      ...base,
      up: Math.max(base.up, y),
      down: Math.max(base.down, -y),
      bars: [...base.bars, { x: 0, y, width: base.width }],
    }
  }
  // Marks are drawn for letters as high as an x.
  const isHigh = base.runs.some(({ text }) => /[A-ZΓΔΘΛΞΠΣΥΦΨΩbdfhklβδζθλξφψϕ]/u.test(text))
  const rise = isHigh ? 0.26 * size : 0
  const shift = base.runs.some(({ face }) => face === 'italic') ? 0.06 * size : 0
  const placed = moved(mark, (base.width - mark.width) / 2 + shift, rise)
  return { ...together([base, placed], base.width), leaning: base.leaning }
}

export function withRoot(inside: MathRow, size: number): MathRow {
  const sign = runRow('√', 'upright', size)
  const content = moved(inside, sign.width, 0)
  const row = together([sign, content], sign.width + inside.width)
  return { ...row, bars: [...row.bars, { x: sign.width, y: 0.8 * size, width: inside.width }] }
}

/** Families of the two faces: KaTeX's fonts, where they are not there their like, else what there is. */
const FAMILIES: Readonly<Record<Face, string>> = {
  upright: "KaTeX_Main,'Latin Modern Roman','STIX Two Text','Times New Roman',serif",
  italic: "KaTeX_Math,'Latin Modern Roman','STIX Two Text','Times New Roman',serif",
}

/** A row from a point on, in pixels, y downwards, in the colour of the page. */
export function drawnRow(row: MathRow, x: number, baseline: number, size: number): string {
  const bars = row.bars.map(
    (bar) =>
      `<path d="M${short(x + bar.x * size)} ${short(baseline - bar.y * size)}h${short(bar.width * size)}" stroke="currentColor" stroke-width="${short(0.06 * size)}"/>`,
  )
  const texts = joined(row.runs).map(({ text, face, size: relative, anchor, ...at }) => {
    const place = `x="${short(x + at.x * size)}" y="${short(baseline - at.y * size)}" font-size="${short(relative * size)}"`
    const italic = face === 'italic' ? ` font-family="${FAMILIES.italic}" font-style="italic"` : ''
    return `<text ${place}${anchor === undefined ? '' : ` text-anchor="${anchor}"`}${italic}>${escapeXml(text)}</text>`
  })
  if (texts.length === 0) return bars.join('')
  return `${bars.join('')}<g fill="currentColor" font-family="${FAMILIES.upright}">${texts.join('')}</g>`
}

/** Runs that follow each other without a gap as one. */
function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = []
  for (const run of runs) {
    const last = found.at(-1)
    const follows =
      last !== undefined &&
      last.anchor === undefined &&
      run.anchor === undefined &&
      last.face === run.face &&
      last.size === run.size &&
      last.y === run.y &&
      Math.abs(last.x + last.size * widthOf(last.text, last.face) - run.x) < 1e-6
    if (follows) found[found.length - 1] = { ...last, text: last.text + run.text }
    else found.push(run)
  }
  return found
}
