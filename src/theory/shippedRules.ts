import action from '../../rules/action.yaml'
import complexPhi4 from '../../rules/complex-phi4.yaml'
import edgeworth from '../../rules/edgeworth.yaml'
import edgeworthEven from '../../rules/edgeworth-even.yaml'
import independenceBreaking from '../../rules/independence-breaking.yaml'
import loops from '../../rules/loops.yaml'
import msrdjCubic from '../../rules/msrdj-cubic.yaml'
import msrdjLinear from '../../rules/msrdj-linear.yaml'
import msrdjMultiplicative from '../../rules/msrdj-multiplicative.yaml'
import msrdjQuadratic from '../../rules/msrdj-quadratic.yaml'
import msrdjShotNoise from '../../rules/msrdj-shot-noise.yaml'
import msrdjTwoComponents from '../../rules/msrdj-two-components.yaml'
import phi3 from '../../rules/phi3.yaml'
import phi3Phi4 from '../../rules/phi3-phi4.yaml'
import phi4 from '../../rules/phi4.yaml'
import phi4Vector from '../../rules/phi4-vector.yaml'
import phi6 from '../../rules/phi6.yaml'
import solvable from '../../rules/solvable.yaml'
import trees from '../../rules/trees.yaml'
import yukawa from '../../rules/yukawa.yaml'
import type { RuleFile } from './ruleFile.js'

/**
 * The rule files in `rules/` by theory name, read when the package is built; the tests check each against the schema.
 */
export const shippedRules: Readonly<Record<string, RuleFile>> = {
  edgeworth,
  'edgeworth-even': edgeworthEven,
  'independence-breaking': independenceBreaking,
  action,
  phi3,
  phi4,
  'phi3-phi4': phi3Phi4,
  phi6,
  loops,
  'phi4-vector': phi4Vector,
  'complex-phi4': complexPhi4,
  yukawa,
  'msrdj-linear': msrdjLinear,
  'msrdj-quadratic': msrdjQuadratic,
  'msrdj-cubic': msrdjCubic,
  'msrdj-two-components': msrdjTwoComponents,
  'msrdj-multiplicative': msrdjMultiplicative,
  'msrdj-shot-noise': msrdjShotNoise,
  solvable,
  trees,
}

/** Names of the theories that ship with the package. */
export const shippedTheories: readonly string[] = Object.keys(shippedRules)
