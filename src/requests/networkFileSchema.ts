// Functions rather than the namespace `z`: what is not used falls away from a bundle.
import {
  array,
  exactOptional,
  maxLength,
  minLength,
  number,
  record,
  regex,
  strictObject,
  string,
  tuple,
  union,
} from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import type { NetworkFile, WrittenDensity } from '../networks/files/networkFile.js'
import { largest } from '../sizes.js'
import { explained } from '../theory/schema.js'

const line = string().check(regex(/^\S(?:.*\S)?$/u, 'text on one line'), maxLength(largest.ruleText))
const formula = union([string().check(minLength(1), maxLength(largest.ruleText)), number()])
const formulas = array(formula).check(minLength(1), maxLength(largest.ruleEntries))

const density = (what: string): ZodMiniType<WrittenDensity> =>
  explained(
    strictObject({
      normal: exactOptional(explained(formula, 'the standard deviation, about 0')),
      uniform: exactOptional(explained(tuple([formula, formula]), 'both bounds')),
      laplace: exactOptional(explained(formula, 'the scale s of e^{−|x|/s}/2s')),
      student: exactOptional(
        explained(
          strictObject({ degrees: formula, scale: exactOptional(formula) }),
          'degrees of freedom ν, and the scale s, 1 by default, of (1 + x²/νs²)^{−(ν+1)/2}',
        ),
      ),
      discrete: exactOptional(
        explained(
          strictObject({ values: formulas, weights: exactOptional(formulas) }),
          'values with weights that add up to 1; equal ones by default',
        ),
      ),
      quantile: exactOptional(explained(string(), 'the quantile function, an expression in u between 0 and 1')),
    }),
    what,
  )

/** The shape that every network file must have, with the meaning of every key: the validator, and the schema for editors. */
export const networkFile: ZodMiniType<NetworkFile> = strictObject({
  $schema: exactOptional(explained(string(), 'where an editor finds the schema; ignored')),
  name: explained(line, 'name of the network'),
  title: exactOptional(explained(line, 'what it is, in one line')),
  hidden: explained(
    formula,
    'the hidden unit: an expression in z = w·x + b, or in the vectors w and x, whose products are scalar products, and the bias b, and in the parameters',
  ),
  weights: exactOptional(
    density('density of each component of w, one of the keys below; `normal: sigma0/sqrt(d)` by default'),
  ),
  biases: exactOptional(density('density of b, likewise; by default there are no biases')),
  readout: exactOptional(
    density(
      'density of the readout weights times √N, likewise but no `quantile`; symmetric about 0; `normal: sigma1` by default',
    ),
  ),
  correlator: exactOptional(
    explained(
      formula,
      'the two-point function G_c^(2) in closed form, in the points x and y; compared with quadrature and samples on arrival',
    ),
  ),
  parameters: exactOptional(
    explained(
      record(string(), formula),
      'the parameters with their defaults, which --param changes; N (20), d (1), sigma1 (1), the deviation of the readout weights times √N, without `readout`, and sigma0 (1) without `weights` are there anyway',
    ),
  ),
})
