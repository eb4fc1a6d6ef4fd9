import { lineCounts } from '../../expansion/generalSign.js'
import { generalCoefficient, isMember, memberTerms, valences } from '../../expansion/generalTerm.js'
import type { GeneralTerm } from '../../expansion/generalTerm.js'
import { generalTermParts } from '../generalTermParts.js'
import { table } from './table.js'
import { rationalText } from './unicode.js'
import { couplingName } from '../../theory/couplingName.js'

/**
 * General terms for the terminal: each with its formula at a point and its first members, up to so many lines at each
 * place.
 *
 * @example
 * generalTermText(generalTerms(theory('independence-breaking'), { legs: 4, order: 1 })).includes('−1/24') // true
 */
export function generalTermText(terms: readonly GeneralTerm[], most = 3): string {
  return terms.map((term) => `${formula(term)}\n\n${members(term, most)}`).join('\n\n')
}

function formula(term: GeneralTerm): string {
  const { sign, selfLoops, between, alternating, divisor, vertices, lines } = generalTermParts(term)
  const numbers = [...selfLoops, ...between]
  const sum = (summands: readonly string[]): string => summands.join('+')
  const below = [...divisor, `2^(${sum(selfLoops)})`, ...numbers.map((number) => `${number}!`)].join(' ')
  const symbols = vertices.map(({ template, valence }) =>
    template.replace('_{n}', '{n}').replace('{n}', `_(${sum(valence)})`),
  )
  const powers = lines.map(({ symbol, inverse, count }) => `${symbol}^${inverse ? '-' : ''}(${sum(count)})`)
  const above = `${sign.leading < 0 ? '−' : ''}${alternating.length === 0 ? '1' : `(−1)^(${sum(alternating)})`}`
  const legs = term.legs.reduce((total, e) => total + e, 0)
  const connected = term.vertices.length > 1 ? ', over all numbers of lines that leave it connected' : ''
  return `${couplingName(term.theory)}_${legs}, legs ${term.legs.join(' + ')}: Σ over ${numbers.join(', ')} of ${above} / (${below}) · ${[...symbols, ...powers].join(' ')}${connected}`
}

function members(term: GeneralTerm, most: number): string {
  const { selfLoops, between } = generalTermParts(term)
  const rows = [...lineCounts(term, most)]
    .filter((counts) => isMember(term, counts))
    .map((counts) => [
      ...[...counts.selfLoops, ...counts.between].map((n) => `${n}`),
      rationalText(generalCoefficient(term, counts)),
      valences(term, counts).join(' '),
      memberTerms(term, counts)[0]?.weighted.id ?? '',
    ])
  return table([...selfLoops, ...between, 'coefficient', 'valences', 'diagram'], rows)
}
