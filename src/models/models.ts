import type { Claimed, ModelMaker } from './claimed.js'
import type { Model } from './model.js'
import { pointSeries } from './point/pointSeriesModel.js'
import { readoutCorrelators } from './readoutCorrelators.js'
import { sumScaling } from './sumScaling.js'
import { tensorMoments } from './tensorMoments.js'

/** The kinds of formulas that are judged as identities, the more special ones first. */
const MAKERS: readonly ModelMaker[] = [tensorMoments, sumScaling, readoutCorrelators, pointSeries]

/** The models that a formula may be judged by. */
export function modelsOf(claimed: Claimed): readonly Model[] {
  return MAKERS.flatMap((make) => make(claimed) ?? [])
}
