/** What a command found: `agreed` is false when a check failed. */
export interface Outcome {
  agreed: boolean
}
