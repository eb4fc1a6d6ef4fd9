import { actionCommand } from './action.js'
import { auditCommand } from './audit.js'
import { checkCommand } from './check.js'
import { checkTheoryCommand } from './checkTheory.js'
import { completionCommand } from './completion.js'
import { correlatorCommand } from './correlator.js'
import { diagramsCommand } from './diagrams.js'
import { dmftCommand } from './dmft.js'
import { expandCommand } from './expand.js'
import { explainCommand } from './explain.js'
import { gammaCommand } from './gamma.js'
import { generalTermCommand } from './generalTerm.js'
import { listCommand } from './list.js'
import { mcpCommand } from './mcp.js'
import { mergeCommand } from './merge.js'
import { momentCommand, cumulantCommand } from './moment.js'
import { quickstartCommand } from './quickstart.js'
import { refereeCommand } from './referee.js'
import { reportCommand } from './report.js'
import { sdeCommand } from './sde.js'
import { schemaCommand } from './schema.js'
import { serveCommand } from './serve.js'
import { slurmCommand } from './slurm.js'
import { symmetriesCommand } from './symmetries.js'
import { tapCommand } from './tap.js'
import { verifyCommand } from './verify.js'
import { wickCommand } from './wick.js'
import { main } from './program.js'
import type { Commands } from './program.js'

/** Every command: its flags, which are light. What works is loaded when it runs, so that help and short runs start fast. */
export const commands: Commands = {
  quickstart: quickstartCommand,
  list: (io) => listCommand(io, async (...asked) => (await import('./run/list.js')).runList(...asked)),
  diagrams: (io) => diagramsCommand(io, async (...asked) => (await import('./run/diagrams.js')).runDiagrams(...asked)),
  expand: expandCommand,
  gamma: gammaCommand,
  verify: verifyCommand,
  referee: refereeCommand,
  audit: auditCommand,
  explain: explainCommand,
  correlator: correlatorCommand,
  action: actionCommand,
  check: checkCommand,
  merge: mergeCommand,
  slurm: slurmCommand,
  'check-theory': checkTheoryCommand,
  'general-term': generalTermCommand,
  symmetries: symmetriesCommand,
  tap: tapCommand,
  sde: sdeCommand,
  dmft: dmftCommand,
  moment: momentCommand,
  cumulant: cumulantCommand,
  wick: wickCommand,
  schema: schemaCommand,
  completion: (io, outcome) => completionCommand(io, () => Object.values(commands).map((make) => make(io, outcome))),
  serve: serveCommand,
  mcp: mcpCommand,
  report: reportCommand,
}

/** Every command. */
export async function mainOfAll(): Promise<void> {
  await main(commands)
}
