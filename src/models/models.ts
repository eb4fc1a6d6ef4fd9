import { averages } from './averages.js'
import type { Claimed, ModelMaker } from './claimed.js'
import { edgeworthDensity } from './edgeworthDensity.js'
import { gaussianAverages } from './gaussianAverages.js'
import type { Model } from './model.js'
import { pointSeries } from './point/pointSeriesModel.js'
import { readoutCorrelators } from './readoutCorrelators.js'
import { fieldsOnSites } from './sites/sitesModel.js'
import { sumScaling } from './sumScaling.js'
import { tensorMoments } from './tensorMoments.js'

/** The kinds of formulas that are judged as identities, the more special ones first. */
const MAKERS: readonly ModelMaker[] = [
  tensorMoments,
  sumScaling,
  readoutCorrelators,
  pointSeries,
  fieldsOnSites,
  averages,
  gaussianAverages,
  edgeworthDensity,
]

/** The models that a formula may be judged by; those that it would have to speak of come last. */
export function modelsOf(claimed: Claimed): readonly Model[] {
  const models = MAKERS.flatMap((make) => make(claimed) ?? [])
  return [
    ...models.filter(({ unsaid }) => unsaid === undefined),
    ...models.filter(({ unsaid }) => unsaid !== undefined),
  ]
}
