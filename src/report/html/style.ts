import { fontStack } from "../../chart/theme.ts";

/** The page's look: readable on a phone, light or dark as the reader's system is, calm on paper. */
export function pageStyle(): string {
  return `
:root { color-scheme: light dark; --ink: #24292f; --soft: #59636e; --line: #d9dee3; --ground: #fff; --card: #f5f7f9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --soft: #9aa5b1; --line: #39424c; --ground: #14181d; --card: #1d232a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.65 ${fontStack}; }
main { max-width: 47rem; margin: 0 auto; padding: 2rem 1.1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0 0 .4rem; }
h2 { font-size: 1.25rem; line-height: 1.4; margin: 3rem 0 .6rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
h3 { font-size: .8rem; margin: 1.1rem 0 .15rem; color: var(--soft); font-weight: 600; letter-spacing: .03em; }
p { margin: 0 0 .6rem; }
.soft, .caption, figcaption, dd { color: var(--soft); }
.small { font-size: .875rem; }
.cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: .7rem; margin: 1.5rem 0; padding: 0; }
.cards div { background: var(--card); border-radius: .5rem; padding: .8rem 1rem; }
.cards dt { font-size: .8rem; line-height: 1.4; color: var(--soft); }
.cards dd { margin: .15rem 0 0; font-size: 1.4rem; line-height: 1.3; font-weight: 600; color: var(--ink); }
.scroll { overflow-x: auto; margin: 0 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
.caption { font-size: .875rem; font-weight: 600; margin: 1.4rem 0 .35rem; }
th, td { padding: .38rem .6rem; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; white-space: normal; word-break: keep-all; }
tbody th { font-weight: 500; max-width: 16rem; overflow: hidden; text-overflow: ellipsis; }
.n { text-align: right; }
.dense table { font-size: .78rem; }
.dense th, .dense td { padding: .3rem .32rem; }
.dense th:first-child { padding-left: 0; }
th:first-child, td:first-child { padding-left: 0; }
figure { margin: 1.5rem 0; }
figcaption { font-size: .875rem; font-weight: 600; margin-bottom: .5rem; }
svg { max-width: 100%; height: auto; display: block; }
.narrow { display: none; }
dl.words dt { font-weight: 600; margin-top: .7rem; }
dl.words dd { margin: 0; }
@media (max-width: 40rem) {
  .wide { display: none; }
  .narrow { display: block; }
  .cards { grid-template-columns: 1fr 1fr; }
  .cards dd { font-size: 1.2rem; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --ground: #fff; --card: #f3f3f3; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: .2rem .3rem; }
  figure, tr, .scroll, .cards div { break-inside: avoid; }
  figure svg { width: auto; max-height: 7.6cm; }
  h2, h3, .caption, dt { break-after: avoid; }
}
`;
}
