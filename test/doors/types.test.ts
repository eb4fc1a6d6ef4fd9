import { describe, expectTypeOf, it } from 'vitest'
import type { Polynomial, Rational, WeightedDiagram, verifyFormula } from '../../src/index.js'
import { atAPoint, cosNet, expand, expansionLatex, parseExpansion, parseTheory, theory } from '../../src/index.js'
import type { Expansion, ExpansionRequest, Network, Theory } from '../../src/index.js'
import { rational } from '../../src/doors/algebra.js'
import { enumerateDiagrams } from '../../src/doors/diagrams.js'
import { answerCheck, answerDiagrams, answerReferee, diagramList, readRequest } from '../../src/doors/requests.js'
import type { CheckRequest, RefereedClaim } from '../../src/doors/requests.js'

describe('the types that a program sees', () => {
  it('of theories and expansions', () => {
    expectTypeOf(theory).parameters.toEqualTypeOf<[string]>()
    expectTypeOf(theory('phi4')).toEqualTypeOf<Theory>()
    expectTypeOf(parseTheory).returns.toEqualTypeOf<Theory>()
    expectTypeOf(expand).parameter(1).toEqualTypeOf<ExpansionRequest>()
    expectTypeOf(expand).returns.toExtend<Expansion>()
    expectTypeOf(expansionLatex).returns.toBeString()
    expectTypeOf(atAPoint).returns.toExtend<Polynomial>()
    expectTypeOf<ExpansionRequest['legs']>().toBeNumber()
    // @ts-expect-error what is expanded has to be said
    expectTypeOf(expand).toBeCallableWith(theory('phi4'))
    // @ts-expect-error orders are numbers or rationals, not text
    expectTypeOf(expand).toBeCallableWith(theory('phi4'), { legs: 2, select: { order: '1' } })
  })

  it('of formulas', () => {
    expectTypeOf(parseExpansion).returns.toExtend<Expansion>()
    expectTypeOf<ReturnType<typeof verifyFormula>['verdict']>().toEqualTypeOf<'right' | 'wrong' | 'open'>()
    expectTypeOf<RefereedClaim['verdict']>().toEqualTypeOf<'right' | 'right-under' | 'wrong' | 'not-judged'>()
  })

  it('of exact numbers and diagrams', () => {
    expectTypeOf(rational(1n, 2n)).toExtend<Rational>()
    expectTypeOf<Rational['num']>().toBeBigInt()
    expectTypeOf<WeightedDiagram['id']>().toBeString()
    expectTypeOf(enumerateDiagrams).returns.toExtend<Iterable<WeightedDiagram>>()
  })

  it('of networks and requests', () => {
    expectTypeOf(cosNet).returns.toExtend<Network>()
    expectTypeOf(answerCheck).parameter(0).toEqualTypeOf<CheckRequest>()
    expectTypeOf(answerReferee).returns.resolves.toHaveProperty('claims')
    expectTypeOf(answerDiagrams).returns.resolves.toHaveProperty('diagrams')
    expectTypeOf(diagramList).returns.toExtend<AsyncIterable<unknown>>()
    expectTypeOf(readRequest<'verify'>).returns.resolves.toHaveProperty('formula')
    // @ts-expect-error there is no such kind of request
    expectTypeOf(readRequest).toBeCallableWith('drawing', {})
  })
})
