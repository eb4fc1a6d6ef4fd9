// How many diagrams there are and the exact sum of their weights, without making them.

import { Classes } from './classes.js'
import { joinedLegs } from './joinedLegs.js'
import type { JoinedLegs } from './joinedLegs.js'
import { LineCuts } from './lineCuts.js'
import { partOfShard } from './request.js'
import type { GenerateRequest } from './request.js'
import { factorial } from '../../algebra/integers.js'
import { Tally } from './tally.js'

/**
 * How many diagrams there are with labelled legs, or classes with free legs, and the sum of their 1/|Aut| as a fraction
 * in lowest terms.
 */
export interface Total {
  readonly diagrams: bigint
  readonly weight: readonly [bigint, bigint]
  /** Whether there are more than were asked for, so that these are not all. */
  readonly cut?: true
}

/** A count on its way: how many diagrams there are so far, now and then, and the total at the end. */
export type Counting = Generator<number, Total>

/**
 * Counts diagrams and sums their weights exactly: by the lines at which diagrams without legs can be cut where that is
 * possible, one by one otherwise.
 *
 * @param part only the i-th of n parts of the work
 * @param most once there are more diagrams than this, or so many times as many graphs were looked at, the count ends
 * and is `cut`
 */
export function total(
  request: GenerateRequest,
  free: boolean,
  part?: readonly [number, number],
  most: number = Number.POSITIVE_INFINITY,
): Counting {
  const joined = joinedLegs(request)
  if (joined === undefined)
    return totalOfClasses(
      part === undefined ? request : { ...request, shard: partOfShard(request.shard, part) },
      free,
      most,
    )
  return totalOfCuts(part === undefined ? joined : { ...joined, vacuum: { ...joined.vacuum, shard: part } }, free, most)
}

/** Graphs that filters leave out take their time too. */
const LOOKED_AT = 20

const CEILING = Number.MAX_SAFE_INTEGER

/** Every class with free legs stands for E!·fixed/free diagrams with labelled ones. */
function* totalOfClasses(request: GenerateRequest, free: boolean, most: number): Counting {
  const labelOrders = request.legs.reduce((f, { count }) => f * factorial(count), 1n)
  const small = labelOrders <= BigInt(CEILING)
  const tally = new Tally()
  let count = 0
  let more = 0n
  const classes = new Classes(request, LOOKED_AT * most, true)
  for (;;) {
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
      if (count > most || more > most) return { diagrams: more + BigInt(count), weight: [0n, 1n], cut: true }
    }
    if (!classes.paused()) break
    yield Number(more) + count
  }
  return { diagrams: more + BigInt(count), weight: tally.sum(free ? 1n : labelOrders), ...cutShort(classes) }
}

/** Every diagram without legs stands for those with two legs that it is cut into. */
function* totalOfCuts(joined: JoinedLegs, free: boolean, most: number): Counting {
  const tally = new Tally()
  let diagrams = 0
  const classes = new Classes(joined.vacuum, LOOKED_AT * most, true)
  const cuts = new LineCuts(classes, joined, free)
  for (;;) {
    while (classes.next()) {
      classes.weigh()
      cuts.measure()
      tally.add(classes.free <= CEILING ? classes.free : classes.exactFree(), cuts.ways)
      diagrams += cuts.orbits
      if (diagrams > most) return { diagrams: BigInt(diagrams), weight: [0n, 1n], cut: true }
    }
    if (!classes.paused()) break
    yield diagrams
  }
  return { diagrams: BigInt(diagrams), weight: tally.sum(1n, free ? joined.labelOrders : 1n), ...cutShort(classes) }
}

function cutShort({ tired }: Classes): Pick<Total, 'cut'> {
  return tired ? { cut: true } : {}
}
