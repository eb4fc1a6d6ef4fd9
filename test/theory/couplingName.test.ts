import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runWith, words } from '../cli/run.js'

// Theories with the letter of its coefficient functions in TeX.
const inTex = (name: string, letter: string): string =>
  readFileSync(`rules/${name}.yaml`, 'utf8').replace(`coupling: ${letter}`, String.raw`coupling: \Gamma`)

const files = {
  'many.yaml': inTex('independence-breaking', 'g'),
  'mine.yaml': inTex('phi4', 'w'),
  f: 'Γ2(x1,x2) = 1/2 Δ(x1,x2)',
}

describe('a coupling that a rule file gives in TeX', () => {
  it.each([
    ['expand mine.yaml --legs 2 --order 1', 'at a point: Γ_2 = '],
    ['expand mine.yaml --legs 2 --order 1 --format unicode', 'Γ₂(x₁,x₂)'],
    ['expand mine.yaml --legs 2 --order 1 --at-a-point', 'Γ_2 = '],
    ['expand mine.yaml --legs 2 --order 1 --at-a-point --format sympy', 'Gamma_2'],
    ['expand mine.yaml --legs 2 --order 1 --perms written', 'Γ_2(x1,x2) is the sum of'],
    ['expand mine.yaml --legs 2 --order 1 --space momentum', 'Γ~_2('],
    ['expand mine.yaml --legs 2 --order 1 --format plain', 'Δ('],
    ['general-term many.yaml --order 1 --legs 4', 'Γ_'],
    ['verify f --against mine.yaml --legs 2 --order 0', 'right: the formula is Γ_2 of phi4'],
  ])('%s: a letter in a text', async (command, sentence) => {
    const { status, out, err } = await runWith(words(command), files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(sentence)
    expect(out).not.toContain('\\')
  })

  it('is read back, spelled or not, and named in a refusal', async () => {
    for (const left of ['Γ2(x1,x2)', 'Gamma2(x1,x2)', 'Γ_2(x1,x2)'])
      expect(
        (
          await runWith(words('verify f --against mine.yaml --legs 2 --order 0'), {
            ...files,
            f: `${left} = 1/2 Δ(x1,x2)`,
          })
        ).status,
      ).toBe(0)
    const { err } = await runWith(words('verify f --against mine.yaml --legs 2 --order 0'), {
      ...files,
      f: 'h2(x1,x2) = 1/2 Δ(x1,x2)',
    })
    expect(err).toContain('expected Γn(x1,…,xn) or W, an n-point function such as')
  })

  it('stays TeX in LaTeX', async () => {
    expect((await runWith(words('expand mine.yaml --legs 2 --order 1 --format latex'), files)).out).toContain(
      String.raw`\Gamma_{2}`,
    )
  })
})
