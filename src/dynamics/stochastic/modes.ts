import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { problem } from './equationSymbols.js'
import { characteristic, inverseRows, nullSpace, rationalRoots } from './rationalMatrix.js'
import type { RationalRows } from './rationalMatrix.js'

/** The modes of a linear drift A: A P = P diag(eigenvalues). */
export interface Modes {
  readonly modes: readonly string[]
  readonly eigenvalues: readonly Rational[]
  readonly basis: RationalRows
  readonly inverse: RationalRows
}

/**
 * Modes that decay by themselves, exact.
 *
 * @throws InputError for eigenvalues that are not rational, and for too few eigenvectors
 */
export function modesOf(rows: RationalRows, components: readonly string[]): Modes {
  const unit = rows.map((_, i) => rows.map((__, j) => (i === j ? Q.one : Q.zero)))
  if (rows.every((row, i) => row.every((each, j) => i === j || Q.isZero(each))))
    return { modes: components, eigenvalues: rows.map((row, i) => row[i] as Rational), basis: unit, inverse: unit }
  const roots = rationalRoots(characteristic(rows)).toReversed()
  const spaces = roots.map((root) =>
    nullSpace(rows.map((row, i) => row.map((each, j) => (i === j ? Q.subtract(each, root) : each)))),
  )
  const vectors = spaces.flat()
  const basis = rows.map((_, i) => vectors.map((vector) => vector[i] as Rational))
  const inverse = vectors.length === rows.length ? inverseRows(basis) : undefined
  if (inverse === undefined)
    throw problem(
      'equation',
      'a linear drift with rational eigenvalues and as many eigenvectors as components, for exact time functions',
      `the matrix [${rows.map((row) => `[${row.map(Q.format).join(', ')}]`).join(', ')}]`,
    )
  return {
    modes: components.map((_, i) => freeName(`u${i + 1}`, components)),
    eigenvalues: spaces.flatMap((space, i) => space.map(() => roots[i] as Rational)),
    basis,
    inverse,
  }
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? `mode${name.slice(1)}` : name
}
