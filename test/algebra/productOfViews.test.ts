import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { byJavaScript, productOfViews } from '../../src/algebra/productOfViews.js'
import { productWasm } from '../../src/algebra/productWasm.js'
import { randomStream } from '../../src/random/philox.js'

const random = randomStream(1, 0)
const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.uniform() - 0.5)

describe('products of matrices within arrays', () => {
  it('are compiled from product.wat', async () => {
    const source = readFileSync('src/algebra/product.wat', 'utf8')
    const { buffer } = (await wabt()).parseWat('product.wat', source, { simd: true }).toBinary({})
    expect(productWasm).toBe(Buffer.from(buffer).toString('base64'))
  })

  it.each([
    [1, 1, 1],
    [5, 7, 9],
    [8, 256, 4],
    [130, 513, 7],
  ])('are sums of products: %d × %d × %d', (rows, inner, columns) => {
    for (const [left, right] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const [strideA, strideB] = [(left ? rows : inner) + 3, (right ? inner : columns) + 2]
      const a = { data: numbers(5 + strideA * (left ? inner : rows)), offset: 5, stride: strideA, transposed: left }
      const b = {
        data: numbers(2 + strideB * (right ? columns : inner)),
        offset: 2,
        stride: strideB,
        transposed: right,
      }
      for (const product of [productOfViews, byJavaScript]) {
        const values = product(a, b, { rows, inner, columns })
        expect(values).toHaveLength(rows * columns)
        const [i, j] = [rows - 1, columns >> 1]
        let sum = 0
        for (let k = 0; k < inner; k++)
          sum +=
            (a.data[5 + (left ? k * strideA + i : i * strideA + k)] as number) *
            (b.data[2 + (right ? j * strideB + k : k * strideB + j)] as number)
        expect(values[i * columns + j]).toBeCloseTo(sum, 12)
      }
      const [fast, plain] = [
        productOfViews(a, b, { rows, inner, columns }),
        byJavaScript(a, b, { rows, inner, columns }),
      ]
      expect(Math.max(...fast.map((x, at) => Math.abs(x - (plain[at] as number))))).toBeLessThan(1e-12)
    }
  })
})
