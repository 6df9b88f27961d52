/**
 * Who reads film reviews also reads theatre reviews: what goes together, what to recommend, and whether that is better than naming the most
 * popular. Run it with `npx tsx examples/recommend.ts`, or `--locale ja`.
 *
 * The readers are those of `segment.ts`. For purchases or views of your own, pass rows `{ customerId, item, at }` instead.
 */
import { parseArgs } from "node:util";
// In a project of your own: from "keizoku".
import { segment, type schema } from "../src/index.ts";
import { asOf, simulateMagazine } from "./magazine.ts";
import { printTable } from "./table.ts";

const { values: flags } = parseArgs({ options: { locale: { type: "string", default: "en" } } });
const locale: schema.Locale = flags.locale === "ja" ? "ja" : "en";
const { records } = simulateMagazine(2000, { seed: 1, locale });
const readings = records.activities.filter(({ kind }) => kind === "usage");

// 1. What goes together? Each section counts once a reader; the adjusted p allow for all rules that were tested.
const options = { minSupport: 0.05, minLift: 1.05, maxAdjustedP: 0.01 } as const;
const together = segment.coBehaviour(readings, { ...options, limit: 6 });
printTable(
  `Who reads A also reads B: the strongest of ${String(together.found)} rules (${String(together.tests)} tested)`,
  ["A → B", "readers of both", "confidence", "lift", "adjusted p"],
  together.rules.map(({ antecedent, consequent, counts, confidence, lift, adjustedP }) => [
    `${antecedent.join(" + ")} → ${consequent.join(" + ")}`,
    String(counts.both),
    percent(confidence),
    lift.toFixed(2),
    adjustedP.toExponential(0),
  ]),
);

// 2. And which comes first? Lift has no direction; time has.
const ordered = segment.coBehaviour(readings, { ...options, timeOrder: true, sort: "directionalLift", limit: 6 });
printTable(
  "In the order of time: readers of both who came to B after A, and how many chance would make",
  ["A → B", "after", "before", "by chance", "times", "standard deviations"],
  ordered.rules.map(({ antecedent, consequent, timeOrder }) => [
    `${antecedent[0]!} → ${consequent[0]!}`,
    String(timeOrder!.after),
    String(timeOrder!.before),
    timeOrder!.expectedAfter.toFixed(0),
    timeOrder!.directionalLift!.toFixed(2),
    timeOrder!.z!.toFixed(1),
  ]),
);
for (const rule of ordered.rules.slice(0, 3)) console.log(segment.describeRule(rule, { locale }));

// 3. What would three readers like, and because of what?
const model = segment.itemAffinity.fit(readings);
const active = records.subscriptions.filter(({ until }) => until === null).map(({ customerId }) => customerId);
const three = active.slice(0, 3);
const own = readings.filter(({ customerId }) => three.includes(customerId));
for (const { customerId, recommendations } of segment.recommend(model, own, { n: 3, reasons: 2 }).customers) {
  printTable(
    `For ${customerId}`,
    ["section", "score", "because of"],
    recommendations.map(({ item, score, because }) => [
      item,
      score.toFixed(2),
      because.map((reason) => reason.item).join(", "),
    ]),
  );
}
const section = readings[0]!.item!;
const others = segment.similarItems(model, section, { n: 3 }).map(({ item }) => item);
console.log(`\nOthers who read ${section} also read ${others.join(", ")}.`);

// 4. Is it any good? Learn from what was read before October, look at what was read first from then on.
const splitAt = asOf - 92 * 86_400_000;
const models = [
  { name: "cosine" },
  { name: "co-occurrence", options: { similarity: "co-occurrence" } },
  { name: "lift", options: { similarity: "lift" } },
] as const;
const result = segment.evaluateRecommendations(readings, { splitAt, n: 3, models, coldCustomers: false });
printTable(
  `Three sections for each of ${String(result.customers)} readers, against what they then took up (of ${String(result.catalogue)})`,
  ["model", "hit rate", "recall", "NDCG", "NDCG above popularity", "95 % limits", "coverage"],
  result.models.map(({ name, hitRate, recall, ndcg, againstPopularity, coverage }) => {
    const gain = againstPopularity?.ndcg;
    return [
      name,
      percent(hitRate.estimate),
      percent(recall.estimate),
      ndcg.estimate.toFixed(3),
      gain === undefined ? "" : gain.estimate.toFixed(3),
      gain === undefined ? "" : `${gain.lower.toFixed(3)} to ${gain.upper.toFixed(3)}`,
      percent(coverage),
    ];
  }),
);

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
