import { InputError } from '../../errors.js'
import { vectorFunction } from '../../kernels/vectorFunction.js'
import { unitFunctions } from '../../kernels/unitFunctions.js'
import type { Architecture, Parameters } from '../architecture.js'
import type { Network } from '../network.js'
import { readoutOf } from '../readout.js'
import type { Readout } from '../readout.js'
import { requireNumber } from '../../numbers.js'
import { requireInputs, requireParameters } from '../requireParameters.js'
import { networkBy } from '../userNetwork.js'
import { closedAgreement, closedMoments } from './fileCorrelators.js'
import type { ClosedAgreement, WrittenNetwork } from './fileCorrelators.js'
import { fileMoments, hiddenUnit } from './fileMoments.js'
import type { WrittenUnit } from './fileMoments.js'
import type { NetworkFile, PlaceInFile, WrittenDensity } from './networkFile.js'
import { densityOf, spreadOf, valueOf } from './writtenDensity.js'

const DEFAULTS = { N: 20, d: 1, sigma1: 1 }
const WEIGHTS: WrittenDensity = { normal: 'sigma0/sqrt(d)' }

/**
 * A network that is written down, as an architecture: like those that ship it has correlators, an action, checks and
 * reports. Its correlators are quadratures over the pre-activations, see `fileMoments`.
 *
 * @param place where a part of the file stands, for messages
 * @throws InputError for an expression that cannot be read and for names that it does not know; from `create`, for
 * values with which there is no such network
 * @example
 * const of = fileArchitecture({ name: 'mine', hidden: 'erf(z)', biases: { normal: 0.5 } })
 * of.create({ ...of.parameters, N: 5 }).correlator([[0], [0.4]]) // 0.19571844250625895, as of the Erf-net
 */
export function fileArchitecture(file: NetworkFile, place: PlaceInFile = inData): Architecture {
  const parameters = parametersOf(file, place)
  const { name, title = `one hidden layer of ${file.hidden}` } = file
  unitOf(file, parameters, place)
  if (readoutOfFile(file, parameters, place) === undefined) deviationOf(file, parameters, place)
  requireUsed(file, place)
  const agreed = new Set<string>()
  return {
    name,
    title,
    parameters,
    readout: 'sigma1',
    ...(file.readout === undefined ? {} : { readouts: 'written' }),
    exact: true,
    withoutContinuum:
      'There is no closed form in the continuum: correlators of a written hidden unit are known at points, by quadrature.',
    correlationLength: (values) => 1 / spreadOf(unitOf(file, values, place).weights),
    create: (values) => create(written(file, { ...parameters, ...values }, place), title, agreed),
  }
}

function inData(path: readonly PropertyKey[]): string {
  return ['network', ...path].map(String).join('.')
}

/** Everything of it at some parameters. */
function written(file: NetworkFile, parameters: Parameters, place: PlaceInFile): WrittenNetwork {
  const unit = unitOf(file, parameters, place)
  const { N = DEFAULTS.N, d = DEFAULTS.d } = parameters
  const readout = readoutOfFile(file, parameters, place)
  const sigma1 = readout?.deviation ?? deviationOf(file, parameters, place)
  return { file, parameters: { ...parameters, N, d }, sigma1, readout, unit, quadrature: fileMoments(unit), place }
}

/** Readout weights that are written and not normal. @throws InputError for what is no such density */
function readoutOfFile({ readout }: NetworkFile, parameters: Parameters, place: PlaceInFile): Readout | undefined {
  if (readout === undefined) return undefined
  return readoutOf(densityOf(readout, parameters, ['readout'], place), place(['readout']))
}

/** The deviation of normal readout weights times √N: what is written, or sigma1. */
function deviationOf({ readout }: NetworkFile, parameters: Parameters, place: PlaceInFile): number {
  const { sigma1 = DEFAULTS.sigma1 } = parameters
  if (readout === undefined) return sigma1
  const { normal = sigma1 } = readout
  const at = place(['readout', 'normal'])
  const deviation = valueOf(normal, parameters, at)
  if (deviation > 0) return deviation
  throw new InputError({ code: 'networks.readout', at, expected: 'a positive deviation', received: `${deviation}` })
}

/**
 * How the closed form of a file compares with quadrature and samples at these parameters; undefined where it has none.
 *
 * @throws InputError where they disagree, and as {@link fileArchitecture} does
 */
export function fileAgreement(file: NetworkFile, parameters: Parameters = {}): ClosedAgreement | undefined {
  return closedAgreement(written(file, { ...parametersOf(file, inData), ...parameters }, inData))
}

/** @param agreed parameters at which the closed form was found right */
function create(network: WrittenNetwork, title: string, agreed: Set<string>): Network {
  const { file, parameters, sigma1, readout, unit, quadrature } = network
  const { N, d } = parameters
  const { weights, biases } = unit
  const densities = [...Array.from({ length: d }, () => weights), ...(biases === undefined ? [] : [biases])]
  const closed = closedMoments(network)
  const made = networkBy(
    { name: file.name, N, d, sigma1, densities, hidden: hiddenUnit(unit) },
    {
      quadrature,
      readout,
      ...(closed === undefined ? {} : { closed }),
      title: `${titleName(file)}: ${title}`,
      parameters,
    },
  )
  const key = JSON.stringify({ ...parameters, N: 0 })
  if (!agreed.has(key)) closedAgreement(network)
  agreed.add(key)
  return made
}

/** What a report is of: `the gelu-net`, `the layer of gelu(z)`. */
function titleName({ name, hidden }: NetworkFile): string {
  return name === hidden ? `layer of ${name}` : name
}

/** @throws InputError for what is no number, or none that N, d, sigma0, sigma1 and sigmab may be */
function requireValues(
  name: string,
  { N = 1, d = 1, sigma1 = 1, sigma0 = 1, sigmab = 0, ...others }: Parameters,
): void {
  requireParameters(name, { counts: { N, d }, sizes: { sigma0, sigma1 }, deviations: { sigmab } })
  requireInputs(d)
  for (const [parameter, value] of Object.entries(others))
    requireNumber(value, { code: 'networks.parameter', at: `${name} ${parameter}` })
}

/** The hidden unit and its densities at some parameters. */
function unitOf(file: NetworkFile, parameters: Parameters, place: PlaceInFile): WrittenUnit {
  const { hidden, weights = WEIGHTS, biases } = file
  const { N = DEFAULTS.N, d = DEFAULTS.d, sigma1 = DEFAULTS.sigma1 } = parameters
  requireValues(file.name, { ...parameters, N, d, sigma1 })
  const names = { vectors: ['w', 'x'], d, numbers: ['b'], constants: parameters, short: { z: 'w*x + b' } }
  return {
    d,
    unit: vectorFunction(`${hidden}`, names, place(['hidden'])),
    weights: densityOf(weights, parameters, ['weights'], place),
    biases: biases === undefined ? undefined : densityOf(biases, parameters, ['biases'], place),
  }
}

/** Parameters that need not stand in an expression; sigma1 neither, without a readout. */
const GIVEN = ['N', 'd']

/** @throws InputError for a bias of which no density is given, and for a parameter that nothing depends on */
function requireUsed(file: NetworkFile, place: PlaceInFile): void {
  const { hidden, weights = WEIGHTS, biases, readout, correlator = '', parameters = {} } = file
  const names = (written: unknown): readonly string[] =>
    (written === undefined ? '' : JSON.stringify(written)).match(/(?<![\w.])[a-z]\w*/giu) ?? []
  if (biases === undefined && names(hidden).includes('b'))
    throw new InputError({
      code: 'networks.file',
      at: place(['hidden']),
      expected: 'biases: with the density of b, such as biases: { normal: 0.5 }',
      received: `b in '${hidden}' without them`,
    })
  const given = readout === undefined ? [...GIVEN, 'sigma1'] : GIVEN
  const used = new Set([...given, ...[hidden, weights, biases, readout, correlator].flatMap(names)])
  const unused = Object.keys(parameters).find((name) => !used.has(name))
  if (unused !== undefined)
    throw new InputError({
      code: 'networks.file',
      at: place(['parameters', unused]),
      expected: 'a parameter that stands in hidden, weights, biases, readout or correlator',
      received: `'${unused}', which stands nowhere`,
    })
}

/** Names that mean something else in an expression. */
const TAKEN = ['w', 'x', 'b', 'z', 'u', 'pi', 'e', ...Object.keys(unitFunctions)]

function parametersOf({ weights, readout, parameters = {} }: NetworkFile, place: PlaceInFile): Parameters {
  const own = Object.entries(parameters).map(([name, value]): [string, number] => {
    if (/^[a-z]\w*$/i.test(name) && !TAKEN.includes(name))
      return [name, valueOf(value, {}, place(['parameters', name]))]
    throw new InputError({
      code: 'networks.file',
      at: place(['parameters', name]),
      expected: `a name of letters and digits other than ${TAKEN.slice(0, 7).join(', ')} and those of functions`,
      received: `'${name}'`,
    })
  })
  return {
    N: DEFAULTS.N,
    d: DEFAULTS.d,
    ...(weights === undefined ? { sigma0: 1 } : {}),
    ...(readout === undefined ? { sigma1: DEFAULTS.sigma1 } : {}),
    ...Object.fromEntries(own),
  }
}
