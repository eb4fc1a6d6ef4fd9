import { InputError } from '../../errors.js'
import { erf } from '../../kernels/erf.js'
import { scalarFunction } from '../../kernels/scalarFunction.js'
import { tanh } from '../../kernels/tanh.js'
import { named } from '../../names.js'

/** What the units of a random network give each other. */
export interface Activation {
  /** `tanh`, `erf`, `relu`, `linear`, or the expression of the user. */
  readonly name: string
  /** `φ(x) = erf(√π x/2)`. */
  readonly text: string
  readonly latex: string
  readonly value: (x: number) => number
  readonly slope: (x: number) => number
}

const HALF_ROOT_PI = Math.sqrt(Math.PI) / 2

const activations: Readonly<Record<string, Omit<Activation, 'name'>>> = {
  tanh: {
    text: 'φ(x) = tanh(x)',
    latex: '\\phi(x) = \\tanh x',
    value: tanh,
    slope: (x) => 1 - tanh(x) ** 2,
  },
  erf: {
    text: 'φ(x) = erf(√π x/2), of slope 1 at 0',
    latex: '\\phi(x) = \\operatorname{erf}(\\sqrt{\\pi} x / 2)',
    value: (x) => erf(HALF_ROOT_PI * x),
    slope: (x) => Math.exp(-((HALF_ROOT_PI * x) ** 2)),
  },
  relu: {
    text: 'φ(x) = max(0, x)',
    latex: '\\phi(x) = \\max(0, x)',
    value: (x) => Math.max(0, x),
    slope: (x) => (x > 0 ? 1 : 0),
  },
  linear: { text: 'φ(x) = x', latex: '\\phi(x) = x', value: (x) => x, slope: () => 1 },
}

/** The names that stand for functions of slope 1. */
const activationNames: readonly string[] = Object.keys(activations)

/**
 * tanh, erf (which is erf(√π x/2), of slope 1 at 0), relu, linear, or a function of x taken as it is written: `erf(x)` is
 * the plain error function.
 *
 * @throws InputError for what is neither
 * @example
 * activation('erf').value(1) // erf(√π/2) = 0.7899
 */
export function activation(name: string, at = 'phi'): Activation {
  const known = named(activations, name)
  if (known !== undefined) return { name, ...known }
  const text = name.trim()
  if (!/\bx\b/.test(text))
    throw new InputError({
      code: 'dynamics.activation',
      at,
      expected: `one of ${activationNames.join(', ')}, or an expression in x such as x/sqrt(1+x^2)`,
      received: `'${name}'`,
    })
  return {
    name: text,
    text: `φ(x) = ${text}`,
    latex: `\\phi(x) = \\texttt{${text.replaceAll(/[\\^_{}#$%&~]/g, (sign) => `\\${sign}${'^~'.includes(sign) ? '{}' : ''}`)}}`,
    ...scalarFunction(text, at),
  }
}
