/** Samples pieces of checks and simulations; the door for worker threads. */
export { pieces as default } from './requests/pieces.js'
