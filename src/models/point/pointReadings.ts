import { smallFactorial } from '../../algebra/integers.js'
import type { PointCoupling } from './pointTheory.js'

/** What the letters of a formula mean at one point. */
export interface PointReading {
  readonly conventions: readonly string[]
  /** Only one of several that are in use; a slip in one term may lead from one to another. */
  readonly doubtful: boolean
  /** The letter of each coupling, and what stands before it and φ^n in the exponent of the weight. */
  readonly couplings: readonly (PointCoupling & { readonly factor: number })[]
  /** Letters of the bare propagator, by the power of it that they are: 1, −1 for its inverse, −1/2 for a mass. */
  readonly lines: ReadonlyMap<string, number>
}

/** Letters of propagators and of their inverses. K is either. */
const LINES: Readonly<Record<string, readonly number[]>> = {
  Δ: [1],
  Δ_0: [1],
  G: [1],
  G_0: [1],
  D: [1],
  C: [1],
  σ: [0.5],
  K: [1, -1],
  A: [-1],
  a: [-1],
  m: [-0.5],
  ω: [-0.5],
}
/** Letters of couplings by the power of the field. */
const COUPLINGS: ReadonlyMap<number, readonly string[]> = new Map([
  [3, ['g', 'α', 'λ', 'g_3', 'λ_3', 'κ', 'c_3']],
  [4, ['λ', 'g', 'u', 'β', 'ε', 'κ', 'α', 'g_4', 'λ_4', 'u_4', 'c_4']],
  [6, ['λ', 'g', 'u', 'γ', 'g_6', 'λ_6', 'c_6']],
])
/** Helias and Dahmen: the weight is e^S with S = −½Kx² + α/3! x³ + β/4! x⁴ + …. */
const OF_THE_WEIGHT = ['α', 'β']

/**
 * How the letters may be read, the most common reading first. None where a letter is left over.
 *
 * @param letters those of the formula
 */
export function pointReadings(
  couplings: readonly PointCoupling[],
  letters: ReadonlySet<string>,
): readonly PointReading[] {
  const lines = [...letters].filter(
    (letter) => Object.hasOwn(LINES, letter) && !couplings.some((one) => one.letter === letter),
  )
  const rest = [...letters].filter((letter) => letter !== 'ħ' && !lines.includes(letter))
  const named = renamed(couplings, rest)
  if (named === undefined || lines.length > 1) return []
  const [line] = lines
  const powers: readonly ReadonlyMap<string, number>[] =
    line === undefined ? [new Map()] : (LINES[line] as readonly number[]).map((power) => new Map([[line, power]]))
  const renames = named.flatMap(({ letter, valence }, k) => {
    const own = couplings[k]?.letter
    return own === letter || !letters.has(letter) ? [] : [`read ${letter} as the coupling of φ^${valence}`]
  })
  const isOfWeight = named.some(({ letter }) => OF_THE_WEIGHT.includes(letter) && letters.has(letter))
  const signs = isOfWeight ? [1, -1] : [-1, 1]
  return powers.flatMap((power) =>
    (['1/n!', '1/n', '1'] as const).flatMap((norm) =>
      signs.map((sign, k): PointReading => ({
        conventions: [
          ...renames,
          ...(line === undefined || power.get(line) === 1
            ? []
            : [`read ${line} as ${lineSaid(power.get(line) as number)}`]),
          ...(norm === '1/n!' && k === 0 && !isOfWeight ? [] : [weightSaid(named, norm, sign)]),
        ],
        doubtful: norm !== '1/n!' || k > 0,
        couplings: named.map((one) => ({ ...one, factor: sign * normOf(norm, one.valence) })),
        lines: power,
      })),
    ),
  )
}

function lineSaid(power: number): string {
  return power === -1
    ? 'the inverse of the bare propagator'
    : power === 0.5
      ? 'the root of the bare propagator'
      : 'the mass, the bare propagator being 1/mass²'
}

function weightSaid(couplings: readonly PointCoupling[], norm: '1/n!' | '1/n' | '1', sign: number): string {
  const terms = couplings.map(({ letter, valence }) => {
    const under = norm === '1/n!' ? `/${valence}!` : norm === '1/n' ? `/${valence}` : ''
    return `${sign < 0 ? '-' : '+'} ${letter} φ^${valence}${under}`
  })
  return `the weight is exp(-φ²/2Δ ${terms.join(' ')})`
}

function normOf(norm: '1/n!' | '1/n' | '1', n: number): number {
  if (norm === '1') return 1
  if (norm === '1/n') return 1 / n
  return 1 / smallFactorial(n)
}

/** The couplings with the letters that the formula uses for them. */
function renamed(
  couplings: readonly PointCoupling[],
  letters: readonly string[],
): readonly PointCoupling[] | undefined {
  const left = new Set(letters)
  const own = couplings.map((one) => (left.delete(one.letter) ? one : undefined))
  const found = couplings.map((one, k) => {
    if (own[k] !== undefined) return one
    const letter = [...left].find((candidate) => COUPLINGS.get(one.valence)?.includes(candidate))
    if (letter === undefined) return one
    left.delete(letter)
    return { ...one, letter }
  })
  return left.size === 0 ? found : undefined
}
