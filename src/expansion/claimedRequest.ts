import { passesFilters } from '../diagrams/passesFilters.js'
import { InputError } from '../errors.js'
import type { ExpansionRequest } from './expansion.js'
import { hasDirectedFields } from './formula/carriedBy.js'
import type { Claim } from './formula/claim.js'
import { legsMeant } from './legsMeant.js'

/**
 * What a claim is to be compared with, where that is not all that was asked for: the legs are those of the fields on its
 * left side, in their order; a full function of a theory with vertices of odd valence is the connected one without
 * tadpoles, where the mean is 0.
 *
 * @throws InputError for a left side with other fields than those of the legs, for lines of a complex field that end
 * otherwise in one term than in another where nothing says what the legs are, and for a full function with tadpoles: it
 * has products of means too
 */
export function claimedRequest(request: ExpansionRequest, claim: Claim): ExpansionRequest {
  const { isFull, terms } = claim
  const meant = withLegsOf(claim, request)
  if (!isFull) return meant
  const tadpole = terms.find(({ weighted }) => !passesFilters(weighted.diagram, { filters: ['no-tadpole'] }))
  if (tadpole !== undefined)
    throw new InputError({
      code: 'formula.syntax',
      at: tadpole.products[0]?.place ?? 'formula',
      expected: 'a connected correlator, ⟨…⟩_c or G_c, or a full one with a mean of 0, which has no tadpoles',
      received: 'a tadpole in a full one',
    })
  const { filters = [] } = meant
  return filters.includes('no-tadpole') ? meant : { ...meant, filters: [...filters, 'no-tadpole'] }
}

function withLegsOf(claim: Claim, request: ExpansionRequest): ExpansionRequest {
  const { theory, carries, carriedAt = 'formula' } = claim
  const asked = request.legFields ?? request.legs
  const meant = legsMeant(theory, asked, carries)
  if (meant === undefined)
    throw new InputError({
      code: 'verify.legs',
      at: carriedAt,
      expected: `fields on the left side for the legs ${typeof asked === 'number' ? asked : asked.join(', ')}`,
      received: `those for ${(carries ?? []).join(', ')}`,
    })
  if (typeof meant !== 'number') return { ...request, legFields: meant }
  const legFields = hasDirectedFields(theory) ? legsOfLines(claim) : undefined
  return legFields === undefined ? request : { ...request, legFields }
}

/** What the lines of all terms say of the legs of a complex field, of which a number says nothing. */
function legsOfLines({ terms }: Claim): readonly string[] | undefined {
  const [first, ...others] = terms.flatMap(({ products }) => products)
  const other = others.find(({ carries }) => carries.join() !== first?.carries.join())
  if (first === undefined || other === undefined) return first?.carries
  throw new InputError({
    code: 'verify.legs',
    at: other.place,
    expected: `legs that carry ${first.carries.join(', ')}, as in the first term, or legs that are named one by one`,
    received: `legs that carry ${other.carries.join(', ')}`,
  })
}
