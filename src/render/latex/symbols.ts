const GREEK = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'kappa', 'lambda', 'mu', 'nu', 'pi', 'rho', 'sigma', 'tau', 'phi', 'chi', 'psi', 'omega']
const LETTERS: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  Δ: 'Delta',
  Γ: 'Gamma',
  Σ: 'Sigma',
  ħ: 'hbar',
}

/** The LaTeX of a plain symbol name: `kappa_4` → `\kappa_{4}`, `sigma1` → `\sigma_{1}`, `λ` → `\lambda`, `N` → `N`, `sigmab` → `\sigma_{b}`. Anything else is set upright, escaped. */
export function symbolLatex(name: string): string {
  const lettered = /^(sigma)_?([a-z])$/.exec(name)
  if (lettered !== null) return `\\${lettered[1]}_{${lettered[2]}}`
  const match = /^(\p{L}+)_?(\d*)$/u.exec(name)
  if (match === null) return `\\mathrm{${escapeLatex(name)}}`
  const [, letters = '', index = ''] = match
  const base =
    LETTERS[letters] !== undefined
      ? `\\${LETTERS[letters]}`
      : GREEK.includes(letters)
        ? `\\${letters}`
        : letters.length === 1 && /[A-Za-z]/.test(letters)
          ? letters
          : `\\mathrm{${escapeLatex(letters)}}`
  return index === '' ? base : `${base}_{${index}}`
}

/** Text that LaTeX prints as it stands. */
function escapeLatex(text: string): string {
  const special: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }
  return text.replaceAll(/[\\~^&%$#_{}]/g, (character) => special[character] ?? `\\${character}`)
}
