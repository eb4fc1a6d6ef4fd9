import type { RefereeOutput } from '../refereeFlags.js'
import type { ClaimsFile } from '../../requests/referee/claimsFile.js'
import { theoriesNamed } from '../../requests/referee/directive.js'
import { answerReferee } from '../../requests/referee/referee.js'
import type { RefereedClaim } from '../../requests/referee/referee.js'
import { readNatural } from '../../requests/written.js'
import type { Io } from '../io.js'
import { isRuleFile, readLimit } from '../options.js'
import type { Outcome } from '../outcome.js'
import { deliverVerdicts, readRefereeFormat } from '../refereeFormats.js'
import { watched } from '../watch.js'

export interface RefereeCommandOptions extends RefereeOutput {
  readonly seed: string
  readonly limit?: string
  readonly claims?: string
}

/** Does what `edgewick referee` is asked for. */
export async function runReferee(
  io: Io,
  outcome: Outcome,
  file: string,
  options: RefereeCommandOptions,
): Promise<void> {
  const format = await readRefereeFormat(io, options)
  const document = await io.readFile(file)
  const name = file === '-' ? 'standard input' : file
  const claimed = options.claims === undefined ? {} : { claims: await claimsIn(io, options.claims) }
  const rules: Record<string, { readonly rules: string; readonly file?: string }> = {}
  for (const theory of theoriesNamed(document, name, claimed.claims)) {
    if (isRuleFile(theory)) rules[theory] = { rules: await io.readFile(theory), file: theory }
  }
  const seed = readNatural(options.seed, '--seed')
  const request = { document, file: name, ...claimed, rules, seed, ...readLimit(options.limit) }
  const claims: RefereedClaim[] = []
  const onClaim = (claim: RefereedClaim): void => void claims.push(claim)
  const answer = await watched(io, (running) => answerReferee(request, { ...running, onClaim })).catch(
    async (error: unknown) => {
      // What was judged is told when the rest is stopped.
      if (claims.length > 0 && format === 'text') await deliverVerdicts(io, options, format, { file: name, claims })
      throw error
    },
  )
  outcome.agreed = answer.claims.every(({ verdict }) => verdict !== 'wrong')
  await deliverVerdicts(io, options, format, answer)
}

async function claimsIn(io: Io, file: string): Promise<ClaimsFile> {
  return { text: await io.readFile(file), file: file === '-' ? 'standard input' : file }
}
