import { tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { expand } from '../expansion/expand.js'
import { pointsReading } from '../expansion/readings/onPoints.js'
import { theory } from '../theory/shippedTheories.js'
import { insertionPoints, operatorPower } from '../networks/coupled/deformation.js'
import type { Deformation } from '../networks/coupled/deformation.js'
import type { Network, Point } from '../networks/network.js'

/**
 * The coefficients of 1, λ, … λ^order in the connected correlator of the infinitely wide network, a Gaussian field,
 * under e^{−λ∫φ⁴/4!}: the diagrams of the theory `phi4` with the network's two-point function as line, read on the
 * given points and the nodes of the box together.
 *
 * @param points two points or more, an even number; they may coincide
 * @returns `order` + 1 numbers; λ⁰ is G2 for two points and 0 for more
 * @throws InputError for another operator than φ⁴/4!, whose theory is not `phi4`, and for a bad box
 * @example
 * deformedDiagrams(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), { box: [-1, 1], nodes: 4 }, [[0], [0]], 1)[0] // 0.5: G2 itself, at λ⁰
 */
export function deformedDiagrams(
  network: Network,
  deformation: Deformation,
  points: readonly Point[],
  order: number,
): readonly number[] {
  const power = operatorPower(deformation)
  if (power !== 4)
    throw new InputError({
      code: 'actions.deformation',
      at: 'power',
      expected: '4, the vertex of the theory phi4',
      received: `${power}`,
    })
  if (points.length === 0)
    throw new InputError({ code: 'actions.points', at: 'points', expected: 'at least one point', received: 'none' })
  if (points.length % 2 === 1) return Array.from({ length: order + 1 }, () => 0)
  const insertions = insertionPoints(network, deformation)
  const all = [...points, ...insertions.map(({ point }) => point)]
  const size = all.length
  const line = symmetricMatrix(size, (i, j) => network.correlator([all[i] as Point, all[j] as Point]))
  const coupling = tensor(size, 1, ([i]) => insertions[(i as number) - points.length]?.weight ?? 0)
  const realization = { size, line: () => line, vertex: () => coupling, parameters: { λ: 1 } }
  return Array.from({ length: order + 1 }, (_, k) => {
    const reading = pointsReading(expand(theory('phi4'), { legs: points.length, select: { order: k } }))
    return polarized(points.length, (sources) =>
      reading.value(realization, { J: Array.from({ length: size }, (__, i) => sources[i] ?? 0) }),
    )
  })
}

/**
 * n! times the coefficient of J₁ … J_n in a form of degree n: 2^−n Σ_{signs} Π ε · form(ε₁ … ε_n); a sign and its
 * opposite agree, n being even.
 */
function polarized(n: number, form: (sources: readonly number[]) => number): number {
  let sum = 0
  for (let code = 0; code < 2 ** (n - 1); code++) {
    const signs = Array.from({ length: n }, (_, i) => ((code >> i) & 1 ? -1 : 1))
    sum += signs.reduce<number>((a, b) => a * b, 1) * form(signs)
  }
  return sum / 2 ** (n - 1)
}

function symmetricMatrix(size: number, entry: (i: number, j: number) => number): ReturnType<typeof tensor> {
  const matrix = tensor(size, 2, ([i, j]) => ((i as number) <= (j as number) ? entry(i as number, j as number) : 0))
  return tensor(
    size,
    2,
    ([i, j]) => matrix.data[Math.min(i as number, j as number) * size + Math.max(i as number, j as number)] as number,
  )
}
