/**
 * Theories and their expansions: requests, readings, formulas, laws.
 *
 * @module
 */
export { parseTheory } from '../theory/parseTheory.js'
export { shippedTheories, theory } from '../theory/shippedTheories.js'
export { effectiveTheory } from '../theory/effectiveTheory.js'
export { withNames } from '../theory/withNames.js'
export type { Theory } from '../theory/theory.js'
export { atAPoint } from '../expansion/readings/atAPoint.js'
export { compareExpansions } from '../expansion/compare.js'
export { explainDifferences } from '../expansion/explainDifferences.js'
export type { Explanation } from '../expansion/explainDifferences.js'
export { parseExpansion } from '../expansion/parseExpansion.js'
export type { Claim, ClaimedProduct, ClaimedTerm } from '../expansion/formula/claim.js'
export type { ParseOptions } from '../expansion/formula/claimOf.js'
export { verifyFormula } from '../expansion/verifyFormula.js'
export type { VerifyOptions } from '../expansion/verifyFormula.js'
export type { Evidence, Verification, VerifiedTerm } from '../expansion/verify.js'
export type { Difference } from '../expansion/compare.js'
export { diagramRequests } from '../expansion/diagramRequests.js'
export type { DiagramRequests } from '../expansion/diagramRequests.js'
export { diagramNamed } from '../expansion/diagramNamed.js'
export { expand } from '../expansion/expand.js'
export type { ExpandOptions } from '../expansion/expand.js'
export { explainWeight } from '../expansion/explainWeight.js'
export type { WeightExplanation } from '../expansion/explainWeight.js'
export { expansionFromJson } from '../expansion/expansionData.js'
export type { ExpansionData } from '../expansion/expansionData.js'
export type { Expansion, ExpansionRequest, Term } from '../expansion/expansion.js'
export { evaluate } from '../expansion/readings/evaluate.js'
export type { Factors, Reading } from '../expansion/readings/evaluate.js'
export { pointsOf } from '../expansion/readings/points.js'
export type { Points } from '../expansion/readings/points.js'
export { ruled } from '../expansion/readings/ruledDiagram.js'
export type { RuledDiagram, RuledLeg, RuledLine, RuledVertex } from '../expansion/readings/ruledDiagram.js'
export { labelledPoints } from '../expansion/readings/labelledPoints.js'
export type {
  DeltaFactor,
  LabelledPoints,
  LineFactor,
  PointFactor,
  PointLabel,
  VertexFactor,
} from '../expansion/readings/labelledPoints.js'
export { labelledTerms, writtenTermCount } from '../expansion/readings/labelledTerms.js'
export type { LabelledTerm, Permutations } from '../expansion/readings/labelledTerms.js'
export { momentumSpace } from '../expansion/readings/momentumSpace.js'
export type { MomentumIntegral, MomentumLine, MomentumVertex } from '../expansion/readings/momentumSpace.js'
export { onPoints, pointsReading, valueOnPoints } from '../expansion/readings/onPoints.js'
export type { CarriedFields, PointsReading, Realization } from '../expansion/readings/onPoints.js'
export type { Orders, Selection } from '../expansion/selection.js'
export { generalCoefficient, generalTerms } from '../expansion/generalTerm.js'
export type { GeneralTerm, LineCounts } from '../expansion/generalTerm.js'
export { pointExpansion } from '../expansion/pointExpansion.js'
export type { PointExpansion } from '../expansion/pointExpansion.js'
export { pointSeries, pointSeriesByLegs } from '../expansion/pointSeries.js'
export type { PointSeriesByLegsRequest, PointSeriesRequest } from '../expansion/pointSeries.js'
export type { LawRange } from '../expansion/laws/amputatedSum.js'
export { checkTheory } from '../expansion/laws/checkTheory.js'
export { dualTheory } from '../expansion/laws/duality.js'
export type { Dual } from '../expansion/laws/duality.js'
export type { LawResult } from '../expansion/laws/law.js'
