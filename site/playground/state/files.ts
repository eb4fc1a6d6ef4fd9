/** What texts of the page are called as files: in messages, in commands, when they are saved. */
export const FILES = { rules: 'rules.yaml', formula: 'formula.tex' } as const
