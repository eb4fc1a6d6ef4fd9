import { named } from '../names.js'

/** Signs by their TeX commands and by the characters that are written for them. */
const SIGNS: Readonly<Record<string, string>> = {
  '−': '-',
  '\\cdot': '·',
  '\\times': '·',
  '\\ast': '·',
  '*': '·',
  '×': '·',
  '∗': '·',
  '\\div': '/',
  '\\equiv': '=',
  '≡': '=',
  '≔': '=',
  '\\approx': '≈',
  '\\simeq': '≈',
  '\\cong': '≈',
  '≃': '≈',
  '\\ni': '∋',
  '\\owns': '∋',
  '\\supset': '∋',
  '\\neq': '≠',
  '\\ne': '≠',
  '\\in': '∈',
  '\\to': '→',
  '\\rightarrow': '→',
  '\\ldots': '…',
  '\\cdots': '…',
  '\\dots': '…',
  '\\mathellipsis': '…',
  '\\@cdots': '…',
  '⋯': '…',
  '\\sum': '∑',
  '\\prod': '∏',
  '\\int': '∫',
  '\\iint': '∫',
  '\\iiint': '∫',
  '\\langle': '⟨',
  '\\rangle': '⟩',
  '\\lbrace': '{',
  '\\rbrace': '}',
  '\\{': '{',
  '\\}': '}',
  '\\lbrack': '[',
  '\\rbrack': ']',
  '\\vert': '|',
  '\\lvert': '|',
  '\\rvert': '|',
  '\\mid': '|',
  '∣': '|',
  '\\|': '‖',
  '\\Vert': '‖',
  '\\lVert': '‖',
  '\\rVert': '‖',
  '∥': '‖',
  '\\infty': '∞',
  '\\partial': '∂',
  '\\nabla': '∇',
  '\\ell': 'ℓ',
}

/** The sign that a command or character stands for. */
export function signOf(text: string): string {
  return named(SIGNS, text) ?? text
}

/** What closes a bracket that is opened so. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['⟨', '⟩'],
])
