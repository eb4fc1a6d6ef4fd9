// Compiles the programs in WebAssembly text to base64 beside them, philox.wat to philoxWasm.ts; tests compare the two.   node scripts/wasm.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'

const { parseWat } = await wabt()
for (const name of [
  'random/philox',
  'algebra/product',
  'kernels/layer',
  'montecarlo/sampling/pairs',
  'dynamics/meanField/recurrent',
]) {
  const source = new URL(`../src/${name}.wat`, import.meta.url)
  const [file] = name.split('/').reverse()
  const { buffer } = parseWat(`${file}.wat`, readFileSync(source, 'utf8'), { simd: true }).toBinary({})
  const base64 = Buffer.from(buffer).toString('base64')
  writeFileSync(
    new URL(`../src/${name}Wasm.ts`, import.meta.url),
    `/** ${file}.wat as a WebAssembly module in base64, made by scripts/wasm.mjs. */\nexport const ${file}Wasm =\n  '${base64}'\n`,
  )
}
