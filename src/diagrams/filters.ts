/**
 * Conditions on a diagram, in QGRAF's sense where it has the word:
 * - `1pi`: no line is a bridge (cutting any one line leaves the diagram connected);
 * - `no-self-loop`: no line has both ends on one vertex;
 * - `no-tadpole`: no line is a bridge with a side that carries no leg (self-loops are allowed; a one-vertex diagram is
 *   kept);
 * - `no-snail`: no self-loop, and no vertex whose removal leaves a part without legs; of a diagram without legs, no
 *   vertex whose removal leaves several parts;
 * - `bipartite`: the vertices fall into two sets with lines only between them;
 * - `acyclic`: the directed lines close no cycle (closed response loops vanish): response lines, where there are any, and
 *   otherwise all oriented ones;
 * - `tree`: no loops, so that every line is a bridge;
 * - `2pi`: cutting one or two lines leaves no part without legs, so that no line has a self-energy; of a diagram without
 *   legs, leaves it connected;
 * - `simple`: no self-loop, and at most one line between two vertices;
 * - `on-shell`: no line is a bridge with a side that carries exactly one leg, so that no leg has a self-energy; a diagram of
 *   two legs itself is none on a leg;
 * - `no-sigma`: the same, and no part without legs is joined to the rest by exactly two lines, so that no line has one.
 *
 * Their opposites keep what they leave out: `1pr`, `tadpole`, `snail`, `not-bipartite`, `not-simple`, `off-shell`,
 * `sigma`.
 */
export type Filter = (typeof filterNames)[number]

/** Their names. */
export const filterNames = [
  '1pi',
  'no-self-loop',
  'no-tadpole',
  'no-snail',
  'bipartite',
  'acyclic',
  'tree',
  '2pi',
  'simple',
  'on-shell',
  'no-sigma',
  '1pr',
  'tadpole',
  'snail',
  'not-bipartite',
  'not-simple',
  'off-shell',
  'sigma',
] as const
