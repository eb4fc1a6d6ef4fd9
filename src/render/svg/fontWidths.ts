/** The two faces in which mathematics is set: KaTeX_Main, upright, and KaTeX_Math, italic. */
export type Face = 'upright' | 'italic'

/** Advance widths in thousandths of the font size, each before the characters that have it. */
const WIDTHS: Readonly<Record<Face, ReadonlyMap<string, number>>> = {
  upright: table([
    "275 ′ 278 !',.:;[]il|ı\u02D9∣\u22C5⋮ 306 fjȷ 333 - 361 I 389 ()t⟨⟩ 392 r 394 s 417 ℓ∫ 444 cez†‡⌈⌉⌊⌋ 472 ?",
    '500 "$*/0123456789\\^_ago{}~\u00A8\u02C6\u02C7\u02C9\u02CA\u02CB\u02D8\u02DC∅∗∘∥⋆ 514 J 528 kqvxy 531 ∂ 540 ℏ 556 Sbdhnpu∀∃ 611 Zℵ 625 LΓ',
    '636 ℘ 653 F 667 Ξ∈∧∨∩∪ 681 EP 694 Λ 708 B 722 CTwΣΦΩℑℜ 736 R 750 AHNUVXY\u02DAΠ 764 D',
    '778 &+<=>@KOQ±×÷ΘΥΨ−∓∝∼≃≅≈≡≤≥⊂⊃⊕⊗⊙⊤⊥ 785 G 833 #%mΔ∇√ 889 △ 917 M 1000 ←→↔↦∞≪≫ 1028 W 1172 …⋯ 1282 ⋱',
  ]),
  italic: table([
    '298 l 345 i 354 ι 361 t 363 ς 406 ϵ 412 j 429 b 433 c 437 τ 438 ζξ 440 I 444 δ 446 q 451 r 465 z',
    '466 eε 469 sθ 477 g 485 ov 490 fy 494 ν 497 η 503 p 517 ρϱ 518 γ 520 d 521 k 529 a 540 υ 555 J 566 β',
    '570 π 571 σ 572 ux 576 hκ 581 Y 583 Vλ 584 T 591 ϑ 596 ϕ 600 n 603 μ 613 S 622 ω 626 χ 640 α 642 P',
    '643 F 651 ψ 654 φ 681 L 683 UZ 715 C 716 w 738 E 750 A 759 BR 763 O 786 G 791 Q 803 N 828 DXϖ 831 H',
    '849 K 878 m 944 W 970 M',
  ]),
}

/** How far italic letters lean over their advance width: a superscript stands so much farther to the right. */
const LEANING: ReadonlyMap<string, number> = table([
  '20 l 27 w 28 DOrθϖ 31 k 36 gqvyηπσυψω 38 δ 44 z 46 ξ 50 B 53 β 56 γ 57 j 58 ES 64 ν 72 CKZ 74 ζ 78 IX',
  '80 ς 81 H 96 J 108 f 109 MNU 113 τ 139 FPTW 222 VY',
])

/** Width of a character that neither face has, which another font draws. */
const OTHER = 600

/** Width of a text in units of the font size. */
export function widthOf(text: string, face: Face): number {
  return [...text].reduce((sum, c) => sum + (WIDTHS[face].get(c) ?? WIDTHS.upright.get(c) ?? OTHER), 0) / 1000
}

/** How far a text leans over its width, in units of the font size. */
export function leaningOf(text: string, face: Face): number {
  return face === 'upright' ? 0 : (LEANING.get([...text].at(-1) ?? '') ?? 0) / 1000
}

function table(lines: readonly string[]): ReadonlyMap<string, number> {
  const widths = new Map([[' ', 250]])
  for (const line of lines) {
    const parts = line.split(' ')
    for (let i = 0; i + 1 < parts.length; i += 2)
      for (const c of parts[i + 1] as string) widths.set(c, Number(parts[i]))
  }
  return widths
}
