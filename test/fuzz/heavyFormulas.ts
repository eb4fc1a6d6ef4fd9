/** Formulas that would take forever, or all memory, if they were multiplied out. */
export const heavyFormulas: readonly string[] = [
  '('.repeat(99_999),
  '{'.repeat(50_000),
  '('.repeat(30) + 'Δ(x1,x2)' + '+Δ(x1,x2))'.repeat(30) + '^30',
  '(Δ(x1,x2)+Δ(x2,x1))^60',
  '1!'.repeat(20_000),
  '2^64^64^64 Δ(x1,x2)',
  '((((2^64)^64)^64)^64)^64 Δ(x1,x2)',
  'λ Δ(y,y)^64 Δ(x1,x2)',
  'Δ(x1,x2)+'.repeat(10_000),
  String.raw`\sum_{a=1}^{99}`.repeat(12) + String.raw`\Delta(x_1,x_2)`,
  String.raw`\prod_{a=1}^{199}\prod_{b=1}^{199}\prod_{k=1}^{199} \Delta(x_a,y_b)^k`,
  String.raw`\frac`.repeat(10_000),
  '-'.repeat(90_000),
  'x'.repeat(200_000),
  '99999999999999999999!',
  '9'.repeat(90_000) + ' Δ(x1,x2)/0',
]
