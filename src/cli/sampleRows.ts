/** Draws of an ensemble, a few at a time: `columns` numbers each, one draw after the other. */
export interface SampleRows {
  readonly columns: number
  readonly rows: Float64Array
}
