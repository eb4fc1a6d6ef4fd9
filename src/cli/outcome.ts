/** 0 done or agreed, 1 a check failed, 2 bad input, 130 stopped by the user. */
export type ExitStatus = 0 | 1 | 2 | 130

/**
 * What a command found: `agreed` is false when a check failed, `stopped` is true when the user ended it early. Known
 * before it is printed, for a reader may stop reading.
 */
export interface Outcome {
  agreed: boolean
  stopped?: true
  /** A result could not be written where it should have gone. */
  unwritten?: true
}
