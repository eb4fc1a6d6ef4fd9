const NAMES: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  Γ: 'Gamma',
  Δ: 'Delta',
  Θ: 'Theta',
  Λ: 'Lambda',
  Ξ: 'Xi',
  Π: 'Pi',
  Σ: 'Sigma',
  Υ: 'Upsilon',
  Φ: 'Phi',
  Ψ: 'Psi',
  Ω: 'Omega',
  ħ: 'hbar',
}
const SPELLED: ReadonlySet<string> = new Set(Object.values(NAMES))
const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries(NAMES).map(([letter, name]) => [name, letter]))

/** `λ` → `lambda`; `lambda` itself too. Undefined for anything else. */
export function greekName(text: string): string | undefined {
  return SPELLED.has(text) ? text : Object.hasOwn(NAMES, text) ? NAMES[text] : undefined
}

/** `lambda` → `λ`. */
export function greekLetter(name: string): string | undefined {
  return LETTERS.get(name)
}
