import { InputError } from '../errors.js'
import type { Theory } from './theory.js'

const COMMANDS =
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega hbar ell'
const ACCENTS = 'tilde hat bar vec mathcal mathrm mathbf'
const NAME = new RegExp(
  `^(?:\\p{L}|\\\\(?:${COMMANDS.replaceAll(' ', '|')})|\\\\(?:${ACCENTS.replaceAll(' ', '|')})\\{[A-Za-z]+\\})(?:[_^](?:[A-Za-z0-9]|\\{[A-Za-z0-9]+\\}))*$`,
  'u',
)

/** @throws InputError unless the text is a letter or a command for one, with an accent, an index, a label at most */
export function requireName(name: string, at: string): string {
  if (!NAME.test(name))
    throw new InputError({ code: 'theory.rename', at, expected: 'a letter or a name such as \\kappa, K_c or \\mathcal{G}', received: `'${name}'` })
  return name
}

/**
 * The theory with other names in its formulas: each key, as it stands in the LaTeX of the rule file (`G_c`, `\lambda`, the coupling `g`), is replaced.
 * What is printed with the result is read with the result.
 *
 * @throws InputError for a name that no formula of the theory has, or a new one that is more than a name
 * @example
 * withNames(theory('edgeworth'), { G_c: '\\kappa' }).lines[0].latex // \kappa^{(2)}({a},{b})^{-1}
 */
export function withNames(theory: Theory, names: Readonly<Record<string, string>>, at = 'names'): Theory {
  const used = new Set<string>()
  const patterns = Object.entries(names).map(([from, to]) => {
    const plain = from.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    // `{a}`, `{n}` and the others are places in the templates.
    const own = /^(?:a|b|n|p|points|momenta)$/.test(from) ? ['(?<!\\{-?)', '(?!\\})'] : ['', '']
    return { from, to: requireName(to, at), pattern: new RegExp(`${own[0] ?? ''}(?<![\\\\\\p{L}])${plain}(?!\\p{L})${own[1] ?? ''}`, 'gu') }
  })
  const replaced = (latex: string): string => {
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
    return parts.map((part) => (typeof part === 'string' ? part : part.to)).join('')
  }
  const result: Theory = {
    ...theory,
    expands: { ...theory.expands, latex: replaced(theory.expands.latex), coupling: replaced(theory.expands.coupling) },
    fields: theory.fields.map((field) => ({ ...field, latex: replaced(field.latex) })),
    orders: theory.orders.map((order) => ({ ...order, latex: replaced(order.latex) })),
    lines: theory.lines.map((line) => ({ ...line, latex: replaced(line.latex), momentumLatex: replaced(line.momentumLatex) })),
    vertices: theory.vertices.map((vertex) => ({ ...vertex, latex: replaced(vertex.latex), momentumLatex: replaced(vertex.momentumLatex) })),
  }
  const unknown = Object.keys(names).find((name) => !used.has(name))
  if (unknown === undefined) return result
  const known = [theory.expands.coupling, ...[...theory.lines, ...theory.vertices, ...theory.orders].map(({ latex }) => latex)].filter((latex) => latex !== '')
  throw new InputError({ code: 'theory.rename', at, expected: `a name in ${[...new Set(known)].join(', ')}`, received: `'${unknown}'` })
}
