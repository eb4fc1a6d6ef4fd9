/** An estimator of correlators; see `estimateCorrelators`. */
export type Estimator = 'kernel' | 'direct' | 'neuron'

/** How an estimate was made; {@link methodWords} writes it. Batches are those of the jackknife that gives its error. */
export type Method =
  | { readonly kind: 'estimator'; readonly estimator: Estimator; readonly batches: number }
  /** Weighted samples of the network itself, relative to those without weights. */
  | { readonly kind: 'reweighted'; readonly batches: number }
  /** The mean over the readout done exactly, hidden layers sampled. */
  | { readonly kind: 'readout averaged'; readonly batches: number }
  /** From the violations of the Schwinger–Dyson identity at these widths. */
  | { readonly kind: 'slope'; readonly widths: readonly number[] }
  /** Of a histogram, the readout drawn. */
  | { readonly kind: 'fit'; readonly batches: number }
  | { readonly kind: 'cells'; readonly cells: number }
  /** Anything else. */
  | { readonly kind: 'named'; readonly name: string }

/** A method in a word, in a few, with what tells two of a kind apart, and in full. */
export interface MethodWords {
  readonly word: string
  readonly brief: string
  readonly how: string
  readonly full: string
}

/**
 * How an estimate was made, in words.
 *
 * @example
 * methodWords({ kind: 'estimator', estimator: 'kernel', batches: 200 }).full // 'kernel estimator, jackknife over 200 batches'
 */
export function methodWords(method: Method): MethodWords {
  switch (method.kind) {
    case 'estimator': {
      const how = `${method.estimator} estimator`
      return { word: method.estimator, brief: how, how, full: overBatches(how, method.batches) }
    }
    case 'reweighted': {
      const how = 'reweighted, relative to λ = 0'
      return { word: 'reweighted', brief: 'reweighted', how, full: overBatches(how, method.batches) }
    }
    case 'readout averaged': {
      const how = 'readout averaged exactly'
      return { word: 'readout', brief: how, how, full: overBatches(how, method.batches) }
    }
    case 'slope': {
      const how = `Schwinger–Dyson, N = ${method.widths.join(', ')}`
      return { word: 'Schwinger–Dyson', brief: 'Schwinger–Dyson', how, full: `${how}; readout averaged exactly` }
    }
    case 'fit':
      return { word: 'direct', brief: 'direct', how: 'direct', full: overBatches('direct', method.batches) }
    case 'cells': {
      const how = `direct, ${method.cells} cells`
      return { word: 'direct', brief: 'direct', how, full: how }
    }
    case 'named':
      return { word: method.name, brief: method.name, how: method.name, full: method.name }
  }
}

function overBatches(how: string, batches: number): string {
  return `${how}, jackknife over ${batches} batches`
}
