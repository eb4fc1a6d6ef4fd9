import { bench, describe } from 'vitest'
import { contractWithVector } from '../../src/algebra/tensor.js'
import { pointsReading } from '../../src/expansion/readings/onPoints.js'
import { actionOnPoints } from '../../src/actions/actionOnPoints.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { evenActionExpansions } from '../../src/actions/evenActionExpansions.js'
import { tensor } from '../../src/algebra/tensor.js'

const points = Array.from({ length: 8 }, (_, i) => [1.7 * i])
const line = tensor(8, 2, ([i, j]) => (i === j ? 2 : Math.cos((i as number) * (j as number))))
const realization = {
  size: 8,
  line: () => line,
  vertex: ({ fields }: { readonly fields: readonly string[] }) =>
    tensor(8, fields.length, (index) => Math.cos(index.reduce((a, b) => a + b, 0))),
  parameters: { N: 10 },
}
const field = points.map((_, i) => Math.sin(i))
const readings = evenActionExpansions(2).map(pointsReading)
const tensors = readings.map((reading) => reading.tensor(realization))

describe('the even action on 8 points to 1/N²: g₂, g₄, g₆', () => {
  bench(
    'with the correlators of the Cos-net',
    () => void actionOnPoints(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), points, 2),
    {
      iterations: 2,
      warmupIterations: 0,
    },
  )
  bench('the diagrams alone, as tensors', () => void readings.map((reading) => reading.tensor(realization)), {
    iterations: 2,
    warmupIterations: 0,
  })
  bench(
    'the diagrams alone, at a field',
    () => void readings.map((reading) => reading.value(realization, { φ: field })),
    {
      iterations: 2,
      warmupIterations: 0,
    },
  )
  bench('at a field, from the tensors at hand', () => void tensors.map((t) => contractWithVector(t, field)), {
    iterations: 5,
    warmupIterations: 0,
  })
})
