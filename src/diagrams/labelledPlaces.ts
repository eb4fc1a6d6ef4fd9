/** The places of the legs of a class: of each its kind and its vertex. */
export interface LegPlaces {
  readonly kinds: readonly number[]
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
  const moving = movesOf(places.vertices, generators)
  for (const vertices of placements(kinds, places, 0, [], new Set()))
    if (moving.every((move) => !comesBefore(move, vertices))) yield vertices
}

/** All placements, equal places (same vertex, same kind) counted once. */
function* placements(
  kinds: readonly number[],
  places: LegPlaces,
  label: number,
  chosen: readonly number[],
  taken: Set<number>,
): Generator<readonly number[]> {
  if (label === kinds.length) {
    yield chosen
    return
  }
  let last = -1
  for (let i = 0; i < places.vertices.length; i++) {
    const vertex = places.vertices[i] as number
    // Places are sorted by vertex, so equal ones of a kind follow each other.
    if (places.kinds[i] !== kinds[label] || taken.has(i) || vertex === last) continue
    last = vertex
    taken.add(i)
    yield* placements(kinds, places, label + 1, [...chosen, vertex], taken)
    taken.delete(i)
  }
}

/** What the group does to the vertices with legs, the identity left out. */
function movesOf(
  vertices: readonly number[],
  generators: readonly (readonly number[])[],
): readonly ReadonlyMap<number, number>[] {
  const own = [...new Set(vertices)]
  const moving = generators.filter((generator) => own.some((v) => generator[v] !== v))
  if (moving.length === 0) return []
  const found = new Map([[own.join(), own]])
  for (const images of found.values())
    for (const generator of moving) {
      const next = images.map((v) => generator[v] as number)
      if (!found.has(next.join())) found.set(next.join(), next)
    }
  return [...found.values()].slice(1).map((images) => new Map(own.map((v, i) => [v, images[i] as number])))
}

/** Whether the image of a placement comes before it. */
function comesBefore(move: ReadonlyMap<number, number>, vertices: readonly number[]): boolean {
  for (const vertex of vertices) {
    const image = move.get(vertex) as number
    if (image !== vertex) return image < vertex
  }
  return false
}
