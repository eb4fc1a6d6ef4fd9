import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'

async function claimOf(asked: string, tex: string): Promise<RefereedClaim> {
  const { claims } = await answerReferee({ document: `% edgewick: ${asked}\n\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

/** A formula by its terms, so that errors can be planted in each. */
interface Formula {
  readonly left?: string
  /** Each with its sign. */
  readonly terms: readonly string[]
  /** Behind each term's planted error, and behind the whole. */
  readonly tail?: string
  /** What a piece of it becomes in another error: a power, a momentum. */
  readonly errors: readonly (readonly [right: string, wrong: string])[]
  /** The reading that it is right by. */
  readonly kind: string
}

function written({ left = '', tail = '' }: Formula, terms: readonly string[]): string {
  return `${left} ${terms.join(' ').replace(/^\+/, '')} ${tail}`
}

function negated(term: string): string {
  return term.startsWith('-') ? `+${term.slice(1)}` : `-${term.slice(1)}`
}

const MEASURE = String.raw`\frac{d^dk}{(2\pi)^d}`
const PERMS = String.raw`+ 2\text{ perms}`
/** A line with momentum a. */
const line = (a: string, mass = 'm'): string =>
  `\\frac{1}{${a.length > 1 && !a.startsWith('k_') && !a.startsWith('p_') ? `(${a})` : a}^2+${mass}^2}`
const feynman = (a: string): string => `\\frac{i}{${a.length > 1 ? `(${a})` : a}^2-m^2+i\\epsilon}`
const bubble = (p: string): string => `\\int${MEASURE}${line('k')}${line(`k+${p}`)}`

const rows: Readonly<Record<string, readonly [asked: string, formulas: readonly Formula[]]>> = {
  'vertex functions of φ⁴': [
    'theory=phi4 legs=4 up-to=2',
    [
      {
        left: String.raw`\Gamma^{(4)}(p_1,\ldots,p_4) =`,
        terms: [
          String.raw`-\lambda`,
          String.raw`+\frac{\lambda^2}{2}\int \frac{d^4k}{(2\pi)^4} \frac{1}{(k^2+m^2)\left((k+p_1+p_2)^2+m^2\right)} + 2\text{ perms}`,
        ],
        tail: String.raw`+ O(\lambda^3)`,
        errors: [
          ['(2\\pi)^4', '(2\\pi)^3'],
          ['(k+p_1+p_2)', '(k+p_1)'],
          ['2\\text{ perms}', '5\\text{ perms}'],
          ['\\lambda^2', '\\lambda^3'],
        ],
        kind: 'vertex function',
      },
      {
        left: String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4) =`,
        terms: [
          String.raw`+\lambda`,
          String.raw`-\frac{\lambda^2}{2}\left[\int_k \Delta(k)\Delta(k-p_1-p_2) ${PERMS}\right]`,
        ],
        errors: [['\\Delta(k)', '\\Delta(k)^2']],
        kind: 'vertex function',
      },
      {
        left: String.raw`\Gamma_4(p_1,p_2,p_3,p_4) =`,
        terms: [
          '-g',
          `+\\frac{g^2}{2}${bubble('p_1+p_2')}`,
          `+\\frac{g^2}{2}${bubble('p_1+p_3')}`,
          `+\\frac{g^2}{2}${bubble('p_1+p_4')}`,
        ],
        errors: [['p_1+p_4', 'p_1+p_3']],
        kind: 'vertex function',
      },
      {
        left: String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4) =`,
        terms: [
          String.raw`-u`,
          String.raw`+\frac{u^2}{2}\int\frac{d^dq}{(2\pi)^d} D(q)\left[D(q+p_1+p_2)+D(p_1+p_3-q)+D(q-p_2-p_3)\right]`,
        ],
        tail: '+ O(u^3)',
        errors: [['D(q)', 'D(q)D(q)']],
        kind: 'vertex function',
      },
      {
        left: String.raw`\Gamma^{(4)}(0) =`,
        terms: [String.raw`-\lambda`, `+\\frac{3\\lambda^2}{2}\\int${MEASURE}\\frac{1}{(k^2+m^2)^2}`],
        tail: String.raw`+ O(\lambda^3)`,
        errors: [['(k^2+m^2)^2', '(k^2+m^2)']],
        kind: 'vertex function',
      },
      {
        left: String.raw`i\mathcal{M} =`,
        terms: [
          String.raw`-i\lambda`,
          `+\\frac{(-i\\lambda)^2}{2}\\left[\\int\\frac{d^4k}{(2\\pi)^4}${feynman('k')}${feynman('k+p_1+p_2')} ${PERMS}\\right]`,
        ],
        tail: String.raw`+ O(\lambda^3)`,
        errors: [
          ['(-i\\lambda)^2', '(-i\\lambda)^3'],
          ['(-i\\lambda)^2', '\\lambda^2'],
        ],
        kind: 'amplitude',
      },
      {
        left: String.raw`i\Gamma^{(4)}(p_1,p_2,p_3,p_4) =`,
        terms: [
          String.raw`-i\lambda`,
          String.raw`-\frac{\lambda^2}{2}\int_{\mathbf k} D_F(\mathbf k)D_F(\mathbf k+\mathbf p_1+\mathbf p_2) + \text{perms}`,
        ],
        errors: [['\\mathbf p_2)', '\\mathbf p_2)^2']],
        kind: 'vertex function',
      },
      {
        left: String.raw`G_{\rm amp}(p_1,p_2,p_3,p_4) =`,
        terms: [String.raw`-\lambda`, `+\\frac{1}{2}\\lambda^2\\Bigl[${bubble('p_3+p_4')} ${PERMS}\\Bigr]`],
        errors: [['p_3+p_4', 'p_3']],
        kind: 'amplitude',
      },
      {
        left: String.raw`G_c^{(4)}(p_1,p_2,p_3,p_4) = (2\pi)^d\delta(p_1+p_2+p_3+p_4)\Bigl[`,
        terms: [String.raw`-\lambda\,\Delta(p_1)\Delta(p_2)\Delta(p_3)\Delta(p_4)`],
        tail: String.raw`\Bigr] + O(\lambda^2)`,
        errors: [
          ['\\Delta(p_1)', '\\Delta(p_2)'],
          ['p_4)\\Bigl', 'p_1)\\Bigl'],
        ],
        kind: 'correlator',
      },
      {
        left: String.raw`\Gamma^{(4)}(p_1,\ldots,p_4) =`,
        terms: [
          String.raw`-\lambda`,
          String.raw`+\frac{\lambda^2}{2}\sum_P\int\frac{d^d\ell}{(2\pi)^d}\,\frac{1}{|\ell|^2+m^2}\,\frac{1}{|\ell+p_1+p_2|^2+m^2}`,
        ],
        errors: [['|\\ell|^2+m^2', '|\\ell|^2-m^2']],
        kind: 'vertex function',
      },
    ],
  ],
  'one channel without a left side': [
    'theory=phi4 legs=4 order=2',
    [
      {
        terms: [String.raw`+\frac{(-i\lambda)^2}{2}\int\frac{d^4k}{(2\pi)^4}\frac{i}{k^2-m^2}\frac{i}{(k+p)^2-m^2}`],
        errors: [
          ['(k+p)', '(k-k)'],
          ['(-i\\lambda)^2', '(i\\lambda)'],
          ['\\frac{i}{k^2-m^2}', '\\frac{1}{k^2-m^2}'],
        ],
        kind: 'vertex function',
      },
      {
        terms: [
          `+\\frac{(-i\\lambda)^2}{2}\\int\\frac{d^4\\ell}{(2\\pi)^4}${feynman('\\ell').replaceAll('(\\ell)', '\\ell')}${feynman('p-\\ell')}`,
        ],
        errors: [['p-\\ell', 'p']],
        kind: 'vertex function',
      },
      {
        terms: [String.raw`+\frac{1}{2}(-i\lambda)^2\int\frac{d^4k}{(2\pi)^4}D_F(k)D_F(p-k)`],
        errors: [['D_F(k)', 'D_F(k)^2']],
        kind: 'vertex function',
      },
      {
        terms: [
          String.raw`-\frac{\lambda^2}{2}\int_q \frac{i}{q^2-m^2}\cdot\frac{i}{(q+p_1+p_2)^2-m^2} + 2\text{ perms}`,
        ],
        errors: [['p_1+p_2', 'p_1']],
        kind: 'vertex function',
      },
      {
        terms: [String.raw`+\frac{\lambda^2}{2}\int\frac{d^4k}{(2\pi)^4}\frac{1}{(k^2-m^2)((k+p)^2-m^2)}`],
        errors: [['(2\\pi)^4', '(2\\pi)^8']],
        kind: 'vertex function',
      },
      {
        terms: [
          String.raw`-\frac{\lambda^2}{2}\int\frac{d^4k}{(2\pi)^4}\frac{-i}{k^2+m^2-i\epsilon}\frac{-i}{(k+p)^2+m^2-i\epsilon}`,
        ],
        errors: [['\\lambda^2', '\\lambda']],
        kind: 'vertex function',
      },
    ],
  ],
  'self-energies of φ⁴': [
    'theory=phi4 legs=2 up-to=2',
    [
      {
        left: String.raw`\Sigma(p) =`,
        terms: [
          String.raw`+\frac{\lambda}{2}\int_k G(k)`,
          String.raw`-\frac{\lambda^2}{4}\int_k\int_q G(k)^2 G(q)`,
          String.raw`-\frac{\lambda^2}{6}\int_{k,q} G(k)G(q)G(p-k-q)`,
        ],
        tail: String.raw`+ O(\lambda^3)`,
        errors: [
          ['G(p-k-q)', 'G(p-k)'],
          ['G(k)^2', 'G(k)^3'],
        ],
        kind: 'self-energy',
      },
      {
        left: String.raw`\Sigma(p^2) =`,
        terms: [
          `-\\frac{\\lambda}{2}\\int${MEASURE}${line('k')}`,
          `+\\frac{\\lambda^2}{4}\\int${MEASURE}\\frac{1}{(k^2+m^2)^2}\\int\\frac{d^dq}{(2\\pi)^d}${line('q')}`,
          String.raw`+\frac{\lambda^2}{6}\int\frac{d^dk\,d^dq}{(2\pi)^{2d}}\frac{1}{(k^2+m^2)(q^2+m^2)((p-k-q)^2+m^2)}`,
        ],
        errors: [
          ['(2\\pi)^{2d}', '(2\\pi)^{d}'],
          ['\\lambda^2', '\\lambda'],
        ],
        kind: 'self-energy',
      },
      {
        left: String.raw`\Gamma^{(2)}(p) =`,
        terms: [
          '+p^2+m^2',
          `+\\frac{\\lambda}{2}\\int${MEASURE}${line('k')}`,
          String.raw`-\frac{\lambda^2}{4}\left(\int_k\frac{1}{(k^2+m^2)^2}\right)\left(\int_k\frac{1}{k^2+m^2}\right)`,
          String.raw`-\frac{\lambda^2}{6}\int_{k_1,k_2}\frac{1}{k_1^2+m^2}\frac{1}{k_2^2+m^2}\frac{1}{(k_1+k_2+p)^2+m^2}`,
        ],
        tail: String.raw`+ O(\lambda^3)`,
        errors: [['k_1+k_2+p', 'k_1+p']],
        kind: 'vertex function',
      },
      {
        left: String.raw`-i\Sigma(p) =`,
        terms: [
          `-\\frac{i\\lambda}{2}\\int\\frac{d^4k}{(2\\pi)^4}${feynman('k')}`,
          String.raw`+\frac{(-i\lambda)^2}{4}\int_{k,q}D(k)^2D(q)`
            .replaceAll(/D\((.)\)/g, (_, a: string) => feynman(a))
            .replaceAll('i\\epsilon}^2', `i\\epsilon}${feynman('k')}`),
          `+\\frac{(-i\\lambda)^2}{6}\\int_{k,q}${feynman('k')}${feynman('q')}${feynman('p+k+q')}`,
        ],
        errors: [['p+k+q', 'p+k']],
        kind: 'self-energy',
      },
      {
        left: 'G^{(2)}(p) =',
        terms: [
          '+\\Delta(p)',
          String.raw`-\frac{\lambda}{2}\Delta(p)^2\int_k \Delta(k)`,
          String.raw`+\frac{\lambda^2}{4}\Delta(p)^3\left(\int_k \Delta(k)\right)^2`,
          String.raw`+\frac{\lambda^2}{4}\Delta(p)^2\int_k \Delta(k)^2\int_k\Delta(k)`,
          String.raw`+\frac{\lambda^2}{6}\Delta(p)^2\int_k\int_q \Delta(k)\Delta(q)\Delta(k+q+p)`,
        ],
        tail: String.raw`+ O(\lambda^3)`,
        errors: [
          ['\\Delta(p)^3', '\\Delta(p)^2'],
          ['\\right)^2', '\\right)'],
        ],
        kind: 'correlator',
      },
      {
        left: String.raw`\langle\tilde\phi(p)\tilde\phi(p')\rangle = (2\pi)^d\delta(p+p')\Bigl[`,
        terms: [`+${line('p')}`, `-\\frac{\\lambda}{2}\\frac{1}{(p^2+m^2)^2}\\int${MEASURE}${line('k')}`],
        tail: String.raw`\Bigr] + O(\lambda^2)`,
        errors: [["p+p'", "p-p'"]],
        kind: 'correlator',
      },
    ],
  ],
  'self-energies of one term': [
    'theory=phi4 legs=2 order=1',
    [
      `\\frac{\\lambda}{2}\\int${MEASURE}${line('k')}`,
      String.raw`\frac{\lambda}{2}\int_{\vec k}\frac{1}{\vec k^2+m^2}`,
      String.raw`\lambda\frac12\int\frac{d^{4-\epsilon}q}{(2\pi)^{4-\epsilon}}\frac{1}{q^2+m^2}`,
      String.raw`\frac{g}{2(2\pi)^d}\int d^dk\,\frac{1}{k^2+m^2}`,
      String.raw`\frac{\lambda}{2}\int^\Lambda\frac{d^dk}{(2\pi)^d}\frac{1}{k^2+r}`,
      String.raw`\frac{\lambda}{2}\int_{-\infty}^{\infty}\frac{dk}{2\pi}\frac{1}{k^2+m^2}`,
    ].map((term) => ({
      left: String.raw`\Sigma(p) =`,
      terms: [`+${term}`],
      errors: [['^2+', '^2-'] as const],
      kind: 'self-energy',
    })),
  ],
  'self-energies of O(n) vectors': [
    'theory=phi4-vector legs=2 order=1',
    [
      [String.raw`\Sigma(p) =`, `\\frac{\\lambda(n+2)}{6}\\int${MEASURE}${line('k')}`],
      [String.raw`\Sigma(p) =`, `\\lambda\\frac{n+2}{6}\\int_q G_0(q)`],
      [String.raw`\Sigma_{ab}(p) =`, `\\delta_{ab}\\frac{\\lambda(N+2)}{6}\\int${MEASURE}${line('k')}`],
      [String.raw`\Sigma =`, String.raw`\frac{n+2}{6}\,u\int\frac{d^d\ell}{(2\pi)^d}\frac{1}{\ell^2+\mu^2}`],
      [String.raw`-\Sigma(p) =`, `-\\left(\\frac{n}{6}+\\frac13\\right)\\lambda\\int${MEASURE}${line('k')}`],
      [String.raw`-i\Sigma(p) =`, `-\\frac{i\\lambda(n+2)}{6}\\int\\frac{d^4k}{(2\\pi)^4}${feynman('k')}`],
    ].map(([left = '', term = '']) => ({
      left,
      terms: [term.startsWith('-') ? term : `+${term}`],
      errors: [
        [
          /n\+2/.test(term) ? 'n+2' : /N\+2/.test(term) ? 'N+2' : '13',
          /13/.test(term) && !/[nN]\+2/.test(term) ? '16' : term.includes('N+2') ? 'N+1' : 'n+1',
        ] as const,
      ],
      kind: 'self-energy',
    })),
  ],
  'coefficients without a left side': [
    'theory=phi4 legs=2 order=1',
    [
      {
        terms: [String.raw`-\frac{\lambda}{4} \Delta(p)^2 \int \frac{d^dk}{(2\pi)^d} \Delta(k)`],
        errors: [['\\Delta(p)^2', '\\Delta(p)']],
        kind: 'coefficient',
      },
      {
        terms: [`-\\frac{\\lambda}{4}\\left(${line('p')}\\right)^2\\int${MEASURE}${line('k')}`],
        errors: [['\\right)^2', '\\right)']],
        kind: 'coefficient',
      },
      {
        terms: [String.raw`-\frac{\lambda}{4}\frac{1}{p^2+m^2}\int_k \frac{1}{k^2+m^2}\frac{1}{p^2+m^2}`],
        errors: [['\\lambda', '\\lambda^2']],
        kind: 'coefficient',
      },
    ],
  ],
  'gap equations': [
    'theory=phi4 legs=2 up-to=1',
    [
      [String.raw`m^2 =`, '+m_0^2', `+\\frac{\\lambda}{2}\\int${MEASURE}${line('k')}`],
      [String.raw`m^2 =`, `+\\frac{\\lambda}{2}\\int${MEASURE}${line('k')}`, '+m_0^2'],
      [String.raw`\mu^2 =`, '+\\mu_0^2', `+\\frac{g}{2}\\int\\frac{d^dq}{(2\\pi)^d}${line('q', '\\mu')}`],
      [String.raw`m_R^2 =`, '+m^2', `+\\frac{\\lambda}{2}\\int_k\\frac{1}{k^2+m_R^2}`],
      [String.raw`m^2 =`, '+m_0^2', `+\\frac{\\lambda}{2}\\int_k\\Delta(k)`],
    ].map(([left = '', ...terms]) => ({ left, terms, errors: [['2}', '4}'] as const], kind: 'gap equation' })),
  ],
  'vertex functions of φ³': [
    'theory=phi3 legs=3 up-to=3',
    [
      {
        left: String.raw`\Gamma^{(3)}(p_1,p_2,p_3) =`,
        terms: ['-g', `-g^3\\int${MEASURE}\\frac{1}{(k^2+m^2)((k+p_1)^2+m^2)((k-p_2)^2+m^2)}`],
        tail: '+ O(g^5)',
        errors: [
          ['k-p_2', 'k+p_2'],
          ['g^3', 'g^2'],
        ],
        kind: 'vertex function',
      },
    ],
  ],
  'bubbles of φ³': [
    'theory=phi3 legs=2 order=2',
    [
      {
        left: String.raw`\Sigma(p) =`,
        terms: [String.raw`-\frac{g^2}{2}\int\frac{d^dk}{(2\pi)^d}\Delta(k)\Delta(p-k)`],
        errors: [['\\Delta(p-k)', '\\Delta(k)']],
        kind: 'self-energy',
      },
      {
        left: String.raw`i\Pi(k^2) =`,
        terms: [
          String.raw`+(ig)^2\frac12\left(\frac1i\right)^2\int\frac{d^d\ell}{(2\pi)^d}\tilde\Delta((\ell+k)^2)\tilde\Delta(\ell^2)`,
        ],
        errors: [['(\\ell+k)^2', '\\ell^2']],
        kind: 'self-energy',
      },
    ],
  ],
  'the inverse of a correlator': [
    'theory=phi4 legs=2 up-to=1',
    [
      {
        left: 'G^{-1}(p) =',
        terms: ['+p^2+\\xi^{-2}', `+\\frac{\\lambda}{2}\\int${MEASURE}\\frac{1}{k^2+\\xi^{-2}}`],
        errors: [['p^2+', 'p^2-']],
        kind: 'vertex function',
      },
    ],
  ],
  'the free theory': [
    'theory=phi4 legs=2 order=0',
    [
      { left: 'G^{(2)}(p) =', terms: [`+${line('p')}`], errors: [['\\frac{1}', '\\frac{2}']], kind: 'correlator' },
      {
        left: String.raw`\langle\phi(p)\phi(-p)\rangle =`,
        terms: [String.raw`+\frac{1}{p^2+m^2}`],
        errors: [['{p^2+m^2}', '{(p^2+m^2)^2}']],
        kind: 'correlator',
      },
    ],
  ],
}

for (const [name, [asked, formulas]] of Object.entries(rows))
  describe(name, () => {
    for (const formula of formulas) {
      const { terms, errors, kind } = formula
      const tex = written(formula, terms)
      it(`right: ${tex}`, async () => {
        const { verdict, kind: found, differences, reason } = await claimOf(asked, tex)
        expect(`${verdict} ${found ?? ''} ${reason ?? ''} ${differences.join()}`).toMatch(
          new RegExp(`^right(?:-under)? ${kind}`),
        )
      })
      const planted = [
        ...terms.map((term, i) => written(formula, terms.with(i, negated(term)))),
        ...terms.map((term, i) => written(formula, terms.with(i, `${term.slice(0, 1)}2\\,${term.slice(1)}`))),
        ...(terms.length > 1 ? terms.map((_, i) => written(formula, terms.toSpliced(i, 1))) : []),
      ]
      it(`with an error in one term: ${tex}`, async () => {
        const { convention } = await claimOf(asked, tex)
        const claims = await Promise.all(planted.map(async (text) => claimOf(asked, text)))
        const found = claims.map(({ verdict }) => verdict)
        // The negative of one term by itself may be another author's sign, which is named.
        const isOther = terms.length === 1 && claims[0]?.convention !== convention
        for (const [i, verdict] of found.entries())
          expect(verdict, planted[i]).toMatch(
            i === 0 && isOther ? /^(?:wrong|not-judged|right-under)$/ : /^(?:wrong|not-judged)$/,
          )
        expect(found.filter((verdict) => verdict === 'wrong').length).toBeGreaterThanOrEqual(terms.length)
      })
      it(`with another error: ${tex}`, async () => {
        for (const [right, wrong] of errors) {
          expect(tex).toContain(right)
          const text = tex.replace(right, wrong)
          expect((await claimOf(asked, text)).verdict, text).toMatch(/^(?:wrong|not-judged)$/)
        }
      })
    }
  })

describe('couplings of an odd number of fields beside others, in Minkowski space', () => {
  it.each([
    ['-i', 'right-under'],
    // By L = … + gφ³/3!, which nothing in it tells.
    ['i', 'not-judged'],
    ['-2i', 'wrong'],
    ['2i', 'wrong'],
  ])('%s g D_F D_F D_F is %s', async (factor, verdict) => {
    const tex = String.raw`\tilde G_c^{(3)}(p_1,p_2,p_3) = ${factor} g D_F(p_1) D_F(p_2) D_F(p_3)`
    expect(await claimOf('theory=phi3-phi4 legs=3 order=0', tex)).toMatchObject({ verdict })
  })
})

describe('which momentum is that of which leg', () => {
  const bubbleOf = (legs: string, channel: string): string =>
    String.raw`\Gamma^{(4)}(${legs}) = \lambda - \frac{\lambda^2}{2}\int\frac{d^dk}{(2\pi)^d}\frac{1}{(k^2+m^2)((k+${channel})^2+m^2)} + 2\text{ perms} + O(\lambda^3)`

  it.each([
    ['p_2,p_2,p_3,p_4', 'p_1+p_2'],
    ['p_1,p_2,p_4,p_4', 'p_1+p_2'],
    ['p_0,p_2,p_3,p_4', 'p_1+p_2'],
    ['p_1,p_2,p_3,p_4', 'p_0+p_2'],
  ])('is not told by Γ(%s) with %s', async (legs, channel) => {
    expect((await claimOf('theory=phi4', bubbleOf(legs, channel))).verdict).toBe('not-judged')
  })

  it.each([
    ['p_1,p_2,p_3,p_4', 'p_1+p_2'],
    ['p_1,p_2,p_3,-p_1-p_2-p_3', 'p_1+p_2'],
    ['p_1,p_2,p_3,p_4', 'P'],
  ])('is told by Γ(%s) with %s', async (legs, channel) => {
    expect((await claimOf('theory=phi4', bubbleOf(legs, channel))).verdict).toBe('right-under')
  })
})

it('a gap equation that claims more than its first order is not judged', async () => {
  const gap = (order: number): string =>
    String.raw`m_R^2 = m^2 + \frac{\lambda}{2}\int\frac{d^dk}{(2\pi)^d}\frac{1}{k^2+m^2} + O(\lambda^${order})`
  expect((await claimOf('theory=phi4', gap(2))).verdict).toBe('right-under')
  expect((await claimOf('theory=phi4', gap(3))).verdict).toBe('not-judged')
})
