import { randomStream } from '../../random/philox.js'
import { activation } from './activation.js'
import { COLUMNS, randomCouplings } from './couplingProduct.js'

const UNITS = 100
/** Long enough for an error to show, short enough that chaos has not made it larger. */
const TIME = 2

/** By how much a network without noise is elsewhere after a short time, relative, when its steps are halved. */
export function stepError(
  phi: string,
  g: number,
  { dt, start }: { readonly dt: number; readonly start: number },
): number {
  const [whole, halves] = [1, 2].map((parts) =>
    after(phi, g, start, { dt: dt / parts, steps: parts * Math.ceil(TIME / dt) }),
  )
  let [apart, size] = [0, 0]
  whole?.forEach((x, i) => {
    apart += (x - (halves?.[i] as number)) ** 2
    size += x * x
  })
  return size === 0 ? 0 : Math.sqrt(apart / size)
}

function after(
  phi: string,
  g: number,
  start: number,
  { dt, steps }: { readonly dt: number; readonly steps: number },
): Float64Array {
  const { value } = activation(phi)
  const random = randomStream(1, 0)
  const { columns, inputs, multiply } = randomCouplings(UNITS, g, random)
  const x = new Float64Array(UNITS)
  random.rows(x, UNITS, 0, 1)
  for (let i = 0; i < UNITS; i++) x[i] = (x[i] as number) * Math.sqrt(start)
  const before = new Float64Array(UNITS)
  const decay = Math.exp(-dt)
  for (let n = 0; n < steps; n++) {
    for (let i = 0; i < UNITS; i++) columns[i * COLUMNS] = value(x[i] as number)
    multiply()
    for (let i = 0; i < UNITS; i++) {
      const input = inputs[i * COLUMNS] as number
      const last = n === 0 ? input : (before[i] as number)
      x[i] = decay * (x[i] as number) + (1 - decay) * (1.5 * input - 0.5 * last)
      before[i] = input
    }
  }
  return x
}
