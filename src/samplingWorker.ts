/** Samples pieces of checks; the door for worker threads. */
export { pieces as default } from './montecarlo/check/pieces.js'
