import * as Q from '../../algebra/rational.js'
import { polynomialLatex } from '../latex/polynomialLatex.js'
import type { Expansion, Term } from '../../expansion/expansion.js'
import { atAPoint } from '../../expansion/atAPoint.js'
import type { GaussianSum } from '../../kernels/gaussianSum.js'
import type { NetworkCheck } from '../../montecarlo/checkNetwork.js'
import type { ActionOnPoints, ActionValue } from '../../networks/actionOnPoints.js'
import type { Network, Point } from '../../networks/network.js'
import { memberOf } from '../../theory/members.js'
import type { Theory } from '../../theory/theory.js'
import type { ActionLatex } from '../actionLatex.js'
import { vertexLabel } from '../diagramStyle.js'
import { correlatorName } from '../latex/correlatorName.js'
import { gaussianLatex } from '../latex/gaussianLatex.js'
import { magnitudeLatex } from '../latex/number.js'
import { diagramSvg } from '../svg/diagramSvg.js'
import { checkTable } from './checkTable.js'
import { html } from './html.js'
import type { Html } from './html.js'
import { display, inline } from './math.js'
import { style } from './style.js'

/** Everything that the report of a network prints; it computes nothing itself. */
export interface NetworkReport {
  readonly network: Network
  readonly theory: Theory
  readonly order: number
  readonly correlators: readonly { readonly n: number; readonly closedForm: GaussianSum }[]
  readonly expansions: readonly Expansion[]
  readonly closedForms: ActionLatex
  readonly onPoints: { readonly action: ActionOnPoints; readonly field: readonly number[]; readonly value: ActionValue }
  readonly check: NetworkCheck
  /** The points at which the correlators were checked. */
  readonly points: readonly Point[]
  readonly seed: number
  /** The command that makes this report again. */
  readonly command: string
  /** The style sheet of KaTeX with its fonts inside. */
  readonly katexStyle: string
}

/** One self-contained HTML page: correlators, rules, diagrams, the action in its readings, and beneath each result its check. */
export function networkReport(report: NetworkReport): string {
  const { network, order, check } = report
  const parameters = Object.entries(network.parameters).map(([name, value]) => `${name} = ${value}`)
  const title = `The action of the ${network.title.split(':')[0]} to order 1/N${order === 1 ? '' : `^${order}`}`
  const body = [
    header(report, title, parameters.join(', ')),
    correlatorSection(report),
    rulesSection(report.theory),
    diagramSection(report),
    pointSection(report),
    continuumSection(report),
    reproduceSection(report),
  ]
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ html: report.katexStyle }}
        </style>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body class="${check.agreed ? 'agreed' : 'differs'}">
        ${body}
      </body>
    </html> `
  return page.html
}

function header({ check, seed }: NetworkReport, title: string, parameters: string): Html {
  const results = [...check.correlators, ...check.packets, ...check.slopes.map(({ result }) => result)]
  const agreeing = results.filter(({ verdict }) => verdict === 'agrees').length
  const worst = Math.max(...results.map(({ z }) => Math.abs(z)))
  return html`<header>
    <h1>${title}</h1>
    <p class="soft">${parameters}; seed ${seed}</p>
    <div class="summary ${check.agreed ? 'agrees-box' : 'differs'}">
      <strong>${agreeing} of ${results.length} predictions agree with sampled networks</strong> (largest deviation ${worst.toFixed(1)} standard errors). Every
      formula below is derived from the definition of the network and the rule file; every check is printed beneath what it checks.
    </div>
  </header>`
}

function correlatorSection({ network, correlators, check, points }: NetworkReport): Html {
  return html`<section>
    <h2>The network and its connected correlators</h2>
    <p>${network.title}. Exact at every N, with ${inline('v = \\sigma_{0}^2/d')}:</p>
    ${correlators.map(({ n, closedForm }) => display(gaussianLatex(correlatorName(n), closedForm)))}
    <h3>Check: sampled networks at ${points.map((point, i) => `x${i + 1} = ${pointText(point)}`).join(', ')}</h3>
    <p class="soft">
      The kernel estimator averages the readout weights exactly and samples the hidden layer; the direct estimator uses the output alone and is noisier by a
      factor of order N.
    </p>
    ${checkTable(check.correlators)}
  </section>`
}

function pointText(point: Point): string {
  const digits = point.map((coordinate) => Number(coordinate.toPrecision(6)))
  return digits.length === 1 ? `${digits[0] ?? ''}` : `(${digits.join(', ')})`
}

function rulesSection(theory: Theory): Html {
  const lines = theory.lines.map(
    ({ factor, latex }) =>
      html`<tr>
        <td>line</td>
        <td>${inline(signed(factor, latex.replaceAll('{a}', 'x').replaceAll('{b}', 'y')))}</td>
        <td></td>
      </tr>`,
  )
  const legs = theory.legs.map(({ line, carries }) => {
    const rule = theory.lines.find(({ name }) => name === line) as Theory['lines'][number]
    return html`<tr>
      <td>leg</td>
      <td>
        ${inline(`${signed(rule.factor, rule.latex.replaceAll('{a}', 'x').replaceAll('{b}', 'y'))} \\, ${theory.fields.find(({ name }) => name === carries)?.latex ?? carries}(y)`)}
      </td>
      <td></td>
    </tr>`
  })
  const vertices = theory.vertices.map((rule) => {
    const first = rule.family === undefined ? memberOf(rule, 0) : memberOf(rule, rule.family.from)
    const symbol = rule.latex.replaceAll('{n}', 'n').replaceAll('{points}', 'y_{1},\\ldots,y_{n}')
    const family = rule.family === undefined ? '' : `, n = ${rule.family.from}, ${rule.family.from + rule.family.step}, …`
    const order = Object.entries(rule.order)
      .map(([name, formula]) => `${name}^{${formula.text.replaceAll(' ', '')}}`)
      .join(' ')
    return html`<tr>
      <td>vertex${family}</td>
      <td>${inline(rule.family === undefined ? signed(first.factor, symbol) : `${asFactor(rule.factor.text)} \\, ${symbol}`)}</td>
      <td>${order === '' ? '' : inline(order)}</td>
    </tr>`
  })
  return html`<section>
    <h2>The rules</h2>
    <p>
      ${theory.title}. ${inline(`${theory.expands.sign < 0 ? '-' : ''}${theory.expands.latex}`)} is the sum over connected diagrams of the product of these
      factors, divided by the order of the automorphism group. From <code>rules/${theory.name}.yaml</code>.
    </p>
    <table>
      <thead>
        <tr>
          <th></th>
          <th>factor</th>
          <th>order</th>
        </tr>
      </thead>
      <tbody>
        ${vertices}${lines}${legs}
      </tbody>
    </table>
  </section>`
}

/** A formula in front of a symbol: a sum outside of parentheses gets a pair of its own. */
function asFactor(text: string): string {
  return /[+-]/.test(text.replaceAll(/\([^()]*\)/g, '')) ? `(${text})` : text
}

function signed(factor: Q.Rational, latex: string): string {
  return `${factor.num < 0n ? '-' : ''}${magnitudeLatex(factor, true)} ${latex}`.trim()
}

function diagramSection({ theory, expansions, closedForms }: NetworkReport): Html {
  const figures = expansions.map(
    (expansion) =>
      html`<h3>${inline(couplingSymbol(theory, expansion.request.legs))}</h3>
        <div class="diagrams">${expansion.terms.map((term) => figure(theory, term))}</div>
        ${display(closedForms.couplings[`g${expansion.request.legs}`] ?? '')}
        <p>At a point, with ${inline('G_c^{(r)} = N^{1-r/2} \\kappa_r')}:</p>
        ${display(polynomialLatex(atAPoint(expansion), couplingSymbol(theory, expansion.request.legs)))}`,
  )
  return html`<section>
    <h2>The diagrams and the couplings</h2>
    <p>
      ${inline('S = \\tfrac12 \\int \\phi \\, G^{-1} \\phi + \\mathrm{const} + \\sum_r \\int g_r(x_1,\\ldots,x_r) \\, \\phi(x_1) \\cdots \\phi(x_r)')}, with
      ${inline('G = G_c^{(2)}')} the full two-point function and no 1/r! in front of the symmetric couplings. The number under a diagram is its exact
      coefficient in S.
    </p>
    ${figures}
    <p class="note">
      Both couplings are of order 1/N. Without the self-contraction ${inline('g_2')} the action would be wrong at that order: see the check below.
    </p>
  </section>`
}

function couplingSymbol(theory: Theory, legs: number): string {
  return `${theory.expands.coupling}_{${legs}}`
}

function figure(theory: Theory, { coefficient, weighted: { diagram, automorphisms, labellings } }: Term): Html {
  const label = vertexLabel(theory)
  const svg = diagramSvg(diagram, { scale: 52, label })
  return html`<figure>
    ${{ html: svg }}
    <figcaption>
      ${inline(Q.format(coefficient).includes('/') ? `${coefficient.num < 0n ? '-' : ''}${magnitudeLatex(coefficient, false)}` : Q.format(coefficient))}<br /><span
        class="soft"
        >|Aut| = ${`${automorphisms.free}`}, with legs fixed ${`${automorphisms.fixed}`}; ${`${labellings}`} labelling${labellings === 1n ? '' : 's'}</span
      >
    </figcaption>
  </figure>`
}

function pointSection({ onPoints: { action, field, value }, check }: NetworkReport): Html {
  const rows = [...Object.entries(value.parts), ['S', value.value] as const].map(
    ([part, size]) =>
      html`<tr>
        <td>${partLabel(part)}</td>
        <td class="number">${size.toPrecision(10)}</td>
      </tr>`,
  )
  const places = action.points.map((point, i) => `x${i + 1} = ${pointText(point)}, φ = ${field[i]}`).join(';  ')
  const slopes = check.slopes.map(({ testFunction, measured, result }) => {
    const cells = measured.map(
      ({ N, value: violation, standardError }) =>
        html`<tr>
          <td class="number">${N}</td>
          <td class="number">${violation.toExponential(3)}</td>
          <td class="number">${standardError.toExponential(1)}</td>
        </tr>`,
    )
    const f = testFunction === 'linear' ? 'f_i = \\phi_i' : 'f_i = \\phi_i \\, e^{-\\phi K^{-1} \\phi / 4}'
    return html`<h3>Check: Schwinger–Dyson identity with ${inline(f)}</h3>
      <table>
        <thead>
          <tr>
            <th class="number">N</th>
            <th class="number">violation</th>
            <th class="number">std. error</th>
          </tr>
        </thead>
        <tbody>
          ${cells}
        </tbody>
      </table>
      ${checkTable([result])}`
  })
  return html`<section>
    <h2>The action on points</h2>
    <p>
      On a finite set of points the integrals are sums, ${inline('K_{ij} = G_c^{(2)}(x_i, x_j)')} is a matrix, and everything is finite. The action at one
      field, up to a constant: <span class="soft">${places}</span>
    </p>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p>
      If S is right, ${inline('E[f_i \\, \\partial S/\\partial\\phi_i] = E[\\partial f_i/\\partial\\phi_i]')} for every f. Truncated at 1/N, the action violates
      this by ${inline('O(N^{-2})')}; with a wrong sign or a missing coupling the violation falls as ${inline('N^{-1}')} only.
    </p>
    ${slopes}
  </section>`
}

function partLabel(part: string): Html {
  return part === 'gaussian' ? inline('\\tfrac12 \\phi K^{-1} \\phi') : part === 'S' ? inline('S') : inline(`g_{${part.slice(1)}}\\text{ part}`)
}

function continuumSection({ closedForms, check }: NetworkReport): Html {
  const formulas = (forms: Readonly<Record<string, string>>): Html[] => Object.values(forms).map(display)
  return html`<section>
    <h2>The action in the continuum</h2>
    <p>${inline('G^{-1}')} applied to every leg of the closed-form correlators, with ${inline(closedForms.definitions)}. In momentum space:</p>
    ${formulas(closedForms.momentum)}
    <p>As differential operators on δ-functions:</p>
    ${formulas(closedForms.operators)}
    <p class="note">
      The inverse kernels grow like ${inline('e^{k^2/2v}')}: they act on fields whose Fourier transform falls faster, such as ${inline('\\psi = G \\ast J')}
      with a smooth source J. In the ${inline('g_2')} part the terms with V and ${inline('\\delta^d(0)')} are infinite: a self-contraction of a
      translation-invariant vertex is proportional to the volume. They belong to the action at this order and are finite on points, above.
    </p>
    <h3>Check: networks averaged with Gaussian sources</h3>
    <p class="soft">
      The Gaussian and quartic operators, applied to ${inline('\\psi_i = G \\ast J_i')}, predict ${inline('\\int G_c^{(2)} J_1 J_2')} and
      ${inline('\\int G_c^{(4)} J_1 J_2 J_3 J_4')}.
    </p>
    ${checkTable(check.packets)}
  </section>`
}

function reproduceSection({ command, network, seed }: NetworkReport): Html {
  return html`<section>
    <h2>How to reproduce this page</h2>
    <p><code>${command}</code></p>
    <p class="soft">
      Random numbers: Philox4x32-10, sample i of seed ${seed} from the stream (${seed}, i). ${network.name}: ${JSON.stringify(network.parameters)}.
    </p>
  </section>`
}
