/** A page with one card for each segment: its name, one real person with the story, neighbours, the most different one. */
// In a project of your own: from "keizoku".
import type { schema, segment } from "../src/index.ts";

const texts = {
  en: {
    title: "One person for each segment",
    lead: "Nobody is average. Each card shows a real customer, closest to all others of the segment: improve the service for this one.",
    neighbours: "Two who are near",
    different: "The most different one of the segment",
    nothing: "Nothing is on record.",
    away: "distance",
  },
  ja: {
    title: "セグメントごとの一人",
    lead: "平均的な顧客はいません。各カードは、セグメントの全員に最も近い実在の一人です。この人のためにサービスを改善してください。",
    neighbours: "近い二人",
    different: "同じセグメントで最も違う一人",
    nothing: "記録がありません。",
    away: "距離",
  },
} as const;

const style = `
:root { color-scheme: light dark; --ink: #24292f; --soft: #59636e; --line: #d9dee3; --ground: #fff; --card: #f5f7f9; --mark: #3867a8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --soft: #9aa5b1; --line: #39424c; --ground: #14181d; --card: #1d232a; --mark: #7fb0ee; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.65 system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0 0 .4rem; }
h2 { font-size: 1.25rem; line-height: 1.4; margin: 0 0 .3rem; }
h3 { font-size: .8rem; margin: 1.2rem 0 .3rem; color: var(--soft); font-weight: 600; }
p { margin: 0 0 .6rem; line-break: strict; }
.lead { color: var(--soft); max-width: 47rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 1.1rem; margin-top: 1.5rem; }
article { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--mark); border-radius: .5rem; padding: 1.1rem 1.25rem; }
.person { font-weight: 600; font-size: 1.05rem; margin: 1rem 0 .2rem; }
.values, .soft, time { color: var(--soft); font-size: .875rem; }
ol { list-style: none; margin: .5rem 0 0; padding: 0; }
li { display: grid; grid-template-columns: 7.5rem 1fr; gap: .7rem; padding: .3rem 0; border-top: 1px solid var(--line); font-size: .92rem; overflow-wrap: anywhere; }
details { border-top: 1px solid var(--line); padding: .35rem 0; font-size: .92rem; }
summary { cursor: pointer; }
@media (max-width: 30rem) { li { grid-template-columns: 1fr; gap: 0; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --ground: #fff; --card: #fff; --mark: #444; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .cards { display: block; }
  article { margin-bottom: 1.5rem; }
  li, summary { break-inside: avoid; }
  h2, h3, .person { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** What the page is written with. */
export interface CardsOptions {
  readonly locale: schema.Locale;
  readonly columns: readonly segment.ColumnWords[];
  /** What is shown of a person, one value a row of the table. */
  readonly scores: Readonly<Record<string, { readonly values: ArrayLike<number> }>>;
}

/** The page as HTML, without scripts; every text escaped. */
export function cardsPage(
  people: segment.Representatives,
  described: readonly segment.SegmentDescription[],
  { locale, columns, scores }: CardsOptions,
): string {
  const say = texts[locale];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const valuesOf = (person: segment.Person): string =>
    Object.entries(scores)
      .map(([name, { values }]) => {
        const title = columns.find((column) => column.name === name)?.description[locale] ?? name;
        return `${title} ${number.format(values[person.row]!)}`;
      })
      .join(" · ");
  const storyOf = ({ story }: segment.Person): string => {
    if (story === null || story.lines.length === 0) return `<p class="soft">${escape(say.nothing)}</p>`;
    const lines = story.lines.map(
      ({ date, text }) => `<li><time>${escape(date)}</time><span>${escape(text)}</span></li>`,
    );
    return `<ol>${lines.join("\n")}</ol>`;
  };
  const other = (person: segment.Person): string =>
    `<details><summary>${escape(person.customerId ?? "")} <span class="soft">${escape(`${say.away} ${number.format(person.distance)}`)}</span><br>
<span class="soft">${escape(valuesOf(person))}</span></summary>${storyOf(person)}</details>`;
  const card = (persons: segment.SegmentPersons): string => {
    const about = described.find((one) => one.segment === persons.segment);
    const { representative, neighbours, mostDifferent } = persons;
    return `<article>
<h2>${escape(about?.name ?? String(persons.segment))}</h2>
<p>${escape(about?.description ?? "")}</p>
<p class="person">${escape(representative.customerId ?? "")}</p>
<p class="values">${escape(valuesOf(representative))}</p>
${storyOf(representative)}
<h3>${escape(say.neighbours)}</h3>
${neighbours.map(other).join("\n")}
${mostDifferent === null ? "" : `<h3>${escape(say.different)}</h3>\n${other(mostDifferent)}`}
</article>`;
  };
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(say.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(say.title)}</h1>
<p class="lead">${escape(say.lead)}</p>
<div class="cards">
${people.segments.map(card).join("\n")}
</div>
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
