import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import { InputError } from '../../errors.js'
import { collectedLines, momentumKey, upright } from './integral.js'
import type { Integral, IntegralLine } from './integral.js'

/** As many choices of loop momenta are tried. */
const MOST_CHOICES = 5000

/**
 * The integrand in a form that does not depend on how its loop momenta are chosen: for every choice of L lines whose
 * momenta can be the loop momenta, in every order and with every sign, all lines and vertices are written with them, and
 * the first of these texts in the alphabet is taken. Integrands have one form exactly when a change of loop momenta of
 * determinant ±1, with shifts by external momenta, makes one of the other.
 *
 * @returns undefined where no lines can carry the loop momenta, as in no diagram
 * @throws InputError where there are too many choices
 */
export function canonicalIntegral(integral: Integral): string | undefined {
  const lines = collectedLines(integral.lines)
  const { loops, vertices } = integral
  const colours = lines.map((line) => colourOf(line, lines))
  const inLoops = lines.map((_, i) => i).filter((i) => lines[i]?.momentum.loops.some((count) => count !== 0))
  const order = [...inLoops].sort((a, b) => compare(colours[a] ?? '', colours[b] ?? ''))
  let best: string | undefined
  let tried = 0
  // The lines of a choice come by their colours; the first choice that there is has the first colours of all.
  let leading: readonly string[] | undefined
  const choose = (chosen: readonly number[]): void => {
    if (tried > MOST_CHOICES)
      throw new InputError({
        code: 'momentum.size',
        at: 'formula',
        expected: 'integrals whose loop momenta can be chosen in a few thousand ways',
        received: `one of ${loops} loops`,
      })
    const own = chosen.map((i) => colours[i] ?? '')
    if (leading !== undefined && compareLists(own, leading.slice(0, own.length)) > 0) return
    const base = chosen.map((i) => lines[i]?.momentum as LineMomentum)
    if (!areIndependent(base.map(({ loops: own }) => own))) return
    if (chosen.length < loops) {
      for (const next of order) if (!chosen.includes(next)) choose([...chosen, next])
      return
    }
    const change = changeTo(base)
    if (change === undefined) return
    leading = own
    for (let signs = 0; signs < 2 ** loops; signs++) {
      // The direction of an oriented line is that of its momentum.
      if (chosen.some((i, l) => lines[i]?.oriented === true && ((signs >> l) & 1) === 1)) continue
      tried++
      const moved = (momentum: LineMomentum): LineMomentum => change(momentum, signs)
      const text = [
        ...lines
          .map(({ name, oriented, momentum, power }) => {
            const own = moved(momentum)
            return `${name}(${momentumKey(oriented ? own : upright(own))})^${power}`
          })
          .sort(),
        ...vertices
          .map(({ name, fields, momenta }) => {
            const entries = momenta.map((momentum, i) => `${fields[i] ?? ''} ${momentumKey(moved(momentum))}`)
            return `${name}[${entries.sort().join('|')}]`
          })
          .sort(),
      ].join(' ')
      if (best === undefined || text < best) best = text
    }
  }
  choose([])
  return best
}

/** What can be said of a line without a choice: its kind and power, and how many others go along or add up with it. */
function colourOf({ name, power, momentum }: IntegralLine, lines: readonly IntegralLine[]): string {
  const keys = lines.map((line) => upright({ loops: line.momentum.loops, legs: [] }).loops.join())
  const own = upright({ loops: momentum.loops, legs: [] }).loops
  const alike = keys.filter((key) => key === own.join()).length
  let triangles = 0
  for (const { momentum: other } of lines)
    for (const sign of [1, -1]) {
      const sum = own.map((count, l) => count + sign * (other.loops[l] ?? 0))
      if (sum.some((count) => count !== 0) && keys.includes(upright({ loops: sum, legs: [] }).loops.join())) triangles++
    }
  return `${name} ${power} ${alike} ${triangles}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [i, one] of a.entries()) {
    const order = compare(one, b[i] ?? '')
    if (order !== 0) return order
  }
  return 0
}

function areIndependent(rows: readonly (readonly number[])[]): boolean {
  const left: number[][] = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (rows[0]?.length ?? 0) && rank < left.length; column++) {
    const pivot = left.findIndex((row, i) => i >= rank && row[column] !== 0)
    if (pivot < 0) continue
    const [found] = left.splice(pivot, 1) as [number[]]
    left.splice(rank, 0, found)
    for (let i = rank + 1; i < left.length; i++) {
      const row = left[i] as number[]
      const [a, b] = [found[column] as number, row[column] as number]
      if (b !== 0) left[i] = row.map((value, j) => value * a - (found[j] as number) * b)
    }
    rank++
  }
  return rank === rows.length
}

/** Writes a momentum with the given ones as loop momenta; undefined unless their determinant is ±1. */
function changeTo(
  base: readonly LineMomentum[],
): ((momentum: LineMomentum, signs: number) => LineMomentum) | undefined {
  const inverse = integerInverse(base.map(({ loops }) => loops))
  if (inverse === undefined) return undefined
  return ({ loops, legs }, signs) => {
    // loops · k = (loops · M⁻¹) · (k′ − P p)
    const inNew = inverse.map((_, column) =>
      loops.reduce((sum, count, row) => sum + count * (inverse[row]?.[column] ?? 0), 0),
    )
    return {
      loops: inNew.map((count, l) => (((signs >> l) & 1) === 1 ? -count : count) + 0),
      legs: legs.map(
        (count, leg) => count - inNew.reduce((sum, own, l) => sum + own * (base[l]?.legs[leg] ?? 0), 0) + 0,
      ),
    }
  }
}

/** The inverse of a matrix of whole numbers with determinant ±1. */
function integerInverse(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | undefined {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))])
  for (let column = 0; column < size; column++) {
    // Euclid's algorithm on the rows: all changes have determinant ±1.
    for (;;) {
      const candidates = rows.map((_, i) => i).filter((i) => i >= column && rows[i]?.[column] !== 0)
      const [pivot] = candidates.sort(
        (a, b) => Math.abs(rows[a]?.[column] as number) - Math.abs(rows[b]?.[column] as number),
      )
      if (pivot === undefined) return undefined
      const [found] = rows.splice(pivot, 1) as [number[]]
      rows.splice(column, 0, found)
      const own = found[column] as number
      let isDone = true
      for (let i = column + 1; i < size; i++) {
        const row = rows[i] as number[]
        const quotient = Math.trunc((row[column] as number) / own)
        rows[i] = row.map((value, j) => value - quotient * (found[j] as number))
        if (rows[i]?.[column] !== 0) isDone = false
      }
      if (isDone) break
    }
    if (Math.abs(rows[column]?.[column] as number) !== 1) return undefined
  }
  for (let column = size - 1; column >= 0; column--) {
    const own = rows[column]?.[column] as number
    const found = (rows[column] as number[]).map((value) => value * own)
    rows[column] = found
    for (let i = 0; i < column; i++) {
      const row = rows[i] as number[]
      const factor = row[column] as number
      rows[i] = row.map((value, j) => value - factor * (found[j] as number))
    }
  }
  return rows.map((row) => row.slice(size))
}
