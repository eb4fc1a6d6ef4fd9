// Compiles src/random/philox.wat to src/random/philoxWasm.ts; a test compares the two.   node scripts/philoxWasm.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'

const source = new URL('../src/random/philox.wat', import.meta.url)
const { buffer } = (await wabt()).parseWat('philox.wat', readFileSync(source, 'utf8'), { simd: true }).toBinary({})
const base64 = Buffer.from(buffer).toString('base64')
writeFileSync(
  new URL('../src/random/philoxWasm.ts', import.meta.url),
  `/** philox.wat as a WebAssembly module in base64, made by scripts/philoxWasm.mjs. */\nexport const philoxWasm =\n  '${base64}'\n`,
)
