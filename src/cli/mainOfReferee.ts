import { main } from './program.js'
import { refereeCommand } from './referee.js'

/**
 * `edgewick referee` by itself. One formula takes a tenth of a second, half of what finding and reading the files took
 * that all commands share, so this is bundled apart, the libraries that it reads LaTeX and counts with in it.
 */
export async function mainOfReferee(): Promise<void> {
  await main({ referee: (io, outcome) => Promise.resolve(refereeCommand(io, outcome)) })
}
