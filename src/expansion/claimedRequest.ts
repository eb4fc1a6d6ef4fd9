import { passesFilters } from '../diagrams/passesFilters.js'
import { InputError } from '../errors.js'
import type { ExpansionRequest } from './expansion.js'
import type { Claim } from './formula/claim.js'

/**
 * What a claim is to be compared with, where that is not all that was asked for: a full function of a theory with
 * vertices of odd valence is the connected one without tadpoles, where the mean is 0.
 *
 * @throws InputError for a full function with tadpoles: it has products of means too
 */
export function claimedRequest(request: ExpansionRequest, { isFull, terms }: Claim): ExpansionRequest {
  if (!isFull) return request
  const tadpole = terms.find(({ weighted }) => !passesFilters(weighted.diagram, { filters: ['no-tadpole'] }))
  if (tadpole !== undefined)
    throw new InputError({
      code: 'formula.syntax',
      at: tadpole.products[0]?.place ?? 'formula',
      expected: 'a connected correlator, ⟨…⟩_c or G_c, or a full one with a mean of 0, which has no tadpoles',
      received: 'a tadpole in a full one',
    })
  const { filters = [] } = request
  return filters.includes('no-tadpole') ? request : { ...request, filters: [...filters, 'no-tadpole'] }
}
