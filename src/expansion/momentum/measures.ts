import { combinationText, combined } from './combination.js'
import type { Combination } from './combination.js'
import type { Powered } from './momentumSymbol.js'

/** A dimension that is not written: that of the other measures. */
export const SOME_DIMENSION: Combination = [['?', 1]]

interface Written {
  readonly at: number
  readonly symbols: readonly Powered[]
}

/**
 * Every measure d^dk goes with 1/(2π)^d, and δ(Σp) with (2π)^d; a formula without any 2π leaves them out. Notes say so.
 *
 * @param fail throws where they do not fit
 */
export function requireMeasures(
  terms: readonly Written[],
  fail: (at: number, expected: string, received: string) => never,
): readonly string[] {
  const all = terms.flatMap(({ symbols }) => symbols)
  const hasMeasures = all.some(([{ of }]) => of === 'measure' || of === 'delta')
  if (!all.some(([{ of }]) => of === 'twoPi'))
    return hasMeasures ? ['without the factors (2π)^d, which every d^dk has below it'] : []
  const known = all.flatMap(([symbol]) => (symbol.of === 'measure' ? [symbol.dimension] : []))
  const [given] = known.filter((dimension) => !isUnknown(dimension))
  const dimension =
    given ??
    all.flatMap(([symbol]) => (symbol.of === 'delta' ? [symbol.dimension ?? []] : [])).find(({ length }) => length > 0)
  for (const { at, symbols } of terms) {
    const twoPi = combined(
      symbols.flatMap(([symbol, power]) => (symbol.of === 'twoPi' ? scaled(symbol.exponent, power) : [])),
    )
    const measures = symbols.flatMap(([symbol, power]): Combination =>
      symbol.of === 'measure'
        ? scaled(isUnknown(symbol.dimension) ? (dimension ?? SOME_DIMENSION) : symbol.dimension, power)
        : symbol.of === 'delta'
          ? scaled(symbol.dimension ?? dimension ?? SOME_DIMENSION, -power)
          : [],
    )
    const needed = combined(measures.map(([letter, count]) => [letter, -count] as const))
    if (fits(twoPi, needed)) continue
    fail(at, `(2π)^{${combinationText(needed)}} for its measures`, `(2π)^{${combinationText(twoPi)}}`)
  }
  return []
}

function isUnknown(dimension: Combination): boolean {
  return dimension.some(([letter]) => letter === '?')
}

function scaled(combination: Combination, factor: number): Combination {
  return combination.map(([letter, count]) => [letter, count * factor] as const)
}

/** Where no dimension is written, that of 2π is taken for it. */
function fits(twoPi: Combination, needed: Combination): boolean {
  const [unknown] = needed
  if (unknown === undefined || !isUnknown(needed)) return combinationText(twoPi) === combinationText(needed)
  const [, count] = unknown
  return twoPi.length > 0 && twoPi.every(([, own]) => own % count === 0 && own / count > 0)
}
