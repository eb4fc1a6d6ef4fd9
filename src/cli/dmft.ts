import { Command } from 'commander'
import { collected } from './collected.js'
import { givenFlags } from './commandLine.js'
import { dmftOptions } from './dmftOptions.js'
import type { DmftOptions } from './dmftOptions.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'

export function dmftCommand(io: Io, outcome: Outcome): Command {
  return dmftOptions(
    new Command('dmft')
      .description(
        'random networks dx_i = −x_i dt + Σ_j J_ij φ(x_j) dt + dW_i by dynamic mean-field theory: c(τ), the Lyapunov exponent, the transition to chaos',
      )
      .argument(
        '[phi]',
        'tanh, erf (meaning erf(√π x/2), of slope 1 at 0), relu, linear, or an expression in x as it is written; or network.yaml, several populations',
      ),
  )
    .option('--workers <n>', 'threads', String(io.cores))
    .option(
      '--shard <i/n>',
      'only part i (from 0) of n parts of the networks of all sizes, for other machines; with -o, and edgewick merge afterwards',
    )
    .option('--resume <file>', 'go on from the part file of a run that was stopped')
    .option('--transition', 'the g at which chaos begins, and at which perturbations begin to grow at first')
    .option('--scan <range>', 'several g: g=0.5:3:0.25, from, to and step')
    .option('--phase-diagram <range>', 'the lines of both transitions: noise=0:2:0.1, from, to and step')
    .option(
      '--trace <product>',
      "averages of the couplings alone, exact in N: 'J J^T', '(J J^T)^3, J^2' for two traces",
    )
    .option('--tau <number>', '⟨J_ij J_ji⟩ = τ g²/N in it, an exact number, or tau as a letter (default: 0)')
    .option('--param <pairs>', 'its value at N=100,g=1.5; may be repeated', collected, [])
    .option(
      '--derive [parts]',
      'the way from the network to its theory, formula by formula; parts: noise,mean,tau,populations,replicas (default: noise)',
    )
    .option('--plot <file>', 'c(τ), the scan or the phase diagram, drawn (.svg, .png, .tex)')
    .option(
      '--format <format>',
      'text or json, with --g also a report: html, pdf or latex; default: as the name of the file says, else text',
    )
    .option('-o, --output <file>', 'write to a file; with --shard the exact sums')
    .addHelpText(
      'after',
      '\nφ by name has slope 1 at 0: erf is erf(√π x/2); ‘erf(x)’ is the plain error function. docs/random-networks.md says more.\n' +
        "\nExamples:\n  edgewick dmft tanh --g 1.5 --format json\n  edgewick dmft 'x/sqrt(1+x^2)' --g 2 --noise 0.5 --plot c.svg\n  edgewick dmft tanh --g 1.5 --noise 0.5 --simulate N=500,1000,2000,seeds=4 --plot c.svg\n  edgewick dmft tanh --g 1.5 --simulate N=1000,2000,seeds=64 --shard 2/8 -o part-2.json\n  edgewick dmft tanh --noise 0.5 --transition\n  edgewick dmft tanh --g 1.5 --method iteration\n  edgewick dmft network.yaml --format json\n  edgewick dmft network.yaml --simulate N=500,1000,seeds=8\n  edgewick dmft --trace 'J^2 (J^T)^2' --tau tau\n  edgewick dmft --derive noise,mean,populations --format latex\n  edgewick dmft erf --phase-diagram noise=0:2:0.1 --plot phases.svg",
    )
    .action(async (phi: string | undefined, options: Omit<DmftOptions, 'given'>, command: Command) => {
      const { runDmftKind } = await import('./run/dmftKind.js')
      await runDmftKind(io, outcome, phi, { ...options, given: givenFlags(command) })
    })
}
