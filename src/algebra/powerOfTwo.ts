/** The largest power of two up to a positive number: multiplication with it and division by it round nothing. */
export function powerOfTwo(size: number): number {
  return 2 ** Math.floor(Math.log2(size))
}
