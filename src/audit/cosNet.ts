import { constant } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { toMomentumForm } from '../kernels/momentumForm.js'
import type { MomentumTerm } from '../kernels/momentumTerm.js'
import { inModes } from '../kernels/polynomialGaussian.js'
import { symmetricFormOnWavePackets } from '../kernels/wavePackets.js'
import type { WavePacket } from '../kernels/wavePackets.js'
import { cosCorrelator, cosNet } from '../networks/cosines/cosNet.js'
import { asAWhole, caseByCase, numbers } from './finding.js'
import type { FindingEvidence, Finding } from './finding.js'
import { adaptiveIntegral } from '../kernels/adaptiveIntegral.js'
import { printed } from './sources.js'

/** d = 1; σ₀ = 6/5, σ₁ = 7/10, so that v = σ₀² is exact. */
const v = Q.rational(36n, 25n)
const [sigma0, sigma1, N] = [1.2, 0.7, 10]
/** Sources e^{−(x−c)²/2τ²}: centre and τ. */
const SOURCES: readonly (readonly [number, number])[] = [
  [0, 0.8],
  [0.5, 0.9],
  [-0.4, 0.7],
  [0.9, 1],
]

/**
 * The printed operators between fields ψ = G2 ∗ J, against ½∫JG2J and −(1/4!)∫G_c^(4)JJJJ, which the action must give
 * for them. The operators of the quartic part are read with the δ-functions that they need.
 */
export function cosAction(): Finding {
  const width = Q.toNumber(v)
  const sources = SOURCES.map(([centre, tau]): WavePacket => ({
    centre: [centre],
    amplitude: Math.sqrt(2 * Math.PI) * tau,
    spread: tau * tau,
  }))
  const response = (sigma1 ** 2 / 2) * Math.sqrt((2 * Math.PI) / width)
  const fields = sources.map((packet): WavePacket => ({
    ...packet,
    amplitude: packet.amplitude * response,
    spread: packet.spread + 1 / width,
  }))
  const symbols = { sigma1, N }
  const correlator = (n: number): number =>
    symmetricFormOnWavePackets(toMomentumForm(inModes(cosCorrelator(n))), sources.slice(0, n), width, symbols)
  // e^{+(v/2)k²} is exp(−form k²/2v) with form −v².
  const quadratic = gaussian([[1], [-1]], [Q.negate(Q.power(v, 2))])
  const splits = [
    [1, 1, -1, -1],
    [1, -1, -1, 1],
    [1, -1, 1, -1],
  ].map((signs) =>
    gaussian(
      signs.map((sign) => [sign]),
      [Q.divide(Q.negate(Q.power(v, 2)), Q.rational(3n))],
    ),
  )
  const pairs = PAIRINGS.map(([a, b, c, e]) =>
    gaussian(
      [0, 1, 2, 3].map((i) => [i === a ? 1 : i === b ? -1 : 0, i === c ? 1 : i === e ? -1 : 0]),
      [Q.negate(Q.power(v, 2)), Q.negate(Q.power(v, 2))],
    ),
  )
  const form = (terms: readonly MomentumTerm[]): number =>
    symmetricFormOnWavePackets(terms, fields.slice(0, terms[0]?.legs.length), width, {})
  const quadraticPart = ((2 * sigma0) / sigma1 ** 2) * form([quadratic])
  const scale = sigma0 ** 4 / (N * sigma1 ** 4)
  const quarticPart = -(4 * Math.sqrt(6) * Math.PI ** 1.5 * scale * form(splits) - 8 * Math.PI * scale * form(pairs))
  return asAWhole(printed.cosAction, [
    numbers('quadratic part between wave packets', quadraticPart, correlator(2) / 2),
    numbers('quartic part between wave packets', quarticPart, -correlator(4) / 24),
  ])
}

/** (12)(34), (13)(42), (14)(23), counted from 0. */
const PAIRINGS: readonly (readonly [number, number, number, number])[] = [
  [0, 1, 2, 3],
  [0, 2, 3, 1],
  [0, 3, 1, 2],
]

/** ∫ Π dk/2π exp(−form k²/2v) e^{iΣpx} with the given momenta of the legs. */
function gaussian(legs: readonly (readonly number[])[], diagonal: readonly Rational[]): MomentumTerm {
  return {
    coefficient: constant(1),
    gaussians: 0,
    scale: Q.one,
    volumes: 0,
    divergent: [],
    legs: legs.map((row) => row.map((entry) => Q.rational(entry))),
    form: diagonal.map((entry, a) => diagonal.map((_, b) => (a === b ? entry : Q.zero))),
  }
}

const POINTS = [0, 0.4, -0.7, 1.1]
const parameters = { N: 3, d: 1, sigma0: 1.2, sigma1: 0.9 }

/** One pairing of (B.7): Δx_ab, Δx_cd and the two exponentials. */
function pairing(
  points: readonly number[],
  [a, b, c, e]: readonly [number, number, number, number],
): { ab: number; cd: number; together: number; apart: number } {
  const at = (i: number): number => points[i] as number
  const [ab, cd] = [at(a) - at(b), at(c) - at(e)]
  const half = parameters.sigma0 ** 2 / 2
  return { ab, cd, together: Math.exp(-half * (ab + cd) ** 2), apart: Math.exp(-half * (ab ** 2 + cd ** 2)) }
}

/** The part without α against the exact correlator, for two readings of the sum over pairings. */
export function fourPoint(): Finding {
  const exact = cosNet(parameters).correlator(POINTS.map((x) => [x]))
  const value = (pairings: typeof PAIRINGS): number =>
    (parameters.sigma1 ** 4 / (8 * parameters.N)) *
    pairings
      .map((each) => pairing(POINTS, each))
      .reduce((total, { together, apart }) => total - 2 * apart + 3 * together, 0)
  const lexicographic: typeof PAIRINGS = [
    [0, 1, 2, 3],
    [0, 2, 1, 3],
    [0, 3, 1, 2],
  ]
  return caseByCase(printed.b7, [
    numbers('pairings (12)(34), (13)(42), (14)(23)', value(PAIRINGS), exact),
    numbers('pairings (12)(34), (13)(24), (14)(23)', value(lexicographic), exact),
  ])
}

/** The part linear in α against the derivative of G_c^(4) by α at α = 0, by quadrature over the weights. */
export function fourPointAlpha(): Finding {
  const evidence = [POINTS, [0.3, 0.3, 0.3, 0.3]].map((points): FindingEvidence =>
    numbers(points === POINTS ? 'four points' : 'coincident points', printedSlope(points), exactSlope(points)),
  )
  return asAWhole(
    printed.b7Alpha,
    evidence,
    'at coincident points the uniform phase alone fixes G_c^(4), whatever the density of the weights, so the slope is 0',
  )
}

function printedSlope(points: readonly number[]): number {
  const s2 = parameters.sigma0 ** 2
  const terms = PAIRINGS.map((each) => pairing(points, each)).map(
    ({ ab, cd, together, apart }) =>
      -6 * apart +
      3 * together +
      3 * s2 * (ab + cd) ** 2 * together -
      2 * s2 * (ab ** 2 + cd ** 2) * apart -
      2 * s2 * s2 * ab ** 2 * cd ** 2 * apart,
  )
  return (
    (parameters.sigma1 ** 4 / (8 * parameters.N)) *
    (parameters.sigma0 ** 4 / parameters.N) *
    terms.reduce((a, b) => a + b, 0)
  )
}

/**
 * d/dα of G_c^(4) for weights with the density e^{−Σw²/2v − (α/N²)(Σw²)²}: −Cov((Σw²)²/N², …) at α = 0. A product of
 * cosines averaged over its phase is ½cos w(x_a − x_b), or ⅛ Σ cos w·(signed sum) over the three splits; one and two
 * weights are integrated, the others enter by their moments.
 */
function exactSlope(points: readonly number[]): number {
  const { N: neurons, sigma0: width, sigma1: readout } = parameters
  const variance = width ** 2
  const average = (f: (w: number) => number): number =>
    adaptiveIntegral((w) => f(w) * Math.exp((-w * w) / (2 * variance)), -12 * width, 12 * width).value /
    (Math.sqrt(2 * Math.PI) * width)
  const moments = (f: (w: number) => number): readonly [number, number, number] => [
    average(f),
    average((w) => w * w * f(w)),
    average((w) => w ** 4 * f(w)),
  ]
  // ⟨R⟩ and ⟨R²⟩ of the sum of squares of k other weights.
  const other = (k: number): readonly [number, number] => [k * variance, k * (k + 2) * variance ** 2]
  const whole = other(neurons)[1]
  const slopeOfOne = (f: (w: number) => number): number => {
    const [m0, m2, m4] = moments(f)
    const [r1, r2] = other(neurons - 1)
    return -(m4 + 2 * m2 * r1 + m0 * r2 - m0 * whole) / neurons ** 2
  }
  const slopeOfTwo = (f: (w: number) => number, g: (w: number) => number): number => {
    const [[f0, f2, f4], [g0, g2, g4], [r1, r2]] = [moments(f), moments(g), other(neurons - 2)]
    return (
      -(f4 * g0 + f0 * g4 + 2 * f2 * g2 + 2 * (f2 * g0 + f0 * g2) * r1 + f0 * g0 * r2 - f0 * g0 * whole) / neurons ** 2
    )
  }
  const at = (i: number): number => points[i] as number
  const two =
    (a: number, b: number) =>
    (w: number): number =>
      Math.cos(w * (at(a) - at(b))) / 2
  const four = (w: number): number =>
    PAIRINGS.reduce((total, [a, b, c, e]) => total + Math.cos(w * (at(a) - at(b) + at(c) - at(e))) / 8, 0)
  const slope = PAIRINGS.reduce((total, [a, b, c, e]) => {
    const [left, right] = [two(a, b), two(c, e)]
    const pairs = neurons * (neurons - 1) * slopeOfTwo(left, right)
    const product = slopeOfOne(left) * average(right) + average(left) * slopeOfOne(right)
    return total + neurons * slopeOfOne(four) + pairs - neurons ** 2 * product
  }, 0)
  return (readout ** 4 / neurons ** 2) * slope
}
