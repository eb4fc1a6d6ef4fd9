import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { withGreek } from '../../mathematics/greekNames.js'
import type { Formula } from '../../theory/formula.js'
import { isLocal, memberOf } from '../../theory/members.js'
import type { Theory, VertexRule } from '../../theory/theory.js'

/** A theory as a formula may mean it without saying so, and what its reader is told. */
export interface Variant {
  readonly theory: Theory
  readonly says: string
}

/** Valences of the one local coupling that a text may have, the likeliest first. */
const VALENCES = [4, 3, 6, 5, 8]

/** Letters of vertices that have an index for each of their lines, `V^{\rho_1\rho_2\rho_3\rho_4}`. */
const TENSORS = ['V', 'λ', 'g', 'u', 'T', 'U', 'v', 'h']

/** A letter with scripts of which one holds more than three things. */
const INDEXED = /(?<![A-Za-zλ\\])(\\?[A-Za-zλ]+)\s*[_^]\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/gu

/**
 * What else a formula in the letters of a theory with one local coupling, or with couplings that are functions of points,
 * may be a formula of: the vertex a tensor of components, with a small parameter beside it; or only one of the
 * couplings, local, the others 0.
 */
export function variantsOf(theory: Theory, text: string): readonly Variant[] {
  if (theory.expands.functional !== 'W') return []
  const [rule, other] = theory.vertices
  if (rule !== undefined && other === undefined && rule.family === undefined && isLocal(rule)) {
    const letter = tensorIn(text, memberOf(rule, 0).kind.fields.length)
    return letter === undefined ? [] : [withTensor(theory, rule, letter, text)]
  }
  const family = theory.vertices.find(({ family: of, shares }) => of !== undefined && shares.length === 0)
  if (family === undefined || theory.legs.some(({ line }) => line === undefined)) return []
  return VALENCES.filter((n) => n >= (family.family?.from ?? 0)).map((n) => withOneLocal(theory, family, n))
}

function tensorIn(text: string, valence: number): string | undefined {
  for (const [, letter = '', indices = ''] of text.matchAll(INDEXED)) {
    const name = withGreek(letter.replace('\\', ''))
    const count = indices.match(/(?:\\[A-Za-z]+|[A-Za-z])(?:\s*_\s*(?:\{[^{}]*\}|\w))?/g)?.length ?? 0
    if (TENSORS.includes(name) && count === valence) return letter
  }
  return undefined
}

/** The vertex with a component index at each of its lines, and ε for its small parameter where that is written. */
function withTensor(theory: Theory, rule: VertexRule, letter: string, text: string): Variant {
  const [epsilon] = /\\(?:var)?epsilon(?![A-Za-z])/.exec(text) ?? []
  const vertex: VertexRule = {
    ...rule,
    shares: rule.shares.filter((one) => one !== 'point'),
    latex: `${letter}({points})`,
  }
  const orders = theory.orders.map((order) => (epsilon === undefined ? order : { ...order, latex: epsilon }))
  const shown = epsilon === undefined ? letter : `${epsilon} ${letter}`
  return {
    theory: { ...theory, vertices: [vertex], orders },
    says: `read ${shown.replaceAll('\\', '')} with an index for each line as ${rule.name} of ${theory.name}`,
  }
}

/** The theory with the member n of a family as its only vertex, at one point. */
function withOneLocal(theory: Theory, family: VertexRule, n: number): Variant {
  const member = memberOf(family, n)
  const vertex: VertexRule = {
    name: member.kind.name,
    legs: family.legs.map(({ field, count }) => ({ field, count: constant(count.at(n)) })),
    factor: constant(member.factor),
    order: Object.fromEntries(Object.entries(member.order).map(([symbol, value]) => [symbol, constant(value)])),
    shares: ['point'],
    latex: '\\lambda',
    momentumLatex: '\\lambda',
    atAPoint: '1',
  }
  return {
    theory: { ...theory, vertices: [vertex] },
    says: `read with one coupling, ${member.kind.name} of ${theory.name} at one point, the others 0`,
  }
}

function constant(value: Rational): Formula {
  return { text: Q.format(value), at: () => value }
}
