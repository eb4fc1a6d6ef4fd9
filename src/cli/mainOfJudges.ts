import { auditCommand } from './audit.js'
import { main } from './program.js'
import { refereeCommand } from './referee.js'
import { verifyCommand } from './verify.js'

/**
 * `edgewick verify`, `referee` and `audit` by themselves. One formula takes a tenth of a second, half of what finding
 * and reading the files took that all commands share, so these are bundled apart, the libraries that they read LaTeX and
 * count with in them.
 */
export async function mainOfJudges(): Promise<void> {
  await main({
    verify: verifyCommand,
    referee: refereeCommand,
    audit: auditCommand,
  })
}
