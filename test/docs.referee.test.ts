import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judgedFormula } from '../src/requests/referee/judgedFormula.js'
import type { Judgement } from '../src/requests/referee/judge.js'

/** The formulas of the table of kinds that are printed to be read, with the kinds of their row. */
const PRINTED = readFileSync('docs/referee.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, kind = '', formulas = ''] = line.split(/(?<!\\)\|/)
    return line.startsWith('| ')
      ? [...formulas.matchAll(/`([^`]* = [^`]*)`/g)].map(([, formula = '']) => ({ kind: kind.trim(), formula }))
      : []
  })

function judged(text: string): Promise<Judgement> {
  return judgedFormula({ text }, undefined, {})
}

/** Neighbours that are wrong: another number, another sign of the whole right side. */
function neighbours(formula: string): readonly string[] {
  const at = formula.lastIndexOf(' = ') + 3
  const [left, right] = [formula.slice(0, at), formula.slice(at)]
  return right.includes('…') || right.includes('O(') || formula.startsWith('m') || formula.startsWith('T')
    ? []
    : [`${left}3(${right})`, `${left}-(${right})`]
}

describe('the formulas of the table of kinds', () => {
  it('are all found', () => {
    expect(PRINTED.length).toBeGreaterThan(35)
  })

  it.each(PRINTED)('$kind: $formula', async ({ kind, formula }) => {
    const { verdict, reason, differences, kind: as } = await judged(formula)
    expect({ verdict, reason, differences }).toEqual({
      verdict: expect.stringMatching(/^right/) as string,
      reason: null,
      differences: [],
    })
    expect(kind === "Dyson's equation" ? 'self-energy' : kind.split(', ').find((one) => one === as)).toBe(as)
    for (const wrong of neighbours(formula))
      expect([wrong, (await judged(wrong)).verdict]).not.toEqual([wrong, expect.stringMatching(/^right/)])
  })
})

describe('a function without its argument', () => {
  it.each([
    "∂⟨f⟩_K/∂K = ½⟨f''⟩_K",
    "∂⟨f'⟩_K/∂K = ½⟨f'''⟩_K",
    "∂/∂K ⟨f⟩_K = ½⟨f''⟩_K",
    String.raw`\partial\langle f\rangle_K/\partial K = \frac12 \langle f''\rangle_K`,
    String.raw`\frac{\partial\langle f\rangle_K}{\partial K} = \frac12 \langle f''\rangle_K`,
    String.raw`\chi_\perp = C_W\langle\sigma'\sigma'\rangle`,
  ])('%s is right', async (formula) => {
    expect((await judged(formula)).verdict).toMatch(/^right/)
  })

  it.each([
    "∂⟨f⟩_K/∂K = −½⟨f''⟩_K",
    "∂⟨f⟩_K/∂K = ⟨f''⟩_K",
    "∂⟨f⟩_K/∂K = ½⟨f'⟩_K",
    "∂⟨f⟩_K/∂K = ½⟨f''⟩_K + ⟨f⟩_K",
    "χ_⊥ = 2C_W⟨σ'σ'⟩",
    "χ_⊥ = C_W⟨σ'σ⟩",
    'χ_∥ = (C_W/K²)⟨σσ(z²−K)⟩',
    'χ_∥ = (C_W/(2K²))⟨σσ(z²+K)⟩',
  ])('%s is wrong', async (formula) => {
    expect((await judged(formula)).verdict).toBe('wrong')
  })
})

it.each([
  ['Var(k_2) = κ_4/n − 2κ_2²/(n − 1)', 'Var(k_2) = κ_4/n + 2κ_2²/(n − 1)'],
  ["∂⟨f⟩_K/∂K = −½⟨f''⟩_K", "∂⟨f⟩_K/∂K = ½⟨f''⟩_K"],
  ['κ_4 = μ_4 − 2μ_2²', 'κ_4 = μ_4 - 3 * μ_2²'],
])('the sign − is one: %s comes with its right line', async (wrong, right) => {
  expect(await judged(wrong)).toMatchObject({ verdict: 'wrong', corrected: right })
  expect((await judged(right)).verdict).toMatch(/^right/)
})
