import type { Requests } from './requests.js'

/** A request that an assistant may make: its name, what it answers, and what a call without a wish is read as. */
export interface Tool {
  readonly name: string
  readonly kind: keyof Requests
  readonly description: string
  /** Readings that may be asked for; the first is the default. */
  readonly as: readonly [string, ...string[]]
}

const THEORIES =
  'theory is the name of a theory that ships (phi4, phi3-phi4, yukawa, complex-phi4, edgeworth, edgeworth-even, msrdj-quadratic …; the tool list has all) or {"rules": text of a rule file}. Exactly one of order, upTo, vertices, loops says which diagrams.'

/** The tools in the order in which they are listed. */
export const tools: readonly Tool[] = [
  {
    name: 'enumerate',
    kind: 'diagrams',
    description: `The connected Feynman diagrams of a theory, exactly, with 1/|Aut| and canonical names, or their number and exact sum of weights (want: "count"). ${THEORIES}`,
    as: ['text', 'json', 'svg', 'dot', 'qgraf'],
  },
  {
    name: 'expand',
    kind: 'expand',
    description: `The exact weighted sum of diagrams: coefficients of W or of the action S = −log P, or with quantity n-point functions (connected, full, amputated, vertex, self-energy) with the weights of textbooks; in position or momentum space, or with space: "point" as a polynomial. ${THEORIES}`,
    as: ['unicode', 'latex', 'text', 'json', 'plain', 'svg', 'sympy'],
  },
  {
    name: 'gamma',
    kind: 'gamma',
    description: `The effective action Γ of a theory: one-particle irreducible diagrams, coefficients without 1/n! in front. ${THEORIES}`,
    as: ['unicode', 'latex', 'text', 'json', 'plain', 'svg'],
  },
  {
    name: 'verify',
    kind: 'verify',
    description:
      'Is this formula right? A hand calculation, LaTeX or plain, against the derived expansion of a theory: right, wrong or open, with the terms that differ, the factor, the place and a likely reason. Identities of moments, network correlators and others are judged without a theory.',
    as: ['text', 'json'],
  },
  {
    name: 'referee',
    kind: 'referee',
    description:
      'The displayed equations of a LaTeX document, each judged: right, right under a named convention, wrong with the corrected line, or not judged and why.',
    as: ['text', 'json'],
  },
  {
    name: 'explain',
    kind: 'explain',
    description:
      'Why a diagram weighs what it weighs: its symmetries one by one, the count of Wick contractions, its coefficient. diagram is a Nickel index such as e111|e|.',
    as: ['text', 'json', 'latex'],
  },
  {
    name: 'correlator',
    kind: 'correlator',
    description:
      'A connected correlator G_c^(n) of a random neural network (cos-net, gauss-net, relu-net, erf-net, tanh-net, or a network file as an object), exact where it has a closed form, with a bound of the error; samples adds a Monte Carlo estimate.',
    as: ['text', 'latex', 'json'],
  },
  {
    name: 'action',
    kind: 'action',
    description:
      'The action S[φ] = −log P[φ] of a random neural network to an order in 1/N in closed form, its couplings on points, or its value at a field there, with what samples say of each formula.',
    as: ['text', 'latex', 'json'],
  },
  {
    name: 'check',
    kind: 'check',
    description:
      'Monte Carlo beside the formulas of a network: predictions, estimates, standard errors and verdicts, agrees, undecided or differs.',
    as: ['text', 'json'],
  },
  {
    name: 'check_theory',
    kind: 'check-theory',
    description:
      'The exact laws that a theory, such as a new rule file, must obey: sum rule, Dyson–Schwinger equations, duality, Legendre transform.',
    as: ['text', 'json'],
  },
  {
    name: 'wick',
    kind: 'wick',
    description:
      'A Gaussian moment by Wick\'s theorem: points with repetitions, ["1","1","2","2"]; mean: true for one that is not 0.',
    as: ['text', 'latex', 'json'],
  },
  {
    name: 'moment',
    kind: 'moment',
    description: 'A moment as a sum over partitions into cumulants.',
    as: ['text', 'latex', 'json'],
  },
  {
    name: 'cumulant',
    kind: 'cumulant',
    description: 'A cumulant as a sum over partitions into moments.',
    as: ['text', 'latex', 'json'],
  },
  {
    name: 'list',
    kind: 'list',
    description: 'The theories and networks that ship, with what each is.',
    as: ['text', 'json'],
  },
]
