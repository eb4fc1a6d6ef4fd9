/**
 * The standard normal number that is as rare as Student's t with ν degrees of freedom, to a few hundredths: (8ν +
 * 1)/(8ν + 3) √(ν log(1 + t²/ν)).
 *
 * @source D. L. Wallace, Bounds on normal approximations to Student's and the chi-square distributions, Annals of
 * Mathematical Statistics 30 (1959)
 */
export function normalScore(t: number, degrees: number): number {
  return Math.sign(t) * factor(degrees) * Math.sqrt(degrees * Math.log1p(t ** 2 / degrees))
}

/** The t whose {@link normalScore} is z. */
export function studentScore(z: number, degrees: number): number {
  return Math.sign(z) * Math.sqrt(degrees * Math.expm1((z / factor(degrees)) ** 2 / degrees))
}

/** The standard deviation of Student's t, √(ν/(ν − 2)), for more than two degrees. */
export function studentDeviation(degrees: number): number {
  return Math.sqrt(degrees / (degrees - 2))
}

function factor(degrees: number): number {
  return (8 * degrees + 1) / (8 * degrees + 3)
}
