// Has a theory of their own, and knows what textbooks say of φ⁴.
const TOY = String.raw`name: toy
title: A real scalar with cubic and quartic couplings of its own
source: my notes
expands: { functional: W, sign: 1, latex: 'W[J]', coupling: w }
fields:
  χ: { latex: \chi }
orders:
  g: { small: g, latex: g }
lines:
  - { name: D, joins: [χ, χ], factor: 1, latex: 'D({a},{b})', at-a-point: D }
legs:
  - { field: χ, line: D, carries: J }
vertices:
  - { name: c, legs: [χ^3], factor: -1, order: { g: 1 }, local: true, latex: g, at-a-point: '1' }
  - { name: q, legs: [χ^4], factor: -1, order: { g: 2 }, local: true, latex: 'g^2', at-a-point: '1' }
`

export const theorist = {
  files: () => ({
    'toy.yaml': TOY,
    'misspelt.yaml': TOY.replace('joins:', 'join:'),
    'right.txt': 'w2(x1,x2) = -1/4 λ ∫dy Δ(x1,y) Δ(y,y) Δ(y,x2)\n',
    'wrong.txt': 'w2(x1,x2) = -1/2 λ ∫dy Δ(x1,y) Δ(y,y) Δ(y,x2)\n',
  }),
  steps: () => [
    {
      run: 'edgewick check-theory toy.yaml',
      expects: 'sum rule, Dyson–Schwinger, duality, Legendre transform hold for the own theory',
      out: [/sum rule +holds/, /Dyson–Schwinger +holds/, /duality +holds/, /Legendre +holds/],
    },
    {
      // ⟨x²⟩ of e^{−x²/2D − g x³/6 − g² x⁴/24} to g²: −D³/2 of the quartic; D⁴ of the cubic squared, connected.
      run: 'edgewick expand toy.yaml --legs 2 --order 2 --quantity connected --at-a-point',
      expects: 'the connected two-point function as by Gaussian moments',
      out: '= −1/2 D³ g² + D⁴ g²',
    },
    {
      run: 'edgewick expand toy.yaml --legs 2 --up-to 2 --quantity self-energy --at-a-point',
      expects: 'the self-energy, one-particle irreducible',
      out: '−1/2 D g² + 1/2 D² g²',
    },
    {
      run: 'edgewick expand phi4 --legs 2 --up-to 2 --quantity connected --format unicode',
      expects: 'φ⁴ as textbooks have it: 1, −1/2, 1/4, 1/6, 1/4',
      out: ['− λ/2 ∫', '1/6 ∫', /(1\/4 ∫[^]*){2}/],
    },
    {
      run: 'edgewick diagrams phi4 --legs 4 --vertices 2 --filter 1pi --unlabelled',
      expects: 'the one-loop bubble, alone, 1/16',
      out: /1 class with free legs, Σ 1.\|Aut\| = 1.16/,
    },
    {
      run: 'edgewick diagrams phi4 --legs 2 --vertices 4',
      expects: '39 diagrams',
      out: '39 diagrams, Σ 1/|Aut| = 34/9',
    },
    {
      run: 'edgewick gamma toy.yaml --legs 3 --loops 1 --format unicode',
      expects: 'the triangle',
      out: '1/6 g³ D(x₁,x₂) D(x₁,x₃) D(x₂,x₃)',
    },
    {
      run: 'edgewick expand toy.yaml --legs 2 --order 2 -o toy.svg',
      expects: 'a picture',
      files: { 'toy.svg': /^<svg/ },
    },
    { run: 'edgewick verify right.txt --against phi4 --legs 2 --order 1', expects: 'right', out: /^right/ },
    {
      run: 'edgewick verify wrong.txt --against phi4 --legs 2 --order 1',
      expects: 'a factor 2',
      status: 1,
      out: [/−1\/4 +−1\/2 +2 +coefficient differs/, 'as the 2-point function δ^2W/(δJ δJ) it is right'],
    },
    {
      run: 'edgewick expand misspelt.yaml --legs 2 --order 2',
      expects: 'the place of the mistake and the key that was meant',
      status: 2,
      err: /misspelt\.yaml:10:\d+: lines\[0\]: .*joins.*'join'/,
    },
    { run: 'edgewick moment 1,1,2', expects: 'moments by cumulants', out: /κ/ },
    {
      run: 'edgewick diagrams phi4 --legs 2 --vertices 10 --dry-run',
      expects: 'what a large request costs',
      out: /\d+ diagrams/,
    },
  ],
}
