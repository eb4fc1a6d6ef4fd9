// Has draws of something, in files.
import { samples } from './samples.mjs'

/** What is said of two answers in JSON. */
const COMPARE = `import { readFileSync } from 'node:fs'
const read = (file) => JSON.parse(readFileSync(file, 'utf8')).cumulants
const [one, other] = ['action.json', 'other.json'].map(read)
const same = one.length > 10 && one.every(({ value }, i) => Math.abs(value - other[i].value) < 1e-12)
console.log(same ? 'the same' : [one, other])
`

/** κ₄ at the first point beside the closed form. */
const KURTOSIS = `import { readFileSync } from 'node:fs'
const { cumulants } = JSON.parse(readFileSync('action.json', 'utf8'))
const { value, standardError } = cumulants.find(({ indices }) => indices.join() === '0,0,0,0')
console.log(Math.abs(value - 0.075) < 4 * standardError && standardError < 0.02 ? 'agrees' : [value, standardError])
`

const same = (file) => ({
  run: `edgewick action --data ${file} --format json > other.json && node compare.mjs`,
  expects: 'the same numbers as from CSV',
  out: /^the same\n$/,
})

export const dataPerson = {
  files: async () => {
    const { csv, npy, npz, parquet } = await samples()
    return {
      'draws.csv': csv,
      'draws.npy': npy,
      'draws.npz': npz,
      'draws.parquet': parquet,
      'index.csv': csv
        .split('\n')
        .map((line, i) => (i === 0 ? `,${line}` : line === '' ? '' : `${i - 1},${line}`))
        .join('\n'),
      'gaps.csv': csv.replace(/(\n[^,]+),[^,]+,/, '$1,NA,'),
      'compare.mjs': COMPARE,
      'kurtosis.mjs': KURTOSIS,
    }
  },
  steps: () => [
    {
      run: 'edgewick action --data draws.csv',
      expects: 'not Gaussian, with names of columns',
      out: ['20000 draws', /κ\d\((?:left|centre|right),/, /^Not Gaussian/m],
    },
    {
      run: 'edgewick action --data draws.csv --format json > action.json',
      expects: 'all of it as JSON',
      files: { 'action.json': /"cumulants"/ },
    },
    { run: 'node kurtosis.mjs', expects: 'κ₄ of the network, 3/8N, within four standard errors', out: /^agrees\n$/ },
    same('draws.npy'),
    same('draws.npz:phi'),
    same('draws.parquet'),
    { ...same('index.csv'), err: /index of the rows/ },
    {
      run: 'edgewick action --data draws.csv --columns left,right --order 2',
      expects: 'two columns to order 2',
      out: /^S /m,
    },
    {
      run: "edgewick action --data draws.csv --columns 'left' --format latex",
      expects: 'a table for a paper',
      out: /begin\{tabular\}/,
    },
    {
      run: 'edgewick action --data gaps.csv',
      expects: 'the place of the missing value',
      status: 2,
      err: /gaps\.csv:2, column 2 \(centre\)/,
    },
    {
      run: 'edgewick action --data draws.csv --columns middle',
      expects: 'the columns that there are',
      status: 2,
      err: /left, centre, right/,
    },
  ],
}
