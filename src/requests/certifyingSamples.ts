/** Enough for the slope of every shipped network without heavy tails, in a second or two. */
export const CERTIFYING_SAMPLES = 10_000
