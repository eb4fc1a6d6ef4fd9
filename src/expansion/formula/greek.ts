const LETTERS =
  'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω hbar ħ'.split(
    ' ',
  )

const BY_NAME: ReadonlyMap<string, string> = new Map(LETTERS.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, LETTERS[i + 1] as string]] : [])))

/** `lambda` → `λ`, `Delta_2` → `Δ_2`; any other name as it is. */
export function greek(name: string): string {
  const match = /^([A-Za-z]+)(.*)$/su.exec(name)
  const letter = match === null ? undefined : BY_NAME.get(match[1] as string)
  return letter === undefined ? name : letter + (match?.[2] ?? '')
}
