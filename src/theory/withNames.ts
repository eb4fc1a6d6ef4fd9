import { InputError } from '../errors.js'
import { isBareName, isName } from './mathShape.js'
import { inAscii, parseMath } from './mathSyntax.js'
import { Misread } from './misread.js'
import type { PlaceName } from './mathSyntax.js'
import type { LineRule, Theory } from './theory.js'

/** @throws InputError unless the text is a letter or a command for one, with an accent, an index, a label at most */
export function requireName(name: string, at: string): string {
  const refuse = (): never => {
    throw new InputError({
      code: 'theory.rename',
      at,
      expected: 'a letter or a name such as \\kappa, K_c or \\mathcal{G}',
      received: `'${name}'`,
    })
  }
  try {
    const latex = inAscii(name)
    return isName(latex) ? latex : refuse()
  } catch (error) {
    if (error instanceof Misread) return refuse()
    throw error
  }
}

/**
 * The theory with other names in its formulas: each key, as it stands in the LaTeX of the rule file (`G_c`, `\lambda`,
 * the coupling `g`), is replaced. What is printed with the result is read with the result.
 *
 * @throws InputError for a name that no formula of the theory has, or a new one that is more than a name
 * @example
 * withNames(theory('edgeworth'), { G_c: '\\kappa' }).lines[0].latex // '\\kappa^{(2)}({a},{b})^{-1}'
 */
export function withNames(theory: Theory, names: Readonly<Record<string, string>>, at = 'names'): Theory {
  const used = new Set<string>()
  const patterns = Object.entries(names).map(([from, to]) => {
    const plain = from.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    // `{a}`, `{n}` and the others are places in the templates.
    const own = /^(?:a|b|n|p|points|momenta)$/.test(from) ? ['(?<!\\{-?)', '(?!\\})'] : ['', '']
    return {
      from,
      to: requireName(to, at),
      pattern: new RegExp(`${own[0] ?? ''}(?<![\\\\\\p{L}])${plain}(?!\\p{L})${own[1] ?? ''}`, 'gu'),
    }
  })
  const replaced = (latex: string, places: readonly PlaceName[] = []): string => {
    // All at once, so that two names can be exchanged.
    const parts = patterns.reduce<readonly (string | { readonly to: string })[]>(
      (pieces, { from, to, pattern }) =>
        pieces.flatMap((piece) => {
          if (typeof piece !== 'string') return [piece]
          const between = piece.split(pattern)
          if (between.length > 1) used.add(from)
          return between.flatMap((text, i) => (i === 0 ? [text] : [{ to }, text]))
        }),
      [latex],
    )
    return requireFormula(parts.map((part) => (typeof part === 'string' ? part : part.to)).join(''), places, at)
  }
  const renamedLine = (line: LineRule): LineRule => ({
    ...line,
    latex: replaced(line.latex, ['a', 'b']),
    momentumLatex: replaced(line.momentumLatex, ['p', '-p']),
  })
  const result: Theory = {
    ...theory,
    expands: {
      ...theory.expands,
      latex: replaced(theory.expands.latex),
      coupling: requireBare(replaced(theory.expands.coupling), at),
    },
    fields: theory.fields.map((field) => ({ ...field, latex: replaced(field.latex) })),
    orders: theory.orders.map((order) => ({ ...order, latex: replaced(order.latex) })),
    lines: theory.lines.map(renamedLine),
    ...(theory.bare === undefined ? {} : { bare: theory.bare.map(renamedLine) }),
    vertices: theory.vertices.map((vertex) => ({
      ...vertex,
      latex: replaced(vertex.latex, ['n', 'points']),
      momentumLatex: replaced(vertex.momentumLatex, ['n', 'momenta']),
    })),
  }
  const unknown = Object.keys(names).find((name) => !used.has(name))
  if (unknown === undefined) return result
  const known = [
    theory.expands.coupling,
    ...[...theory.lines, ...theory.vertices, ...theory.orders].map(({ latex }) => latex),
  ].filter((latex) => latex !== '')
  throw new InputError({
    code: 'theory.rename',
    at,
    expected: `a name in ${[...new Set(known)].join(', ')}`,
    received: `'${unknown}'`,
  })
}

/** The formula with its new names: two indices at one letter, for example, make it none. */
function requireFormula(latex: string, places: readonly PlaceName[], at: string): string {
  try {
    parseMath(latex, places)
    return latex
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    throw new InputError({
      code: 'theory.rename',
      at,
      expected: error.expected,
      received: `${error.received} in '${latex}'`,
    })
  }
}

/** The coefficient functions get the number of legs as their index. */
function requireBare(latex: string, at: string): string {
  if (isBareName(latex)) return latex
  throw new InputError({
    code: 'theory.rename',
    at,
    expected: 'a letter without an index for the coefficient functions',
    received: `'${latex}'`,
  })
}
