import { readFileSync, writeFileSync } from 'node:fs'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import { claimOf } from '../models/identityClaims.js'
import { paperFormulas, printedFormulas } from './collection.js'
import type { KnownFormula } from './collection.js'
import { errors, plantedIn } from './planted.js'
import type { PlantedError } from './planted.js'

type Verdict = RefereedClaim['verdict']

/** How many got which verdict. */
type Tally = Map<Verdict, number>

interface Tallies {
  readonly right: Tally
  readonly wrong: Tally
  readonly planted: Tally
}

/** The verdict on one formula. */
export async function verdictOn({ said }: Pick<KnownFormula, 'said'>, tex: string): Promise<Verdict> {
  return (await claimOf(tex, said)).verdict
}

/** Right by another convention than the right one is, which it names: then the error is none. */
async function verdictOnPlanted(formula: KnownFormula, tex: string): Promise<Verdict> {
  const [right, planted] = [await claimOf(formula.tex, formula.said), await claimOf(tex, formula.said)]
  const isOther = planted.verdict === 'right-under' && planted.convention !== right.convention
  return isOther ? 'not-judged' : planted.verdict
}

/** Judges everything, and writes the tables into the page between their marks. */
export async function renewTables(page: string): Promise<void> {
  const formulas = [...paperFormulas(), ...(await printedFormulas())]
  const groups = new Map<string, Tallies>()
  const kinds = new Map<PlantedError, Tally>(errors.map((error) => [error, new Map<Verdict, number>()] as const))
  const misjudged: string[] = []
  for (const [i, formula] of formulas.entries()) {
    process.stderr.write(`\r${i + 1} of ${formulas.length} formulas: ${formula.id.padEnd(40)}`)
    const group = groups.get(formula.group) ?? noTallies()
    groups.set(formula.group, group)
    const verdict = await verdictOn(formula, formula.tex)
    count(formula.right ? group.right : group.wrong, verdict)
    const isRight = verdict === 'right' || verdict === 'right-under'
    if (formula.right ? verdict === 'wrong' : isRight) misjudged.push(`${formula.id}: ${verdict}`)
    // In what is not judged, nothing would be noticed: the first column says how much that is.
    if (!formula.right || !isRight) continue
    for (const { error, tex } of plantedIn(formula.tex)) {
      const judged = await verdictOnPlanted(formula, tex)
      count(group.planted, judged)
      count(kinds.get(error) as Tally, judged)
      if (judged === 'right' || judged === 'right-under') misjudged.push(`${formula.id} with ${error}: ${tex}`)
    }
  }
  process.stderr.write('\n')
  for (const one of misjudged) console.log(`false verdict: ${one}`)
  write(page, [
    table(
      [
        'formulas',
        'right ones: right',
        'called wrong',
        'not judged',
        'wrong ones: wrong',
        'called right',
        'not judged',
        'errors planted',
        'caught',
        'called right',
        'not judged',
      ],
      [...groups, ['all', summed([...groups.values()])] as const].map(([name, { right, wrong, planted }]) => [
        name,
        ...three(right, true),
        ...three(wrong, false),
        `${total(planted)}`,
        ...three(planted, false),
      ]),
    ),
    table(
      ['error', 'planted', 'caught', 'called right', 'not judged'],
      [...kinds].map(([error, tally]) => [error, `${total(tally)}`, ...three(tally, false)]),
    ),
  ])
  process.exitCode = misjudged.length === 0 ? 0 : 1
}

function count(tally: Tally, verdict: Verdict): void {
  tally.set(verdict, (tally.get(verdict) ?? 0) + 1)
}

function noTallies(): Tallies {
  return { right: new Map(), wrong: new Map(), planted: new Map() }
}

function total(tally: Tally): number {
  return [...tally.values()].reduce((sum, one) => sum + one, 0)
}

/** As it should be, falsely judged, not judged. */
function three(tally: Tally, isRight: boolean): readonly string[] {
  const right = (tally.get('right') ?? 0) + (tally.get('right-under') ?? 0)
  const wrong = tally.get('wrong') ?? 0
  return [isRight ? right : wrong, isRight ? wrong : right, tally.get('not-judged') ?? 0].map(String)
}

function summed(groups: readonly Tallies[]): {
  readonly right: Tally
  readonly wrong: Tally
  readonly planted: Tally
} {
  const sum = (tallies: readonly Tally[]): Tally => {
    const result: Tally = new Map()
    for (const tally of tallies) for (const [verdict, n] of tally) result.set(verdict, (result.get(verdict) ?? 0) + n)
    return result
  }
  return {
    right: sum(groups.map(({ right }) => right)),
    wrong: sum(groups.map(({ wrong }) => wrong)),
    planted: sum(groups.map(({ planted }) => planted)),
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function write(page: string, tables: readonly string[]): void {
  const [start, end] = ['<!-- recall -->', '<!-- end of recall -->']
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} has no place for the tables`)
  writeFileSync(page, `${text.slice(0, from)}${[start, ...tables, end].join('\n\n')}${text.slice(to + end.length)}`)
}
