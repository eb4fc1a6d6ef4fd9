/**
 * Effective actions as numbers: the Gibbs free energy of Ising spins with pairwise couplings, loops in a background field,
 * the anharmonic oscillator.
 *
 * @module edgewick/effective
 */
export { isingCumulant } from '../effective/isingCumulants.js'
export { localVertex } from '../effective/localVertex.js'
export { meanFieldDiagrams } from '../effective/meanFieldDiagrams.js'
export type { MeanFieldDiagram } from '../effective/meanFieldDiagrams.js'
export { siteCoefficient, siteTerms } from '../effective/siteTerms.js'
export type { SiteTerm } from '../effective/siteTerms.js'
export type { Bond, SiteGraph } from '../effective/siteGraph.js'
export { gibbsEnergy } from '../effective/gibbsEnergy.js'
export type { GibbsEnergy } from '../effective/gibbsEnergy.js'
export { enumeratedSpins, exactGibbs } from '../effective/enumeratedSpins.js'
export type { SpinAverages } from '../effective/enumeratedSpins.js'
export { backgroundLoops, byBackground, byLines } from '../effective/backgroundLoops.js'
export { effectivePotential } from '../effective/effectivePotential.js'
export type { LoopRequest } from '../effective/actionAtField.js'
export { equationOfState, meanFieldByOrders } from '../effective/equationOfState.js'
export type { Solution } from '../effective/equationOfState.js'
export { gapEquation } from '../effective/gapEquation.js'
export { groundStateEnergy } from '../effective/groundStateEnergy.js'
export { timeIntegral } from '../effective/timeIntegral.js'
