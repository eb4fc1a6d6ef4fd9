import type { InputProblem } from '../../../src/errors.js'
import type { Requests } from '../../../src/requests/requests.js'

/** A formula as the page shows it: what is expanded, and its terms with the diagrams that they are of. */
export interface Shown {
  readonly title: string
  /** Which quantity it is, by its symbol and in words; whether n-point functions could be asked for instead. */
  readonly what: { readonly latex: string; readonly words: string; readonly hasOthers: boolean }
  readonly left: string
  readonly brackets: readonly [string, string]
  readonly terms: readonly ShownTerm[]
  readonly pictures: readonly Picture[]
  /** How many terms are not shown. */
  readonly more: number
  /** Why there is no diagram, or what is asked for beside them. */
  readonly remark: string | undefined
}

/** A term, and the picture that it is of. */
export interface ShownTerm {
  readonly latex: string
  /** As it is read out. */
  readonly text: string
  readonly picture: number | undefined
}

/** A diagram: its name, its weight as a formula, and how it looks. */
export interface Picture {
  readonly id: string
  readonly weight: string
  readonly svg: string
}

/** What `explain` says of a diagram. */
export interface Derived {
  readonly latex: string
  readonly reasons: readonly { readonly product: string; readonly value: string; readonly reason: string }[]
  readonly svg: string
}

/** A verdict, and where in the text the claimed terms stand. */
export interface Judged {
  readonly verdict: 'right' | 'right-under' | 'wrong' | 'open'
  readonly text: string
  readonly places: readonly Place[]
  /** The formula where it is LaTeX, at its place in the text, with what is defined for it. */
  readonly written: { readonly text: string; readonly macros: Readonly<Record<string, string>> } | undefined
  /** What plain writing was read as. */
  readonly read: { readonly left: string; readonly terms: readonly ReadTerm[] } | undefined
  /** The line that would be right, in LaTeX, where one is known. */
  readonly corrected: string | undefined
}

/** A term of a formula as it was read, and what is the matter with it, if anything is. */
export interface ReadTerm {
  readonly latex: string
  readonly differs: string | undefined
}

/** Where a term begins, line and column from 1, and what is the matter with it, if anything is. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly differs: string | undefined
}

/** A problem of a rule file, at its place if it has one. */
export interface Problem {
  readonly message: string
  readonly line: number | undefined
  readonly column: number | undefined
  /** How many characters are meant; undefined: the rest of the line. */
  readonly length: number | undefined
}

/** A check, finished or under way. */
export interface Checked {
  readonly samples: number
  readonly verdict: string
  readonly plot: string
  /** The same for a telephone, each plot by itself. */
  readonly narrow: readonly string[]
  readonly text: string
}

/** What ships: names to choose from. */
export interface Listed {
  readonly theories: readonly { readonly name: string; readonly title: string }[]
  readonly networks: readonly {
    readonly name: string
    readonly title: string
    readonly parameters: Readonly<Record<string, number>>
  }[]
  readonly filters: readonly string[]
  readonly quantities: readonly string[]
}

/** The closed forms of a network's action. */
export interface Action {
  readonly formulas: readonly { readonly name: string; readonly latex: string }[]
  readonly definitions: string | undefined
  /** Why there is no closed form in the continuum. */
  readonly missing: string | undefined
}

/** What the worker does, by name: what it is given, and what comes of it. */
export interface Jobs {
  readonly list: { readonly given: null; readonly result: Listed }
  /** A theory's text as it ships. */
  readonly rules: { readonly given: string; readonly result: string }
  /** The problems of a rule file. */
  readonly lint: { readonly given: string; readonly result: readonly Problem[] }
  /** Keys that stand at a path of a rule file. */
  readonly keys: { readonly given: readonly (string | number)[]; readonly result: readonly string[] }
  readonly expand: { readonly given: { readonly request: unknown; readonly most: number }; readonly result: Shown }
  /** Of a diagram of what `request`, one of `expand`, asks for. */
  readonly explain: {
    readonly given: { readonly request: unknown; readonly diagram: string }
    readonly result: Derived
  }
  readonly verify: { readonly given: unknown; readonly result: Judged }
  readonly action: { readonly given: unknown; readonly result: Action }
  /** Interim results are checks of an eighth, a quarter and half of the samples. */
  readonly check: { readonly given: { readonly samples: number }; readonly result: Checked }
  /** Any reading of any request. */
  readonly reading: {
    readonly given: { readonly kind: keyof Requests; readonly request: unknown; readonly as: string }
    readonly result: string
  }
}

export type JobName = keyof Jobs

/** To the worker. */
export type Order =
  | { readonly id: number; readonly name: JobName; readonly given: unknown }
  | { readonly id: number; readonly cancelled: true }

/** How far a job is: done of so many, where that is known. */
export interface HowFar {
  readonly what: string
  readonly done: number
  readonly of: number | undefined
}

/** From the worker. */
export type Message =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly interim: unknown }
  | { readonly id: number; readonly howFar: HowFar }
  | { readonly id: number; readonly stopped: true }
  | { readonly id: number; readonly refused: InputProblem }
  | { readonly id: number; readonly broken: string }
