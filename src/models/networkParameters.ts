import type { NetworkSaid } from './claimed.js'

/** What letters of a formula are for a network: deviations of its weights and biases, numbers of inputs and neurons. */
export interface ParameterLetters {
  readonly hidden: string | undefined
  readonly readout: string | undefined
  readonly hiddenBias: string | undefined
  readonly outputBias: string | undefined
  readonly inputs: string | undefined
  readonly width: string | undefined
}

/** One way to read the letters; `isSaid` where nothing is left to guess about biases. */
export interface ParameterReading {
  readonly letters: ParameterLetters
  readonly conventions: readonly string[]
  readonly isSaid: boolean
}

const INPUTS = new Set(['d', 'D', 'd_{in}', 'n_0', 'n_{in}', 'N_{in}', 'd_0'])
const WIDTHS = new Set(['N', 'n', 'M', 'H', 'N_h', 'n_1', 'N_1'])
const BOTH = new Set(['σ_W', 'σ_w', 'σ'])
const HIDDEN = new Set(['σ_{W_0}', 'σ_{w_0}', 'σ_0', 'σ_w', 'σ_u', 'σ_{W0}'])
const READOUT = new Set(['σ_{W_1}', 'σ_{w_1}', 'σ_1', 'σ_v', 'σ_a', 'σ_{W1}', 'σ_W'])

/** The ways to read the letters of a formula as parameters of a network; none where one of them cannot be placed. */
export function parameterReadings(
  texts: readonly string[],
  { name }: Pick<NetworkSaid, 'name'>,
): readonly ParameterReading[] {
  const letters = [...new Set(texts)]
  const deviations = letters.filter((letter) => /^σ(?!_\{?b)/u.test(letter))
  const biases = letters.filter((letter) => /^σ_\{?b/u.test(letter))
  const inputs = letters.filter((letter) => INPUTS.has(letter))
  const width = letters.filter((letter) => WIDTHS.has(letter) && !inputs.includes(letter))
  const weights = weightLetters(deviations)
  if (weights === undefined || inputs.length > 1 || width.length > 1) return []
  const shared = { ...weights, inputs: inputs[0], width: width[0] }
  const isOneLetter = weights.hidden !== undefined && weights.hidden === weights.readout
  const weighted = [
    ...(weights.hidden === undefined
      ? []
      : [`hidden weights of variance ${weights.hidden}²${inputs[0] === undefined ? '' : `/${inputs[0]}`}`]),
    ...(weights.readout === undefined ? [] : [`readout weights of variance ${weights.readout}²/${width[0] ?? 'N'}`]),
  ]
  const isPhase = name === 'cos-net'
  const reading = (
    hiddenBias: string | undefined,
    outputBias: string | undefined,
    isSaid: boolean,
  ): ParameterReading => ({
    letters: { ...shared, hiddenBias, outputBias },
    conventions: [
      ...weighted,
      outputBias === undefined ? 'no bias at the output' : `${outputBias} of the output's bias`,
    ],
    isSaid,
  })
  const [first, second] = biases
  if (first === undefined) return [reading(undefined, undefined, isPhase || !isOneLetter)]
  if (second !== undefined) {
    const of = (number: string): string | undefined => biases.find((letter) => letter.includes(number))
    return biases.length === 2 && of('0') !== of('1') ? [reading(of('0'), of('1'), true)] : []
  }
  if (isPhase) return [reading(undefined, first, true)]
  if (first.includes('1')) return [reading(undefined, first, true)]
  if (first.includes('0')) return [reading(first, undefined, true)]
  return [reading(first, first, true), reading(first, undefined, !isOneLetter)]
}

function weightLetters(deviations: readonly string[]): Pick<ParameterLetters, 'hidden' | 'readout'> | undefined {
  const [first, second] = deviations
  if (first === undefined) return { hidden: undefined, readout: undefined }
  if (second === undefined) {
    if (BOTH.has(first)) return { hidden: first, readout: first }
    if (HIDDEN.has(first)) return { hidden: first, readout: undefined }
    return READOUT.has(first) ? { hidden: undefined, readout: first } : undefined
  }
  const hidden = deviations.find((letter) => HIDDEN.has(letter))
  const readout = deviations.find((letter) => READOUT.has(letter) && letter !== hidden)
  return deviations.length === 2 && hidden !== undefined && readout !== undefined ? { hidden, readout } : undefined
}

/** Numbers for the letters, and what they make of the network; what has no letter is 1, or nothing for biases. */
export interface ParameterValues {
  readonly of: ReadonlyMap<string, number>
  readonly dimension: number
  /** Of each component of the hidden weights. */
  readonly variance: number
  readonly readout: number
  readonly hiddenBias: number
  readonly outputBias: number
  readonly width: number
}

/** @param unnamed what the hidden weights' variance is divided by where the formula has no letter for it */
export function valuesOf(
  letters: ParameterLetters,
  dimension: number,
  unnamed: number,
  draw: () => number,
): ParameterValues {
  const of = new Map<string, number>()
  const drawn = (letter: string | undefined, missing: number, value: () => number): number => {
    if (letter === undefined) return missing
    const known = of.get(letter) ?? value()
    of.set(letter, known)
    return known
  }
  const size = (): number => 0.5 + 0.6 * draw()
  const hidden = drawn(letters.hidden, 1, size)
  const inputs = drawn(letters.inputs, unnamed, () => dimension)
  return {
    of,
    dimension,
    variance: hidden ** 2 / inputs,
    readout: drawn(letters.readout, 1, size),
    hiddenBias: drawn(letters.hiddenBias, 0, size),
    outputBias: drawn(letters.outputBias, 0, size),
    width: drawn(letters.width, 1, () => 2 + Math.floor(9 * draw())),
  }
}
