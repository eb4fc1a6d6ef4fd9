import type { AutomorphismGroup } from '../../diagrams/automorphismGroup.js'
import type { SymmetryFactor } from '../../diagrams/symmetryFactors.js'

/**
 * One factor of the order of the group: as a product of factorials and powers, its value, and why it is there. Vertices
 * are numbered from 1.
 */
export interface Reason {
  /** Factorials and powers such as `2^2`, `2!`, side by side. */
  readonly product: readonly string[]
  readonly value: bigint
  readonly words: string
}

/** The reasons for the symmetry of a diagram in words. */
export function reasons({ factors, generators }: AutomorphismGroup): readonly Reason[] {
  return factors.map((factor) => ({ ...spelled(factor, generators), value: factor.factor }))
}

function spelled(factor: SymmetryFactor, generators: AutomorphismGroup['generators']): Omit<Reason, 'value'> {
  switch (factor.kind) {
    case 'self-loops': {
      const { count, vertex, oriented } = factor
      const loops =
        count === 1 ? `the self-loop on vertex ${vertex + 1}` : `the ${count} self-loops on vertex ${vertex + 1}`
      const exchanged = count === 1 ? [] : [`${count}!`]
      if (oriented) return { product: exchanged, words: `${loops} can be exchanged` }
      const reversed = count === 1 ? '2' : `2^${count}`
      return {
        product: [reversed, ...exchanged],
        words: count === 1 ? `${loops} can be reversed` : `each of ${loops} can be reversed, and they can be exchanged`,
      }
    }
    case 'parallel lines': {
      const [a, b] = factor.vertices
      return {
        product: [`${factor.count}!`],
        words: `the ${factor.count} equal lines between vertices ${a + 1} and ${b + 1} can be exchanged`,
      }
    }
    case 'legs': {
      if (factor.vertex < 0) return { product: ['2'], words: 'the two ends of the bare line can be exchanged' }
      return {
        product: [`${factor.count}!`],
        words: `the ${factor.count} equal legs on vertex ${factor.vertex + 1} can be exchanged`,
      }
    }
    case 'vertices':
      return {
        product: [`${factor.factor}`],
        words: `vertices can be permuted with all that is on them: ${generators.map(cycles).join(', ')}`,
      }
  }
}

/** `(1 2)(3 4)`: a permutation in cycles, without the vertices that stay. */
function cycles(permutation: readonly number[]): string {
  const seen = new Set<number>()
  const found: string[] = []
  permutation.forEach((_, first) => {
    const cycle: number[] = []
    for (let v = first; !seen.has(v); v = permutation[v] as number) {
      seen.add(v)
      cycle.push(v + 1)
    }
    if (cycle.length > 1) found.push(`(${cycle.join(' ')})`)
  })
  return found.join('')
}
