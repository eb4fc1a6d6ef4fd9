/** Samples pieces of checks; the door for worker threads. */
export { pieces as default } from './requests/pieces.js'
