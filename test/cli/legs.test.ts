import { describe, expect, it } from 'vitest'
import { jsonOf, runWith, words } from './run.js'

describe('legs that may end on several fields', () => {
  // ⟨xx⟩ of dx = (−x + εx²/2) dt + dW to ε²: a leg J ends on x by a correlation line or on x̃ by a response line;
  // test/known/msrdj.json lists the same five.
  const asked = 'msrdj-quadratic --legs J,J --order 2'

  it('diagrams and expand give one number, in every format', async () => {
    expect(await jsonOf(`diagrams ${asked} --count`)).toMatchObject({ diagrams: 5, weight: '7/2' })
    expect(await jsonOf(`diagrams ${asked} --count --unlabelled`)).toMatchObject({ diagrams: 3, weight: '7/4' })
    const { list } = (await jsonOf(`diagrams ${asked}`)) as { list: readonly { id: string }[] }
    expect(new Set(list.map(({ id }) => id)).size).toBe(5)
    const classes = (await jsonOf(`diagrams ${asked} --unlabelled`)) as {
      list: readonly { id: string; labellings: string }[]
    }
    expect(classes.list.reduce((total, { labellings }) => total + Number(labellings), 0)).toBe(5)
    const { terms } = (await jsonOf(`expand ${asked}`)) as { terms: readonly { diagram: { id: string } }[] }
    expect(terms.map(({ diagram }) => diagram.id).sort()).toEqual(classes.list.map(({ id }) => id).sort())
    const written = (await jsonOf(`expand ${asked} --perms written`)) as {
      terms: readonly { labelled: readonly unknown[] }[]
    }
    expect(written.terms.flatMap(({ labelled }) => labelled).length).toBe(5)
    const count = async (format: string, mark: RegExp): Promise<number> => {
      const { out } = await runWith(words(`diagrams ${asked} --format ${format}`))
      return out.match(mark)?.length ?? 0
    }
    expect(await count('ndjson', /\n/g)).toBe(5)
    expect(await count('dot', /^graph /gm)).toBe(5)
    expect(await count('qgraf', /;\n/g)).toBe(5)
    expect(await count('svg', /<g role="img">/g)).toBe(5)
  })

  it('shards add up', async () => {
    const shards = await Promise.all([0, 1, 2].map((i) => jsonOf(`diagrams ${asked} --count --shard ${i}/3`)))
    expect(shards.reduce((total: number, shard) => total + (shard as { diagrams: number }).diagrams, 0)).toBe(5)
  })

  it('a bare line joins legs of its own kind only', async () => {
    // Two sources of x are joined by C, those of x and x̃ by R; a leg by C and one by R are no line.
    expect(await jsonOf('diagrams msrdj-quadratic --legs J,J --order 0 --count --disconnected')).toMatchObject({
      diagrams: 1,
      weight: '1',
    })
    expect(await jsonOf('diagrams msrdj-quadratic --legs J,J~ --order 0 --count --disconnected')).toMatchObject({
      diagrams: 1,
      weight: '1',
    })
    // Amputated legs have no line to be joined by.
    expect(await jsonOf('diagrams solvable --legs 2 --vertices 1=2 --count --disconnected')).toMatchObject({
      diagrams: 1,
      weight: '1',
    })
  })

  it('one leg under two names is one leg', async () => {
    // ⟨φφφ̄φ̄⟩ at λ: the one vertex, whether its legs are asked for by what they carry or by the fields inside.
    for (const legs of ['J,J,Jbar,Jbar', 'φ,J,φbar,Jbar', 'φ,φ,φbar,φbar']) {
      const { terms } = (await jsonOf(`expand complex-phi4 --legs ${legs} --order 1 --perms written`)) as {
        terms: readonly { labelled: readonly unknown[] }[]
      }
      expect(terms.map(({ labelled }) => labelled.length)).toEqual([1])
      expect(await jsonOf(`diagrams complex-phi4 --legs ${legs} --order 1 --count`)).toMatchObject({
        diagrams: 1,
        weight: '1',
      })
    }
  })

  it('legs of one field on one line that carry different things are not exchanged', async () => {
    const { out } = await runWith(words('diagrams two.yaml --legs J,K --vertices 2 --unlabelled --format json'), {
      'two.yaml': TWO_SOURCES,
    })
    // φ³ with a source J and a source K: the loop, which J and K enter at either end, and the tadpole.
    expect(JSON.parse(out)).toMatchObject({ diagrams: 2, weight: '1' })
    const expansion = await runWith(words('expand two.yaml --legs J,J,K --vertices 3 --format json'), {
      'two.yaml': TWO_SOURCES,
    })
    const one = await runWith(words('diagrams two.yaml --legs J,J,K --vertices 3 --count --unlabelled --format json'), {
      'two.yaml': TWO_SOURCES,
    })
    expect((JSON.parse(expansion.out) as { terms: readonly unknown[] }).terms.length).toBe(
      (JSON.parse(one.out) as { diagrams: number }).diagrams,
    )
  })
})

const TWO_SOURCES = `
name: two-sources
title: a cubic vertex with two sources
source: the test
expands: { functional: W, sign: 1, latex: W, coupling: w }
fields: { φ: { latex: x } }
orders: { g: { small: g, latex: g } }
lines: [{ name: D, joins: [φ, φ], factor: 1, latex: 'D({a},{b})', at-a-point: D }]
legs:
  - { field: φ, line: D, carries: J }
  - { field: φ, line: D, carries: K }
vertices: [{ name: g, legs: [φ^3], factor: 1, order: { g: 1 }, local: true, latex: g, at-a-point: '1' }]
`
