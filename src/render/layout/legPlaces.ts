/**
 * Where legs end: `around` the diagram where there is room; on its two `sides`, the first half on the left, each side
 * from top to bottom; or on a `circle` in their order, counterclockwise, the first at the upper left.
 */
export type LegPlaces = 'around' | 'sides' | 'circle'
