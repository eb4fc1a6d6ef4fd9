/** Sums over the sites of Ising spins, and runs their dynamics; the door for worker threads. */
export { spinPart as default } from './requests/spinPart.js'
