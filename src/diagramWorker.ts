/** Enumerates parts; the door for worker threads. */
export { diagramPart as default } from './requests/diagramPart.js'
