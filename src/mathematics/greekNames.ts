import { named } from '../names.js'
/** Letters with their TeX names, the usual one first. */
const NAMES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  α: ['alpha'],
  β: ['beta'],
  γ: ['gamma'],
  δ: ['delta'],
  ε: ['epsilon', 'varepsilon'],
  ζ: ['zeta'],
  η: ['eta'],
  θ: ['theta'],
  ι: ['iota'],
  κ: ['kappa'],
  λ: ['lambda'],
  μ: ['mu'],
  ν: ['nu'],
  ξ: ['xi'],
  π: ['pi'],
  ρ: ['rho'],
  σ: ['sigma'],
  τ: ['tau'],
  υ: ['upsilon'],
  φ: ['phi', 'varphi'],
  χ: ['chi'],
  ψ: ['psi'],
  ω: ['omega'],
  Γ: ['Gamma'],
  Δ: ['Delta'],
  Θ: ['Theta'],
  Λ: ['Lambda'],
  Ξ: ['Xi'],
  Π: ['Pi'],
  Σ: ['Sigma'],
  Υ: ['Upsilon'],
  Φ: ['Phi'],
  Ψ: ['Psi'],
  Ω: ['Omega'],
  ħ: ['hbar'],
}
/** Letters by their TeX names. */
export const greekCommands: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NAMES).flatMap(([letter, names]) => names.map((name) => [name, letter] as const)),
)
const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries(greekCommands))

/** The TeX name of a letter, `λ` → `lambda`; a name itself, `lambda` too. Undefined for anything else. */
export function greekName(text: string): string | undefined {
  return LETTERS.has(text) ? text : named(NAMES, text)?.[0]
}

/** The letter of a TeX name: `lambda` → `λ`. */
export function greekLetter(name: string): string | undefined {
  return LETTERS.get(name)
}

/** A name with its Greek letters as such: `lambda` → `λ`, `Delta_2` → `Δ_2`; any other name as it is. */
export function withGreek(name: string): string {
  const match = /^([A-Za-z]+)(.*)$/su.exec(name)
  const letter = match === null ? undefined : LETTERS.get(match[1] as string)
  return letter === undefined ? name : letter + (match?.[2] ?? '')
}

/** A name with its Greek letters spelled: `λ` → `lambda`, `φbar` → `phibar`; any other name as it is. */
export function spelled(name: string): string {
  return Array.from(name, (character) => greekName(character) ?? character).join('')
}
