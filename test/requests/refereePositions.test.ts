import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'

/** A formula in parts: what stands before its terms, the terms with their signs, what stands behind them. */
interface Printed {
  readonly asked: string
  readonly before?: string
  readonly terms: readonly string[]
  readonly after?: string
  /** Comments before that of what is asked. */
  readonly comments?: readonly string[]
}

async function claimOf({ asked, before = '', terms, after = '', comments = [] }: Printed): Promise<RefereedClaim> {
  const remarks = [...comments, `theory=${asked}`].map((remark) => `% edgewick: ${remark}\n`).join('')
  const { claims } = await answerReferee({ document: `${remarks}\\[ ${before} ${terms.join(' ')} ${after} \\]` })
  return claims[0] as RefereedClaim
}

/** The formula with one error in one term: its sign, a factor 2, the term left out. */
function withErrors(printed: Printed): readonly Printed[] {
  const { terms } = printed
  return terms.flatMap((term, i) => {
    const [sign, rest] = /^[+-]/.test(term) ? [term.slice(0, 1), term.slice(1)] : ['+', term]
    const others = [`${sign === '-' ? '+' : '-'} ${rest}`, `${sign} 2\\cdot ${rest}`]
    const changed = others.map((other) => terms.map((each, k) => (k === i ? other : each)))
    const dropped = terms.length === 1 ? [] : [terms.filter((_, k) => k !== i)]
    return [...changed, ...dropped].map((list) => ({ ...printed, terms: list }))
  })
}

function holds(name: string, rows: readonly Printed[], verdicts: readonly string[] = ['right', 'right-under']): void {
  describe(name, () => {
    it.each(rows.map((row) => [`${row.before ?? ''} ${row.terms.join(' ')} ${row.after ?? ''}`, row] as const))(
      '%s',
      async (_, row) => {
        const found = await claimOf(row)
        expect(verdicts, found.reason ?? found.differences.join()).toContain(found.verdict)
        let called = 0
        for (const wrong of withErrors(row)) {
          const { verdict, convention } = await claimOf(wrong)
          if (verdict === 'wrong') called++
          // What dots stand for, and a sign that is one of a convention, is not judged; nothing wrong is right.
          expect(verdict, `${wrong.terms.join(' ')} (${convention ?? ''})`).not.toMatch(/^right/)
        }
        expect(called).toBeGreaterThanOrEqual(row.terms.length)
      },
    )
  })
}

async function isWrong(printed: Printed): Promise<void> {
  expect((await claimOf(printed)).verdict).toBe('wrong')
}

const two = 'phi4 legs=2 order=1'
const upTo = 'phi4 legs=2 up-to=1'

holds('Minkowski, each vertex -iλ and each line the time-ordered expectation', [
  { asked: two, terms: [String.raw`\frac{-i\lambda}{2}\int d^4z\, D_F(x-z)D_F(y-z)D_F(z-z)`] },
  { asked: two, terms: [String.raw`12\cdot\frac{-i\lambda}{4!}\int d^4z\, D_F(x-z)D_F(y-z)D_F(z-z)`], after: '.' },
  { asked: two, terms: [String.raw`-\frac{i}{2}\lambda\int d^4z\, D_F(x-z)\,D_F(0)\,D_F(z-y)`] },
  { asked: two, terms: [String.raw`\frac12(-i\lambda)\int\!d^4w\; G_F(a-w)G_F(w-w)G_F(w-b)`] },
  { asked: two, terms: [String.raw`-i\frac{\lambda_0}{2}\int d^4z\, D_F(x_1-z)D_F(0)D_F(z-x_2)`] },
  { asked: two, terms: [String.raw`\frac{\lambda}{2\mathrm{i}}\int d^4z\, D_{xz}D_{zz}D_{zy}`] },
  { asked: two, terms: [String.raw`\frac{-i\lambda}{2}\int d^4z\, i\Delta_F(x-z)\,i\Delta_F(z-z)\,i\Delta_F(z-y)`] },
  { asked: 'phi4 legs=4 order=1', terms: [String.raw`(-i\lambda)\int d^4x\, D_F(x-a)D_F(x-b)D_F(x-c)D_F(x-d)`] },
  {
    asked: 'phi4 legs=4 order=1',
    before: String.raw`\langle 0|T\phi(x_1)\cdots\phi(x_4)|0\rangle_c =`,
    terms: [String.raw`-i\lambda\int d^4z \prod_{i=1}^4 D_F(x_i-z)`],
    after: String.raw`+ O(\lambda^2)`,
  },
  {
    asked: upTo,
    before: String.raw`\langle\Omega|T\{\phi(x)\phi(y)\}|\Omega\rangle =`,
    terms: [String.raw`D_F(x-y)`, String.raw`- \frac{i\lambda}{2}\int d^4z\, D_F(x-z)D_F(0)D_F(z-y)`],
    after: String.raw`+ O(\lambda^2)`,
  },
  {
    asked: 'phi4 legs=2 order=2',
    terms: [
      String.raw`\frac{(-i\lambda)^2}{6}\int d^4y\,d^4z\, D_F(x_1-y)D_F(y-z)^3D_F(z-x_2)`,
      String.raw`+\frac{(-i\lambda)^2}{4}\int d^4y\,d^4z\, D_F(x_1-y)D_F(y-y)D_F(y-z)D_F(z-z)D_F(z-x_2)`,
      String.raw`-\frac{\lambda^2}{4}\int d^4y\,d^4z\, D_F(x_1-y)D_F(y-z)^2D_F(z-z)D_F(y-x_2)`,
    ],
  },
  {
    asked: 'phi3 legs=3 order=1',
    before: String.raw`\langle 0|T\varphi(x_1)\varphi(x_2)\varphi(x_3)|0\rangle_c =`,
    terms: [String.raw`-ig\int d^4y\, D_F(x_1-y)D_F(x_2-y)D_F(x_3-y)`],
  },
])

const S2 = String.raw`\langle 0|{\rm T}\varphi(x_1)\varphi(x_2)|0\rangle =`
const bubble = String.raw`\int d^4y\, d^4z\, \Delta(x_1-y)\Delta(x_2-z)\Delta(y-z)^2`
const odd = 'phi3 legs=2 up-to=2'

holds('Minkowski, each vertex ig and each line Δ/i', [
  {
    asked: odd,
    before: S2,
    terms: [
      String.raw`\frac{1}{i}\Delta(x_1-x_2)`,
      String.raw`+ \frac{1}{2}(ig)^2\left(\frac{1}{i}\right)^4 ${bubble}`,
    ],
    after: String.raw`+ \ldots`,
  },
  {
    asked: odd,
    before: S2,
    terms: [String.raw`\frac1i\Delta(x_1-x_2)`, String.raw`- \frac{g^2}{2} ${bubble}`],
    after: String.raw`+ O(g^4)`,
  },
  {
    asked: odd,
    before: String.raw`\langle\varphi_x\varphi_y\rangle =`,
    terms: [
      String.raw`i^{-1}\Delta_{xy}`,
      String.raw`+ \frac{(ig)^2}{2\,i^4} \int du\,dv\, \Delta_{xu}\Delta_{uv}\Delta_{uv}\Delta_{vy}`,
    ],
  },
  {
    asked: 'phi3 legs=3 order=1',
    before: String.raw`\langle 0|T\varphi(x_1)\varphi(x_2)\varphi(x_3)|0\rangle =`,
    terms: [String.raw`ig\left(\frac1i\right)^3\int d^4y\,\Delta(x_1-y)\Delta(x_2-y)\Delta(x_3-y)`],
  },
  {
    asked: upTo,
    before: String.raw`\langle 0|T\varphi(x)\varphi(y)|0\rangle =`,
    terms: [
      String.raw`\frac{1}{i}\Delta(x-y)`,
      String.raw`+ \frac12(-i\lambda)\left(\frac1i\right)^3\int d^4z\,\Delta(x-z)\Delta(0)\Delta(z-y)`,
    ],
  },
])

const O2 = String.raw`\langle \phi_a(x)\phi_b(y)\rangle =`
const vector = 'phi4-vector legs=2 up-to=1'
const loopAt = String.raw`\int d^dz\, \Delta(x-z)\Delta(0)\Delta(z-y)`

holds('components under O(n)', [
  {
    asked: vector,
    before: String.raw`${O2} \delta_{ab}\left[`,
    terms: [String.raw`\Delta(x-y)`, String.raw`- \lambda\,\frac{n+2}{6} ${loopAt}`],
    after: String.raw`\right]`,
  },
  {
    asked: vector,
    before: String.raw`\langle \phi^i(x)\phi^j(y)\rangle =`,
    terms: [
      String.raw`\delta^{ij} G_0(x,y)`,
      String.raw`- \frac{\lambda}{6}(N+2)\delta^{ij} \int d^dz\, G_0(x,z)G_0(z,z)G_0(z,y)`,
    ],
    after: String.raw`+ O(\lambda^2)`,
  },
  {
    asked: vector,
    terms: [
      String.raw`\delta_{ij}\Delta_{xy}`,
      String.raw`- \frac{(n+2) g}{6}\delta_{ij}\int dz\,\Delta_{xz}\Delta_{zz}\Delta_{zy}`,
    ],
  },
  {
    asked: vector,
    before: String.raw`\langle \phi_{a_1}(x)\phi_{a_2}(y)\rangle_c = \delta_{a_1a_2}\Big(`,
    terms: [
      String.raw`\Delta(x,y)`,
      String.raw`- \frac{\lambda n}{6} ${loopAt}`,
      String.raw`- \frac{\lambda}{3} ${loopAt}`,
    ],
    after: String.raw`\Big) + O(\lambda^2)`,
  },
  {
    asked: 'phi4-vector legs=2 order=1',
    before: String.raw`\langle 0|T\phi_a(x)\phi_b(y)|0\rangle =`,
    terms: [String.raw`-i\lambda\,\frac{N+2}{6}\delta_{ab} \int d^4z\, D_F(x-z)D_F(0)D_F(z-y)`],
  },
  {
    asked: 'phi4-vector legs=4 order=1',
    before: String.raw`\langle \phi_a(x_1)\phi_b(x_2)\phi_c(x_3)\phi_d(x_4)\rangle_c =`,
    terms: [
      String.raw`-\frac{\lambda}{3}(\delta_{ab}\delta_{cd}+\delta_{ac}\delta_{bd}+\delta_{ad}\delta_{bc})\int d^dz\,\prod_{i=1}^4\Delta(x_i,z)`,
    ],
  },
  { asked: 'phi4-vector legs=2 order=1', before: 'w_2(x,y) =', terms: [String.raw`-\lambda\frac{n+2}{12} ${loopAt}`] },
])

const KKK = String.raw`K_{\mu_1\rho_1} K_{\mu_2\rho_2} K_{\rho_3\rho_4}`
const E2 = String.raw`\mathbb{E}\left[ z_{\mu_1} z_{\mu_2} \right] =`

holds('components with a tensor at the vertex', [
  {
    asked: upTo,
    before: E2,
    terms: [
      String.raw`K_{\mu_1\mu_2}`,
      String.raw`- \frac{\epsilon}{2} \sum_{\rho_1,\ldots,\rho_4} V^{\rho_1\rho_2\rho_3\rho_4} ${KKK}`,
    ],
    after: String.raw`+ O\left(\epsilon^2\right)`,
  },
  {
    asked: upTo,
    before: E2,
    terms: [String.raw`K_{\mu_1\mu_2}`, String.raw`- \frac{1}{2} \epsilon\, V^{\rho_1\rho_2\rho_3\rho_4} ${KKK}`],
  },
  {
    asked: upTo,
    before: String.raw`\mathbb{E}[z_i z_j] =`,
    terms: [String.raw`K_{ij}`, String.raw`- \frac{\epsilon}{2} V_{klmn} K_{ik}K_{jl}K_{mn}`],
    after: String.raw`+ \mathcal{O}(\epsilon^2)`,
  },
  {
    asked: upTo,
    terms: [String.raw`G_{ij}`, String.raw`- \frac{\varepsilon}{2}\sum_{k,l,m,n} V_{klmn} G_{ik}G_{mn}G_{lj}`],
  },
  {
    asked: upTo,
    before: String.raw`\langle x_a x_b\rangle =`,
    terms: [String.raw`\Delta_{ab}`, String.raw`- \frac{1}{2} \lambda_{cdef} \Delta_{ac}\Delta_{bd}\Delta_{ef}`],
  },
  {
    asked: 'phi4 legs=4 order=1',
    before: String.raw`\mathbb{E}[z_{\mu_1} z_{\mu_2} z_{\mu_3} z_{\mu_4}]\big|_{\text{connected}} =`,
    terms: [
      String.raw`-\epsilon \sum_{\rho_1,\ldots,\rho_4} V^{\rho_1\rho_2\rho_3\rho_4} K_{\mu_1\rho_1}K_{\mu_2\rho_2}K_{\mu_3\rho_3}K_{\mu_4\rho_4}`,
    ],
  },
  {
    asked: 'phi3 legs=3 order=1',
    before: String.raw`\mathbb{E}[z_i z_j z_k]_c =`,
    terms: [String.raw`- \epsilon V^{lmn} K_{il}K_{jm}K_{kn}`],
  },
  {
    asked: upTo,
    before: String.raw`\mathbb{E}[z_\alpha z_\beta] =`,
    terms: [
      String.raw`K_{\alpha\beta}`,
      String.raw`-\frac{\lambda}{2}\sum_\gamma K_{\alpha\gamma}K_{\gamma\gamma}K_{\gamma\beta}`,
    ],
  },
])

const quartic = 'action legs=2 up-to=1'

holds('one local coupling without 1/n!', [
  {
    asked: quartic,
    before: 'G^{(2)}(x_1,x_2) =',
    terms: ['K(x_1,x_2)', String.raw`- 12 \int d^{d_{\text{in}}}x \, \lambda \, K(x_1,x) K(x,x) K(x,x_2)`],
    after: String.raw`+ O(\lambda^2)`,
  },
  {
    asked: quartic,
    before: String.raw`\langle\phi(x)\phi(y)\rangle =`,
    terms: [String.raw`\Delta(x,y)`, String.raw`- 12 \lambda\int dz\, \Delta(x,z)\Delta(z,z)\Delta(z,y)`],
  },
  {
    asked: quartic,
    terms: [String.raw`\Delta(x-y)`, String.raw`- \frac{4!}{2} \lambda\int d^dz\, \Delta(x-z)\Delta(0)\Delta(z-y)`],
  },
  {
    asked: quartic,
    before: String.raw`\mathbb{E}[f(x)f(x')] =`,
    terms: [`K(x,x')`, String.raw`- 12 g\int dz\, K(x,z)K(z,z)K(z,x')`],
    after: String.raw`+ O(g^2)`,
  },
  {
    asked: 'action legs=4 order=1',
    before: 'G_c^{(4)}(x_1,x_2,x_3,x_4) =',
    terms: [String.raw`- 24 \int d^dx \, \lambda \, K(x_1,x) K(x_2,x) K(x_3,x) K(x_4,x)`],
    after: String.raw`+ O(\lambda^2)`,
  },
  {
    asked: 'action legs=3 order=1/2',
    before: String.raw`\langle\phi(x)\phi(y)\phi(z)\rangle_c =`,
    terms: [String.raw`- 3!\, g\int du\, G_0(x,u) G_0(y,u) G_0(z,u)`],
  },
])

const mean = 'msrdj-quadratic legs=J order=1'

holds('the mean of a stochastic equation', [
  {
    asked: mean,
    before: String.raw`\langle x(t) \rangle =`,
    terms: [String.raw`\frac{\epsilon}{2}\int dt'\, R(t,t')\, C(t',t')`],
    after: String.raw`+ O(\epsilon^2)`,
  },
  { asked: mean, before: String.raw`\mathbb{E}[x(t)] =`, terms: [String.raw`\frac12\epsilon\int ds\, R(t-s)\, C(0)`] },
  {
    asked: mean,
    before: String.raw`\langle x_t \rangle =`,
    terms: [String.raw`\epsilon\int\frac{ds}{2}\, R_{ts}\, C_{ss}`],
  },
  { asked: mean, terms: [String.raw`\frac{\epsilon}{2}\int_{-\infty}^{\infty} ds\, C(s,s)\, R(t,s)`] },
])

const named = (n: number): string =>
  String.raw`\int d^d x_1 \cdots d^d x_${n}\, g_${n}(x_1, \dots, x_${n}) \phi(x_1) \cdots \phi(x_${n})`
const even = 'edgeworth-even legs=4 order=1'
const g2 = String.raw`\int dx_1 dx_2\, g_2(x_1,x_2) \phi(x_1) \phi(x_2)`

holds('a whole action by its couplings', [
  {
    asked: even,
    before: String.raw`S = S_{\text{GP}} +`,
    terms: [g2, `+ ${named(4)}`],
    after: String.raw`+ O\left(\frac{1}{N^2}\right)`,
  },
  {
    asked: even,
    before: String.raw`S[\phi] = S_{\rm free}[\phi] +`,
    terms: [String.raw`\frac{1}{2} ${g2}`, String.raw`+ \frac{1}{4!} ${named(4)}`],
    after: '+ O(N^{-2})',
  },
  {
    asked: 'edgeworth legs=4 order=1',
    before: 'S = S_0',
    terms: [
      String.raw`+ \int dx_1\, g_1(x_1)\phi(x_1)`,
      `+ ${g2}`,
      String.raw`+ \int dx_1 dx_2 dx_3\, g_3(x_1,x_2,x_3)\phi(x_1)\phi(x_2)\phi(x_3)`,
      `+ ${named(4)}`,
    ],
    after: String.raw`+ \mathcal{O}(N^{-3/2})`,
  },
  { asked: 'edgeworth-even legs=6 order=2', before: 'S = S_G', terms: [`+ ${g2}`, `+ ${named(4)}`, `+ ${named(6)}`] },
])

it('an action without the correction of its quadratic part is wrong, and told so', async () => {
  const tex = String.raw`S = S_{\text{GP}} + ${named(4)} + O\left(\frac{1}{N^2}\right)`
  const { verdict, differences, corrected } = await claimOf({ asked: even, terms: [tex] })
  expect(verdict).toBe('wrong')
  expect(differences).toEqual(['left out: the term of g_2, which has a part of an order up to N^-1'])
  expect(await claimOf({ asked: even, terms: [corrected ?? ''] })).toMatchObject({ verdict: 'right-under' })
})

it('the right line of an action keeps its tail as it is written', async () => {
  const tails = [String.raw`{\cal O}(N^{-2})`, String.raw`\mathcal{O}\left(N^{-2}\right)`, 'O(1/N^2)']
  for (const tail of tails) {
    const terms = [`S = S_{\\text{GP}} + ${named(4)} + ${tail}`]
    const { corrected } = await claimOf({ asked: even, terms })
    expect(corrected).toMatch(/^S = .*g_\{2\}.*g_\{4\}/)
    expect(corrected?.endsWith(`+ ${tail}`)).toBe(true)
    expect(await claimOf({ asked: even, terms: [corrected ?? ''] })).toMatchObject({ verdict: 'right-under' })
  }
})

it('an action of too many diagrams is not judged, and the equations after it are', async () => {
  const document = String.raw`% edgewick: theory=edgeworth-even order=3
\[ S = S_{\text{GP}} + ${named(4)} \]
% edgewick: theory=phi4 legs=2 order=0
\[ w_2(x,y) = \frac12 \Delta(x,y) \]`
  const { claims } = await answerReferee({ document, limit: 3 })
  expect(claims.map(({ verdict }) => verdict)).toEqual(['not-judged', 'right'])
  expect(claims[0]?.reason).toMatch(/^limit: expected at most 3 diagrams/)
})

const exchange = String.raw`g^2\int dy dz\, \Delta(x_1,y)\Delta(x_2,y)\Delta(y,z)\Delta(z,x_3)\Delta(z,x_4)`
const F4 = String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle_c =`

holds('permutations without brackets, conditions behind a comma', [
  {
    asked: 'phi3-phi4 legs=4 order=ħ=0',
    before: F4,
    terms: [String.raw`${exchange} + 2\text{ perms}`, String.raw`- \lambda\int dy\prod_{i=1}^4\Delta(x_i,y)`],
  },
  {
    asked: 'phi3 legs=4 order=2',
    before: F4,
    terms: [String.raw`${exchange} + 2\text{ perms}`],
    after: String.raw`,\qquad m>0`,
  },
  {
    asked: two,
    terms: [String.raw`-\frac{\lambda}{2}\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`],
    after: String.raw`,\quad m^2 \geq 0.`,
  },
])

it('a wrong number of permutations is told as that', async () => {
  const terms = [String.raw`${exchange} + 3\text{ perms}`]
  expect(await claimOf({ asked: 'phi3 legs=4 order=2', before: F4, terms })).toMatchObject({
    verdict: 'wrong',
    differences: ['ee1|ee| has 3 labellings and not 4: + 2 perms'],
  })
})

const F2 = String.raw`\langle \phi(x)\phi(y)\rangle =`

describe('letters that a comment says', () => {
  holds('are heard', [
    {
      comments: ['D_F = propagator of phi4, Minkowski'],
      asked: upTo,
      before: F2,
      terms: ['D_F(x-y)', String.raw`- \frac{i\lambda}{2}\int dz\, D_F(x-z)D_F(0)D_F(z-y)`],
    },
    {
      comments: [String.raw`i\Delta(x-y) = propagator of phi4, Minkowski; \kappa = coupling of phi4`],
      asked: upTo,
      before: F2,
      terms: [String.raw`i\Delta(x-y)`, String.raw`- \frac{i\kappa}{2}\int dz\,i\Delta(x-z)i\Delta(0)i\Delta(z-y)`],
    },
    {
      comments: [String.raw`G = propagator of phi4, \kappa = coupling of phi4`],
      asked: upTo,
      before: F2,
      terms: ['G(x-y)', String.raw`- \frac{\kappa}{2}\int dz\,G(x-z)G(0)G(z-y)`],
    },
    {
      comments: [String.raw`i\Delta(x,y) = propagator of phi4, Minkowski, \kappa = coupling of phi4`],
      asked: upTo,
      before: F2,
      terms: [String.raw`i\Delta(x-y)`, String.raw`- \frac{i\kappa}{2}\int dz\,i\Delta(x-z)i\Delta(0)i\Delta(z-y)`],
    },
    {
      comments: ['D_F = propagator of phi3, Minkowski', '-g = coupling of phi3'],
      asked: 'phi3 legs=3 order=1',
      before: String.raw`\langle\phi(x)\phi(y)\phi(z)\rangle_c =`,
      terms: [String.raw`ig\int du\,D_F(x-u)D_F(y-u)D_F(z-u)`],
    },
    {
      comments: ['-g = coupling of phi3'],
      asked: 'phi3 legs=3 order=1',
      terms: [String.raw`g\int du\,\Delta(x-u)\Delta(y-u)\Delta(z-u)`],
    },
    {
      comments: [String.raw`K = propagator of edgeworth-even; \kappa_n = cumulant of edgeworth-even`],
      asked: even,
      before: String.raw`g_4(x_1,\dots,x_4) =`,
      terms: [
        String.raw`-\frac{1}{4!} \int \prod_{i=1}^4 dy_i \, \kappa_4(y_1,y_2,y_3,y_4)\prod_{i=1}^4 K^{-1}(y_i,x_i)`,
      ],
    },
    {
      comments: ['G = propagator R of msrdj-quadratic'],
      asked: mean,
      before: String.raw`\langle x(t) \rangle =`,
      terms: [String.raw`\frac{\epsilon}{2}\int dt'\, G(t,t')\, C(t',t')`],
    },
  ])

  it('an i that is missing is wrong where they are those of Minkowski space', async () => {
    const terms = ['D_F(x-y)', String.raw`- \frac{\lambda}{2}\int dz\, D_F(x-z)D_F(0)D_F(z-y)`]
    const found = await claimOf({
      comments: ['D_F = propagator of phi4, Minkowski'],
      asked: upTo,
      before: F2,
      terms,
    })
    expect(found.verdict).toBe('wrong')
    expect(found.differences).toContain('ee0| has an i too many or too few')
    expect(found.corrected).toContain(String.raw`\left[ -i\lambda \right]`)
  })

  it('they name the theory where no other comment does', async () => {
    const document =
      '% edgewick: D_F = propagator of phi4\n\\[ \\langle\\phi(x)\\phi(y)\\rangle = D_F(x,y) + O(\\lambda) \\]'
    expect((await answerReferee({ document })).claims[0]?.verdict).toBe('right')
  })

  it.each([
    ['G = propagator of msrdj-quadratic', 'expected a propagator of msrdj-quadratic (C, R)'],
    ['G = propagator Q of phi4', "received 'propagator Q'"],
    ['G+1 = propagator of phi4', 'expected a letter or a name'],
    ['C = propagator C of msrdj-quadratic, Minkowski', 'for a field theory with couplings at points'],
  ])('%s is refused with its place', async (comment, sentence) => {
    const [, name = ''] = / of ([^,]+)/.exec(comment) ?? []
    const told = claimOf({ comments: [comment], asked: `${name} legs=2 order=1`, terms: ['1'] })
    await expect(told).rejects.toThrow(/^document:1:1: /)
    await expect(claimOf({ comments: [comment], asked: `${name} legs=2 order=1`, terms: ['1'] })).rejects.toThrow(
      sentence,
    )
  })
})

describe('an i too many or too few, and signs that no convention has', () => {
  it.each([
    String.raw`\frac{i\lambda}{2}\int d^4z\, D_F(x-z)D_F(y-z)D_F(z-z)`,
    String.raw`\frac{-i^2\lambda}{2}\int d^4z\, D_F(x-z)D_F(y-z)D_F(z-z)`,
    String.raw`\frac{-i\lambda}{2}\int d^4z\, i D_F(x-z)D_F(y-z)D_F(z-z)`,
    String.raw`\frac{-i\lambda}{2}\int d^4z\, iD_F(x-z)\,iD_F(y-z)D_F(z-z)`,
    String.raw`\frac{\lambda}{2}\int d^4z\, \frac1i\Delta(x-z)\frac1i\Delta(y-z)\frac1i\Delta(z-z)`,
  ])('%s', async (tex) => {
    await isWrong({ asked: two, terms: [tex] })
  })

  it('the amplitude of one diagram of several is right under that', async () => {
    const sunset = String.raw`\int d^4z\,d^4w\, D_F(x-z)D_F(z-w)^3D_F(w-y)`
    const asked = 'phi4 legs=2 order=2'
    const found = await claimOf({ asked, terms: [String.raw`\frac{(-i\lambda)^2}{6} ${sunset}`] })
    expect(found).toMatchObject({ verdict: 'right-under', noticed: ['a sign', 'a factor 2', 'a dropped term'] })
    expect(found.convention).toContain('one of the 3 diagrams that were asked for')
    await isWrong({ asked, terms: [String.raw`\frac{(-i\lambda)^2}{3} ${sunset}`] })
    await isWrong({ asked, terms: [String.raw`-\frac{(-i\lambda)^2}{6} ${sunset}`] })
    const left = String.raw`\langle T\phi(x)\phi(y)\rangle =`
    await isWrong({ asked, before: left, terms: [String.raw`\frac{(-i\lambda)^2}{6} ${sunset}`] })
  })

  it('one i for all terms', async () => {
    const loop = String.raw`\int d^4z\, D_F(x-z)D_F(0)D_F(z-y)`
    await isWrong({ asked: upTo, terms: [String.raw`i D_F(x-y)`, String.raw`- \frac{i\lambda}{2} ${loop}`] })
  })

  it.each([
    [two, '', String.raw`-\frac{i\lambda}{3}\int d^4z\, i\Delta_F(x-z)i\Delta_F(0)i\Delta_F(z-y)`],
    [two, F2, String.raw`-\frac{i\lambda}{3}\int d^4z\, i\Delta_F(x-z)i\Delta_F(0)i\Delta_F(z-y)`],
    [upTo, F2, String.raw`iD_F(x-y) + \frac{i\lambda}{2}\int d^4z\, iD_F(x-z)iD_F(0)iD_F(z-y)`],
    [
      'phi4 legs=4 order=1',
      F4,
      String.raw`i\lambda\int d^4z\, i\Delta_F(x_1-z)i\Delta_F(x_2-z)i\Delta_F(x_3-z)i\Delta_F(x_4-z)`,
    ],
  ])('the right line keeps the i of every line: %s, %s %s', async (asked, before, term) => {
    const { verdict, corrected } = await claimOf({ asked, before, terms: [term] })
    expect(verdict).toBe('wrong')
    const isWith = /i ?(?:\\Delta_F|D_F)/g
    expect(corrected?.match(isWith)).toHaveLength(corrected?.match(/\\Delta_F|D_F/g)?.length ?? -1)
    expect((await claimOf({ asked, terms: [corrected ?? ''] })).verdict).toBe('right-under')
  })

  it('says how it was read, and writes the right line with its letters and i’s', async () => {
    const tex = String.raw`\frac{i\lambda}{2}\int d^4z\, D_F(x-z)D_F(y-z)D_F(z-z)`
    const { convention, corrected, differences } = await claimOf({ asked: two, terms: [tex] })
    expect(convention).toContain('read Minkowski: each vertex -iλ, each line D_F')
    expect(differences[0]).toContain('every sign is reversed, as in −W instead of W')
    expect(corrected).toContain(String.raw`\left[ -i\lambda \right] \, D_F(`)
    expect(await claimOf({ asked: two, terms: [corrected ?? ''] })).toMatchObject({ verdict: 'right-under' })
  })

  it('a sign that is one of another text’s convention is not judged', async () => {
    const terms = [String.raw`ig\int d^4y\, D_F(x_1-y)D_F(x_2-y)D_F(x_3-y)`]
    const { verdict, reason } = await claimOf({ asked: 'phi3 legs=3 order=1', terms })
    expect(verdict).toBe('not-judged')
    expect(reason).toContain('right by Minkowski: each vertex ig, the coupling with the sign of L = +g φ^3/3!')
  })

  it('what is said of a letter holds for equations with it', async () => {
    const before = String.raw`G_c^{(4)}(x_1,\ldots,x_4) =`
    const terms = [String.raw`-\lambda\int dz\,\Delta(x_1,z)\Delta(x_2,z)\Delta(x_3,z)\Delta(x_4,z)`]
    const comments = ['D_F = propagator of phi4, Minkowski']
    expect(await claimOf({ asked: 'phi4 legs=4 order=1', before, terms, comments })).toMatchObject({ verdict: 'right' })
    const inLetters = [terms[0]?.replaceAll('\\Delta', 'D_F') ?? '']
    await isWrong({ asked: 'phi4 legs=4 order=1', before, terms: inLetters, comments })
  })

  it.each([
    String.raw`\langle\Omega|T\phi(x)\phi(y)|\Omega\rangle`,
    String.raw`\bigl\langle 0\big\vert T\{\phi(x)\phi(y)\}\big\vert 0\bigr\rangle`,
    String.raw`\left\langle 0\middle| T\phi(x)\phi(y)\middle| 0\right\rangle`,
    String.raw`\bra{0}T\phi(x)\phi(y)\ket{0}`,
    String.raw`\langle\vac|T\phi(x)\phi(y)|\vac\rangle`,
  ])('an average in the vacuum however it is written, without an i, is not judged: %s', async (left) => {
    const { claims } = await answerReferee({
      document: `\\newcommand{\\vac}{0}\n% edgewick: theory=phi4 legs=2 order=0\n\\[ ${left} = \\Delta(x,y) \\]`,
    })
    expect(claims[0]?.reason).toMatch(/^averages in the vacuum have i’s/)
  })

  it('an average in the vacuum without an i is not judged, until a comment speaks', async () => {
    const before = String.raw`\langle 0|T\phi(x)\phi(y)|0\rangle =`
    const terms = ['D_F(x-y)', String.raw`- \frac{\lambda}{2}\int d^4z\, D_F(x-z)D_F(0)D_F(z-y)`]
    expect(await claimOf({ asked: upTo, before, terms })).toMatchObject({ verdict: 'not-judged' })
    await isWrong({ asked: upTo, before, terms, comments: ['D_F = propagator of phi4, Minkowski'] })
  })

  it('a full function with tadpoles has products of means too', async () => {
    const tadpole = String.raw`\frac{g^2}{2}\int dy\,dz\, \Delta(x_1-y)\Delta(y-z)\Delta(z-z)\Delta(y-x_2)`
    const found = await claimOf({ asked: 'phi3 legs=2 order=2', before: S2, terms: [tadpole] })
    expect(found.verdict).toBe('not-judged')
  })
})
