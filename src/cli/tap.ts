import { Command } from 'commander'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import type { TapOptions } from './tapOptions.js'

export function tapCommand(io: Io, outcome: Outcome): Command {
  return new Command('tap')
    .description(
      'Ising spins with pairwise couplings beyond mean field: the free energy G(m) with the fields, the magnetisations in fields, or couplings from data',
    )
    .option('--couplings <file>', 'K, a symmetric matrix with zeros on its diagonal (JSON, CSV or NPY)')
    .option('--magnetisations <file>', 'of each spin, between -1 and 1: asks for G(m) and its slope, the fields')
    .option('--fields <file>', 'of each spin: asks for the magnetisations')
    .option(
      '--data <file>',
      'instead of couplings: binary data (CSV or NPY, rows are draws), of which couplings and fields are found',
    )
    .option('--columns <columns>', 'columns of --data, from 1, or their names (default: all)')
    .option('--method <name>', 'with --data: naive, tap or sessak-monasson; default: as the order says')
    .option('--plot <file>', 'with --data --exact: fitted couplings against exact ones (.svg, .png, .tex)')
    .option('--order <P>', 'in the couplings: 1 is naive mean field, 2 TAP, up to 6', '2')
    .option(
      '--exact',
      'the same by all states beside it, for more than 20 spins by Monte Carlo (Glauber); with --data the likeliest fit of up to 20 spins (up to 16 in any case)',
    )
    .option('--scan', 'how the error of G(m) falls when the couplings are scaled by ε: as ε^(P+1)')
    .option(
      '--starts <n>',
      'from how many starts the equations are solved, drawn at random but for the first (default: 1)',
    )
    .option('--seed <n>', 'seed of the starts and the Monte Carlo (default: 1)')
    .option('--sweeps <n>', 'sweeps of the Monte Carlo (default: 20000)')
    .option('--workers <n>', 'threads', String(io.cores))
    .option(
      '--format <format>',
      'text, latex, json, html or pdf, with --data too; default: as the name of the file says, else text',
    )
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nThe weight is exp(Σ_{i<j} K_ij s_i s_j + Σ h_i s_i), s_i = ±1, and G(m) = sup_h [h·m − log Z(h)]. docs/mean-field.md says more.\n' +
        '\nExamples:\n  edgewick tap --couplings K.json --magnetisations m.json --order 4 --format json\n  edgewick tap --couplings K.json --fields h.json --order 3 --exact\n  edgewick tap --couplings K.json --fields h.json --starts 20\n  edgewick tap --data spikes.npy --order 3 --exact --plot fit.svg',
    )
    .action(async (options: TapOptions) => {
      const { runTap } = await import('./run/tap.js')
      await runTap(io, outcome, options)
    })
}
