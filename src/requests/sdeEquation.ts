import { addPolynomials, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { stratonovichDrift } from '../dynamics/stochastic/actionOf.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import type { NoiseSource, StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import type { Drive } from '../dynamics/stochastic/readDrive.js'
import { prefactorLatex, sumLatex } from '../render/latex/number.js'
import type { Summand } from '../render/latex/number.js'
import { polynomialText } from '../render/text/unicode.js'

/** What an answer has of its equation. */
interface EquationAnswer {
  readonly equation: StochasticEquation
  readonly series: { readonly form: NormalForm }
}

/** By what orders are counted, as JSON has it. */
export function countingJson({ counting, small }: NormalForm): readonly string[] | 'loops' {
  return counting === 'loops' ? 'loops' : small
}

/** The same in words. */
export function countedBy({ counting, small }: NormalForm): string {
  if (counting === 'loops') return 'loops'
  return small.length === 0 ? 'no parameter, for everything is linear' : small.join(', ')
}

/** The equation as it was understood, in sentences: Itô's form, noises, working point, modes. */
export function equationSentences({ equation, series: { form } }: EquationAnswer): readonly string[] {
  const { components, drift, noise, interpretation, drives = [] } = equation
  const correction = stratonovichDrift(equation)
  const forces = components.map((_, i) => addPolynomials(drift[i] as Polynomial, correction[i] as Polynomial))
  const shift = form.workingPoint.flatMap((each, i) =>
    each.length === 0 ? [] : [`${components[i] as string}₀ = ${polynomialText(each)}`],
  )
  const isDiagonal = form.modes.every((mode, i) => mode === components[i])
  return [
    ...components.map((name, i) => {
      const noises = noise.flatMap((source) => amplitudeText(source, i))
      return `d${name} = (${forceText(
        forces[i] as Polynomial,
        drives.filter(({ component }) => component === i),
      )}) dt${noises.map((each) => ` + ${each}`).join('')}`
    }),
    `  ${noise.map(cumulantsText).join(', ')} (Itô)`,
    ...(interpretation === 'stratonovich'
      ? [
          `  converted from Stratonovich's sense: ${components.map((name, i) => `the drift of ${name} gets ${polynomialText(correction[i] as Polynomial)}`).join(', ')}`,
        ]
      : []),
    ...(equation.start === undefined
      ? []
      : [
          `  from ${equation.start.map((each, i) => `${components[i] as string}(0) = ${polynomialText(each)}`).join(', ')}`,
        ]),
    ...(shift.length === 0 ? [] : [`  expanded about ${shift.join(', ')}`]),
    ...(isDiagonal
      ? []
      : [
          `  in modes that decay with the rates ${form.rates.map((rate) => Q.format(Q.multiply(Q.rational(rate), form.unit.coefficient))).join(', ')}: ${components
            .map(
              (name, i) =>
                `${name} = ${shift.length === 0 ? '' : `${name}₀ + `}${combinationText(form.basis[i] ?? [], form.modes)}`,
            )
            .join(', ')}`,
        ]),
  ]
}

function combinationText(row: readonly Q.Rational[], modes: readonly string[]): string {
  return polynomialText(
    row.flatMap((coefficient, i) =>
      Q.isZero(coefficient) ? [] : [{ coefficient, powers: { [modes[i] as string]: Q.one } }],
    ),
  )
}

function amplitudeText({ name, amplitudes }: NoiseSource, i: number): readonly string[] {
  const amplitude = amplitudes[i] as Polynomial
  if (amplitude.length === 0) return []
  const text = polynomialText(amplitude)
  return [text === '1' ? noiseName(name) : `${amplitude.length > 1 ? `(${text})` : text} ${noiseName(name)}`]
}

function noiseName(name: string): string {
  return /^[A-Z]/.test(name) && !name.includes(' ') ? `d${name}` : `dW_${name.replaceAll(' ', '')}`
}

function cumulantsText({ name, cumulants }: NoiseSource): string {
  return cumulants
    .map(({ order, value }) =>
      order === 2
        ? `⟨${noiseName(name)}²⟩ = ${value.length > 1 ? `(${polynomialText(value)})` : polynomialText(value)} dt`
        : `⟨⟨${noiseName(name)}^${order}⟩⟩ = ${polynomialText(value)} dt`,
    )
    .join(', ')
}

/** The cumulants of the noises in LaTeX: `\langle \mathrm{d}W_{x}^{2} \rangle = D \, \mathrm{d}t`. */
export function noiseLatex({ equation }: Pick<EquationAnswer, 'equation'>): string {
  return equation.noise
    .flatMap(({ name, cumulants }) =>
      cumulants.map(({ order, value }) => {
        const [open, close] = order === 2 ? ['\\langle', '\\rangle'] : ['\\langle\\!\\langle', '\\rangle\\!\\rangle']
        const size = polynomialInNames(value)
        return `${open} ${incrementLatex(name)}^{${order}} ${close} = ${value.length > 1 ? `\\left(${size}\\right)` : size} \\, \\mathrm{d}t`
      }),
    )
    .join(' ,\\quad ')
}

function incrementLatex(source: string): string {
  return `\\mathrm{d}W_{${source.replaceAll(/[^\p{L}\d]/gu, '')}}`
}

/** A drift with its drives: `−x + A cos(2 t)`. */
function forceText(force: Polynomial, drives: readonly Drive[]): string {
  const found = drives.map(({ amplitude, kind, rate }) => {
    const size = amplitude.length > 1 ? `(${polynomialText(amplitude)})` : polynomialText(amplitude)
    const signed = kind === 'exp' ? scalePolynomial(rate, Q.rational(-1)) : rate
    const speed = signed.length > 1 ? `(${polynomialText(signed)})` : polynomialText(signed)
    const angle = speed === '1' ? 't' : speed === '−1' ? '−t' : `${speed} t`
    const body = kind === 'exp' ? `e^(${angle})` : `${kind}(${angle})`
    return size === '1' ? body : size === '−1' ? `−${body}` : `${size} ${body}`
  })
  const parts = [...(force.length === 0 && found.length > 0 ? [] : [polynomialText(force)]), ...found]
  return parts.join(' + ').replaceAll('+ −', '− ')
}

function drivesLatex(drives: readonly Drive[]): readonly Summand[] {
  return drives.map(({ amplitude, kind, rate }) => {
    const [only, more] = amplitude
    const isOne = only !== undefined && more === undefined
    const size = isOne && only.coefficient.num < 0n ? scalePolynomial(amplitude, Q.rational(-1)) : amplitude
    const text = isOne ? polynomialInNames(size) : `\\left(${polynomialInNames(size)}\\right)`
    const speed = polynomialInNames(kind === 'exp' ? scalePolynomial(rate, Q.rational(-1)) : rate)
    const angle =
      speed === '1' ? 't' : speed === '-1' ? '-t' : `${rate.length > 1 ? `\\left(${speed}\\right)` : speed} t`
    const body = kind === 'exp' ? `e^{${angle}}` : `\\${kind}\\left(${angle}\\right)`
    return { negative: isOne && only.coefficient.num < 0n, body: text === '1' ? body : `${text} ${body}` }
  })
}

/** The equation in LaTeX, in Itô's sense. */
export function equationLatex({ equation }: Pick<EquationAnswer, 'equation'>): string {
  const { components, drift, noise, drives = [] } = equation
  const correction = stratonovichDrift(equation)
  const lines = components.map((name, i) => {
    const force = addPolynomials(drift[i] as Polynomial, correction[i] as Polynomial)
    const noises = noise.flatMap(({ name: source, amplitudes }) => {
      const amplitude = amplitudes[i] as Polynomial
      if (amplitude.length === 0) return []
      const text = polynomialInNames(amplitude)
      const increment = incrementLatex(source)
      return [text === '1' ? increment : `\\left(${text}\\right) ${increment}`]
    })
    return `\\mathrm{d}${latexName(name)} = \\left(${sumLatex([...summandsOf(force), ...drivesLatex(drives.filter(({ component }) => component === i))])}\\right) \\mathrm{d}t${noises.map((each) => ` + ${each}`).join('')}`
  })
  return lines.join(' ,\\quad ')
}

/** A polynomial whose symbols are named as in LaTeX. */
export function polynomialInNames(p: Polynomial): string {
  return sumLatex(summandsOf(p))
}

function summandsOf(p: Polynomial): readonly Summand[] {
  return p.map(({ coefficient, powers }) => ({
    negative: coefficient.num < 0n,
    body: prefactorLatex(
      coefficient,
      Object.entries(powers).map(([symbol, power]) => [latexName(symbol), power]),
      false,
    ),
  }))
}
