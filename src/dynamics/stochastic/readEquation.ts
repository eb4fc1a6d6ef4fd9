import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, formatMonomials, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { clauses, signedTerms } from './clauses.js'
import { driveOf, forceTerms, requireAdditive } from './readDrive.js'
import type { Drive } from './readDrive.js'
import { keyOf, nameIn, polynomialIn, polynomialOfTree, problem, treeOf, withDecimals } from './equationSymbols.js'
import type { EquationSymbols } from './equationSymbols.js'
import { readStart, startClause, withSymbols } from './readStart.js'
import type { NoiseSource, StochasticEquation } from './stochasticEquation.js'

const NAME = String.raw`(\\?\p{L}[\p{L}\p{M}]*(?:_\{[\p{L}\d]+\}|_[\p{L}\d]+|\d+|[₀-₉]+)?)`
const d = String.raw`(?:\\mathrm\{d\}|d|\\partial)`
/** `dx`, `dx/dt`, `\frac{dx}{dt}`, `\dot{x}`, `x'`. */
const LEFT = [
  String.raw`^\\[dt]?frac\s*\{\s*${d}\s*${NAME}(?:\(t\))?\s*\}\s*\{\s*${d}\s*t\s*\}$`,
  String.raw`^\\dot\s*\{?\s*${NAME}\s*\}?$`,
  String.raw`^${d}\s*/\s*${d}\s*t\s*${NAME}$`,
  String.raw`^${d}\s*${NAME}(?:\(t\))?(?:\s*/\s*${d}\s*t)?$`,
  String.raw`^${NAME}\s*['′\u0307]$`,
].map((pattern) => new RegExp(pattern, 'u'))

/** `dW`, `dW_1`, `\xi(t)`, `dB/dt` at the end or the beginning of a term. */
const INCREMENT = String.raw`(?:${d}\s*([A-Z](?:_\{?\w+\}?|\d+|[₀-₉]+)?)(?:\(t\))?(?:\s*/\s*${d}\s*t)?|(\\?xi|ξ|\\?eta|η)(_\{?\w+\}?|\d+|[₀-₉]+)?\(t\)|(\\?xi|ξ)(_\{?\w+\}?|\d+|[₀-₉]+)?)`
const NOISE_BEHIND = new RegExp(String.raw`(?<![\p{L}\\])${INCREMENT}$`, 'u')
const NOISE_BEFORE = new RegExp(String.raw`^([+-]?)\s*${INCREMENT}(?![\p{L}\d_^(])`, 'u')
const TIME_BEHIND = new RegExp(String.raw`(?:[*·]|\\cdot)?\s*(?<![\p{L}\\])${d}\s*t$`, 'u')

/**
 * The equation that a text writes: `dx = -x + eps x^3/6, noise D`, with several components by commas, semicolons or
 * lines, `dx/dt = …`, `dx = (…) dt + sqrt(D) dW`, or LaTeX. `noise D` is ⟨dW²⟩ = D dt on each component, `noise x D` on
 * x, `noise x y F` common to both; `x(0) = x0` is a start; `cumulants D, c3` those of a noise that is not Gaussian. `Stratonovich` says how
 * g(x) dW is meant; default Itô.
 *
 * @throws InputError in one sentence
 * @example
 * readEquation('dx = -x + eps x^3/6, noise D').components // ['x']
 */
export function readEquation(text: string): StochasticEquation {
  const symbols: EquationSymbols = { names: new Map() }
  const parts = clauses(withDecimals(text.normalize('NFD')))
  const equations = parts.flatMap((clause) => {
    const [left = '', right, ...more] = clause.split('=')
    if (right === undefined || more.length > 0) return []
    const name = LEFT.map((pattern) => pattern.exec(left.trim())?.[1]).find((each) => each !== undefined)
    return name === undefined ? [] : [{ clause, component: nameIn(symbols, name), right }]
  })
  const components = equations.map(({ component }) => component)
  if (components.length === 0)
    throw problem('equation', "an equation such as 'dx = -x + eps x^3/6, noise D'", `'${shortened(text)}'`)
  const twice = components.find((component, i) => components.indexOf(component) < i)
  if (twice !== undefined) throw problem('equation', `one equation for ${twice}`, 'two')

  const drift: Polynomial[] = []
  const drives: Drive[] = []
  const sources = new Map<string, Source>()
  for (const [i, { component, right }] of equations.entries()) {
    const at = `d${component}`
    const forces: Polynomial[] = []
    for (const term of signedTerms(right)) {
      const found = noiseTerm(term)
      if (found === undefined)
        for (const force of forceTerms(term.replace(TIME_BEHIND, '').trim() || '1')) {
          const drive = driveOf(symbols, i, force, at)
          if (drive === undefined) forces.push(polynomialIn(symbols, force, at))
          else drives.push(drive)
        }
      else {
        const source = sources.get(found.name) ?? { name: found.name, amplitudes: new Map(), intensity: undefined }
        sources.set(found.name, source)
        addAmplitude(source, i, amplitudeOf(symbols, found.amplitude, at), at)
      }
    }
    drift.push(addPolynomials(...forces))
  }

  const starts = parts.flatMap((part) => {
    const found = startClause(part)
    return found === undefined ? [] : [found]
  })
  const others = parts.filter(
    (part) => startClause(part) === undefined && !equations.some(({ clause }) => clause === part),
  )
  const read = readOthers(symbols, components, others, sources)
  const noise = [...sources.values()].map((source) => noiseOf(source, components, read.common))
  if (noise.length === 0) throw problem('equation', 'a noise, such as: noise D', `none in '${shortened(text)}'`)
  requireAdditive(drives, components, drift)
  const used = new Set(
    [
      ...drift,
      ...drives.flatMap(({ amplitude, rate }) => [amplitude, rate]),
      ...noise.flatMap((each) => [...each.amplitudes, ...each.cumulants.map((c) => c.value)]),
    ].flatMap((each) => each.flatMap(({ powers }) => Object.keys(powers))),
  )
  const parameters = [...symbols.names.values()].filter((name) => used.has(name) && !components.includes(name))
  requireNoProducts(parameters, components)
  const start = starts.length === 0 ? undefined : readStart(symbols, components, starts)
  return {
    text: text.trim(),
    components,
    parameters: withSymbols(parameters, start ?? []),
    drift,
    noise,
    interpretation: read.interpretation,
    ...(start === undefined ? {} : { start }),
    ...(drives.length === 0 ? {} : { drives }),
  }
}

interface Source {
  readonly name: string
  /** By component: what multiplies the increments, and the square of what stood under a root. */
  readonly amplitudes: Map<number, Amplitude>
  intensity: Polynomial | undefined
  cumulants?: NoiseSource['cumulants']
}

interface Amplitude {
  readonly factor: Polynomial
  readonly squared: Polynomial
}

function noiseTerm(term: string): { readonly name: string; readonly amplitude: string } | undefined {
  const behind = NOISE_BEHIND.exec(term)
  if (behind !== null) {
    const amplitude = term
      .slice(0, behind.index)
      .replace(/(?:[*·]|\\cdot)\s*$/u, '')
      .trim()
    return { name: incrementName(behind, 1), amplitude: bare(amplitude) }
  }
  const before = NOISE_BEFORE.exec(term)
  if (before === null) return undefined
  const amplitude = term
    .slice(before[0].length)
    .replace(/^\s*(?:[*·]|\\cdot)/u, '')
    .trim()
  return { name: incrementName(before, 2), amplitude: bare(`${before[1] ?? ''}${amplitude}`) }
}

function incrementName(match: RegExpExecArray, first: number): string {
  const [capital, letter, index, other, second] = match.slice(first, first + 5)
  return (capital ?? `${letter ?? other ?? ''}${index ?? second ?? ''}`).replaceAll(/[\\{}]/g, '')
}

/** Nothing before dW is 1. */
function bare(amplitude: string): string {
  return amplitude === '' || amplitude === '+' ? '1' : amplitude === '-' ? '-1' : amplitude
}

/** g of `g dW`, with what stands under a square root by itself: only its square is a polynomial. */
function amplitudeOf(symbols: EquationSymbols, text: string, at: string): Amplitude {
  const tree = treeOf(text, at)
  const factors = tree.kind === 'product' ? tree.factors : [tree]
  const isRoot = (node: Expression): node is Expression & { readonly kind: 'power' } =>
    node.kind === 'power' && isHalf(node.exponent)
  const product = (nodes: readonly Expression[]): Polynomial =>
    nodes.length === 0
      ? constant(1)
      : polynomialOfTree(symbols, { kind: 'product', factors: nodes, at: tree.at, end: tree.end }, text, at)
  return {
    factor: product(factors.filter((each) => !isRoot(each))),
    squared: product(factors.filter(isRoot).map(({ base }) => base)),
  }
}

function isHalf(node: Expression): boolean {
  if (node.kind === 'number') return Q.equal(node.value, Q.rational(1, 2))
  if (node.kind === 'power' && node.base.kind === 'number' && node.exponent.kind === 'number')
    return Q.equal(node.base.value, Q.rational(2)) && Q.equal(node.exponent.value, Q.rational(-1))
  return false
}

function addAmplitude(source: Source, i: number, amplitude: Amplitude, at: string): void {
  const before = source.amplitudes.get(i)
  if (before === undefined) {
    source.amplitudes.set(i, amplitude)
    return
  }
  if (formatMonomials(before.squared) !== formatMonomials(amplitude.squared))
    throw problem(at, `one amplitude for d${source.name}, in brackets`, 'two with different roots')
  source.amplitudes.set(i, { ...amplitude, factor: addPolynomials(before.factor, amplitude.factor) })
}

/** Clauses that are no equations: noises, cumulants, the sense of the noise. */
function readOthers(
  symbols: EquationSymbols,
  components: readonly string[],
  others: readonly string[],
  sources: Map<string, Source>,
): { readonly interpretation: StochasticEquation['interpretation']; readonly common: Polynomial | undefined } {
  let interpretation: StochasticEquation['interpretation'] = 'ito'
  let common: Polynomial | undefined
  let cumulated: { readonly of: readonly number[]; readonly values: Polynomial[] } | undefined
  const inEquations = sources.size > 0
  const cumulants: { readonly of: readonly number[]; readonly values: Polynomial[] }[] = []
  for (const clause of others) {
    if (/^\(?\s*(?:it[oô]|it\u006f\u0302)['’]?s?(?:\s+sense)?\s*\)?$/iu.test(clause)) continue
    if (/^\(?\s*stratonovich(?:['’]?s?\s+sense)?\s*\)?$/iu.test(clause)) {
      interpretation = 'stratonovich'
      continue
    }
    const [, word, rest = ''] = /^(noise|cumulants?)\b\s*[:=]?\s*(.*)$/isu.exec(clause) ?? []
    if (word === undefined) {
      if (cumulated === undefined || clause.includes('='))
        throw problem('equation', 'equations, noise …, cumulants … or Stratonovich', `'${shortened(clause)}'`)
      cumulated.values.push(polynomialIn(symbols, clause, 'cumulants'))
      continue
    }
    const { of, formula } = targets(components, rest)
    if (formula === '') throw problem(word.toLowerCase(), 'an intensity, such as: noise D', `'${clause}'`)
    const value = polynomialIn(symbols, formula, word.toLowerCase())
    cumulated = undefined
    if (word.toLowerCase() !== 'noise') {
      cumulated = { of, values: [value] }
      cumulants.push(cumulated)
    } else if (inEquations && of.length === 0) {
      if (common !== undefined) throw problem('noise', 'one intensity for dW', 'two')
      common = value
    } else addNoise(sources, components, of, value)
  }
  for (const { of, values } of cumulants) addCumulants(sources, components, of, values)
  return { interpretation, common }
}

/** The components that stand in front of an intensity: `x D`, `x y F`, `x: D`. */
function targets(
  components: readonly string[],
  text: string,
): { readonly of: readonly number[]; readonly formula: string } {
  const of: number[] = []
  let rest = text.replace(/^(?:on|of|for)\s+/u, '').trim()
  for (;;) {
    const [whole, name = ''] = new RegExp(String.raw`^${NAME}(?:\s*[:=]\s*|\s+(?![\^*/+]|-\s))`, 'u').exec(rest) ?? []
    const at = components.findIndex((component) => keyOf(component) === keyOf(name))
    if (whole === undefined || at < 0) return { of, formula: rest }
    of.push(at)
    rest = rest.slice(whole.length)
    if (/[:=]/u.test(whole)) return { of, formula: rest }
  }
}

/** `noise D` on every component by itself, `noise x D` on one, `noise x y F`: ⟨dW_x dW_y⟩ = F dt. */
function addNoise(
  sources: Map<string, Source>,
  components: readonly string[],
  of: readonly number[],
  value: Polynomial,
): void {
  const [first, second, third] = of
  if (third !== undefined) throw problem('noise', 'one component, or two that it is common to', 'more')
  const add = (name: string, at: readonly number[], intensity: Polynomial, sign = 1): void => {
    if (sources.has(name)) throw problem('noise', `one intensity for ${name}`, 'two')
    const amplitudes = new Map(
      at.map((i, j) => [i, { factor: constant(j === 0 ? 1 : sign), squared: constant(1) }] as const),
    )
    sources.set(name, { name, amplitudes, intensity })
  }
  if (first === undefined) components.forEach((component, i) => add(component, [i], value))
  else if (second === undefined || second === first) add(components[first] as string, [first], value)
  else {
    // 2 F x̃ỹ = F/2 [(x̃ + ỹ)² − (x̃ − ỹ)²]
    const name = `${components[first] as string} ${components[second] as string}`
    add(name, [first, second], scalePolynomial(value, Q.rational(1, 2)))
    add(`${name} -`, [first, second], scalePolynomial(value, Q.rational(-1, 2)), -1)
  }
}

function addCumulants(
  sources: Map<string, Source>,
  components: readonly string[],
  of: readonly number[],
  values: readonly Polynomial[],
): void {
  const at = of.length === 0 ? components.map((_, i) => i) : of
  for (const i of at) {
    const name = components[i] as string
    if (sources.has(name)) throw problem('cumulants', `cumulants, the second first, in place of noise ${name}`, 'both')
    sources.set(name, {
      name,
      amplitudes: new Map([[i, { factor: constant(1), squared: constant(1) }]]),
      intensity: undefined,
      cumulants: values.map((value, n) => ({ order: n + 2, value })),
    })
  }
}

/** All amplitudes of a noise, with one intensity: what stands under roots may differ by squares only. */
function noiseOf(source: Source, components: readonly string[], common: Polynomial | undefined): NoiseSource {
  const all = [...source.amplitudes.values()]
  const squared = all[0]?.squared ?? constant(1)
  if (all.some((each) => formatMonomials(each.squared) !== formatMonomials(squared)))
    throw problem(`d${source.name}`, 'the same square root in every equation that has this noise', 'different ones')
  const amplitudes = components.map((_, i) => source.amplitudes.get(i)?.factor ?? [])
  if (source.cumulants !== undefined) return { name: source.name, amplitudes, cumulants: source.cumulants }
  const base = source.intensity ?? common ?? constant(1)
  const value = multiplyPolynomials(base, squared)
  return { name: source.name, amplitudes, cumulants: [{ order: 2, value }] }
}

/** xy is a name of its own; where x and y are components, a product is meant. */
function requireNoProducts(parameters: readonly string[], components: readonly string[]): void {
  if (components.length === 0) return
  const letters = new RegExp(
    `^(?:${components.map((each) => each.replaceAll(/[^\p{L}\d_]/gu, '')).join('|')}){2,}$`,
    'u',
  )
  const wrong = parameters.find((name) => letters.test(name))
  if (wrong !== undefined)
    throw problem('equation', `a blank between components, for ${wrong} is a name of its own`, `'${wrong}'`)
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
