import { UnreadableMathematics } from '../mathematics/item.js'
import { averages } from './averages.js'
import { activationAverages } from './activationAverages.js'
import { brokenIndependence } from './brokenIndependence.js'
import type { Claimed, ModelMaker } from './claimed.js'
import { functionals } from './functionals/functionalModel.js'
import { gaussianAction } from './gaussian/gaussianAction.js'
import { gaussianAverages } from './gaussianAverages.js'
import { cosineAction } from './cosineAction.js'
import { freePropagator } from './freePropagator.js'
import { loopExpansion } from './loops/loopExpansion.js'
import { kStatistics } from './kStatistics.js'
import { layerRecursion } from './layerRecursion.js'
import { leadingKernel } from './leadingKernel.js'
import { meanFieldDynamics } from './meanFieldDynamics.js'
import type { Model } from './model.js'
import { selfEnergy } from './dyson/selfEnergy.js'
import { edgeworthDensity } from './edgeworthDensity.js'
import { edgeworthOperator } from './point/edgeworthOperator.js'
import { diagramSum } from './point/diagramSum.js'
import { pointAction } from './point/pointAction.js'
import { sourceOperator } from './point/sourceOperator.js'
import { pointSeries } from './point/pointSeriesModel.js'
import { networkCorrelators } from './networkCorrelators.js'
import { preactivations } from './preactivations.js'
import { labelledMoments } from './labelledMoments.js'
import { readoutCorrelators } from './readoutCorrelators.js'
import { laplaceIntegral } from './saddle/laplaceIntegral.js'
import { stirling } from './saddle/stirling.js'
import { saddleDensity } from './saddle/saddleDensity.js'
import { fieldsOnSites } from './sites/sitesModel.js'
import { spins } from './spins/spinModel.js'
import { cornishFisher } from './quantiles/cornishFisher.js'
import { sumScaling } from './sumScaling.js'
import { tensorMoments } from './tensorMoments.js'

/** The kinds of formulas that are judged as identities, the more special ones first. */
const MAKERS: readonly ModelMaker[] = [
  tensorMoments,
  labelledMoments,
  sumScaling,
  brokenIndependence,
  activationAverages,
  layerRecursion,
  preactivations,
  leadingKernel,
  networkCorrelators,
  freePropagator,
  cosineAction,
  selfEnergy,
  gaussianAction,
  readoutCorrelators,
  saddleDensity,
  laplaceIntegral,
  stirling,
  pointSeries,
  pointAction,
  diagramSum,
  edgeworthOperator,
  meanFieldDynamics,
  sourceOperator,
  spins,
  loopExpansion,
  functionals,
  fieldsOnSites,
  kStatistics,
  averages,
  gaussianAverages,
  edgeworthDensity,
  cornishFisher,
]

/** The models that a formula may be judged by; those that it would have to speak of come last. */
export function modelsOf(claimed: Claimed): readonly Model[] {
  const models = MAKERS.flatMap((make) => madeBy(make, claimed))
  return [
    ...models.filter(({ unsaid }) => unsaid === undefined),
    ...models.filter(({ unsaid }) => unsaid !== undefined),
  ]
}

function madeBy(make: ModelMaker, claimed: Claimed): readonly Model[] {
  try {
    return [make(claimed) ?? []].flat()
  } catch (error) {
    // What stands in a script is read when it is asked for.
    if (error instanceof UnreadableMathematics) return []
    throw error
  }
}
