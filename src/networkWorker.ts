/** Simulates random networks; the door for worker threads. */
export { networkRun as default } from './dynamics/meanField/networkRun.js'
