/**
 * Actions of networks and of data: on points, from cumulants, in the continuum, with broken independence.
 *
 * @module edgewick/actions
 */
export { actionAt } from '../actions/actionAt.js'
export { actionOnPoints, evaluateAction } from '../actions/actionOnPoints.js'
export type { ActionOnPoints, ActionValue } from '../actions/actionOnPoints.js'
export { actionFromCumulants } from '../actions/actionFromCumulants.js'
export type { Action } from '../actions/action.js'
export { continuumAction, continuumParts } from '../actions/continuumAction.js'
export type { ContinuumAction } from '../actions/continuumAction.js'
export { continuumForms } from '../actions/continuumForms.js'
export { breakingActionOnPoints, evaluateBreakingAction } from '../actions/breakingAction.js'
export type { BreakingAction, BrokenField } from '../actions/breakingAction.js'
export { cosineAction } from '../actions/cosineAction.js'
export { sourcePrediction } from '../actions/sourcePrediction.js'
export { breakingContinuum } from '../actions/breakingContinuum.js'
export { deformedDiagrams } from '../actions/deformedDiagrams.js'
