import { printable } from '../../errors.js'
import type { EnsembleAnalysis, Measured, WithError } from '../../montecarlo/analyseEnsemble.js'
import { byPartName } from '../actionFormulas.js'
import { widthOrder } from './actionParts.js'
import { table } from './table.js'

/** Rows of a kind, at most, in the text: those with the largest |z|. */
const SHOWN = 6

/**
 * What samples say about the action of their ensemble, for the terminal.
 *
 * @param names what the columns are called
 */
export function ensembleText(analysis: EnsembleAnalysis, names: readonly string[]): string {
  const { draws, batches, effectiveDraws, correlated, cumulants, couplings, field, action, order } = analysis
  const orders = [...new Set(cumulants.map(({ indices }) => indices.length))]
  const cumulantRows = orders.flatMap((r) =>
    shown(
      `κ${r}`,
      cumulants.filter(({ indices }) => indices.length === r),
      names,
    ),
  )
  const couplingRows = [...couplings].flatMap(([legs, entries]) => shown(`g${legs}`, entries, names))
  const actionRows = Object.entries(named(action)).map(([part, { value, standardError }]) => [
    part,
    value.toPrecision(6),
    standardError.toExponential(1),
  ])
  const header = ['', 'value', 'std. error', 'z']
  return [
    `${draws} draws, ${batches} batches${correlated ? `; means as from ${Math.round(effectiveDraws)} independent draws` : draws < 2 * batches ? ' of one draw, which see no dependence of draws' : ` of ${Math.floor(draws / batches)} draws, within which none is seen to depend on its neighbours`}`,
    '',
    table(['cumulant', ...header.slice(1)], cumulantRows),
    '',
    `couplings of S = ½ψᵀK⁻¹ψ + Σ g ψ…ψ, ψ = φ − mean, to ${widthOrder(order)} (κ_n counting as N^(1−n/2)); g2 is the correction to K⁻¹/2`,
    '',
    table(['coupling', ...header.slice(1)], couplingRows),
    '',
    `the action at φ = (${field.map((value) => Number(value.toPrecision(4))).join(', ')}), up to a constant`,
    '',
    table(['part', 'value', 'std. error'], actionRows),
    '',
    ...verdictLines(analysis, names),
  ].join('\n')
}

/** As other programs read it, with the names of columns beside their indices if they have some; see `docs/json.md`. */
export function ensembleJson(
  { couplings, cumulants, furthest, ...rest }: EnsembleAnalysis,
  names: readonly string[] | undefined,
): object {
  const of = ({ indices, ...each }: Measured): object =>
    names === undefined ? { indices, ...each } : { indices, names: indices.map((i) => names[i] as string), ...each }
  return {
    ...rest,
    cumulants: cumulants.map(of),
    furthest: of(furthest),
    action: named(rest.action),
    couplings: byPartName(new Map([...couplings].map(([legs, entries]) => [legs, entries.map(of)]))),
  }
}

/** The parts by name, and their sum as `S`. */
function named({ parts, value, standardError }: EnsembleAnalysis['action']): Readonly<Record<string, WithError>> {
  return { ...byPartName(parts), S: { value, standardError } }
}

/** Those that are shown, with the largest |z|. */
export function foremost(entries: readonly Measured[]): readonly Measured[] {
  return [...entries]
    .sort((a, b) => Math.abs(b.value / b.standardError) - Math.abs(a.value / a.standardError))
    .slice(0, SHOWN)
}

function shown(name: string, entries: readonly Measured[], names: readonly string[]): readonly (readonly string[])[] {
  const chosen = foremost(entries)
  const rows = chosen.map(({ indices, value, standardError }) => [
    nameOf(name, indices, names),
    value.toPrecision(5),
    standardError.toExponential(1),
    (value / standardError).toFixed(2),
  ])
  return entries.length > chosen.length
    ? [...rows, [`${name}: ${entries.length - chosen.length} more`, '', '', '']]
    : rows
}

function nameOf(name: string, indices: readonly number[], names: readonly string[]): string {
  return printable(`${name}(${indices.map((i) => names[i] as string).join(',')})`)
}

/** The verdict, and what it rests on, as sentences. */
export function verdictLines(
  {
    draws,
    effectiveDraws,
    effectiveSquares,
    correlated,
    gaussian,
    heavyTailed,
    divergence,
    furthest,
    visibleKurtosis,
  }: EnsembleAnalysis,
  names: readonly string[],
): readonly string[] {
  const name = nameOf(`κ${furthest.indices.length}`, furthest.indices, names)
  const most = `${name} is ${Math.abs(furthest.score).toFixed(1)} standard errors ${correlated ? 'as measured' : 'of Gaussian draws'} from 0`
  const effective = Math.min(effectiveDraws, effectiveSquares)
  const of = effectiveSquares < effectiveDraws ? ' of the squares' : ''
  const few = `the draws depend on their neighbours, ${draws} of them being worth ${Math.round(effective)} independent ones (autocorrelation time${of} ${(draws / effective).toPrecision(2)})`
  const first = {
    differs: `Not Gaussian: ${most}.`,
    agrees: `Gaussian as far as these samples can see: no third or fourth cumulant differs from 0 (${most}).`,
    undecided: `Undecided: ${few}, and the noise of Gaussian draws is not known; ${most}. Draws further apart (one in ${Math.ceil((3 * draws) / effective)}) can decide.`,
  }[gaussian]
  return [
    first,
    ...(correlated && gaussian === 'differs' ? [`Correlated: ${few}.`] : []),
    ...(heavyTailed
      ? ['Warning: a few rare draws make up an error above (heavy tails); the errors are not to be trusted.']
      : []),
    `Distance from the Gaussian of the same mean and covariance, leading order: ${divergence.value.toPrecision(3)} ± ${divergence.standardError.toExponential(1)} nats.`,
    ...(gaussian === 'undecided'
      ? []
      : [
          `An excess kurtosis of ${visibleKurtosis.toPrecision(2)} at one point would have been noticed nine times in ten.`,
        ]),
  ]
}
