/**
 * The layers that cover the half density f(x) = e^{−x²/2}, x ≥ 0: rectangles of equal area, the lowest one with the
 * tail.
 */
const LAYERS = 256

/**
 * Where the tail begins, and the area of each layer: the solution of f(x₂₅₅) + AREA/x₂₅₅ = 1, by bisection with 40
 * digits.
 */
const TAIL = 3.65415288536100877
const AREA = 0.00492867323397465535

/**
 * Right ends of the layers, from the lowest on: x₀ = AREA/f(TAIL), which makes a rectangle of the lowest layer with its
 * tail; x₁ = TAIL; … x₂₅₆ = 0.
 */
const ends = rightEnds()
/**
 * Of the integers below 2^52 in magnitude that stand for a layer's width, those below this lie under the layer above,
 * hence under the density.
 */
export const insides: Float64Array = Float64Array.from(
  { length: LAYERS },
  (_, i) => 2 ** 52 * ((ends[i + 1] as number) / (ends[i] as number)),
)
/** The unit of these integers in each layer. */
export const widths: Float64Array = Float64Array.from({ length: LAYERS }, (_, i) => (ends[i] as number) / 2 ** 52)
const heights = Float64Array.from(ends, density)

/**
 * A standard normal number from 61 random bits, exactly distributed up to their granularity; one draw in 80 needs more
 * bits, from `uniform`.
 *
 * @param high 32 random bits @param low 32 random bits: 21 of them and `high` make a signed integer of 53 bits, other 8
 * a layer
 * @returns NaN when the point is rejected, and another is to be drawn
 * @source G. Marsaglia, W. W. Tsang, The Ziggurat Method, J. Stat. Software 5 (2000), with separate bits for layer and
 * place as in J. A. Doornik, An Improved Ziggurat Method to Generate Normal Random Samples (2005)
 */
export function ziggurat(high: number, low: number, uniform: () => number): number {
  const place = high * 2_097_152 + (low >>> 11)
  const layer = low & 255
  const x = place * (widths[layer] as number)
  return Math.abs(place) < (insides[layer] as number) ? x : outside(x, layer, uniform)
}

/** A point that is not under the layer above: in the tail, or at the edge of the density. */
function outside(x: number, layer: number, uniform: () => number): number {
  if (layer === 0) return Math.sign(x) * (TAIL + beyondTail(uniform))
  const [below, above] = [heights[layer] as number, heights[layer + 1] as number]
  return below + (above - below) * uniform() < density(x) ? x : NaN
}

/** x − TAIL for a normal x beyond TAIL: an exponential number, kept with probability e^{−x²/2}. */
function beyondTail(uniform: () => number): number {
  for (;;) {
    const x = -Math.log(1 - uniform()) / TAIL
    if (-2 * Math.log(1 - uniform()) >= x * x) return x
  }
}

function rightEnds(): Float64Array {
  const found = new Float64Array(LAYERS + 1)
  found[0] = AREA / density(TAIL)
  found[1] = TAIL
  for (let i = 2; i < LAYERS; i++) {
    const last = found[i - 1] as number
    found[i] = Math.sqrt(-2 * Math.log(AREA / last + density(last)))
  }
  return found
}

function density(x: number): number {
  return Math.exp((-x * x) / 2)
}
