import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { multiplyPowers } from '../../../src/algebra/polynomial.js'
import type { Powers } from '../../../src/algebra/polynomial.js'
import * as Q from '../../../src/algebra/rational.js'
import type { Rational } from '../../../src/algebra/rational.js'
import { expand } from '../../../src/expansion/expand.js'
import type { Expansion } from '../../../src/expansion/expansion.js'
import { nPointTheory } from '../../../src/theory/nPointTheory.js'
import { atAPoint } from '../../../src/expansion/readings/atAPoint.js'
import { writtenSymbols } from '../../../src/expansion/readings/labelledTerms.js'
import { momentumProgram } from '../../../src/render/exports/momentumProgram.js'
import { members } from '../../../src/theory/members.js'
import { parseTheory } from '../../../src/theory/parseTheory.js'
import { theory } from '../../../src/theory/shippedTheories.js'
import { installed } from '../../installed.js'
import { raised } from '../../oracles/evaluateArithmetic.js'
import { runWith, words } from '../../cli/run.js'

const hasForm = installed(spawnSync('bash', ['-c', 'command -v form']).status === 0, 'FORM', 'form')

const cases: readonly (readonly [string, Expansion])[] = [
  ['φ⁴, two legs, to λ³', expand(theory('phi4'), { legs: 2, select: { upTo: 3 } })],
  ['φ⁴, four legs, to λ²', expand(theory('phi4'), { legs: 4, select: { upTo: 2 } })],
  ['φ⁴ without legs', expand(theory('phi4'), { legs: 0, select: { order: 2 } })],
  ['φ³, one leg', expand(theory('phi3'), { legs: 1, select: { upTo: 3 } })],
  ['φ³, three legs', expand(theory('phi3'), { legs: 3, select: { upTo: 3 } })],
  ['loops in ħ', expand(theory('phi3-phi4'), { legs: 2, select: { upTo: 1 } })],
  ['components', expand(theory('phi4-vector'), { legs: 2, select: { order: 2 } })],
  ['two fields', expand(theory('yukawa'), { legs: 2, legFields: ['φ', 'φ'], select: { order: 2 } })],
  ['oriented lines', expand(theory('complex-phi4'), { legs: 2, legFields: ['J', 'Jbar'], select: { upTo: 2 } })],
  ['responses', expand(theory('msrdj-quadratic'), { legs: 2, legFields: ['J', 'J~'], select: { order: 2 } })],
  ['an action', expand(theory('edgeworth'), { legs: 4, select: { upTo: 1 } })],
  ['half orders', expand(theory('edgeworth'), { legs: 3, select: { upTo: 1.5 } })],
  ['an even action', expand(theory('edgeworth-even'), { legs: 4, select: { upTo: 2 } })],
  ['the field picture', expand(theory('action'), { legs: 3, select: { upTo: 1.5 } })],
  ['a vertex function', expand(nPointTheory(theory('phi4'), 'vertex'), { legs: 4, select: { upTo: 2 } })],
  ['a self-energy', expand(nPointTheory(theory('phi4'), 'self-energy'), { legs: 2, select: { upTo: 2 } })],
  ['amputated', expand(nPointTheory(theory('phi3'), 'amputated'), { legs: 3, select: { upTo: 3 } })],
  ['no diagrams', expand(theory('phi3'), { legs: 2, select: { order: 1 } })],
]

/** Squares, so that half powers are exact too. */
function valueOf(symbol: string): Rational {
  const code = [...symbol].reduce((sum, letter) => sum + (letter.codePointAt(0) as number), 0)
  return Q.power(Q.rational(2 + (code % 5), 3 + (code % 4)), 2)
}

function product(powers: Powers): Rational {
  return Object.entries(powers).reduce(
    (value, [symbol, exponent]) => Q.multiply(value, raised(valueOf(symbol), exponent)),
    Q.one,
  )
}

/** What lines and vertices are at a point, by the rule file, with what of the small parameters is not written beside them. */
function atThePoint({ theory: own }: Expansion): ReadonlyMap<string, Rational> {
  const written = writtenSymbols(own)
  const vertices = own.vertices
    .flatMap((rule) => [...members(rule, 12)])
    .map(({ kind, atAPoint: powers, order }) => {
      const hidden = Object.fromEntries(Object.entries(order).filter(([symbol]) => !written.has(symbol)))
      return [kind.name, product(multiplyPowers(powers, hidden))] as const
    })
  const lines = own.lines.map(({ name, atAPoint: powers, order }) => {
    const hidden = Object.fromEntries(Object.entries(order).filter(([symbol]) => !written.has(symbol)))
    return [name, product(multiplyPowers(powers, hidden))] as const
  })
  return new Map([...vertices, ...lines])
}

/** What FORM prints of a program with these statements before its end, by the names of expressions. */
function byForm(program: string, statements: readonly string[]): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'edgewick-form-'))
  try {
    writeFileSync(join(folder, 'a.frm'), program.replace('Print;\n.end', `${statements.join('\n')}\nPrint;\n.end\n`))
    const { stdout, status } = spawnSync('form', ['-q', 'a.frm'], { cwd: folder, encoding: 'utf8' })
    expect([status, stdout.includes('-->') ? stdout : '']).toEqual([0, ''])
    return new Map(
      [...stdout.replaceAll(/\\\n|\s/g, '').matchAll(/(\w+)=([^;]*);/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The names of a program and what they stand for. */
function declared(text: string, what: 'Symbols' | 'CFunctions'): readonly (readonly [string, string])[] {
  const names = (new RegExp(`^${what} (.*);$`, 'm').exec(text)?.[1] ?? '').split(',').filter((name) => name !== '')
  const meant = new Map(
    [...text.matchAll(/^\* (\w+) (?:to the power 2 )?is (\S+)$/gm)].map(([, a = '', b = '']) => [a, b]),
  )
  return names.map((name) => [name, meant.get(name) ?? name])
}

describe.skipIf(!hasForm)('FORM reads an expansion in momentum space', () => {
  it.each(cases)('and adds it up to the value at a point: %s', (_, expansion) => {
    const text = momentumProgram(expansion)
    const values = atThePoint(expansion)
    const symbols = declared(text, 'Symbols').map(([name, symbol]) => {
      const root = name.endsWith('root2') ? Q.rational(1, 2) : Q.one
      // A local vertex stands there as a symbol, and so do small parameters.
      const value = raised(values.get(symbol) ?? valueOf(symbol), root)
      return `id ${name} = ${Q.format(value)};\nid ${name}^-1 = 1/(${Q.format(value)});`
    })
    const functions = declared(text, 'CFunctions').map(
      ([name, symbol]) => `id ${name}(?a) = ${symbol === 'int' ? '1' : Q.format(values.get(symbol) as Rational)};`,
    )
    const printed = byForm(text, [...symbols, ...functions])
    const total = Q.sum([...printed.values()].map((value) => Q.parse(value)))
    const exact = Q.sum(atAPoint(expansion).map(({ coefficient, powers }) => Q.multiply(coefficient, product(powers))))
    expect(Q.format(total)).toBe(Q.format(exact))
    expect(Q.isZero(total)).toBe(expansion.terms.length === 0)
  })

  it('and finds momentum conserved at every vertex that is a function', () => {
    for (const [name, legs, upTo] of [
      ['edgeworth', 4, 1],
      ['edgeworth-even', 4, 2],
      ['edgeworth', 2, 2],
    ] as const) {
      const text = momentumProgram(expand(theory(name), { legs, select: { upTo } }))
      const last = Array.from({ length: legs - 1 }, (_, i) => `-p${i + 1}`).join('')
      // Vectors stand for numbers here, so that FORM adds them up.
      const sums = text.replace('Vectors', 'Symbols q,s,x,').replace('CFunctions', 'CFunctions total,')
      const vertices = declared(text, 'CFunctions').filter(([vertex]) => vertex.startsWith('Gc'))
      expect(vertices.length).toBeGreaterThan(0)
      const printed = byForm(sums, [
        ...(text.includes('int(') ? ['id int(?a) = 1;'] : []),
        'id iG(?a) = 1;',
        ...vertices.map(([vertex]) => `id ${vertex}(?a) = total(0,?a);`),
        'repeat id total(s?,x?,?a) = total(s+x,?a);',
        ...(legs > 2 ? [`argument total;\nid p${legs} = ${last};\nendargument;`] : []),
        'id total(0) = q;',
      ])
      for (const value of printed.values()) expect(value).not.toContain('total')
      expect([...printed.values()].join('')).toContain('q')
    }
  })
})

describe('an expansion as a FORM program', () => {
  it('is one local expression for each order, with what they are', async () => {
    const { status, out, err } = await runWith(words('expand phi4 --legs 2 --up-to 1 --space momentum --format form'))
    expect([status, err]).toEqual([0, ''])
    expect(out).toBe(`#-
* Momentum space: (2 pi)^d delta(p1+p2) times the sum of the expressions below, p2 being -p1
* int(k1) is the integral over d^dk1/(2 pi)^d of the rest of its term
* lambda is λ
* Delta is Δ
Off Statistics;
Vectors p1,k1;
Symbols lambda;
CFunctions Delta,int;
* Order 0
Local w2order0 =
  + 1/2*Delta(p1);
* Order λ
Local w2orderlambda =
  - 1/4*lambda*int(k1)*Delta(k1)*Delta(p1)^2;
Print;
.end
`)
  })

  it('has every labelling of the legs', async () => {
    const command = 'expand edgeworth --legs 4 --order 1 --space momentum'
    const { out } = await runWith(words(`${command} --format form`))
    expect(out.match(/^ {2}[+-]/gm)).toHaveLength(4)
    expect((await runWith(words(`${command} --format form --perms written`))).out).toBe(out)
    for (const perms of ['counted', 'sum'])
      expect(await runWith(words(`${command} --format form --perms ${perms}`))).toMatchObject({
        status: 2,
        err: `edgewick: --perms: expected one of written, received '${perms}'\n`,
      })
  })

  it('tells names apart that FORM would not', () => {
    // A line that is called as a momentum is, and a coupling with an index.
    const own = parseTheory(
      readFileSync('rules/yukawa.yaml', 'utf8')
        .replace('name: yukawa', 'name: odd')
        .replace(/(name|line): D$/gm, '$1: k1')
        .replace(/name: g$/m, 'name: g_1'),
      'odd.yaml',
    )
    const text = momentumProgram(expand(own, { legs: 2, legFields: ['φ', 'φ'], select: { order: 2 } }))
    expect(text).toContain('k1v2 is k1')
    expect(text).toContain('g1 is g_1')
    expect(text.match(/^ {2}[+-]/gm)).toHaveLength(2)
    if (hasForm) expect([...byForm(text, []).keys()]).toEqual(['wJJ'])
  })
})
