import { describe, expect, it } from 'vitest'
import { answerDiagrams } from '../../src/requests/diagrams.js'
import { answerExpand } from '../../src/requests/expand.js'
import type { Expansion } from '../../src/expansion/expansion.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'

const latex = async (request: Parameters<typeof answerExpand>[0]): Promise<string> => {
  const { expansion } = await answerExpand(request)
  return expansionLatex(expansion as Expansion)
}

describe('names with Greek letters spelled', () => {
  it('legs, orders and vertices are those of the theory', async () => {
    const spelled = await latex({ theory: 'complex-phi4', legs: ['phi', 'phibar'], upTo: { lambda: 1 } })
    expect(spelled).toBe(await latex({ theory: 'complex-phi4', legs: ['φ', 'φbar'], upTo: { λ: 1 } }))
    const { diagrams } = await answerDiagrams({ theory: 'phi3-phi4', legs: 2, vertices: { lambda: 1, g: 2 } })
    expect(diagrams).toBe((await answerDiagrams({ theory: 'phi3-phi4', legs: 2, vertices: { λ: 1, g: 2 } })).diagrams)
    expect(diagrams).toBeGreaterThan(10n)
  })

  it('a name that is neither is refused as it was written, and so is one symbol under two names', async () => {
    await expect(answerDiagrams({ theory: 'phi4', legs: ['phy'], order: 1 })).rejects.toThrow("'phy'")
    await expect(answerDiagrams({ theory: 'phi4', legs: 2, order: { lamda: 1 } })).rejects.toThrow("'lamda'")
    await expect(answerDiagrams({ theory: 'phi4', legs: 2, order: { λ: 1, lambda: 2 } })).rejects.toThrow("'lambda'")
  })
})
