import type { Chain } from './expression.js'
import type { Row } from './item.js'
import { SeveralEquations, UnreadableMathematics } from './item.js'
import { readExpression } from './readExpression.js'
import { readPlainRow } from './readPlainRow.js'
import { readTex } from './readTex.js'
import { isBare, split } from './rows.js'
import { isSign } from './walk.js'
import { written } from './written.js'
import { largest } from '../sizes.js'

/** How mathematics is written. */
export type Notation = 'latex' | 'plain'

/**
 * Mathematics as a tree, LaTeX or plain: `a = b = c` side by side.
 *
 * @param macros those of the document
 * @throws UnreadableMathematics
 * @example
 * readChain('W = \\frac12 x^2 + O(x^3)').sides.length // 2
 */
export function readChain(
  text: string,
  macros: Readonly<Record<string, string>> = {},
  notation: Notation = 'latex',
): Chain {
  const { length } = text.trim()
  if (length > largest.treeCharacters)
    throw new UnreadableMathematics(0, `a formula of at most ${largest.treeCharacters} characters`, `${length}`)
  const [formula = [], ...conditions] = split(
    notation === 'plain' ? readPlainRow(text) : withoutFrame(readTex(text, macros)),
    ',',
    ';',
  )
  const row = formula.filter((item) => !(item.kind === 'sign' && item.text === ':'))
  const relations = row.flatMap((item) => (item.kind === 'sign' && RELATIONS.includes(item.text) ? [item.text] : []))
  const second = conditions.find(isEquation)
  if (second !== undefined)
    throw new SeveralEquations(
      second[0]?.at ?? 0,
      'one equation in a line, and conditions such as m > 0 or i = 1 behind it',
      `another one, '${written(second)}'`,
    )
  return {
    sides: split(row, ...RELATIONS).map(readExpression),
    relations,
    conditions: conditions.filter((condition) => condition.length > 0),
  }
}

/** Whether what stands behind a comma says more than what a letter is: J = 0 and r = 3 are conditions. */
function isEquation(row: Row): boolean {
  const at = row.findIndex((item) => item.kind === 'sign' && RELATIONS.includes(item.text))
  if (at < 0) return false
  const [left, right] = [row.slice(0, at), row.slice(at + 1)]
  const isLetter = left.length === 1 && left[0]?.kind === 'name'
  const isNumber = right.every((item) => item.kind === 'number' || isSign(item, '-', '…', '∞'))
  return !(isLetter && isNumber)
}

const RELATIONS = ['=', '≈', '∋', '∼', '\\sim', '→']

/** A frame around the formula and a full stop after it are no part of it. */
function withoutFrame(row: Row): Row {
  const last = row.at(-1)
  if (last?.kind === 'group' && row.length === 1 && last.open === '' && isBare(last)) return withoutFrame(last.body)
  return isSign(last, '.') ? row.slice(0, -1) : row
}
