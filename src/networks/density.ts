import { InputError } from '../errors.js'
import type { DensityAxis } from '../kernels/axisRules.js'
import type { RandomStream } from '../random/philox.js'

/**
 * How one hidden parameter of a neuron is drawn: normal of mean zero; uniform; by the density e^{−|x|/s}/2s with the
 * scale s; by Student's with the density ∝ (1 + x²/νs²)^{−(ν+1)/2}; one of some values, with weights that add up to 1;
 * as a quantile function of a number that is uniform between 0 and 1; or in any way that can be sampled.
 */
export type Density = DensityAxis | { readonly kind: 'sampled'; readonly draw: (random: RandomStream) => number }

/** One draw. */
export function draw(density: Density, random: RandomStream): number {
  switch (density.kind) {
    case 'normal':
      return density.deviation * random.normal()
    case 'uniform':
      return density.from + (density.to - density.from) * random.uniform()
    case 'laplace': {
      const u = 2 * random.uniform()
      return u < 1 ? -density.scale * Math.log1p(-u) : density.scale * Math.log1p(1 - u)
    }
    case 'student': {
      // Bailey's polar method, for any number of degrees of freedom.
      const { degrees, scale } = density
      const radius = Math.sqrt(degrees * Math.expm1((-2 / degrees) * Math.log1p(-random.uniform())))
      return scale * radius * Math.cos(2 * Math.PI * random.uniform())
    }
    case 'discrete': {
      let left = random.uniform()
      const last = density.values.length - 1
      for (let i = 0; i < last; i++) {
        left -= density.weights[i] as number
        if (left < 0) return density.values[i] as number
      }
      return density.values[last] as number
    }
    case 'quantile':
      return density.quantile(random.uniform() + 2 ** -54)
    case 'sampled':
      return density.draw(random)
  }
}

const KINDS = ['normal', 'uniform', 'laplace', 'student', 'discrete', 'quantile', 'sampled'] as const

/** @throws InputError for numbers with which there is no such density */
export function requireDensity(at: string, density: Density): void {
  const problem = (expected: string, received: string): InputError =>
    new InputError({ code: 'networks.density', at, expected, received })
  const positive = (value: number, what: string): void => {
    if (!(Number.isFinite(value) && value > 0)) throw problem(`a positive ${what}`, `${value}`)
  }
  if (!KINDS.includes(density.kind)) throw problem(`kind ${quotedList(KINDS)}`, `'${density.kind}'`)
  switch (density.kind) {
    case 'normal':
      if (!(Number.isFinite(density.deviation) && density.deviation >= 0))
        throw problem('a finite standard deviation that is not negative', `${density.deviation}`)
      return
    case 'uniform':
      if (!(Number.isFinite(density.from) && Number.isFinite(density.to) && density.from < density.to))
        throw problem('finite bounds from < to', `from ${density.from} to ${density.to}`)
      return
    case 'student':
      positive(density.degrees, 'number of degrees of freedom')
      positive(density.scale, 'scale')
      return
    case 'laplace':
      positive(density.scale, 'scale')
      return
    case 'discrete': {
      const { values, weights } = density
      const sum = weights.reduce((total, weight) => total + weight, 0)
      if (values.length === 0 || !values.every(Number.isFinite))
        throw problem('finite values, one at least', `[${values.join(', ')}]`)
      if (weights.length !== values.length || !weights.every((weight) => weight >= 0) || !(Math.abs(sum - 1) <= 1e-9))
        throw problem(
          `${values.length} weights that are not negative and add up to 1, one for each value`,
          `[${weights.join(', ')}]`,
        )
      return
    }
    case 'quantile':
    case 'sampled':
  }
}

function quotedList(words: readonly string[]): string {
  return `${words
    .slice(0, -1)
    .map((word) => `'${word}'`)
    .join(', ')} or '${words.at(-1) ?? ''}'`
}
