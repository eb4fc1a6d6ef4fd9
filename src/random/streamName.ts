/**
 * What a seed means: named anew whenever the numbers that a seed gives change, or what is drawn with them, so that sums
 * of two streams are never put together.
 */
export const STREAM_NAME = 'philox4x32-10, ziggurat, turns, nodes'
