import { greekCommands } from '../mathematics/greekNames.js'

/** What a command does in a formula, as far as it matters for brackets and for what follows it. */
export type MathKind =
  /** A letter or a sign that stands by itself. */
  | 'letter'
  | 'minus'
  | 'binary'
  | 'relation'
  | 'function'
  | 'big'
  | 'open'
  | 'close'
  | 'bar'
  | 'space'
  /** A mark over one letter, and over all of its argument. */
  | 'accent'
  | 'wide'
  /** Another alphabet for its argument. */
  | 'alphabet'
  | 'fraction'
  | 'root'
  /** Words: plain characters in its argument. */
  | 'text'

export interface MathCommand {
  readonly kind: MathKind
  /** How it is shown in Unicode; of an accent the combining mark. */
  readonly sign: string
}

/** How many arguments a command of the kind takes. */
export const argumentsOf: Readonly<Record<MathKind, 0 | 1 | 2>> = {
  letter: 0,
  minus: 0,
  binary: 0,
  relation: 0,
  function: 0,
  big: 0,
  open: 0,
  close: 0,
  bar: 0,
  space: 0,
  accent: 1,
  wide: 1,
  alphabet: 1,
  fraction: 2,
  root: 1,
  text: 1,
}

const TABLE: readonly (readonly [MathKind, string])[] = [
  [
    'letter',
    'vartheta ϑ varpi ϖ varrho ϱ varsigma ς ell ℓ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ hslash ℏ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅',
  ],
  [
    'letter',
    'dagger † ddagger ‡ prime ′ top ⊤ bot ⊥ Box □ triangle △ ldots … cdots ⋯ dots … vdots ⋮ ddots ⋱ forall ∀ exists ∃',
  ],
  ['minus', 'pm ± mp ∓'],
  ['binary', 'cdot · times × div ÷ ast ∗ star ⋆ circ ∘ bullet • otimes ⊗ oplus ⊕ odot ⊙ wedge ∧ vee ∨ cap ∩ cup ∪'],
  [
    'relation',
    'le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ sim ∼ simeq ≃ approx ≈ cong ≅ equiv ≡ propto ∝ in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃',
  ],
  ['relation', 'to → rightarrow → leftarrow ← leftrightarrow ↔ mapsto ↦ mid ∣ parallel ∥ perp ⟂'],
  [
    'function',
    'exp exp log log ln ln sin sin cos cos tan tan cot cot sec sec csc csc sinh sinh cosh cosh tanh tanh coth coth',
  ],
  [
    'function',
    'arcsin arcsin arccos arccos arctan arctan det det dim dim ker ker deg deg arg arg max max min min sup sup inf inf lim lim',
  ],
  ['big', 'int ∫ iint ∬ oint ∮ sum Σ prod ∏'],
  ['open', 'langle ⟨ lvert | lVert ‖ lfloor ⌊ lceil ⌈ lbrack [ lbrace { { {'],
  ['close', 'rangle ⟩ rvert | rVert ‖ rfloor ⌋ rceil ⌉ rbrack ] rbrace } } }'],
  ['bar', 'vert | Vert ‖ | ‖'],
  [
    'accent',
    'tilde \u0303 hat \u0302 bar \u0304 vec \u20D7 dot \u0307 ddot \u0308 check \u030C breve \u0306 acute \u0301 grave \u0300 mathring \u030A',
  ],
  ['wide', 'overline \u0305 underline \u0332 widehat \u0302 widetilde \u0303'],
]

/** Commands that print nothing of their own. */
const SILENT: readonly (readonly [MathKind, string, string])[] = [
  ['space', ' ', 'quad qquad , ; :'],
  ['space', '', '! displaystyle textstyle scriptstyle scriptscriptstyle'],
  ['alphabet', '', 'mathcal mathrm mathbf mathit mathsf mathtt mathfrak mathbb boldsymbol'],
  ['text', '', 'text textrm operatorname'],
  ['fraction', '/', 'frac tfrac dfrac binom'],
  ['root', '√', 'sqrt'],
]

/**
 * Every TeX command that may stand in the text of a rule file, by its name without the backslash; `\left`, `\right` and
 * {@link sizeCommands} go with a bracket. None of them reads, writes or defines; LaTeX with amsmath and amssymb knows
 * all, KaTeX too.
 */
export const mathCommands: ReadonlyMap<string, MathCommand> = new Map([
  ...Object.entries(greekCommands).map(([name, sign]) => [name, { kind: 'letter', sign }] as const),
  ...TABLE.flatMap(([kind, text]) => {
    const words = text.split(' ')
    return words.flatMap((name, i) => (i % 2 === 0 ? [[name, { kind, sign: words[i + 1] as string }] as const] : []))
  }),
  ...SILENT.flatMap(([kind, sign, names]) => names.split(' ').map((name) => [name, { kind, sign }] as const)),
  [' ', { kind: 'space', sign: ' ' }],
])

/** Sizes of the bracket that follows. */
export const sizeCommands: ReadonlySet<string> = new Set(
  'big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr'.split(' '),
)
