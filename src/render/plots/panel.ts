/** A plot by itself: what it shows against what. Vega-Lite and pgfplots write it, each in its own words. */
export interface Panel {
  readonly title: string
  readonly x: Axis
  readonly y: Axis
  /** Of the axes, relative to their width. */
  readonly height: number
  /** From the back to the front. */
  readonly layers: readonly Layer[]
}

/** An axis. Rows have names, the first on top, and their numbers from 0 as values. */
export type Axis =
  | { readonly scale: 'rows'; readonly names: readonly string[] }
  | {
      readonly scale: 'linear' | 'log'
      readonly label?: string
      /** Where the axis begins and ends; otherwise where it must, with some room. */
      readonly range?: readonly [number, number]
      readonly ticks?: readonly number[]
      /**
       * How numbers at ticks are written: large round ones short, fractions in per cent with their sign, powers of ten.
       */
      readonly as?: 'count' | 'percent' | 'power'
      readonly grid?: true
    }

/** Named for the eye; each has its shape too, since paper may be grey. */
export type Colour = 'blue' | 'orange' | 'green' | 'red' | 'ochre'

export interface PlotPoint {
  readonly x: number
  readonly y: number
  /** The ends of an error bar. */
  readonly low?: number
  readonly high?: number
}

export type Layer =
  /** Marks, with error bars; a name is for the legend. */
  | { readonly kind: 'points'; readonly name?: string; readonly colour: Colour; readonly points: readonly PlotPoint[] }
  /** A line through points; `dots` marks them. */
  | {
      readonly kind: 'line'
      readonly colour: Colour
      readonly dashed?: true
      readonly dots?: true
      readonly points: readonly PlotPoint[]
    }
  /** What is between `low` and `high`. */
  | {
      readonly kind: 'band'
      readonly colour: Colour
      readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[]
    }
  /** Level pieces, each from where the one before ends. */
  | {
      readonly kind: 'steps'
      readonly colour: Colour
      readonly steps: readonly { readonly from: number; readonly to: number; readonly y: number }[]
    }
  /** A strip of the x axis over the whole height. */
  | { readonly kind: 'strip'; readonly from: number; readonly to: number }
  /** A grey line at a value of one axis, across the other. */
  | { readonly kind: 'rule'; readonly x: number }
  | { readonly kind: 'rule'; readonly y: number }

/** Where the layers are along x: an end of the axis, where it is given. */
export function reachOf({ x, layers }: Panel): readonly [number, number] {
  if (x.scale !== 'rows' && x.range !== undefined) return x.range
  const places = layers.flatMap((layer) => ('points' in layer ? layer.points.map((point) => point.x) : []))
  return [Math.min(...places), Math.max(...places)]
}
