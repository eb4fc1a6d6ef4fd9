import {
  activation,
  finished,
  iteratedState,
  meanFieldState,
  traceAverage,
  transition,
} from '../../src/doors/dynamics.js'
import { polynomialText } from '../../src/doors/render.js'

// A function of one's own, and the same state two ways.
const network = { phi: activation('x/sqrt(1+x^2)'), g: 2, noise: 0.5 }
const state = meanFieldState(network)
export const differ: number = Math.abs(state.c0 - finished(iteratedState(network)).c0)
export const phase: string = state.phase

// Where it becomes chaotic, and what random couplings are without any dynamics.
export const chaosAt: number = transition(network.phi, network.noise).g
export const average: string = polynomialText(traceAverage(['JTJT']))
