import { diagramNamed } from '../../../src/expansion/diagramNamed.js'
import type { Expansion } from '../../../src/expansion/expansion.js'
import { isLatex } from '../../../src/expansion/formula/isLatex.js'
import { coefficientHead } from '../../../src/expansion/coefficientName.js'
import { quantityText } from '../../../src/expansion/correlatorReading.js'
import { explainWeight } from '../../../src/expansion/explainWeight.js'
import type { Verification } from '../../../src/expansion/verify.js'
import type { Theory } from '../../../src/theory/theory.js'
import { quantityNames } from '../../../src/theory/nPointTheory.js'
import { labelRoom } from '../../../src/render/pictures.js'
import type { PictureStyle } from '../../../src/render/picture/style.js'
import { diagramStyle } from '../../../src/render/diagramStyle.js'
import { explainJson } from '../../../src/render/explain/explainJson.js'
import { explainLatex } from '../../../src/render/explain/explainLatex.js'
import { sheetItems } from '../../../src/render/equation/sheetItems.js'
import { formulaParts, pointFormulaParts } from '../../../src/render/latex/formulaParts.js'
import type { FormulaParts } from '../../../src/render/latex/formulaParts.js'
import { pointNames } from '../../../src/render/latex/pointNames.js'
import { unicodeMath } from '../../../src/theory/unicodeMath.js'
import { diagramSvg } from '../../../src/render/svg/diagramSvg.js'
import { answerExpand } from '../../../src/requests/expand.js'
import type { ExpandRequest } from '../../../src/requests/expand.js'
import { subjectTheory } from '../../../src/requests/subject.js'
import { readRequest } from '../../../src/requests/readRequest.js'
import type { Running } from '../../../src/requests/running.js'
import { answerVerify } from '../../../src/requests/verify.js'
import { verifyJson, verifyText } from '../../../src/requests/verifyReadings.js'
import { filterNames } from '../../../src/diagrams/filters.js'
import { architectures } from '../../../src/networks/architectures.js'
import { shippedRules } from '../../../src/theory/shippedRules.js'
import type { Derived, Jobs, Judged, Listed, Place, Shown } from './protocol.js'

/** Pixels of one unit of the layout, in the gallery and by itself. */
const SCALE = { small: 52, large: 84 } as const

/** What ships. */
export function listed(): Listed {
  return {
    theories: Object.values(shippedRules).map(({ name, title }) => ({ name, title })),
    networks: Object.values(architectures).map(({ name, title, parameters }) => ({
      name,
      title,
      parameters: Object.fromEntries(Object.entries(parameters)),
    })),
    filters: filterNames,
    quantities: quantityNames,
  }
}

/** The expansion that is asked for: the first `most` of its terms and of its diagrams. */
export async function shown({ request, most }: Jobs['expand']['given'], running: Running): Promise<Shown> {
  const answer = await answerExpand(await readRequest('expand', request), running)
  const { theory, reason } = answer.expansion
  if (answer.space === 'point') {
    const { terms, ...frame } = pointFormulaParts(answer.expansion)
    return {
      title: theory.title,
      what: whatOf(answer.expansion),
      ...frame,
      ...readable(terms.slice(0, most)),
      pictures: [],
      more: Math.max(0, terms.length - most),
      remark: reason,
    }
  }
  const { expansion, space, points } = answer
  const first: Expansion = { ...expansion, terms: expansion.terms.slice(0, most) }
  const { terms, ...frame } = formulaParts(first, space, { points })
  return {
    title: theory.title,
    what: whatOf(expansion),
    ...frame,
    ...readable(terms),
    pictures: pictures(first, space),
    more: expansion.terms.length - first.terms.length,
    remark: reason,
  }
}

/** Which quantity the formula is of. */
function whatOf({ theory, request }: Pick<Expansion, 'theory' | 'request'>): Shown['what'] {
  const { legs } = request
  const { functional, quantity } = theory.expands
  return {
    latex: coefficientHead(theory, request),
    words:
      quantity === undefined
        ? `the coefficient of ${functional} with ${legs} ${legs === 1 ? 'leg' : 'legs'}`
        : `the ${quantityText(quantity, legs)}`,
    hasOthers: quantity === undefined && functional === 'W',
  }
}

/** Terms as they are shown and read out. */
function readable(terms: FormulaParts['terms']): Pick<Shown, 'terms'> {
  return { terms: terms.map(({ latex, diagram }) => ({ latex, text: unicodeMath(latex), picture: diagram })) }
}

function pictures(expansion: Expansion, space: Space): Shown['pictures'] {
  const { scale, ...style } = lookIn(space, expansion)
  const weights = sheetItems(expansion)
  return expansion.terms.map(({ weighted: { id, diagram } }, i) => ({
    id,
    weight: weights[i]?.latex ?? '',
    svg: diagramSvg(diagram, { ...style, scale: SCALE.small * scale }),
  }))
}

type Space = ExpandRequest['space']
interface Legged {
  readonly theory: Theory
  readonly request: { readonly legs: number }
}

/** Legs are named by the points that the formula has there; beside a formula in momentum space lines have its momenta. */
function lookIn(space: Space, of: Legged): PictureStyle & { readonly scale: number } {
  if (space === 'momentum') return { ...diagramStyle(of.theory, 'momenta'), scale: labelRoom.momenta }
  const name = pointNames(of.theory, of.request.legs)(0)
  return { ...diagramStyle(of.theory), legLabel: (leg) => name({ letter: 'x', index: leg + 1 }), scale: 1 }
}

/** Where the weight of a diagram comes from, in the quantity that is asked for. */
export async function derived({ request, diagram: id }: Jobs['explain']['given']): Promise<Derived> {
  const asked = await readRequest('expand', request)
  const theory = await subjectTheory(asked)
  const answer = explainWeight(theory, diagramNamed(theory, id))
  const { automorphisms } = explainJson(answer) as ExplanationJson
  const { diagram } = answer.weighted
  const { scale, ...style } = lookIn(asked.space, { theory, request: { legs: diagram.legs.length } })
  return {
    latex: explainLatex(answer),
    reasons: (theory.expands.quantity === undefined ? automorphisms.free : automorphisms.fixed).factors,
    svg: diagramSvg(diagram, { ...style, scale: SCALE.large * scale }),
  }
}

interface ExplanationJson {
  readonly automorphisms: Readonly<Record<'fixed' | 'free', { readonly factors: Derived['reasons'] }>>
}

/** Is the formula right, and where does it differ? */
export async function verdict(request: unknown, running: Running): Promise<Judged> {
  const asked = await readRequest('verify', request)
  const answer = await answerVerify(asked, running)
  const text = verifyText(answer)
  const file = asked.file ?? 'formula'
  const written = isLatex(asked.formula, {}) ? await alone(asked.formula, file) : undefined
  if (!('terms' in answer))
    return {
      verdict: answer.verdict,
      text,
      places: [],
      written,
      read: undefined,
      corrected: answer.corrected ?? undefined,
    }
  const { terms } = verifyJson(answer) as { readonly terms: readonly VerifiedTermJson[] }
  return {
    verdict: answer.verdict,
    text,
    places: terms.flatMap((term) => term.places.flatMap((place) => placed(place, file, differs(term)))),
    written,
    read: written === undefined ? readAs(answer, terms) : undefined,
    corrected: undefined,
  }
}

/** The formula of a text in LaTeX, which may be a document. */
async function alone(text: string, file: string): Promise<Judged['written']> {
  const { formulaAlone } = await import('../../../src/expansion/formula/latexDocument.js')
  const found = formulaAlone(text, file)
  return { text: found.text, macros: found.macros }
}

/** What plain writing was read as, each term with what is the matter with it. */
function readAs({ claim }: Verification, terms: readonly VerifiedTermJson[]): Judged['read'] {
  const { left, terms: parts } = formulaParts(claim)
  return {
    left,
    terms: parts.map(({ latex, diagram }) => {
      const id = diagram === undefined ? undefined : claim.terms[diagram]?.weighted.id
      const found = terms.find((term) => term.diagram === id && differs(term) !== undefined)
      return { latex, differs: found === undefined ? undefined : differs(found) }
    }),
  }
}

interface VerifiedTermJson {
  readonly verdict: string
  readonly diagram: string
  readonly derived?: string
  readonly claimed?: string
  readonly places: readonly string[]
}

function differs({ verdict: kind, diagram, derived: right, claimed }: VerifiedTermJson): string | undefined {
  if (kind === 'equal' || kind === 'open') return undefined
  if (right === undefined) return `${diagram}: not in the derived expansion`
  return kind === 'order' ? `${diagram}: at another order` : `${diagram}: ${claimed ?? '0'}, derived ${right}`
}

/** `formula:1:7`. */
function placed(place: string, file: string, differing: string | undefined): readonly Place[] {
  const [, line, column] = /^:(\d+):(\d+)$/.exec(place.slice(file.length)) ?? []
  return line === undefined ? [] : [{ line: Number(line), column: Number(column), differs: differing }]
}
