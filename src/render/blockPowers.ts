/** The different blocks of a product over blocks, in their order, each with its power. */
export function blockPowers(
  blocks: readonly (readonly string[])[],
): readonly { readonly block: readonly string[]; readonly power: number }[] {
  const powers = new Map<string, { readonly block: readonly string[]; power: number }>()
  for (const block of blocks) {
    const known = powers.get(block.join())
    if (known === undefined) powers.set(block.join(), { block, power: 1 })
    else known.power += 1
  }
  return [...powers.values()]
}

/**
 * What a block of points stands for: its moment ⟨…⟩, the moment ⟨δx…⟩ of the deviations δx = x − ⟨x⟩, its cumulant κ,
 * or a propagator D and, of a single point, a mean m.
 */
export type BlockMeaning = 'moment' | 'centralMoment' | 'cumulant' | 'propagator'
