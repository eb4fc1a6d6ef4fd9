import { Command } from 'commander'
import { collected } from './collected.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { pictureOptions } from './pictureOptions.js'
import type { SdeOptions } from './run/sde.js'

export function sdeCommand(io: Io, outcome: Outcome): Command {
  return pictureOptions(
    new Command('sde')
      .description(
        'a stochastic differential equation: mean, correlation and response by diagrams with exact time functions',
      )
      .argument('<equation>', "such as 'dx = -x + eps x^3/6, noise D', or the path of a file"),
  )
    .option('--quantity <name>', 'mean, correlation, response, cumulant or self-energy', 'correlation')
    .option('--of <names>', 'of which components, such as x,y; default: the first one')
    .option('--from <places>', 'from a given start at time 0 in place of the stationary state, such as x=x0,y=1/2')
    .option('--effective', 'the equation of motion of the mean that fluctuations correct, and with --param its numbers')
    .option('--order <k>', 'only this order in the parameters of what is not linear')
    .option('--up-to <k>', 'all orders up to this one (default: 2)')
    .option('--at <times>', 'times τ ≥ 0 for numbers, such as 0,0.5,1; needs --param')
    .option('--waiting <t>', 'from a start: the earlier one of two times, for numbers of correlation and response')
    .option('--param <pairs>', 'values of parameters, such as eps=0.1,D=1; may be repeated', collected, [])
    .option(
      '--simulate <paths>',
      'paths beside it: paths=200,time=400,dt=0.05,scheme=weak2 (or euler), each of which may be left out; needs --param',
    )
    .option('--plot <file>', 'the prediction by orders and what was simulated, drawn (.svg, .png, .tex); needs --param')
    .option('--seed <n>', 'seed of the paths (default: 1)')
    .option('--workers <n>', 'threads', String(io.cores))
    .option(
      '--format <format>',
      'text, latex, json, yaml (the rule file), a report: html, pdf; or a picture of the diagrams: svg, png, tikz, terminal',
    )
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nnoise D is ⟨dW²⟩ = D dt; (s0 + s1 x) dW is multiplicative, in the sense of Itô unless Stratonovich stands behind a comma. A term of the answer is\ncoefficient · symbols · τ^t e^(−rate τ). docs/stochastic.md says more.\n' +
        "\nExamples:\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --quantity correlation --order 2\n  edgewick sde 'dx = -x + eps x^3/6, noise D' --quantity response --up-to 2 --format json\n" +
        "  edgewick sde 'dx = -x + eps x y; dy = -2y + x; noise x D, noise y E' --of x,y --up-to 2\n  edgewick sde 'dx = -x dt + (s0 + s1 x) dW' --up-to 4 --at 0,1 --param s0=1,s1=0.5\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --order 2 --format svg -o diagrams.svg\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --at 0,1,2 --param eps=0.1,D=1 --simulate paths=400,time=200\n  edgewick sde 'dx = -x + eps x^2/2, noise D' --param eps=0.2,D=1 --simulate paths=400 --plot c.svg -o report.html",
    )
    .action(async (equation: string, options: SdeOptions) => {
      const { runSde } = await import('./run/sde.js')
      await runSde(io, outcome, equation, options)
    })
}
