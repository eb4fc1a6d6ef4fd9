import * as Q from '../../algebra/rational.js'
import { checkResults } from '../../montecarlo/check/checkNetwork.js'
import type { NetworkCheck } from '../../montecarlo/check/checkNetwork.js'
import { verdictOf } from '../../montecarlo/check/verdicts.js'
import { conclusion } from '../text/resultsText.js'
import { exponentText } from '../text/unicode.js'
import { formula, math, paragraph, text } from './content.js'
import type { ReportContent, Section, Text } from './content.js'
import { continuumSection, definitionsText } from './continuumSection.js'
import { correlatorSection } from './correlatorSection.js'
import { couplingSection } from './couplingSection.js'
import { plotSection } from './plotSection.js'
import { parametersText } from './pointText.js'
import { pointSection } from './pointSection.js'
import type { NetworkReport } from './reportData.js'
import { reproduceSection } from './reproduceSection.js'
import { rulesSection } from './rulesSection.js'
import { standardErrors } from '../text/standardErrors.js'

/**
 * Correlators, rules, diagrams, the action in its readings, and beneath each result its check; `reportHtml` and
 * `reportTex` write it.
 *
 * @example
 * const { report } = await answerReport({ network: 'cos-net', samples: 400 })
 * networkReport({ ...report, plots: [] }).sections.length > 3 // true
 */
export function networkReport(report: NetworkReport): ReportContent {
  const { network, order, check, seed, plots = [] } = report
  return {
    title: `The action of the ${network.title.split(':')[0]} to order 1/N${order === 1 ? '' : exponentText(Q.rational(order))}`,
    subtitle: [...parametersText(network), `; seed ${seed}`],
    verdict: verdictOf(checkResults(check)),
    summary: summary(check),
    sections: [
      wholeSection(report.closedForms),
      correlatorSection(report),
      rulesSection(report.theory),
      couplingSection(report),
      pointSection(report),
      continuumSection(report),
      ...(plots.length === 0 ? [] : [plotSection(plots)]),
      reproduceSection(report),
    ],
  }
}

/** The action as one formula, before everything that it is made of. */
function wholeSection({ action, momentum, definitions, missing }: NetworkReport['closedForms']): Section {
  const symbols =
    momentum.size > 0 && missing === undefined
      ? [...text`With `, ...definitionsText(definitions), '; up to a constant.']
      : action.includes('(\\phi, ')
        ? text`Up to a constant; ${math('(a, b)')} is the sum over points, or the integral, of the product, ${math('G = G_c^{(2)}')}, and ${math('h')} a hidden unit.`
        : text`Up to a constant; the couplings are below.`
  return { title: 'The action to order 1/N', blocks: [formula(action), paragraph(symbols, 'soft')] }
}

function summary(check: NetworkCheck): Text {
  const worst = Math.max(...checkResults(check).map(({ z }) => Math.abs(z)))
  return text`${conclusion(check)} The largest deviation is ${standardErrors(worst, 1)} standard errors. Every formula below is derived from the definition of the network and the rule file; every check is printed beneath what it checks.`
}
