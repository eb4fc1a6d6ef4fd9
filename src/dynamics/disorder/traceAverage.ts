import { addPolynomials, constant, multiplyPowers, powers, printing } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import { rational } from '../../algebra/rational.js'
import { transposedWord } from './traceWord.js'
import type { TraceWord } from './traceWord.js'

/**
 * E[Π_k (1/N) tr W_k] over Gaussian couplings of mean 0 with ⟨J_ij J_kl⟩ = (g²/N)(δ_ik δ_jl + τ δ_il δ_jk), exact in N: a
 * polynomial in 1/N, g² and τ (`N`, `g`, `τ`). On the diagonal the variance is (1 + τ)g²/N, so that rotations change
 * nothing. Wick's theorem: every pairing of the letters, each pair along or crossed, counts N^{index loops} τ^{crossed pairs};
 * pairings that have the same traces left are counted once.
 *
 * @param words products of J and Jᵀ, as `readTraceWords` gives them
 * @example
 * traceAverage(['JTJT']) // g⁴(2 + (1 + 4τ)/N + (2τ + 3τ²)/N²)
 * @source G. 't Hooft, Nucl. Phys. B 72 (1974) 461; D. Weingarten, J. Math. Phys. 19 (1978) 999
 */
export function traceAverage(words: readonly TraceWord[]): Polynomial {
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  if (letters % 2 === 1) return constant(0)
  const scale = powers({ N: -letters / 2 - words.length, g: letters })
  return times(pairingSum(words, new Map()), scale)
}

/** Σ over pairings of N^{index loops} τ^{crossed pairs}. */
function pairingSum(words: readonly TraceWord[], known: Map<string, Polynomial>): Polynomial {
  const full = words
    .filter((word) => word !== '')
    .map(canonicalWord)
    .sort()
  const [first, ...others] = full
  // The trace of the unit matrix.
  const loops = powers({ N: words.length - full.length })
  if (first === undefined) return times(constant(1), loops)
  const key = full.join(' ')
  const sum = known.get(key) ?? firstPaired(first, others, known)
  known.set(key, sum)
  return times(sum, loops)
}

/** The first letter of a word with every other one. */
function firstPaired(word: TraceWord, others: readonly TraceWord[], known: Map<string, Polynomial>): Polynomial {
  const [letter, rest] = [word[0] as string, word.slice(1)]
  const left = new Map<string, { readonly words: readonly TraceWord[]; count: number; readonly crossed: boolean }>()
  const add = (words: readonly TraceWord[], crossed: boolean): void => {
    const key = `${crossed} ${words.map(canonicalWord).sort().join(' ')}`
    const before = left.get(key)
    if (before === undefined) left.set(key, { words, count: 1, crossed })
    else before.count++
  }
  for (let i = 0; i < rest.length; i++) {
    const [a, b] = [rest.slice(0, i), rest.slice(i + 1)]
    const alike = rest[i] === letter
    // Two letters of one kind along: tr(A Bᵀ); crossed: tr A tr B. Of two kinds the reverse.
    add([a + transposedWord(b), ...others], !alike)
    add([a, b, ...others], alike)
  }
  others.forEach((other, k) => {
    const remaining = others.filter((_, at) => at !== k)
    for (let i = 0; i < other.length; i++) {
      const around = other.slice(i + 1) + other.slice(0, i)
      const alike = other[i] === letter
      add([rest + transposedWord(around), ...remaining], !alike)
      add([rest + around, ...remaining], alike)
    }
  })
  return addPolynomials(
    ...[...left.values()].map(({ words, count, crossed }) =>
      times(pairingSum(words, known), crossed ? powers({ τ: 1 }) : {}, count),
    ),
  )
}

function times(polynomial: Polynomial, by: Powers, count = 1): Polynomial {
  const factor = BigInt(count)
  return printing(
    polynomial.map(({ coefficient, powers: exponents }) => ({
      coefficient: rational(coefficient.num * factor, coefficient.den),
      powers: multiplyPowers(exponents, by),
    })),
  )
}

/** The least of all ways to write a trace: around, and transposed. */
function canonicalWord(word: TraceWord): TraceWord {
  let least = word
  for (const turned of [word, transposedWord(word)])
    for (let i = 0; i < turned.length; i++) {
      const each = turned.slice(i) + turned.slice(0, i)
      if (each < least) least = each
    }
  return least
}
