import { toJSONSchema } from 'zod/mini'
import { networkFile } from './networkFileSchema.js'

/** The JSON Schema of network files, for editors; it comes from the definition that validates files. */
export function networkSchema(): object {
  return { title: 'A network for edgewick', ...toJSONSchema(networkFile) }
}
