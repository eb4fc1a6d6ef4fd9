const NAMES =
  'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω ' +
  'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω'

const pairs = [...NAMES.matchAll(/(\w+) (\S)/gu)].map(([, name = '', letter = '']) => [name, letter] as const)

/** Letters by their TeX name: `lambda` is λ. */
export const LETTERS: ReadonlyMap<string, string> = new Map(pairs)

/** TeX names by their letter, the first of two. */
export const GREEK: ReadonlyMap<string, string> = new Map([...pairs].reverse().map(([name, letter]) => [letter, name]))
