import { jsonText } from '../render/jsonText.js'
import type { CostAnswer } from './cost.js'
import type { Run } from './runOf.js'

const WORDS = {
  diagrams: ['diagram', 'diagrams'],
  classes: ['class with free legs', 'classes with free legs'],
  sets: ['set of vertices', 'sets of vertices, and no diagram is made'],
} as const

/**
 * The count, and what a run takes, about.
 *
 * @example
 * costText(await answerCost({ diagrams: { theory: 'phi4', legs: 2, vertices: 4 } })).startsWith('phi4, 2 legs: 39 diagrams') // true
 */
export function costText(answer: CostAnswer): string {
  const { theory, legs, count, counted, more, reason, format, seconds, memory, written, limit } = answer
  const [one, several] = WORDS[counted]
  const many = `${more === true ? 'more than ' : ''}${count} ${count === 1n && more !== true ? one : several}`
  const about = more === true ? 'more than' : 'about'
  const refused = count > limit || (more === true && count >= limit)
  return [
    `${theory.name}, ${legs} ${legs === 1 ? 'leg' : 'legs'}: ${many}${reason === undefined ? '' : ` (${reason})`}`,
    `as ${format}: ${about} ${spentText({ seconds, memory })}, ${bytesText(written)} written`,
    ...(refused
      ? [`refused as it stands: at most ${limit}${more === true ? '' : `; --limit ${count} allows it`}`]
      : []),
    '',
  ].join('\n')
}

/**
 * The same for other programs: megabytes and seconds; see `docs/json.md`.
 *
 * @example
 * JSON.parse(costJson(await answerCost({ diagrams: { theory: 'phi4', legs: 2, vertices: 4 } }))).count // '39'
 */
export function costJson(answer: CostAnswer): string {
  const { theory, legs, counted, count, more, reason, format, seconds, memory, written, limit } = answer
  return jsonText({
    theory: theory.name,
    legs,
    counted,
    count: `${count}`,
    ...(more === undefined ? {} : { more }),
    ...(reason === undefined ? {} : { reason }),
    format,
    seconds: rounded(seconds),
    memory: rounded(memory),
    written: rounded(written),
    limit,
  })
}

/** What is known about is told by two digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(2))
}

/** `2.4 s of one processor core, 150 MB of memory`. */
export function spentText({ seconds, memory }: Pick<Run, 'seconds' | 'memory'>): string {
  return `${durationText(seconds)} of one processor core, ${bytesText(memory)} of memory`
}

function durationText(seconds: number): string {
  const [size, unit] =
    seconds < 90 ? [1, 's'] : seconds < 90 * 60 ? [60, 'min'] : seconds < 48 * 3600 ? [3600, 'h'] : [86_400, 'days']
  return `${rounded(seconds / size)} ${unit}`
}

function bytesText(megabytes: number): string {
  if (megabytes < 1) return `${rounded(1000 * megabytes)} kB`
  return megabytes < 1000 ? `${rounded(megabytes)} MB` : `${rounded(megabytes / 1000)} GB`
}
