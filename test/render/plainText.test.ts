import { describe, expect, it } from 'vitest'
import { tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { exchangeable } from '../../src/expansion/legNames.js'
import { legNames } from '../../src/expansion/legs.js'
import { writtenTermCount } from '../../src/expansion/readings/labelledTerms.js'
import { onPoints } from '../../src/expansion/readings/onPoints.js'
import { symmetrize } from '../symmetrize.js'
import { expansionJson } from '../../src/render/expansionJson.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain, momentumPlain } from '../../src/render/text/plainText.js'
import { memberNamed } from '../../src/theory/lookups.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { plainIntegral } from '../oracles/plainIntegral.js'
import type { FactorValue } from '../oracles/plainIntegral.js'

const SIZE = 2
const sorted = (points: readonly number[]): readonly number[] => [...points].sort((a, b) => a - b)
const wild = (name: string, points: readonly number[]): number =>
  Math.sin([...name].reduce((key, c) => key + c.charCodeAt(0), 0) + points.reduce((key, i) => key * 2.3 + 1.7 * i, 1))

const cases: readonly (readonly [string, Omit<ExpansionRequest, 'legs'> & { readonly legs: number }])[] = [
  ['edgeworth', { legs: 4, select: { upTo: 1 } }],
  ['edgeworth', { legs: 3, select: { order: 1.5 } }],
  ['edgeworth-even', { legs: 2, select: { upTo: 2 } }],
  ['edgeworth-even', { legs: 6, select: { order: 2 } }],
  ['phi4', { legs: 4, select: { upTo: 3 } }],
  ['phi4', { legs: 0, select: { upTo: 3 } }],
  ['phi4-vector', { legs: 4, select: { order: 2 } }],
  ['yukawa', { legs: 3, legFields: ['J', 'K', 'J'], select: { upTo: 3 } }],
  ['complex-phi4', { legs: 4, legFields: ['J', 'J', 'Jbar', 'Jbar'], select: { upTo: 2 } }],
  ['msrdj-quadratic', { legs: 2, legFields: ['J', 'J'], select: { upTo: 2 } }],
  ['msrdj-quadratic', { legs: 3, legFields: ['J~', 'J', 'J'], select: { upTo: 3 } }],
  ['solvable', { legs: 3, select: { upTo: 2 } }],
]

describe('the plain form, read back and added up over points', () => {
  it.each(cases)('%s, %j', (name, request) => {
    const expansion = expand(theory(name), request)
    const { lines, spaces, orders } = expansion.theory
    expect(expansion.terms.length).toBeGreaterThan(1)
    /**
     * Symmetric in what must be: vertices in half-edges of one field (here: in all points), lines that join equal
     * fields.
     */
    const value: FactorValue = (symbol, points) => {
      if (symbol === 'δ') return points[0] === points[1] ? 1 : 0
      const line = lines.find((each) => each.name === symbol)
      return wild(symbol, line !== undefined && line.fields[0] !== line.fields[1] ? points : sorted(points))
    }
    const exact = onPoints(expansion, {
      size: SIZE,
      line: (line) => tensor(SIZE, 2, (index) => value(line, index)),
      vertex: (kind) =>
        tensor(SIZE, memberNamed(expansion.theory, kind).local ? 1 : kind.fields.length, (index) =>
          value(kind.name, index),
        ),
      parameters: Object.fromEntries(
        [...orders.map(({ symbol }) => symbol), ...spaces.map(({ size }) => size)].map((symbol) => [symbol, 1]),
      ),
    })
    const sumOf = (text: string): Tensor => {
      const terms = text.split('\n')
      return tensor(SIZE, request.legs, (x) =>
        terms.reduce((total, line) => total + plainIntegral(line, SIZE, x, value), 0),
      )
    }
    const expectSame = (found: Tensor): void =>
      found.data.forEach((entry, i) => expect(entry).toBeCloseTo(exact.data[i] as number, 9))
    const [written, counted] = [expansionPlain(expansion, 'written'), expansionPlain(expansion)]
    // Written out, the sum is symmetric as it stands.
    expectSame(sumOf(written))
    expect(BigInt(written.split('\n').length)).toBe(writtenTermCount(expansion))
    expect(new Set(written.split('\n')).size).toBe(written.split('\n').length)
    // Counted, each line stands for as many labellings as it says, which symmetrising adds.
    const groups = exchangeable(legNames(expansion.theory, request))
    const bare = counted.split('\n').map((line) => {
      const [, number = '', rest = '', others = ''] =
        /^(\S+ (?:n(?:\^\d+)? |β(?:\^\d+)? )?)\[ (.*) \+ (\d+) perms? \]$/u.exec(line) ?? ['', '', '', '']
      return others === '' ? { line, labellings: 1 } : { line: number + rest, labellings: Number(others) + 1 }
    })
    const total = tensor(SIZE, request.legs, (x) =>
      bare.reduce((sum, { line, labellings }) => sum + labellings * plainIntegral(line, SIZE, x, value), 0),
    )
    expectSame(symmetrize(total, groups))
    expect(BigInt(bare.reduce((sum, { labellings }) => sum + labellings, 0))).toBe(writtenTermCount(expansion))
    // The other readings have the same terms.
    const json = expansionJson(expansion, 'written').terms.flatMap(({ labelled = [] }) => labelled)
    expect(
      json.map(({ coefficient, factors }) => [
        coefficient,
        ...factors.map((f) => `${f.name}(${f.points.join()})${f.power === 1 ? '' : `^${f.power}`}`),
      ]),
    ).toEqual(written.split('\n').map((line) => line.split(' ').filter((word, i) => i === 0 || word.includes('('))))
    expect(expansionLatex(expansion, 'written').split(' \\\\ & ')).toHaveLength(json.length)
    expect(momentumPlain(expansion, 'written').split('\n')).toHaveLength(json.length)
  })

  it('is the form that other programs read', () => {
    expect(expansionPlain(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })).split('\n')).toEqual([
      '-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)',
      '1/24 [ Gc3(y1,y2,y3) Gc3(y4,y5,y6) iG(y3,y6) iG(y1,x1) iG(y2,x2) iG(y4,x3) iG(y5,x4) + 2 perms ]',
    ])
    expect(
      expansionPlain(expand(theory('phi4'), { legs: 2, select: { order: 2 }, filters: ['1pi'] })).split('\n'),
    ).toEqual([
      '1/12 λ(y1) λ(y2) Δ(y1,y2)^3 Δ(y1,x1) Δ(y2,x2)',
      '1/8 λ(y1) λ(y2) Δ(y1,y2)^2 Δ(y2,y2) Δ(y1,x1) Δ(y1,x2)',
    ])
    expect(expansionPlain(expand(theory('phi4'), { legs: 3, select: { order: 1 } }))).toBe('0')
  })
})
