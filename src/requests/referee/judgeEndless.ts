import { InputError } from '../../errors.js'
import type { Claim } from '../../expansion/formula/claim.js'
import { claimIn, judge } from './judge.js'
import type { Judged, Opinion } from './judge.js'
import type { Running } from '../running.js'

/** `\sum_{n=2}^{\infty}` with the letter and where it begins. */
const ENDLESS =
  /\\sum\s*(?:\\limits\s*)?_\s*\{\s*([A-Za-z])\s*=\s*(\d{1,2})\s*\}\s*\^\s*(\{\s*\+?\s*\\infty\s*\}|\\infty)/gu
/** Members that are looked at where nobody says up to which valence. */
const MEMBERS = 3

/** The members of an endless sum as far as they are looked at. */
interface Members {
  readonly text: string
  readonly last: number
  /** The largest number of lines that a vertex has in them. */
  readonly valence: number
}

/**
 * An equation with an endless sum over the vertices of a family, Σ_{n=2}^∞ G_c^{(2n)} …: its first members against all
 * diagrams whose vertices have no more lines than theirs. A member that stands for no diagram is an error. Undefined for
 * an equation without such a sum.
 */
export async function judgeEndless(equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { text, input, theory, asked } = equation
  const sums = input === 'plain' ? [] : [...text.matchAll(ENDLESS)]
  const [sum] = sums
  if (sum === undefined || sums.length > 1 || theory.vertices.every(({ family }) => family === undefined))
    return undefined
  const [, letter = '', first = ''] = sum
  const most = asked.maxValence ?? Infinity
  let found: Members | undefined
  let undrawn: InputError | undefined
  for (let n = Number(first); most < Infinity || n < Number(first) + MEMBERS; n++) {
    const cut = upTo(text, sum, n)
    try {
      const valence = valenceOf(claimIn({ ...equation, text: cut }))
      // Of a sum over something else nothing says how far it goes.
      if (found !== undefined && valence <= found.valence) return undefined
      if (valence > most) break
      found = { text: cut, last: n, valence }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      if (error.code !== 'formula.diagram') return undefined
      undrawn = error
      break
    }
  }
  const told = undrawn === undefined ? [] : [undrawn.message]
  if (found === undefined) return undefined
  const { text: cut, last, valence } = found
  const judged = await judge({ ...equation, text: cut, asked: { ...asked, maxValence: valence } }, running)
  const { verdict, differences, convention } = judged
  if (verdict === 'not-judged') return judged
  // What would be right has no end either.
  if (verdict === 'wrong' || undrawn !== undefined)
    return {
      ...judged,
      verdict: 'wrong',
      convention: null,
      differences: [...differences, ...told],
      lines: [],
      noticed: [],
    }
  const looked = `the endless sum up to ${letter} = ${last}, vertices of at most ${valence} lines`
  return {
    ...judged,
    verdict: 'right-under',
    lines: [],
    convention: convention === null ? looked : `${convention}; ${looked}`,
  }
}

/** The sum up to a number, with every place where it was. */
function upTo(text: string, sum: RegExpExecArray, n: number): string {
  const [whole, , , end = ''] = sum
  const at = sum.index + whole.length - end.length
  return `${text.slice(0, at)}${`{${n}}`.padEnd(end.length)}${text.slice(at + end.length)}`
}

function valenceOf({ terms }: Claim): number {
  return Math.max(0, ...terms.flatMap(({ weighted }) => weighted.diagram.vertices.map(({ fields }) => fields.length)))
}
