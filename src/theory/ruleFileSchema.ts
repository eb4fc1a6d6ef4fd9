import { toJSONSchema } from 'zod/mini'
import { ruleFile } from './schema.js'

/**
 * The JSON Schema of rule files, for editors: `# yaml-language-server: $schema=…` in the first line of a file gives
 * completion and checks while typing. It comes from the definition that validates files.
 */
export function ruleFileSchema(): object {
  return { title: 'A theory for edgewick', ...toJSONSchema(ruleFile) }
}
