import { Command } from 'commander'
import { givenFlags } from './commandLine.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { pictureOptions } from './pictureOptions.js'
import type { SdeOptions } from './run/sde.js'
import { sdeOptions } from './sdeOptions.js'

export function sdeCommand(io: Io, outcome: Outcome): Command {
  return pictureOptions(
    sdeOptions(
      new Command('sde').description(
        'a stochastic differential equation: mean, correlation and response by diagrams with exact time functions',
      ),
    ),
  )
    .option(
      '--in <space>',
      'time or frequency (correlation and response as rational functions of ω, --at being values of ω)',
    )
    .option('--effective', 'the equation of motion of the mean that fluctuations correct, and with --param its numbers')
    .option('--plot <file>', 'the prediction by orders and what was simulated, drawn (.svg, .png, .tex); needs --param')
    .option('--workers <n>', 'threads', String(io.cores))
    .option(
      '--shard <i/n>',
      'only part i (from 0) of n parts of the paths, for other machines; with -o, and edgewick merge afterwards',
    )
    .option('--resume <file>', 'go on from the part file of a run that was stopped')
    .option(
      '--format <format>',
      'text, latex, json, yaml (the rule file), a program: sympy, mathematica, julia; a report: html, pdf; or a picture of the diagrams: svg, png, tikz, tikz-feynman, tikz-feynhand, terminal',
    )
    .option('-o, --output <file>', 'write to a file; with --shard the exact sums')
    .addHelpText(
      'after',
      '\nnoise D is ⟨dW²⟩ = D dt; (s0 + s1 x) dW is multiplicative, in the sense of Itô unless Stratonovich stands behind a comma. A term of the answer is\ncoefficient · symbols · τ^t e^(−rate τ). From a start the drift may have drives, A cos(w t), A sin(w t), A exp(-a t). docs/stochastic.md says more.\n' +
        "\nExamples:\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --quantity correlation --order 2\n  edgewick sde 'dx = -x + eps x^3/6, noise D' --quantity response --up-to 2 --format json\n" +
        "  edgewick sde 'dx = -x + eps x y; dy = -2y + x; noise x D, noise y E' --of x,y --up-to 2\n  edgewick sde 'dx = -x dt + (s0 + s1 x) dW' --up-to 4 --at 0,1 --param s0=1,s1=0.5\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --order 2 --in frequency\n  edgewick sde 'dx = -x + eps x^2/2 + A cos(2 t), noise D' --from x=0 --quantity mean --up-to 1\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --order 2 --format svg -o diagrams.svg\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --at 0,1,2 --param eps=0.1,D=1 --simulate paths=400,time=200\n  edgewick sde 'dx = -x, noise D' --from x=2 --quantity mean --at 0.5,1,2 --param D=1 --simulate paths=4000\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --param eps=0.2,D=1 --simulate paths=400 --plot c.svg -o report.html\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --param eps=0.1,D=1 --simulate paths=1e5 --shard 2/8 -o part-2.json",
    )
    .action(async (equation: string, options: Omit<SdeOptions, 'given'>, command: Command) => {
      const { runSde } = await import('./run/sde.js')
      await runSde(io, outcome, equation, { ...options, given: givenFlags(command) })
    })
}
