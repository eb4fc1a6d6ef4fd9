import type { PartFormulas } from '../actionFormulas.js'
import { checkTable } from './checkTable.js'
import { formula, heading, math, paragraph, text } from './content.js'
import type { Block, Section, Text } from './content.js'
import { prose } from './prose.js'
import { sourcesText } from './sourcesText.js'
import type { NetworkReport } from './reportData.js'

/**
 * The action in the continuum to order 1/N: what there is of it, why the rest is missing, and its check with wave
 * packets.
 */
export function continuumSection({ closedForms, linearInAlpha, check, smooth }: NetworkReport): Section {
  const { units, momentum, cutoff, missing } = closedForms
  return {
    title: 'The action in the continuum to order 1/N',
    blocks: [
      // Where everything has a closed form, they are beside it what a column has no room for.
      ...(missing === undefined || units.size === 0 ? [] : overUnits(units, check)),
      ...(momentum.size === 0 ? [] : inMomentumSpace(closedForms, check)),
      ...(check.packets.length === 0
        ? []
        : momentum.size === 0 || cutoff !== undefined
          ? onModes(check, smooth)
          : onPackets(check, momentum.has(2), smooth)),
      ...(linearInAlpha === undefined ? [] : linearBlocks(closedForms.definitions, linearInAlpha)),
      ...(missing === undefined ? [] : [paragraph(prose(missing), 'note')]),
    ],
  }
}

function overUnits(units: NetworkReport['closedForms']['units'], { slopes }: NetworkReport['check']): readonly Block[] {
  return [
    paragraph(
      text`For every hidden unit h of independent neurons the order 1/N is, with (a, b) the sum over points or the integral of the product, and ${math('\\mathrm{Tr} \\, 1')} the number of points, which in the continuum is ${math('V \\delta^d(0)')} and infinite:`,
    ),
    ...[...units.values()].map(formula),
    paragraph(
      slopes.length === 0
        ? text`Certificate: the correlators, of which it is made; the action on points was not sampled, as said under “The action on points”.`
        : text`Certificate: the same action on points, by the Schwinger–Dyson identity under “The action on points”.`,
      'soft',
    ),
  ]
}

function inMomentumSpace(
  { definitions, momentum, operators, cutoff }: NetworkReport['closedForms'],
  { packets }: NetworkReport['check'],
): readonly Block[] {
  const given = definitionsText(definitions)
  const sum = math('S = \\frac{1}{2} \\int \\phi \\, G^{-1} \\phi + \\ldots')
  return [
    paragraph(
      cutoff === undefined
        ? [
            ...text`${math('G^{-1}')} applied to every leg of the closed-form correlators, with `,
            ...given,
            ...text`. In momentum space, ${sum} is the sum of`,
          ]
        : [
            ...text`From the spectrum of the cosines, on fields without momenta beyond ${math(cutoff)}; others have probability 0. With `,
            ...given,
            ...text`, ${sum} is the sum of`,
          ],
    ),
    ...[...momentum.values()].map(formula),
    paragraph(text`As differential operators on δ-functions:`),
    ...[...operators.values()].map(formula),
    ...(packets.length === 0
      ? [
          paragraph(
            text`Certificate: its two-point function is compared under “The network and its connected correlators”.`,
            'soft',
          ),
        ]
      : []),
  ]
}

/** What is linear in α, exact in N. */
function linearBlocks(definitions: string, formulas: PartFormulas): readonly Block[] {
  return [
    paragraph([
      ...text`At α = 0 the action is that of cos-net. Its derivative with respect to α there, exact in N, is, with `,
      ...definitionsText(definitions),
      ', in momentum space',
    ]),
    ...[...formulas.values()].map(formula),
    paragraph(
      text`As differential operators: ${{ code: 'edgewick action cos-net --param alpha=…' }}. Certificate: the correlators at this α, exact in it, are compared under “The network and its connected correlators”; that the part linear in α follows from them is not sampled.`,
      'soft',
    ),
  ]
}

/** Each by itself, so that a line may end between them. */
export function definitionsText(definitions: string): Text {
  return definitions.split(', \\quad ').flatMap((definition, i) => [i === 0 ? '' : ', ', math(definition)])
}

function onModes({ packets }: NetworkReport['check'], smooth: NetworkReport['smooth']): readonly Block[] {
  return [
    heading(text`Check: networks averaged with smooth sources`),
    ...(smooth === undefined ? [] : [paragraph(sourcesText(smooth), 'soft')]),
    checkTable('Predicted and sampled averages', packets),
  ]
}

function onPackets(
  { packets }: NetworkReport['check'],
  withInfinite: boolean,
  smooth: NetworkReport['smooth'],
): readonly Block[] {
  const sources = ['\\int G_c^{(2)} J_1 J_2', '\\int G_c^{(4)} J_1 J_2 J_3 J_4'] as const
  return [
    paragraph(
      text`The inverse kernels grow like ${math('e^{k^2/2v}')}: they act on fields whose Fourier transform falls faster, such as ${math('\\psi = G \\ast J')} with a smooth source J.`,
      'note',
    ),
    ...(withInfinite
      ? [
          paragraph(
            text`In the ${math('g_2')} part the terms with V and ${math('\\delta^d(0)')} are infinite: a self-contraction of a translation-invariant vertex is proportional to the volume. They belong to the action at this order and are finite on points, above.`,
            'note',
          ),
        ]
      : []),
    heading(text`Check: networks averaged with Gaussian sources`),
    paragraph(
      text`The Gaussian and quartic parts of the action, applied to ${math('\\psi_i = G \\ast J_i')}, predict ${math(sources[0])} and ${math(sources[1])}.`,
      'soft',
    ),
    ...(smooth === undefined ? [] : [paragraph(sourcesText(smooth), 'soft')]),
    checkTable('Predicted and sampled averages', packets),
  ]
}
