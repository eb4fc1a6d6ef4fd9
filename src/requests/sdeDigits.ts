/** A number as a person reads it: ten digits. */
export function fullDigits(value: number): string {
  return `${Number(value.toPrecision(10))}`.replace('-', '−')
}
