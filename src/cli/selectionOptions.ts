import { Option } from 'commander'
import type { Command } from 'commander'
import { filterNames } from '../diagrams/filters.js'
import { quantityNames } from '../theory/nPointTheory.js'

/** The options by which `diagrams`, `expand` and `verify` ask for another functional than the theory's own, or for n-point functions. */
export function functionalOption(command: Command): Command {
  return command
    .option('--functional <name>', 'gamma (the effective action), in place of what the theory expands')
    .option(
      '--quantity <name>',
      `n-point functions as textbooks have them, in place of coefficients: ${quantityNames.join(', ')}; legs are then named by fields`,
    )
}

/** What makes nothing, and says what it would take. */
export function dryRunOption(command: Command): Command {
  return command.option(
    '--dry-run',
    'make nothing: say how many there are, and about what seconds, memory and bytes it takes',
  )
}

/** The options by which `diagrams`, `expand` and `verify` say what they want; a formula may say its legs itself. */
export function selectionOptions(command: Command, legsRequired: boolean = true): Command {
  const legs = new Option('--legs <n>', 'number of legs, or what each carries (J,Jbar) in a theory of several fields')
  return command
    .addOption(legs.makeOptionMandatory(legsRequired))
    .option(
      '--order <k>',
      "exactly this power of the theory's leading small parameter, e.g. 1 or 3/2, a range 1..2 or 1-2, or of each one named: N=1,α=1",
    )
    .option('--up-to <k>', 'every power up to this one (or these)')
    .option('--vertices <counts>', 'the vertices themselves: a count, or valence=count pairs such as 3=2,4=1')
    .option('--loops <n>', 'every set of vertices with this many loops, or with a range of them: 1-3 or 1..3')
    .option('--filter <list>', `only diagrams that pass: ${filterNames.join(', ')} (comma-separated)`)
    .option('--max-self-loops <n>', 'most self-loops in a diagram')
    .option('--max-valence <n>', 'no vertex with more half-edges; truncates a family that never raises the order')
    .option('--max-parallel <n>', 'most lines between two vertices')
}
