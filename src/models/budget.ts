import { InputError } from '../errors.js'
import { largest } from '../sizes.js'

/** How many parts of a formula may still be evaluated: sums within sums would go on for years. */
export interface Budget {
  left: number
}

/** What one verdict may take. */
export function newBudget(): Budget {
  return { left: largest.identitySteps }
}

/** @throws InputError when nothing is left */
export function spend(budget: Budget | undefined): void {
  if (budget === undefined || budget.left-- > 0) return
  throw new InputError({
    code: 'formula.steps',
    at: 'formula',
    expected: `a formula whose sums and integrals have at most ${largest.identitySteps} parts when they are written out`,
    received: 'more',
  })
}
