import { actionOfNetwork, actionOfSite, averagedAction, commonVertices } from '../dynamics/disorder/networkAction.js'
import type { NetworkParts } from '../dynamics/disorder/networkAction.js'
import type { FieldTerm } from '../dynamics/disorder/fieldTerm.js'
import { fieldTermsText } from '../render/fieldTerms.js'

/** A formula of a derivation, with what it was checked by. */
export interface DerivedFormula {
  readonly name: string
  readonly title: string
  readonly latex: readonly string[]
  readonly text: readonly string[]
  /** By which independent route it is known; none: a definition. */
  readonly check?: string
}

type Line = readonly [latex: string, text: string]

/** The way from a network to its mean-field theory. */
export function derivedFormulas(parts: NetworkParts): readonly DerivedFormula[] {
  const { populations, replicas } = parts
  const formula = (name: string, title: string, lines: readonly Line[], check?: string): DerivedFormula => ({
    ...{ name, title, latex: lines.map(([latex]) => latex), text: lines.map(([, text]) => text) },
    ...(check === undefined ? {} : { check }),
  })
  const action = (left: Line, terms: readonly FieldTerm[]): Line => [
    `${left[0]} = ${fieldTermsText(terms, 'latex', populations)}`,
    `${left[1]} = ${fieldTermsText(terms, 'text', populations)}`,
  ]
  const copies = replicas ? ', two copies with the same couplings' : ''
  return [
    formula('network', 'The network', networkLines(parts)),
    formula(
      'action',
      `Its action${copies}`,
      [
        [
          'P[x] = \\int \\mathcal{D}\\tilde{x}\\; e^{-S}',
          'P[x] = ∫ Dx̃ e^{−S}, x̃ along the imaginary axis, in Itô’s sense',
        ],
        action(['S', 'S'], actionOfNetwork(parts)),
      ],
      'the average of e^{−∫ x̃ (dx − drift dt)} over the noise by quadrature, on a grid of times',
    ),
    formula(
      'average',
      'The average over couplings',
      [
        ['\\langle e^{-S} \\rangle_J = e^{-\\bar{S}}', '⟨e^{−S}⟩_J = e^{−S̄}'],
        action(['\\bar{S}', 'S̄'], averagedAction(parts)),
      ],
      'the integral over all J_ij of two and three units by quadrature, on a grid of times',
    ),
    formula(
      'fields',
      'What all units have in common',
      [
        ...definitions(parts),
        action(['\\bar{S}', 'S̄'], [...averagedAction(parts).slice(0, parts.noise ? 2 : 1), ...commonVertices(parts)]),
      ],
      'the value of both forms of S̄ for random trajectories',
    ),
    ...(parts.symmetry || replicas || populations || parts.mean
      ? []
      : [
          formula(
            'auxiliary',
            'The action of the auxiliary fields',
            [
              [
                '\\langle Z \\rangle_J = \\int \\mathcal{D}C_\\phi\\, \\mathcal{D}\\hat{C}\\; e^{-N \\mathcal{S}}, \\quad \\mathcal{S} = \\int dt\\, ds\\, \\hat{C}(t,s)\\, C_\\phi(t,s) - \\ln \\int \\mathcal{D}x\\, \\mathcal{D}\\tilde{x}\\; e^{-S_1 + \\int dt\\, ds\\, \\hat{C}(t,s) \\phi(x(t)) \\phi(x(s))}',
                '⟨Z⟩_J = ∫ DC_φ DĈ e^{−N𝒮}, 𝒮 = ∫ dt ds Ĉ(t,s) C_φ(t,s) − ln ∫ Dx Dx̃ e^{−S₁ + ∫ dt ds Ĉ(t,s) φ(x(t)) φ(x(s))}',
              ],
            ],
            'derivatives in C_φ and Ĉ, which vanish at the saddle point, by determinants for a linear network',
          ),
        ]),
    formula(
      'saddle-point',
      'The saddle point, many units',
      saddleLines(parts),
      populations
        ? 'C and R of linear networks that are simulated'
        : 'C and R of a linear network against averages of traces of J and Jᵀ (`dmft --trace`), N → ∞',
    ),
    formula(
      'site',
      'The action of one unit',
      [action(['S_1', 'S₁'], actionOfSite(parts))],
      `Σ over units against S̄ by Euler’s rule, and ${populations ? 'linear networks that are simulated' : 'a linear network against averages of traces'}`,
    ),
    ...(replicas
      ? [
          formula(
            'replicas',
            'Two copies',
            replicaLines(parts),
            'S₁ of two copies against twice that of one, at C^{12} = 0',
          ),
        ]
      : [
          formula(
            'equation',
            'The equation of one unit',
            equationLines(parts),
            'moments of a linear network against averages of traces, and networks that are simulated',
          ),
          ...(parts.symmetry
            ? []
            : [
                formula(
                  'two-time',
                  'The equations of two times',
                  twoTimeLines(parts),
                  'the exact solution of a linear network by Bessel functions, and the stationary theory at late times',
                ),
              ]),
        ]),
  ]
}

function networkLines({ noise, mean, symmetry, populations: many }: NetworkParts): readonly Line[] {
  const phi = many ? '\\phi_b' : '\\phi'
  const [g2, sizes] = many ? ['g_{ab}^2', 'i \\in a,\\; j \\in b'] : ['g^2', '']
  return [
    [
      `dx_i = \\bigl(-x_i + \\sum_j J_{ij}\\, ${phi}(x_j)\\bigr)\\, dt${noise ? ' + dW_i' : ''}`,
      `dx_i = (−x_i + Σ_j J_ij ${many ? 'φ_b' : 'φ'}(x_j)) dt${noise ? ' + dW_i' : ''}`,
    ],
    [
      `\\langle J_{ij} \\rangle = ${mean ? (many ? '\\frac{\\bar{J}_{ab}}{N}' : '\\frac{\\bar{J}}{N}') : '0'}, \\quad \\langle\\!\\langle J_{ij}^2 \\rangle\\!\\rangle = \\frac{${g2}}{N}${sizes === '' ? '' : `, \\quad ${sizes}`}`,
      `⟨J_ij⟩ = ${mean ? (many ? 'J̄_ab/N' : 'J̄/N') : '0'}, ⟨⟨J_ij²⟩⟩ = ${many ? 'g_ab²/N, i ∈ a, j ∈ b' : 'g²/N'}`,
    ],
    ...(symmetry
      ? [
          [
            `\\langle\\!\\langle J_{ij} J_{ji} \\rangle\\!\\rangle = \\frac{${many ? '\\tau_{ab} g_{ab} g_{ba}' : '\\tau g^2'}}{N}, \\quad \\langle\\!\\langle J_{ii}^2 \\rangle\\!\\rangle = \\frac{${many ? '(1 + \\tau_{aa}) g_{aa}^2' : '(1 + \\tau) g^2'}}{N}`,
            `⟨⟨J_ij J_ji⟩⟩ = ${many ? 'τ_ab g_ab g_ba' : 'τ g²'}/N, ⟨⟨J_ii²⟩⟩ = ${many ? '(1 + τ_aa) g_aa²' : '(1 + τ) g²'}/N`,
          ] as const,
        ]
      : []),
    ...(noise
      ? [[`\\langle dW_i^2 \\rangle = ${many ? 'D_a' : 'D'}\\, dt`, `⟨dW_i²⟩ = ${many ? 'D_a' : 'D'} dt`] as const]
      : []),
  ]
}

function definitions({ mean, symmetry, populations: many, replicas }: NetworkParts): readonly Line[] {
  const [up, top] = marks(many, replicas)
  const [one, first] = marks(many, false)
  const [count, units] = many ? ['N_b', 'j \\in b'] : ['N', 'j']
  const sum = many ? '(1/N_b) Σ_{j∈b}' : '(1/N) Σ_j'
  const [phi, fn] = many ? ['\\phi_b', 'φ_b'] : ['\\phi', 'φ']
  const of = (copy: string, time: string): Line => [
    `x_j${replicas ? `^{${copy === 'α' ? '\\alpha' : '\\beta'}}` : ''}(${time})`,
    `x_j${replicas ? `^${copy}` : ''}(${time})`,
  ]
  const [[xt, x], [xs, y]] = [of('α', 't'), of('β', 's')]
  return [
    [
      `C_\\phi${up}(t,s) = \\frac{1}{${count}} \\sum_{${units}} ${phi}(${xt})\\, ${phi}(${xs})`,
      `C_φ${top}(t,s) = ${sum} ${fn}(${x}) ${fn}(${y})`,
    ],
    ...(symmetry
      ? [
          [
            `R_\\phi${up}(t,s) = \\frac{1}{${count}} \\sum_{${units}} ${phi}(${xt})\\, \\tilde{${xs.slice(0, 1)}}${xs.slice(1)}`,
            `R_φ${top}(t,s) = ${sum} ${fn}(${x}) x̃${y.slice(1)}`,
          ] as const,
        ]
      : []),
    ...(mean
      ? [
          [
            `M${replicas ? up.replace(' \\beta', '') : one}(t) = \\frac{1}{${count}} \\sum_{${units}} ${phi}(${xt})`,
            `M${replicas ? top.replace('β', '') : first}(t) = ${sum} ${fn}(${x})`,
          ] as const,
        ]
      : []),
  ]
}

/** Upper marks of a common field: its population and its copies. */
function marks(populations: boolean, replicas: boolean): Line {
  const latex = [...(populations ? ['b'] : []), ...(replicas ? ['\\alpha', '\\beta'] : [])].join(' ')
  const text = [...(populations ? ['b'] : []), ...(replicas ? ['α', 'β'] : [])].join('')
  return latex === '' ? ['', ''] : [`^{${latex}}`, `^${text}`]
}

function saddleLines({ mean, symmetry, populations: many, replicas }: NetworkParts): readonly Line[] {
  const [up, top] = marks(many, replicas)
  const [phi, fn] = many ? ['\\phi_b', 'φ_b'] : ['\\phi', 'φ']
  const [a, b] = replicas ? ['^{\\alpha}', '^{\\beta}'] : ['', '']
  const [p, q] = replicas ? ['^α', '^β'] : ['', '']
  const [below, under] = many ? ['_b', '_b'] : ['', '']
  return [
    [
      `C_\\phi${up}(t,s) = \\langle ${phi}(x${a}(t))\\, ${phi}(x${b}(s)) \\rangle${below}`,
      `C_φ${top}(t,s) = ⟨${fn}(x${p}(t)) ${fn}(x${q}(s))⟩${under}`,
    ],
    ...(symmetry
      ? [
          [
            `R_\\phi${up}(t,s) = \\langle ${phi}(x${a}(t))\\, \\tilde{x}${b}(s) \\rangle${below}`,
            `R_φ${top}(t,s) = ⟨${fn}(x${p}(t)) x̃${q}(s)⟩${under}, 0 for t ≤ s`,
          ] as const,
        ]
      : []),
    ...(mean
      ? [
          [
            `M${many || replicas ? up.replace(' \\beta', '') : ''}(t) = \\langle ${phi}(x${a}(t)) \\rangle${below}`,
            `M${top.replace('β', '')}(t) = ⟨${fn}(x${p}(t))⟩${under}`,
          ] as const,
        ]
      : []),
    ['\\langle \\tilde{x}(t)\\, \\tilde{x}(s) \\rangle = 0', '⟨x̃(t) x̃(s)⟩ = 0'],
  ]
}

function inputLines({ noise, populations: many }: NetworkParts): Line {
  return [
    `${many ? '\\sum_b \\alpha_b g_{ab}^2\\, C_\\phi^b(t,s)' : 'g^2 C_\\phi(t,s)'}${noise ? ` + ${many ? 'D_a' : 'D'}\\, \\delta(t - s)` : ''}`,
    `${many ? 'Σ_b α_b g_ab² C_φ^b(t,s)' : 'g² C_φ(t,s)'}${noise ? ` + ${many ? 'D_a' : 'D'} δ(t − s)` : ''}`,
  ]
}

function meanInput({ mean, populations: many }: NetworkParts): Line {
  if (!mean) return ['', '']
  return many
    ? [' + \\sum_b \\alpha_b \\bar{J}_{ab} M^b(t)', ' + Σ_b α_b J̄_ab M^b(t)']
    : [' + \\bar{J} M(t)', ' + J̄ M(t)']
}

function equationLines(parts: NetworkParts): readonly Line[] {
  const { symmetry, populations: many } = parts
  const [input, text] = inputLines(parts)
  const [mean, words] = meanInput(parts)
  const back: Line = !symmetry
    ? ['', '']
    : many
      ? [
          ' + \\sum_b \\alpha_b \\tau_{ab} g_{ab} g_{ba} \\int_0^t ds\\, R_\\phi^b(t,s)\\, \\phi_a(x(s))',
          ' + Σ_b α_b τ_ab g_ab g_ba ∫_0^t ds R_φ^b(t,s) φ_a(x(s))',
        ]
      : [' + \\tau g^2 \\int_0^t ds\\, R_\\phi(t,s)\\, \\phi(x(s))', ' + τ g² ∫_0^t ds R_φ(t,s) φ(x(s))']
  return [
    [`\\partial_t x(t) = -x(t)${mean} + \\eta(t)${back[0]}`, `∂_t x(t) = −x(t)${words} + η(t)${back[1]}`],
    [`\\langle \\eta(t)\\, \\eta(s) \\rangle = ${input}`, `⟨η(t) η(s)⟩ = ${text}`],
  ]
}

function twoTimeLines(parts: NetworkParts): readonly Line[] {
  const { mean, populations: many } = parts
  const [input, text] = inputLines(parts)
  const [own, at] = many ? ['^a', '^a'] : ['', '']
  const [average, words] = meanInput(parts)
  return [
    [`(\\partial_t + 1)(\\partial_s + 1)\\, C${own}(t,s) = ${input}`, `(∂_t + 1)(∂_s + 1) C${at}(t,s) = ${text}`],
    ...(mean
      ? [[`(\\partial_t + 1)\\, m${own}(t) = ${average.slice(3)}`, `(∂_t + 1) m${at}(t) = ${words.slice(3)}`] as const]
      : []),
    [
      `C_\\phi(t,s) = \\langle \\phi(u)\\, \\phi(v) \\rangle, \\quad (u, v) \\sim \\mathcal{N}\\left( ${mean ? 'm' : '0'}, \\begin{pmatrix} C(t,t) & C(t,s) \\\\ C(t,s) & C(s,s) \\end{pmatrix} \\right)`,
      `C_φ(t,s) = ⟨φ(u) φ(v)⟩, (u, v) Gaussian of ${mean ? 'means m(t), m(s)' : 'mean 0'}, variances C(t,t), C(s,s) and covariance C(t,s)`,
    ],
    [`(\\partial_t + 1)\\, R(t,s) = \\delta(t - s)`, '(∂_t + 1) R(t,s) = δ(t − s)'],
  ]
}

function replicaLines({ symmetry, populations: many }: NetworkParts): readonly Line[] {
  const [input, text] = inputLines({ noise: false, mean: false, symmetry, populations: many, replicas: true })
  const mark = (value: string, sign: string): string =>
    value.replace(many ? `${sign}^b` : sign, `${sign}^${many ? `{b\\,12}` : '{12}'}`)
  const zero: readonly Line[] = [
    [
      `C_\\phi^{12} = 0${symmetry ? ',\\; R_\\phi^{12} = 0' : ''} \\;\\Rightarrow\\; S_1[x^1, x^2] = S_1[x^1] + S_1[x^2]`,
      `C_φ^12 = 0${symmetry ? ', R_φ^12 = 0' : ''}, a solution where φ is odd and the starts are independent: S₁[x¹, x²] = S₁[x¹] + S₁[x²]`,
    ],
  ]
  if (symmetry) return zero
  return [
    [
      `(\\partial_t + 1)(\\partial_s + 1)\\, C^{${many ? 'a\\,' : ''}12}(t,s) = ${mark(input, 'C_\\phi')}`,
      `(∂_t + 1)(∂_s + 1) C^${many ? 'a,' : ''}12(t,s) = ${text.replace(many ? 'C_φ^b' : 'C_φ', many ? 'C_φ^b,12' : 'C_φ^12')}`,
    ],
    ...zero,
  ]
}
