// How many diagrams there are and the exact sum of their weights, without making them.

import { Classes } from './classes.js'
import { joinedLegs } from './joinedLegs.js'
import type { JoinedLegs } from './joinedLegs.js'
import { LineCuts } from './lineCuts.js'
import { partOfShard } from './request.js'
import type { GenerateRequest } from './request.js'
import { bigFactorial } from './tables.js'
import { Tally } from './tally.js'

/** How many diagrams there are with labelled legs, or classes with free legs, and the sum of their 1/|Aut| as a fraction in lowest terms. */
export interface Total {
  readonly diagrams: bigint
  readonly weight: readonly [bigint, bigint]
}

/**
 * Counts diagrams and sums their weights exactly: by the lines at which diagrams without legs can be cut where that is possible, one by one otherwise.
 *
 * @param part only the i-th of n parts of the work
 */
export function total(request: GenerateRequest, free: boolean, part?: readonly [number, number]): Total {
  const joined = joinedLegs(request)
  if (joined === undefined) return totalOfClasses(part === undefined ? request : { ...request, shard: partOfShard(request.shard, part) }, free)
  return totalOfCuts(part === undefined ? joined : { ...joined, vacuum: { ...joined.vacuum, shard: part } }, free)
}

const CEILING = Number.MAX_SAFE_INTEGER

/** Every class with free legs stands for E!·fixed/free diagrams with labelled ones. */
function totalOfClasses(request: GenerateRequest, free: boolean): Total {
  const labelOrders = request.legs.reduce((f, n) => f * bigFactorial(n), 1n)
  const small = labelOrders <= BigInt(CEILING)
  const tally = new Tally()
  let count = 0
  let more = 0n
  const classes = new Classes(request)
  while (classes.next()) {
    classes.weigh()
    const exact = classes.free <= CEILING
    tally.add(exact ? classes.free : classes.exactFree(), 1)
    if (free) count++
    else if (small && exact) count += classes.labelled
    else more += classes.exactLabelled()
    if (count > CEILING / 2) {
      more += BigInt(count)
      count = 0
    }
  }
  return { diagrams: more + BigInt(count), weight: tally.sum(free ? 1n : labelOrders) }
}

/** Every diagram without legs stands for those with two legs that it is cut into. */
function totalOfCuts(joined: JoinedLegs, free: boolean): Total {
  const tally = new Tally()
  let diagrams = 0
  const classes = new Classes(joined.vacuum)
  const cuts = new LineCuts(classes, joined, free)
  while (classes.next()) {
    classes.weigh()
    cuts.measure()
    tally.add(classes.free <= CEILING ? classes.free : classes.exactFree(), cuts.ways)
    diagrams += cuts.orbits
  }
  return { diagrams: BigInt(diagrams), weight: tally.sum(1n, free ? joined.labelOrders : 1n) }
}
