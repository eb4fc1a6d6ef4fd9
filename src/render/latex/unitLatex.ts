import type { NetworkFile, NetworkFormula, WrittenDensity } from '../../networks/files/networkFile.js'
import { scalarLatex, squareLatex } from './scalarLatex.js'

/** The hidden unit and the densities of a written network as formulas: h(x) = …, w ∼ …, b ∼ …, a ∼ … */
export function unitLatex({ hidden, weights, biases, readout }: NetworkFile, d: number): readonly string[] {
  const unit = `h(x) = ${tex(hidden)}`
  const z = /\bz\b/.test(`${hidden}`) ? `, \\quad z = w \\cdot x${biases === undefined ? '' : ' + b'}` : ''
  return [
    `${unit}${z}`,
    [
      drawn(d === 1 ? 'w' : 'w_{k}', weights ?? { normal: 'sigma0/sqrt(d)' }),
      ...(biases === undefined ? [] : [drawn('b', biases)]),
    ].join(', \\quad '),
    ...(readout === undefined
      ? []
      : [`\\phi(x) = N^{-1/2} \\sum_{j} a_{j} h_{j}(x), \\quad ${drawn('a_{j}', readout)}`]),
  ]
}

function tex(written: NetworkFormula): string {
  return scalarLatex(`${written}`) ?? `\\texttt{${written}}`
}

/** How a variable is drawn. */
function drawn(variable: string, { normal, uniform, laplace, student, discrete, quantile }: WrittenDensity): string {
  const is = `${variable} \\sim `
  if (normal !== undefined) return `${is}\\mathcal{N}\\left( 0, ${squareLatex(`${normal}`) ?? tex(normal)} \\right)`
  if (uniform !== undefined) return `${is}\\mathrm{U}\\left( ${uniform.map(tex).join(', ')} \\right)`
  if (laplace !== undefined) return `${is}\\mathrm{Laplace}\\left( ${tex(laplace)} \\right)`
  if (student !== undefined)
    return `${student.scale === undefined ? variable : `\\frac{${variable}}{${tex(student.scale)}}`} \\sim t_{${tex(student.degrees)}}`
  if (discrete !== undefined)
    return `${variable} \\in \\left\\{ ${discrete.values.map(tex).join(', ')} \\right\\}${discrete.weights === undefined ? '' : ` \\text{ with probabilities } ${discrete.weights.map(tex).join(', ')}`}`
  return `${variable} = ${tex(quantile ?? '')}, \\; u \\sim \\mathrm{U}\\left( 0, 1 \\right)`
}
