import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { powers } from '../../../src/algebra/polynomial.js'
import type { Polynomial } from '../../../src/algebra/polynomial.js'
import * as Q from '../../../src/algebra/rational.js'
import type { Rational } from '../../../src/algebra/rational.js'
import { atAPoint } from '../../../src/expansion/readings/atAPoint.js'
import { expand } from '../../../src/expansion/expand.js'
import { randomStream } from '../../../src/random/philox.js'
import { symbolsOf } from '../../../src/render/exports/arithmetic.js'
import { exportPolynomial } from '../../../src/render/exports/exportPolynomial.js'
import { polynomialLatex } from '../../../src/render/latex/polynomialLatex.js'
import { parseTheory } from '../../../src/theory/parseTheory.js'
import { theory } from '../../../src/theory/shippedTheories.js'
import { nerdamerValue } from '../../oracles/nerdamer.js'
import { evaluateArithmetic, raised } from '../../oracles/evaluateArithmetic.js'
import { runWith } from '../../cli/run.js'
import { expectWellFormed } from '../svg/expectWellFormed.js'
import katex from 'katex'
import { installed } from '../../installed.js'

/** The first of these programs that runs the test, if any: Debian's SymPy belongs to Debian's Python. */
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import sympy']).status === 0,
)
const hasSympy = installed(python !== undefined, 'SymPy', 'python3-sympy')
const hasForm = installed(spawnSync('bash', ['-c', 'command -v form']).status === 0, 'FORM', 'form')

/** Names that mean something in one language or another, or would end a string, a comment or a formula. */
const HOSTILE = [
  'sin',
  'E',
  'I',
  'N',
  'lambda',
  'λ',
  'κ_4',
  'kappa_4',
  'kappa4',
  '\\input{x}',
  '<script>',
  "'); import os #",
  '*) Quit[] (*',
  '"',
  '$',
  '#',
  'end',
  'e',
  'Ж',
  'a\nb',
  'g_4',
  'symbols',
  'Rational',
  'π',
  'log10',
]

const cases: readonly (readonly [string, Polynomial])[] = [
  ...(['edgeworth', 'phi3-phi4', 'solvable', 'phi4-vector', 'action'] as const).map(
    (name) =>
      [
        name,
        atAPoint(
          expand(theory(name), { legs: name === 'phi4-vector' ? 2 : 3, select: { upTo: name === 'solvable' ? 3 : 2 } }),
        ),
      ] as const,
  ),
  ['half orders', atAPoint(expand(theory('edgeworth'), { legs: 3, select: { upTo: Q.rational(5, 2) } }))],
  [
    'hostile names',
    HOSTILE.map((symbol, i) => ({
      coefficient: Q.rational(i % 2 === 0 ? i + 1 : -i - 1, 7),
      powers: powers({ [symbol]: (i % 4) - 1.5 > 0 ? 2 : -3, x: 1 }),
    })),
  ],
  ['one', [{ coefficient: Q.one, powers: {} }]],
  ['none', []],
]

const stream = randomStream(70, 0)
/** Squares, so that half powers are exact too. */
const values = new Map(
  [...new Set(cases.flatMap(([, polynomial]) => symbolsOf(polynomial)))].map((symbol) => {
    const root = (): number => 1 + Math.floor(stream.uniform() * 9)
    return [symbol, Q.power(Q.rational(root(), root()), 2)] as const
  }),
)

function exact(polynomial: Polynomial): Rational {
  return Q.sum(
    polynomial.map(({ coefficient, powers: exponents }) =>
      Object.entries(exponents).reduce(
        (product, [symbol, exponent]) => Q.multiply(product, raised(values.get(symbol) as Rational, exponent)),
        coefficient,
      ),
    ),
  )
}

/** What the names of an export stand for, by its comments: `kappa4 is κ_4`. */
function namedValues(
  text: string,
  polynomial: Polynomial,
  from: ReadonlyMap<string, Rational> = values,
): ReadonlyMap<string, Rational> {
  const named = new Map(symbolsOf(polynomial).map((symbol) => [symbol, from.get(symbol) as Rational]))
  for (const [, name = '', symbol = ''] of text.matchAll(/^(?:[#*] |\(\* )(\w+) is (.*?)(?: \*\))?$/gm)) {
    const original = symbol.replaceAll(/U\+([0-9A-F]{4,6})/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    expect(from.has(original), original).toBe(true)
    named.delete(original)
    named.set(name, from.get(original) as Rational)
  }
  return named
}

function python3(program: string): string {
  const { stdout, stderr } = spawnSync(python as string, ['-c', program], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout
}

describe('every export has the exact value of the polynomial', () => {
  it.skipIf(!hasSympy)('SymPy runs it', () => {
    const programs = cases.map(([, polynomial]) => {
      const text = exportPolynomial(polynomial, 'g_4', 'sympy')
      const result = /^(\w+) = \(/m.exec(text)?.[1] ?? ''
      const substitution = [...namedValues(text, polynomial)].map(
        ([name, { num, den }]) => `${name}: Rational(${num}, ${den})`,
      )
      return `${text}\nprint(Rational(0) + ${result}${substitution.length === 0 ? '' : `.subs({${substitution.join(', ')}})`})\n`
    })
    expect(python3(programs.join('\n')).trim().split('\n')).toEqual(
      cases.map(([, polynomial]) => Q.format(exact(polynomial))),
    )
  })

  it.skipIf(!hasForm).each(cases)('FORM runs it: %s', (_, polynomial) => {
    const text = exportPolynomial(polynomial, 'g_4', 'form')
    const all = new Map(values)
    const roots = [...text.matchAll(/^\* (\w+) to the power 2 is (.*)$/gm)].map(
      ([, name = '', symbol = '']) => [name, raised(values.get(symbol) as Rational, Q.rational(1, 2)), symbol] as const,
    )
    const named = new Map(namedValues(text, polynomial, all))
    for (const [name, value, symbol] of roots) {
      named.delete(symbol)
      named.set(name, value)
    }
    const ids = [...named].map(([name, { num, den }]) => `id ${name} = ${num}/${den};\nid ${name}^-1 = ${den}/${num};`)
    const { stdout } = spawnSync(
      'bash',
      ['-c', 'f=$(mktemp --suffix=.frm); cat > "$f"; form -q "$f"; s=$?; rm "$f"; exit $s'],
      {
        input: text.replace('Print;\n.end', `${ids.join('\n')}\nPrint;\n.end\n`),
        encoding: 'utf8',
      },
    )
    expect(stdout.replaceAll(/\\\n\s*/g, '').replaceAll(/\s/g, '')).toBe(
      `${/^Local (\w+)/m.exec(text)?.[1] ?? ''}=${Q.format(exact(polynomial))};`,
    )
  })

  it.each(cases)('Mathematica and Julia parse: %s', (_, polynomial) => {
    const wolfram = exportPolynomial(polynomial, 'g_4', 'mathematica')
    const [, assigned = ''] = /^[a-z][A-Za-z0-9]* = ([^=;]*);$/.exec(wolfram.split('\n').at(-1) ?? '') ?? []
    const named = namedValues(wolfram, polynomial)
    for (const name of named.keys()) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/)
    expect(evaluateArithmetic(assigned, named)).toEqual(exact(polynomial))

    const program = exportPolynomial(polynomial, 'g_4', 'julia')
    const [, parameters = '', body = ''] =
      /^[a-z]\w*\(; ([\w, ]*)\) = (.*)$/.exec(program.split('\n').at(-1) ?? '') ?? []
    const julia = namedValues(program, polynomial)
    expect(new Set(parameters.split(', ').filter((name) => name !== ''))).toEqual(new Set(julia.keys()))
    for (const term of body.split(/ [+-] /)) expect(term).toMatch(/^-?\d+\/\/\d+(?:\*|$)/)
    expect(evaluateArithmetic(body, julia)).toEqual(exact(polynomial))
  })

  it.each(cases.filter(([, polynomial]) => polynomial.length > 0))(
    'nerdamer evaluates it, term by term: %s',
    (_, polynomial) => {
      // One term and one symbol at a time, so that each name is the only one and the value is short.
      const terms = polynomial.map((term) => {
        const named = exportPolynomial([term], '', 'nerdamer').replaceAll(/[A-Za-z]\w*/g, '@')
        const text = Object.entries(term.powers)
          .sort(([, a], [, b]) => Number(b.num > 0n) - Number(a.num > 0n))
          .reduce((written, [symbol]) => written.replace('@', `(${Q.format(values.get(symbol) as Rational)})`), named)
        return nerdamerValue(text)
      })
      expect(terms.reduce((a, b) => a + b, 0) / Q.toNumber(exact(polynomial))).toBeCloseTo(1, 10)
    },
  )

  it.each(cases)('MathML is well-formed and says it: %s', (_, polynomial) => {
    const text = exportPolynomial(polynomial, 'g_4', 'mathml')
    expectWellFormed(text)
    const symbols = new Map(
      symbolsOf(polynomial).map(
        (symbol) =>
          [
            exportPolynomial([{ coefficient: Q.one, powers: powers({ [symbol]: 1 }) }], 'g', 'mathml').match(
              /\n<mrow>(.*)<\/mrow>\n/,
            )?.[1] ?? '',
            symbol,
          ] as const,
      ),
    )
    let body = text.replace(/^[^\n]*\n/, '').replace(/<\/mrow><\/math>$/, '')
    const named = new Map<string, Rational>()
    for (const [i, [written, symbol]] of [...symbols].sort(([a], [b]) => b.length - a.length).entries()) {
      body = body.replaceAll(written, `s${i}_`)
      named.set(`s${i}_`, values.get(symbol) as Rational)
    }
    const plain = body
      .replaceAll(
        /<msup>(s\d+_)(?:<mn>(\d+)<\/mn>|<mrow>(.*?)<\/mrow>)<\/msup>/g,
        (_match, base: string, whole?: string, ratio?: string) => `${base}^(${whole ?? ratio ?? ''})`,
      )
      .replaceAll(/<mfrac><mrow>(.*?)<\/mrow><mrow>(.*?)<\/mrow><\/mfrac>/g, '(($1)/($2))')
      .replaceAll('\u2062', '*')
      .replaceAll('−', '-')
      .replaceAll(/<\/?m(?:n|o|row)>/g, '')
    // Two symbols that look alike in print are one name here; the hostile list has such pairs.
    if (new Set(symbols.values()).size === symbolsOf(polynomial).length)
      expect(evaluateArithmetic(plain, named)).toEqual(exact(polynomial))
  })

  it.each(cases.filter(([name]) => name !== 'hostile names'))('Typst says it: %s', (_, polynomial) => {
    const text = exportPolynomial(polynomial, 'g_4', 'typst')
    const symbol = /([A-Za-zħ]+)(?:_(?:(\d)|\((\d+)\)))?/gu
    const named = new Map(
      symbolsOf(polynomial).map((name) => [
        exportPolynomial([{ coefficient: Q.one, powers: powers({ [name]: 1 }) }], 'g', 'typst')
          .slice(6, -2)
          .replaceAll(/[()]/g, '')
          .replace('ħ', 'hbar'),
        values.get(name) as Rational,
      ]),
    )
    const plain = text
      .replace(/^\$ g_4 = (.*) \$$/, '$1')
      .replaceAll(/frac\(([^,]*), ((?:[^()]|\([^()]*\))*)\)/g, '(($1)/($2))')
      .replaceAll(
        symbol,
        (_match, base: string, digit?: string, digits?: string) =>
          base.replace('ħ', 'hbar') + (digit ?? digits ?? '').replace(/^(?=.)/, '_'),
      )
      .replaceAll(/(?<=[\w)]) (?=[A-Za-z])/g, '*')
    expect(evaluateArithmetic(plain, named)).toEqual(exact(polynomial))
  })
})

describe('names', () => {
  const polynomial = cases.find(([name]) => name === 'hostile names')?.[1] as Polynomial

  it('are one for each symbol', () => {
    for (const language of ['sympy', 'mathematica', 'julia', 'form'] as const) {
      const text = exportPolynomial(polynomial, 'g_4', language)
      expect(namedValues(text, polynomial).size, language).toBe(symbolsOf(polynomial).length)
      // Nothing of a name but letters, digits, _ and its comment reaches the program.
      const program = text.replaceAll(/^(?:[#*] |\(\* ).*$/gm, '').replace('#-', '')
      expect(program).not.toMatch(/[\\<>$#"{}]|import os|Quit\[/)
    }
  })

  it('stay text in Typst, MathML and LaTeX', () => {
    const typst = exportPolynomial(polynomial, '"] #panic() $', 'typst')
    expect(typst.slice(2, -2).replaceAll(/"(?:[^"\\]|\\["\\])*"/g, '')).not.toMatch(/["\\$#<]/)
    expect(exportPolynomial(polynomial, '<script>', 'mathml')).not.toContain('<script')
    for (const symbol of HOSTILE.filter((name) => !/[Ж\n]/.test(name)))
      expect(
        katex.renderToString(polynomialLatex([{ coefficient: Q.one, powers: powers({ [symbol]: 1 }) }]), {
          strict: 'error',
          throwOnError: true,
        }),
      ).toContain('katex')
  })
})

describe('the command line', () => {
  it('exports an expansion at a point', async () => {
    const { out, status } = await runWith(
      'expand edgeworth-even --legs 4 --order 2 --at-a-point --format mathematica'.split(' '),
    )
    expect(status).toBe(0)
    expect(out).toBe(
      '(* capN is N *)\n(* kappa2 is kappa_2 *)\n(* kappa4 is kappa_4 *)\n(* kappa6 is kappa_6 *)\ng4 = 1/48*kappa6/(capN^2*kappa2^5) - 7/48*kappa4^2/(capN^2*kappa2^6);\n',
    )
  })

  it('refuses an export of integrals', async () => {
    const { err, status } = await runWith('expand phi4 --legs 2 --order 1 --format sympy'.split(' '))
    expect({ status, err }).toEqual({
      status: 2,
      err: "edgewick: --format: expected one of text, unicode, plain, latex, json with --space position, or the others with --at-a-point, received 'sympy'\n",
    })
  })

  it('takes a rule file whose symbols mean something elsewhere', () => {
    const rules = parseTheory(
      "name: lambda\ntitle: '\\input{x}'\nsource: '*) Quit[] (*'\nexpands: { functional: W, sign: 1, latex: W, coupling: w }\nfields: { φ: { latex: \\phi } }\norders: { lambda: { small: lambda, latex: \\lambda } }\nlines: [{ name: sin, joins: [φ, φ], factor: 1, latex: 'D({a},{b})', at-a-point: E }]\nlegs: [{ field: φ, line: sin, carries: J }]\nvertices: [{ name: lambda, legs: [φ^4], factor: -1, order: { lambda: 1 }, local: true, latex: \\lambda, at-a-point: '1' }]\n",
      'own.yaml',
    )
    expect(exportPolynomial(atAPoint(expand(rules, { legs: 2, select: { order: 1 } })), 'w_2', 'sympy')).toBe(
      "from sympy import Rational, symbols\n# E_ is E\n# lambda_ is lambda\nE_, lambda_ = symbols('E_ lambda_')\nw_2 = (\n    -Rational(1, 4)*E_**3*lambda_\n)",
    )
  })
})
