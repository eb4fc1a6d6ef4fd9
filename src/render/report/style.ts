/** The look of a report: readable on a screen in light and dark, and on paper. */
export const style: string = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6470; --paper: #fdfdfb; --card: #f3f3ee; --line: #d9d9d2; --good: #1a7f4b; --bad: #b3261e; --unsure: #8a6100; --link: #0b5cad; --edgewick-paper: var(--paper) }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e4e6e8; --soft: #9aa4af; --paper: #16181b; --card: #1f2226; --line: #343a40; --good: #58c98d; --bad: #ff8a80; --unsure: #e0b050; --link: #7db7f0 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "DejaVu Sans", sans-serif }
h1, h2, .summary { overflow-wrap: anywhere } h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem } h2 { font-size: 1.25rem; margin: 2.6rem 0 .6rem; padding-top: .8rem; border-top: 1px solid var(--line) } h3 { font-size: 1rem; margin: 1.6rem 0 .3rem }
p { margin: .5rem 0; max-width: 46rem; text-wrap: pretty } .soft { color: var(--soft) } code { font: .92em ui-monospace, "DejaVu Sans Mono", monospace; background: var(--card); padding: .1em .35em; border-radius: .25em; overflow-wrap: anywhere }
a { color: var(--link) } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .2rem } main:focus, h2:focus { outline: none }
.skip { position: absolute; left: -100rem } .skip:focus { position: fixed; left: 1rem; top: 1rem; padding: .5rem .9rem; background: var(--paper); z-index: 1 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
nav ol { margin: 1rem 0 1.4rem; padding-left: 1.3rem; columns: 2 20rem; column-gap: 2.6rem; font-size: .92rem } nav li { break-inside: avoid; overflow-wrap: anywhere }
.quotation .copy { position: static; display: block; margin-left: auto } .formula.quotation .katex-display { padding-right: 0 } .quotation pre { margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere }
.formula { position: relative; padding: .15rem 0 } .scroll { overflow-x: auto; overflow-y: hidden } .formula .katex-display { margin: .5rem 0; padding-right: 6.5rem; text-align: left } .formula .row .katex-display { margin: .12rem 0 } .formula .katex-display > .katex { text-align: left }
.copy { position: absolute; right: 0; top: .3rem; padding: .15rem .55rem; font: .75rem/1.5 system-ui, "DejaVu Sans", sans-serif; color: var(--soft); background: var(--card); border: 1px solid var(--line); border-radius: .3rem; cursor: pointer } .copy:hover, .copy:focus-visible { color: var(--ink); border-color: var(--soft) }
.copy[data-said] { font-size: 0 } .copy[data-said]::after { content: attr(data-said); font-size: .75rem }
.math { position: relative; cursor: copy; border-radius: .2rem } .math:hover { background: var(--card); box-shadow: 0 0 0 .15rem var(--card) } figure .math:hover { background: var(--paper); box-shadow: 0 0 0 .15rem var(--paper) } .math[data-said]::after { content: attr(data-said); position: absolute; left: 0; top: 0; z-index: 1; padding: 0 .35rem; font: .75rem/1.6 system-ui, "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .3rem; white-space: nowrap }
.diagrams { display: flex; flex-wrap: wrap; gap: 1rem; margin: .8rem 0 } figure { margin: 0; padding: .9rem 1.1rem .7rem; background: var(--card); --edgewick-paper: var(--card); border-radius: .5rem; text-align: center } figure svg { display: block; margin: 0 auto .5rem } .diagrams figure svg { margin: auto } .diagrams figcaption { padding-top: .5rem } .diagrams figcaption .soft { display: inline-block; margin-top: .4rem } .diagrams figcaption .katex-base { margin: .25em 0 } figcaption { font-size: .85rem; line-height: 1.6 } .diagrams figure { display: flex; flex-direction: column; justify-content: space-between }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18.5rem), 1fr)) } .cards figure { padding-left: .5rem; padding-right: .5rem } .cards svg { max-width: 100%; height: auto }
.plot { margin: .8rem 0; padding: 0; background: none } .plot svg { max-width: 100%; height: auto; margin: 0 }
@media screen and (prefers-color-scheme: dark) { .plot svg { filter: invert(.87) hue-rotate(180deg) } }
.equation { display: flex; flex-wrap: wrap; align-items: center; gap: .9rem .7rem; margin: 1rem 0; padding-right: 6.5rem } .equation:only-child { padding-right: 0 } .term { display: inline-flex; align-items: center; gap: .45rem } .sign { font-size: 1.25rem } .bracket { font-size: 3.4rem; font-weight: 200; line-height: 1 }
table { border-collapse: collapse; margin: .7rem 0; font-size: .88rem } th, td { padding: .3rem .8rem .3rem 0; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line) } th { font-weight: 600; color: var(--soft) } td.number { font-variant-numeric: tabular-nums; text-align: right } th.number { text-align: right }
.agrees { color: var(--good) } .differs { color: var(--bad) } .undecided { color: var(--unsure) } .verdict { font-weight: 600 }
details { margin: .7rem 0 } details > summary { color: var(--good); font-weight: 600; font-size: .88rem; cursor: pointer }
.summary { max-width: none; background: var(--card); border-left: .3rem solid var(--good); border-radius: .3rem; padding: .8rem 1.1rem; margin: 1.2rem 0 } .differs-box { border-color: var(--bad) } .undecided-box { border-color: var(--unsure) }
.note { border-left: .2rem solid var(--line); padding-left: .9rem; color: var(--soft) }
@media screen and (max-width: 58rem) { .copy { position: static; display: block; margin-left: auto } .formula .katex-display, .equation { padding-right: 0 } }
@page { margin: 16mm 15mm }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; background: none } nav, .copy, .skip, .unseen, .math::after { display: none } a { color: inherit; text-decoration: none }
  figure, .summary { background: none; border: 1px solid var(--line); --edgewick-paper: #fff } .summary { border-left: .3rem solid var(--good) } .differs-box { border-left-color: var(--bad) } .undecided-box { border-left-color: var(--unsure) }
  details::details-content { content-visibility: visible; block-size: auto } details > summary { list-style: none }
  h2, h3, .kept { break-after: avoid } h2 { margin-top: 1.4rem } figure, tr, .row, .quotation, .whole, .term, .summary, .note, .short { break-inside: avoid } tbody tr:nth-child(-n + 2) { break-after: avoid } tbody tr:nth-last-child(-n + 2) { break-before: avoid }
  .cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)) } .diagrams { gap: .5rem } .diagrams figure { padding: .5rem .55rem .35rem } .diagrams figure svg, .equation svg { zoom: .72 } .diagrams figcaption { font-size: .66rem; line-height: 1.35; padding-top: .3rem } .diagrams figcaption .soft { max-width: 9.5rem; margin-top: .2rem } .equation { gap: .4rem .5rem; margin: .6rem 0 } .bracket { font-size: 2.4rem } .plot svg { max-height: 9cm; width: auto } thead { display: table-header-group } p { orphans: 3; widows: 3 }
  .scroll { overflow: visible } .formula .katex-display, .equation { padding-right: 0 } .katex-display { font-size: .92em } table { font-size: 7.5pt } th, td { padding-right: .5rem }
}
`
