import { main } from './program.js'
import type { Commands } from './program.js'

/** Where each command lives; only the one that runs is loaded, so that a short run starts fast. */
export const commands: Commands = {
  list: async (io) => (await import('./list.js')).listCommand(io),
  diagrams: async (io) => (await import('./diagrams.js')).diagramsCommand(io),
  expand: async (io) => (await import('./expand.js')).expandCommand(io),
  verify: async (io, outcome) => (await import('./verify.js')).verifyCommand(io, outcome),
  referee: async (io, outcome) => (await import('./referee.js')).refereeCommand(io, outcome),
  audit: async (io) => (await import('./audit.js')).auditCommand(io),
  explain: async (io) => (await import('./explain.js')).explainCommand(io),
  correlator: async (io) => (await import('./correlator.js')).correlatorCommand(io),
  action: async (io, outcome) => (await import('./action.js')).actionCommand(io, outcome),
  check: async (io, outcome) => (await import('./check.js')).checkCommand(io, outcome),
  merge: async (io, outcome) => (await import('./merge.js')).mergeCommand(io, outcome),
  slurm: async (io) => (await import('./slurm.js')).slurmCommand(io),
  'check-theory': async (io, outcome) => (await import('./checkTheory.js')).checkTheoryCommand(io, outcome),
  'general-term': async (io) => (await import('./generalTerm.js')).generalTermCommand(io),
  symmetries: async (io) => (await import('./symmetries.js')).symmetriesCommand(io),
  moment: async (io) => (await import('./moment.js')).momentCommand(io),
  cumulant: async (io) => (await import('./moment.js')).cumulantCommand(io),
  wick: async (io) => (await import('./wick.js')).wickCommand(io),
  schema: async (io) => (await import('./schema.js')).schemaCommand(io),
  report: async (io, outcome) => (await import('./report.js')).reportCommand(io, outcome),
}

/** Every command. */
export async function mainOfAll(): Promise<void> {
  await main(commands)
}
