import { gaussLegendre } from './gaussLegendre.js'

/**
 * The mean of the plane wave e^{iz·n} over the unit sphere of n in `dimension` dimensions: cos z, J₀(z), sin z/z, … in
 * 1, 2, 3, … dimensions, Γ(ν+1)(2/z)^ν J_ν(z) with ν = dimension/2 − 1.
 *
 * From the third dimension on where it is not elementary, and in the second, ∫₀^π cos(z cos θ) sin^{dimension−2}θ dθ
 * over the same without the cosine, by a Gauss–Legendre rule with enough nodes for the waves in it; the relative error
 * is that of rounding.
 *
 * @example
 * sphereWave(3, 1) // sin 1
 */
export function sphereWave(dimension: number, z: number): number {
  if (dimension === 1) return Math.cos(z)
  if (dimension === 3) return z === 0 ? 1 : Math.sin(z) / z
  const { cosines, weights } = angles(dimension, Math.ceil((FEWEST + Math.abs(z)) / STEP) * STEP)
  let sum = 0
  for (let i = 0; i < cosines.length; i++) sum += (weights[i] as number) * Math.cos(z * (cosines[i] as number))
  return sum
}

/** The volume of the unit ball: π^{d/2}/Γ(d/2 + 1), by V_d = (2π/d) V_{d−2}. */
export function ballVolume(dimension: number): number {
  return dimension === 0 ? 1 : dimension === 1 ? 2 : ((2 * Math.PI) / dimension) * ballVolume(dimension - 2)
}

/**
 * Enough for smooth powers of the sine without a wave; an angle carries z/π waves, of which each needs two nodes and
 * more.
 */
const FEWEST = 48
const STEP = 16

interface Angles {
  readonly cosines: readonly number[]
  /** Of sum 1. */
  readonly weights: readonly number[]
}

const knownAngles = new Map<string, Angles>()

function angles(dimension: number, nodes: number): Angles {
  const key = `${dimension} ${nodes}`
  const known = knownAngles.get(key)
  if (known !== undefined) return known
  const rule = gaussLegendre(nodes)
  const thetas = Array.from(rule.nodes, (node) => (Math.PI / 2) * (1 + node))
  const sizes = thetas.map((theta, i) => (rule.weights[i] as number) * Math.sin(theta) ** (dimension - 2))
  const total = sizes.reduce((a, b) => a + b, 0)
  const found = { cosines: thetas.map(Math.cos), weights: sizes.map((size) => size / total) }
  knownAngles.set(key, found)
  return found
}
