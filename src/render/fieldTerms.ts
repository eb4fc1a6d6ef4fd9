import type { CommonField, FieldTerm, Strength, UnitField } from '../dynamics/disorder/fieldTerm.js'

/** How a term is written: LaTeX, or the signs of a terminal. */
export type Script = 'latex' | 'text'

const GREEK = { α: '\\alpha', β: '\\beta' } as const

/** A sum of terms, one a line where there are several. */
export function fieldTermsText(terms: readonly FieldTerm[], script: Script, populations: boolean): string {
  return terms
    .map((term, k) => {
      const sign = term.sign < 0 ? (script === 'latex' ? '-' : '−') : k === 0 ? '' : '+'
      return `${sign}${sign === '' ? '' : ' '}${fieldTermText(term, script, populations)}`
    })
    .join(' ')
}

function fieldTermText(term: FieldTerm, script: Script, populations: boolean): string {
  const latex = script === 'latex'
  const { half, strength, power, units, times, replicas, fields, coupling } = term
  const above = [strengthText(strength, script, populations), power > 0 ? 'N' : ''].filter((each) => each !== '')
  const below = [half ? '2' : '', power < 0 ? 'N' : ''].filter((each) => each !== '')
  const front =
    below.length === 0
      ? above.join(' ')
      : latex
        ? `\\frac{${above.join(' ') || '1'}}{${below.join(' ')}}`
        : `${above.length > 1 ? `(${above.join(' ')})` : (above[0] ?? '1')}/${below.length > 1 ? `(${below.join(' ')})` : below[0]}`
  const letter = (copy: 'α' | 'β'): string => (latex ? GREEK[copy] : copy)
  const sums: string[] = []
  const classes = [
    ...(populations ? units.map((unit) => (unit === 'i' ? 'a' : 'b')) : []),
    ...term.populations.filter((each) => !(populations && units.some((unit) => (unit === 'i' ? 'a' : 'b') === each))),
  ]
  if (classes.length > 0) sums.push(classes.join(latex ? ',' : ''))
  if (units.length > 0)
    sums.push(
      populations
        ? units.map((unit) => `${unit}${latex ? ' \\in ' : '∈'}${unit === 'i' ? 'a' : 'b'}`).join(latex ? ',\\,' : ',')
        : units.join(latex ? ',' : ''),
    )
  if (replicas.length > 0) sums.push(replicas.map(letter).join(latex ? ',' : ''))
  const sumText = sums.map((each) => (latex ? `\\sum_{${each}}` : `Σ_${/^.$/u.test(each) ? each : `{${each}}`}`))
  // What is weighed with its share of all units.
  const shares = term.populations.map((each) => (latex ? `\\alpha_${each}` : `α_${each}`))
  const integral =
    times.length === 0
      ? ''
      : latex
        ? `\\int ${times.map((time) => `d${time}`).join('\\, ')}\\,`
        : `∫ ${times.map((time) => `d${time}`).join(' ')}`
  const squared = squaredFields(fields)
  const factors = squared.map(({ field, square }) => {
    const text = 'time' in field ? unitText(field, script, populations) : commonText(field, script)
    return square ? (latex ? `${text}^2` : `${text}²`) : text
  })
  const sum = [...sumText, ...shares]
  return [
    // A strength that depends on the population stands behind its sum.
    ...(populations ? [...sum, front] : [front, ...sum]),
    coupling === true ? (latex ? 'J_{ij}' : 'J_ij') : '',
    integral,
    ...factors,
  ]
    .filter((each) => each !== '')
    .join(' ')
}

/** Two equal fields are a square. */
function squaredFields(
  fields: readonly (UnitField | CommonField)[],
): readonly { readonly field: UnitField | CommonField; readonly square: boolean }[] {
  const [first, second] = fields
  if (fields.length === 2 && JSON.stringify(first) === JSON.stringify(second) && first !== undefined)
    return [{ field: first, square: true }]
  return fields.map((field) => ({ field, square: false }))
}

function strengthText(strength: Strength | undefined, script: Script, populations: boolean): string {
  const latex = script === 'latex'
  switch (strength) {
    case undefined:
      return ''
    case 'noise':
      return populations ? 'D_a' : 'D'
    case 'variance':
      return populations ? (latex ? 'g_{ab}^2' : 'g_ab²') : latex ? 'g^2' : 'g²'
    case 'symmetry':
      return populations ? (latex ? '\\tau_{ab} g_{ab} g_{ba}' : 'τ_ab g_ab g_ba') : latex ? '\\tau g^2' : 'τ g²'
    case 'mean':
      return populations ? (latex ? '\\bar{J}_{ab}' : 'J̄_ab') : latex ? '\\bar{J}' : 'J̄'
  }
}

function unitText({ kind, unit, time, replica }: UnitField, script: Script, populations: boolean): string {
  const latex = script === 'latex'
  const below = unit === undefined ? '' : `_${unit}`
  const above = replica === undefined ? '' : latex ? `^{${GREEK[replica]}}` : `^${replica}`
  const at = `(${time})`
  switch (kind) {
    case 'response':
      return `${latex ? '\\tilde{x}' : 'x̃'}${below}${above}${at}`
    case 'motion':
      return `${latex ? '(\\partial_t + 1)\\,' : '(∂_t + 1)'} x${below}${above}${at}`
    case 'activation': {
      // Each population has its function.
      const own = populations ? `_${unit === 'j' ? 'b' : 'a'}` : ''
      return `${latex ? `\\phi${own}` : `φ${own}`}(x${below}${above}${at})`
    }
  }
}

function commonText({ kind, times, population, replicas }: CommonField, script: Script): string {
  const latex = script === 'latex'
  const marks = [population ?? '', ...(replicas ?? []).map((copy) => (latex ? GREEK[copy] : copy))].filter(
    (each) => each !== '',
  )
  const above = marks.length === 0 ? '' : latex ? `^{${marks.join(' ')}}` : `^${marks.join('')}`
  const name = { C: latex ? 'C_\\phi' : 'C_φ', R: latex ? 'R_\\phi' : 'R_φ', M: 'M' }[kind]
  return `${name}${above}(${times.join(',')})`
}
