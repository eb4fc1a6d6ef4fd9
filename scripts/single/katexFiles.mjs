// In place of src/cli/katexFiles.ts: the files are assets of the executable.
import { getAsset } from 'node:sea'

export const katexPath = (path) => path

export async function katexFile(path) {
  return Buffer.from(getAsset(path))
}
