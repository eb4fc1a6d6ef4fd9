/** The look of a report: readable on a screen in light and dark, and on paper. */
export const style: string = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6470; --paper: #fdfdfb; --card: #f3f3ee; --line: #d9d9d2; --good: #1a7f4b; --bad: #b3261e; --unsure: #8a6100; --edgewick-paper: var(--paper) }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6e8; --soft: #9aa4af; --paper: #16181b; --card: #1f2226; --line: #343a40; --good: #58c98d; --bad: #ff8a80; --unsure: #e0b050 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "DejaVu Sans", sans-serif }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem } h2 { font-size: 1.25rem; margin: 2.6rem 0 .6rem; padding-top: .8rem; border-top: 1px solid var(--line) } h3 { font-size: 1rem; margin: 1.6rem 0 .3rem }
p { margin: .5rem 0; max-width: 46rem } .soft { color: var(--soft) } code { font: .92em ui-monospace, "DejaVu Sans Mono", monospace; background: var(--card); padding: .1em .35em; border-radius: .25em }
.formula { overflow-x: auto; overflow-y: hidden; padding: .15rem 0 } .formula .katex-display { margin: .5rem 0; text-align: left } .formula .katex-display > .katex { text-align: left }
.diagrams { display: flex; flex-wrap: wrap; gap: 1rem; margin: .8rem 0 } figure { margin: 0; padding: .9rem 1.1rem .7rem; background: var(--card); --edgewick-paper: var(--card); border-radius: .5rem; text-align: center } figure svg { display: block; margin: 0 auto .5rem } figcaption { font-size: .85rem; line-height: 1.6 }
table { border-collapse: collapse; margin: .7rem 0; font-size: .88rem; display: block; overflow-x: auto } th, td { padding: .3rem .8rem .3rem 0; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line) } th { font-weight: 600; color: var(--soft) } td.number { font-variant-numeric: tabular-nums; text-align: right } th.number { text-align: right }
.agrees { color: var(--good) } .differs { color: var(--bad) } .undecided { color: var(--unsure) } .verdict { font-weight: 600 }
.summary { background: var(--card); border-left: .3rem solid var(--good); border-radius: .3rem; padding: .8rem 1.1rem; margin: 1.2rem 0 } .summary.differs { border-color: var(--bad); color: inherit }
.note { border-left: .2rem solid var(--line); padding-left: .9rem; color: var(--soft) }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt } figure, .summary { background: none; border: 1px solid var(--line) } h2 { break-after: avoid } figure, table { break-inside: avoid } }
`
