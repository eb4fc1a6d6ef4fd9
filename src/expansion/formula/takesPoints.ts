/** How a symbol is written whose points do not fit, for messages: `2 points of Δ, as in Δ(x_1,y)`. */
export function takesPoints(name: string, count: number): string {
  const points = ['x_1', 'y', ...Array.from({ length: Math.max(0, count - 2) }, (_, i) => `z_${i + 1}`)]
  return `${count} ${count === 1 ? 'point' : 'points'} of ${name}, as in ${name}(${points.slice(0, count).join(',')})`
}
