import { renderToString } from 'katex'
import { describe, expect, it } from 'vitest'
import { jsonOf, runWith, words } from './run.js'

const output = async (command: string): Promise<string> => {
  const { status, out, err } = await runWith(words(command))
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}

describe('moments, cumulants and Wick pairings on the command line', () => {
  it('read like a formula', async () => {
    expect(await output('wick 1,1,2,2')).toBe('⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²\n')
    expect(await output('wick 1,1,2 --mean')).toBe('⟨x₁² x₂⟩ = D₁₁ m₂ + 2 D₁₂ m₁ + m₁² m₂\n')
    expect(await output('wick a,b')).toBe('⟨a b⟩ = D(a,b)\n')
    expect(await output('wick 1,2,3')).toBe('⟨x₁ x₂ x₃⟩ = 0\n')
    expect(await output('moment 1,1,2')).toBe('⟨x₁² x₂⟩ = κ₁₁₂ + κ₁₁ κ₂ + 2 κ₁₂ κ₁ + κ₁² κ₂\n')
    expect(await output('moment 1,1,1,1 --central')).toBe('⟨δx₁⁴⟩ = κ₁₁₁₁ + 3 κ₁₁²\n')
    expect(await output('cumulant 1,1,2')).toBe('κ₁₁₂ = ⟨x₁² x₂⟩ − ⟨x₁²⟩ ⟨x₂⟩ − 2 ⟨x₁ x₂⟩ ⟨x₁⟩ + 2 ⟨x₁⟩² ⟨x₂⟩\n')
    expect(await output('wick 1,1,2,2 --pairings')).toBe(
      '(1 2)(3 4)  D₁₁ D₂₂\n(1 3)(2 4)  D₁₂ D₁₂\n(1 4)(2 3)  D₁₂ D₁₂\n',
    )
    const long = (await output('cumulant 1,2,3,4,5')).split('\n')
    expect(long.every((line) => line.length <= 120)).toBe(true)
    expect(long.join(' ').match(/[+−=]/g)).toHaveLength(52)
  })

  it('are LaTeX that compiles', async () => {
    expect(await output('wick 1,1,2,2 --format latex')).toBe(
      '\\begin{aligned} \\langle x_{1}^2 x_{2}^2 \\rangle ={}& D_{1,1} D_{2,2} \\\\ & + 2 D_{1,2}^2 \\end{aligned}\n',
    )
    for (const command of [
      'wick a,b,b_1,12 --mean',
      'cumulant 1,1,phi',
      'moment 1,2,3,4',
      'moment 1,1,2 --central',
      'wick 1',
    ]) {
      const latex = await output(`${command} --format latex`)
      expect(() => renderToString(latex, { throwOnError: true, displayMode: true })).not.toThrow()
    }
  })

  it('are JSON', async () => {
    expect(await jsonOf('moment 1,1,2')).toEqual({
      moment: ['1', '1', '2'],
      blocks: 'cumulant',
      terms: [
        { coefficient: '1', blocks: [['1', '1', '2']] },
        { coefficient: '1', blocks: [['1', '1'], ['2']] },
        { coefficient: '2', blocks: [['1', '2'], ['1']] },
        { coefficient: '1', blocks: [['1'], ['1'], ['2']] },
      ],
    })
    expect(await jsonOf('moment 1,1 --central')).toMatchObject({ centralMoment: ['1', '1'] })
    const lines = (await output('wick a,b,c --mean --pairings --format json')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual({ pairs: [[1, 3]], singles: [2] })
    expect(lines).toHaveLength(4)
  })

  it('say in one sentence what is wrong', async () => {
    const error = async (command: string): Promise<string> => {
      const { status, err, out } = await runWith(words(command))
      expect({ status, out }).toEqual({ status: 2, out: '' })
      return err
    }
    expect(await error('wick 1,,2')).toBe(
      "edgewick: points: expected numbers or names separated by commas, such as 1,1,2, received '1,,2'\n",
    )
    expect(await error('cumulant 1,2,3,4,5,6,7,8,9,10,11,12,13')).toBe(
      'edgewick: points: expected at most 12 points (no flag allows more), received 13\n',
    )
    expect(await error('moment 1,2 --format svg')).toBe(
      "edgewick: --format: expected one of text, latex, json, received 'svg'\n",
    )
    expect(await error('wick 1,2 --pairings --format latex')).toBe(
      'edgewick: --format: expected text or json with --pairings, received latex\n',
    )
  })
})
