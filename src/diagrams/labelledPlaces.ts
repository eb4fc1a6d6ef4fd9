/** The places of the legs of a class: of each its kind and its vertex. */
export interface LegPlaces {
  readonly kinds: readonly number[]
  /** In rising order. */
  readonly vertices: readonly number[]
}

/**
 * The distinct ways to put labelled legs on the places of a class, leg i being of the kind `kinds[i]`, as the vertices
 * leg by leg: one of each orbit of the group, the one that comes first.
 *
 * @param generators of the group of vertex permutations
 */
export function* labelledPlaces(
  kinds: readonly number[],
  places: LegPlaces,
  generators: readonly (readonly number[])[],
): Generator<readonly number[]> {
  const moves = movesOf(places.vertices, generators)
  for (const vertices of placements(kinds, places)) if (isLeast(vertices, moves)) yield vertices
}

/** All placements, equal places (same vertex, same kind) counted once. */
export function* placements(kinds: readonly number[], places: LegPlaces): Generator<readonly number[]> {
  const taken = places.vertices.map(() => false)
  const chosen: number[] = []
  yield* from(0)

  function* from(label: number): Generator<readonly number[]> {
    if (label === kinds.length) {
      yield [...chosen]
      return
    }
    let last = -1
    for (let i = 0; i < taken.length; i++) {
      const vertex = places.vertices[i] as number
      // Places are sorted by vertex, so equal ones of a kind follow each other.
      if (places.kinds[i] !== kinds[label] || taken[i] === true || vertex === last) continue
      last = vertex
      taken[i] = true
      chosen[label] = vertex
      yield* from(label + 1)
      taken[i] = false
    }
  }
}

/** What the group does to the vertices with legs, the identity left out. */
export function movesOf(
  vertices: readonly number[],
  generators: readonly (readonly number[])[],
): readonly ReadonlyMap<number, number>[] {
  const own = [...new Set(vertices)]
  const moving = generators.filter((generator) => own.some((v) => generator[v] !== v))
  if (moving.length === 0) return []
  // Two vertices can only be swapped.
  if (own.length === 2) return [new Map([own, [...own].reverse()] as [[number, number], [number, number]])]
  const found = new Map([[own.join(), own]])
  for (const images of found.values())
    for (const generator of moving) {
      const next = images.map((v) => generator[v] as number)
      if (!found.has(next.join())) found.set(next.join(), next)
    }
  return [...found.values()].slice(1).map((images) => new Map(own.map((v, i) => [v, images[i] as number])))
}

/** Whether no image of a placement comes before it. */
export function isLeast(vertices: readonly number[], moves: readonly ReadonlyMap<number, number>[]): boolean {
  return moves.every((move) => {
    for (const vertex of vertices) {
      const image = move.get(vertex) as number
      if (image !== vertex) return image > vertex
    }
    return true
  })
}
