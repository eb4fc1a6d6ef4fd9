// Writes programs: ES modules, CommonJS, TypeScript as Node resolves it, and a page bundled by Vite.
const COEFFICIENTS = `const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
console.log(g4.terms.length, polynomialText(atAPoint(g4)))`

const TYPED = `import { atAPoint, expand, theory, type Expansion } from 'edgewick'
import { answerExpand } from 'edgewick/requests'
import { cosNet } from 'edgewick/networks'

const g4: Expansion = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
const terms: number = g4.terms.length
// @ts-expect-error legs is a number
export const wrong = (): Expansion => expand(theory('phi4'), { legs: 'two' })
const network = cosNet({ N: 8, d: 1, sigma0: 1, sigma1: 1 })
const value: number = network.correlator([[0], [0], [0], [0]])
export const answers: unknown = [atAPoint(g4), terms, value, answerExpand]
console.log(terms, value)
`

export const libraryUser = {
  packages: ['typescript@5.9', '@types/node@20', 'vite@8'],
  files: () => ({
    'esm.mjs': `import { atAPoint, expand, theory } from 'edgewick'\nimport { polynomialText } from 'edgewick/render'\n${COEFFICIENTS}\n`,
    'cjs.cjs': `const { atAPoint, expand, theory } = require('edgewick')\nconst { polynomialText } = require('edgewick/render')\n${COEFFICIENTS}\n`,
    'uses.ts': TYPED,
    'required.cts': TYPED,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        strict: true,
        exactOptionalPropertyTypes: true,
        outDir: 'out',
        types: ['node'],
      },
      files: ['uses.ts', 'required.cts'],
    }),
    'error.mjs': `import { expand, InputError, theory } from 'edgewick'
try { expand(theory('phi4'), { legs: 2, select: { oder: 1 } }) } catch (error) { console.log(error instanceof InputError, error.message) }
`,
    'page.js': `import { atAPoint, expand, theory } from 'edgewick'
import { diagramSvg, polynomialText } from 'edgewick/render'
${COEFFICIENTS}
console.log(diagramSvg(g4.terms[0].weighted.diagram).slice(0, 4))
`,
    'vite.config.js': 'export default { build: { modulePreload: false } }\n',
    'index.html': '<!doctype html><script type="module" src="/page.js"></script>\n',
    'threads.mjs': `import { answerDiagrams, diagramsText } from 'edgewick/requests'
import { threads } from 'edgewick/threads'
const answer = await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 6, count: true }, { threads: threads(2) })
for await (const part of diagramsText(answer)) process.stdout.write(part)
`,
  }),
  steps: () => [
    ...['esm.mjs', 'cjs.cjs'].map((file) => ({
      run: `node ${file}`,
      expects: 'three diagrams, and their sum at a point',
      out: '3 1/48 N⁻² κ₂⁻⁵ κ₆ − 7/48 N⁻² κ₂⁻⁶ κ₄²\n',
    })),
    { run: 'tsc -p .', expects: 'types, in modules and in CommonJS, without skipLibCheck', out: /^$/ },
    { run: 'node out/uses.js', expects: 'G_c⁽⁴⁾ = 3/8N', out: '3 0.046875' },
    { run: 'node out/required.cjs', expects: 'the same', out: '3 0.046875' },
    { run: 'node error.mjs', expects: 'an InputError with its place', out: /^true .*select/ },
    { run: 'node threads.mjs', expects: '853 diagrams, counted on threads', out: '853 diagrams, Σ 1/|Aut| = 1418/27' },
    {
      run: 'vite build --logLevel warn && cat dist/assets/*.js | node --input-type=module',
      expects: 'a bundle for browsers that does the same',
      out: ['3 1/48 N⁻² κ₂⁻⁵ κ₆ − 7/48 N⁻² κ₂⁻⁶ κ₄²', '<svg'],
    },
  ],
}
