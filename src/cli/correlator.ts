import { Command } from 'commander'
import { InputError } from '../errors.js'
import type { Evaluated } from '../kernels/evaluated.js'
import type { Network, Point } from '../networks/network.js'
import { networkCorrelatorLatex } from '../render/latex/networkCorrelatorLatex.js'
import { coupledCorrelator } from './coupledCos.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'

/** Enough for the twelfth cumulant in less than a second; the number of terms grows like that of set partitions. */
const HIGHEST_ORDER = 10

export function correlatorCommand(io: Io): Command {
  return networkOptions(new Command('correlator').description('the exact connected correlator of a network, as a formula and at points'))
    .requiredOption('--n <n>', 'its order, that is the number of points')
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText('after', '\nExample:\n  edgewick correlator cos-net --n 4 --at 0,0.4,-0.7,1.1 --param N=20')
    .action(async (name: string, options: NetworkOptions & { readonly n: string; readonly format: string }) => {
      const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
      const n = readNatural(options.n, '--n')
      if (n < 1 || n > HIGHEST_ORDER) throw new InputError({ code: 'cli.order', at: '--n', expected: `an order from 1 to ${HIGHEST_ORDER}`, received: `${n}` })
      const { of, network, points } = await readNetwork(name, options)
      if (network.parameters['alpha'] !== undefined) return await io.out(coupledCorrelator(network, n, points, format))
      if (points !== undefined && points.length !== n)
        throw new InputError({ code: 'cli.points', at: '--at', expected: `${n} points, one for each leg`, received: `${points.length}` })
      const found = points === undefined ? undefined : evaluateAt(network, points)
      const latex = networkCorrelatorLatex(of, n)
      switch (format) {
        case 'text':
          return io.out(
            found === undefined ? `${latex}\n` : `G_c^(${n}) = ${found.value}${found.error === 0 ? '' : ` ± ${found.error.toExponential(0)} (quadrature)`}\n`,
          )
        case 'latex':
          return io.out(`${latex}\n`)
        case 'json':
          return io.out(
            `${JSON.stringify({ network: name, n, parameters: network.parameters, ...(found === undefined ? {} : { points, ...found }), latex })}\n`,
          )
      }
    })
}

function evaluateAt(network: Network, points: readonly Point[]): Evaluated {
  return network.correlatorsOn?.(points)(points.map((_, i) => i)) ?? { value: network.correlator(points), error: 0 }
}
