import { Command } from 'commander'
import { checkJson } from '../render/checkJson.js'
import { checkText } from '../render/text/checkText.js'
import { checkOptions, defaultPoints, readCheckPlan, runCheck } from './checkOptions.js'
import type { CheckOptions } from './checkOptions.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice } from './options.js'
import type { Outcome } from './outcome.js'

export function checkCommand(io: Io, outcome: Outcome): Command {
  return checkOptions(
    networkOptions(
      new Command('check').description('Monte Carlo against the predictions: correlators on points, and the action by the Schwinger–Dyson identity'),
    ),
    '20000',
  )
    .option('--format <format>', 'text or json', 'text')
    .addHelpText('after', '\nExample:\n  edgewick check cos-net --samples 1e5 --seed 7')
    .action(async (name: string, options: NetworkOptions & CheckOptions & { readonly format: string }) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const plan = readCheckPlan(options)
      const { of, network, points } = await readNetwork(name, options)
      const check = runCheck(io, of, network, points ?? defaultPoints(of, network), plan)
      await io.out(
        format === 'json'
          ? `${JSON.stringify(checkJson(check, plan.seed, plan.samples))}\n`
          : `${network.title}, ${Object.entries(network.parameters)
              .map(([parameter, value]) => `${parameter} = ${value}`)
              .join(', ')}; seed ${plan.seed}\n\n${checkText(check)}\n`,
      )
      outcome.agreed = check.agreed
    })
}
