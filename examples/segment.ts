/**
 * Minds instead of age and sex: who reads a magazine, and one person for each. Run it with `npx tsx examples/segment.ts`, or `--locale ja`.
 *
 * A survey of interests becomes scales, factors and segments; the segments get names, are held against age, sex and region, and against what
 * readers are worth; one real reader stands for each, on a page of cards. For answers of your own, replace `simulateMagazine`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
// In a project of your own: from "keizoku".
import { segment, type schema } from "../src/index.ts";
import { cardsPage } from "./cards.ts";
import { asOf, simulateMagazine } from "./magazine.ts";
import { scales } from "./magazineWorld.ts";
import { printTable } from "./table.ts";

const { values: flags } = parseArgs({
  options: { locale: { type: "string", default: "en" }, out: { type: "string", default: "out" } },
});
const locale: schema.Locale = flags.locale === "ja" ? "ja" : "en";
const magazine = simulateMagazine(2000, { seed: 1, locale });

// 1. Do the items of each scale go together?
const likert = { min: 1, max: 7 };
const reverse = Object.values(scales).map((items) => items.at(-1)!);
const made = Object.entries(scales).map(([name, items]) => {
  return { name, ...segment.surveyScale(magazine.answers, { items, reverse: [items.at(-1)!], ...likert }) };
});
const scores = Object.fromEntries(made.map((scale) => [scale.name, scale.scores]));
printTable(
  "Scales: four items each, the last one reversed",
  ["interest", "alpha", "95 % limits", "omega", "weakest item", "with the rest"],
  made.map(({ name, ...scale }) => {
    const [weakest] = [...scale.items].sort((a, b) => a.itemRestCorrelation! - b.itemRestCorrelation!);
    const { value, lower, upper } = scale.alpha;
    const limits = `${lower.toFixed(2)} to ${upper.toFixed(2)}`;
    const rest = weakest!.itemRestCorrelation!.toFixed(2);
    return [name, value.toFixed(2), limits, scale.omega!.value.toFixed(2), weakest!.item, rest];
  }),
);

// 2. What lies behind all twelve answers? Parallel analysis says how many factors; nobody tells it of the scales.
const factors = segment.factorScores(magazine.answers, { reverse, ...likert });
printTable(
  "Loadings of the factors (varimax)",
  ["item", ...factors.explained.map((_, f) => `factor ${String(f + 1)}`)],
  factors.items.map((item, i) => [item, ...factors.loadings[i]!.map((loading) => loading.toFixed(2))]),
);
// A factor is named by the scale of the item that it moves most.
const names = factors.explained.map((_, f) => {
  const strongest = factors.items.toSorted((a, b) => loadingOf(b, f) - loadingOf(a, f))[0]!;
  return Object.keys(scales).find((name) => scales[name as keyof typeof scales].includes(strongest))!;
});
const table = Object.fromEntries(names.map((name, f) => [name, factors.scores[f]!]));

// 3. How many kinds of readers, if any?
const cluster: segment.ClusterFunction = (columns, k, seed) =>
  segment.kMeans.assign(segment.kMeans.fit(columns, { k, seed, scale: "none", restarts: 5 }), columns);
const count = segment.howMany(table, { ks: [2, 3, 4, 5, 6], cluster, references: 20, resamples: 20, scale: "none" });
printTable(
  "How many segments?",
  ["k", "silhouette", "gap", "Davies-Bouldin", "stability (adjusted Rand)", "smallest"],
  count.rows.map(({ k, silhouette, gap, daviesBouldin, stability, smallestShare }) => [
    String(k),
    silhouette!.mean.toFixed(2),
    gap!.toFixed(2),
    daviesBouldin!.toFixed(2),
    stability!.adjustedRand.mean.toFixed(2),
    percent(smallestShare),
  ]),
);
console.log(count.recommendation.summary[locale]);

const model = segment.kMeans.fit(table, { k: count.recommendation.k, seed: 1, scale: "none" });
const labels = segment.kMeans.assign(model, table);
const stable = segment.stability(table, labels, { cluster, resamples: 50 });

// 4. Who they are: named by their factors, judged by what they stay and pay.
const units: Readonly<Record<string, Readonly<Record<schema.Locale, string>>>> = {
  reads: { en: "articles a month", ja: "本/月" },
};
const columns: segment.ColumnWords[] = [
  words(
    "novelty",
    ["interest in the new", "新しさへの関心"],
    ["Curious", "好奇心旺盛"],
    ["faithful to favourites", "定番派"],
  ),
  words("company", ["interest in company", "人と楽しむ関心"], ["sociable", "仲間と"], ["on their own", "一人で"]),
  words("depth", ["interest in depth", "掘り下げる関心"], ["thorough", "掘り下げる"], ["light-hearted", "気軽に"]),
  words("reads", ["reading pace", "読む頻度"], ["reading a lot", "よく読む"], ["reading little", "あまり読まない"]),
  words("paid", ["payments in yen", "支払額（円）"]),
];
const { reads, stayed, paid, demographics, ids, records } = magazine;
// Factors have no unit that anybody knows: the description is in the means of the scales.
const found = segment.profile({ ...scores, reads }, labels, { values: { paid, retention: stayed } });
const described = segment.describeSegments(found, { locale, columns });
const groups = Object.fromEntries(ids.map((id, i) => [id, String(labels[i])]));
const promoters = segment.nps(records.surveyAnswers, { groups }).groups;
printTable(
  "Segments",
  ["name", "readers", "found again", "articles a month", "still there", "95 % limits", "share of payments", "NPS"],
  found.segments.map(({ segment: label, customers, differences, values }, s) => {
    const monthly = differences.find((one) => one.column === "reads") as segment.NumericDifference;
    const [money, retention] = [values[0]!, values[1]!.mean!];
    return [
      described[s]!.name,
      String(customers),
      percent(stable.segments[s]!.jaccard!.mean),
      monthly.mean.toFixed(1),
      percent(retention.value),
      `${percent(retention.lower)} to ${percent(retention.upper)}`,
      percent(money.shareOfTotal!),
      promoters.find((group) => group.label === String(label))!.score.toFixed(0),
    ];
  }),
);
for (const { name, description } of described) console.log(`${name}: ${description}`);

// 5. Would age, sex and region have told as much?
const outcomes = { retention: stayed };
const cuts = { age: [30, 40, 50, 60] };
const alone = segment.demographicsOnly(demographics, labels, { seed: 1, cuts, outcomes });
console.log(`\n${alone.says[locale]}`);
const rand = segment.adjustedRand(labels, magazine.truth);
console.log(`Segments against the minds of the simulation: adjusted Rand ${rand.toFixed(2)}.`);

// 6. One person for each, never a mean.
const told = { ids, records, asOf, locale, timeZone: "Asia/Tokyo" };
const people = segment.representatives(table, labels, { ...told, scale: { scale: "none" } });
mkdirSync(flags.out, { recursive: true });
const file = join(flags.out, "segments.html");
writeFileSync(file, cardsPage(people, described, { locale, columns, scores }));
console.log(`\nwritten: ${file}`);

function loadingOf(item: string, factor: number): number {
  return Math.abs(factors.loadings[factors.items.indexOf(item)]![factor]!);
}

function words(name: string, ...texts: (readonly [en: string, ja: string])[]): segment.ColumnWords {
  const [description, high, low] = texts.map(([en, ja]) => ({ en, ja }));
  const unit = units[name];
  return {
    name,
    description: description!,
    ...(high && { high }),
    ...(low && { low }),
    ...(unit && { unit }),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
