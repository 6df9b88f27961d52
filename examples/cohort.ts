/**
 * Who stays, how long, and what moves the revenue. Run it with `npx tsx examples/cohort.ts`.
 *
 * First survival by contract on the telecom sample (7,043 customers), then the layers, retention, movements and trials of a simulated
 * streaming service. For records of your own, read rows with `schema.read(schema.subscription, …)` and leave the rest as it is.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
// In a project of your own: from "keizoku".
import { cohort, ledger, simulate } from "../src/index.ts";
import { printTable } from "./table.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

// 1. How long customers of each contract stay. Those still there count for as long as they were seen.
const csv = readFileSync(new URL("data/telecom/wa_churn.csv", import.meta.url), "utf8");
const telecom = parse(csv, { columns: true }) as Record<"tenure" | "churn" | "contract", string>[];
const columns = {
  duration: telecom.map(({ tenure }) => Number(tenure)),
  event: telecom.map(({ churn }) => (churn === "Yes" ? 1 : 0)),
  group: telecom.map(({ contract }) => contract),
};
const contracts = [...new Set(columns.group)].sort();
printTable(
  "Share still there, by contract (95 % limits at 24 months)",
  ["contract", "customers", "left", "6 months", "12", "24", "limits", "48"],
  contracts.map((contract) => {
    const here = columns.group.flatMap((group, i) => (group === contract ? [i] : []));
    const event = here.map((i) => columns.event[i]!);
    const curve = cohort.kaplanMeier({ duration: here.map((i) => columns.duration[i]!), event });
    const [half, one, two, four] = Array.from(cohort.survivalAt(curve, [6, 12, 24, 48]));
    const at = curve.time.findLastIndex((months) => months <= 24);
    // Where nobody has left yet, the log-log scale has no limits.
    const limits = curve.lower[at] === null ? "" : `${percent(curve.lower[at])} to ${percent(curve.upper[at])}`;
    const left = event.reduce<number>((sum, gone) => sum + gone, 0);
    const counts = [contract, whole.format(here.length), whole.format(left)];
    return [...counts, percent(half), percent(one), percent(two), limits, percent(four)];
  }),
);
const test = cohort.logRank(columns);
console.log(`log-rank: chi-square ${whole.format(test.chiSquare!)}, ${String(test.degreesOfFreedom)} degrees of freedom.
Contracts were chosen, not drawn by lot: this is a difference between customers, not the effect of a contract.`);

// 2. A streaming service in Japan, known up to the middle of its last month.
const service = simulate.business({
  preset: "video-streaming",
  customers: 3000,
  from: "2024-01-01",
  until: "2025-01-01",
  seed: 1,
});
const { subscriptions } = service.records;
const options = { asOf: "2024-12-15", timeZone: "Asia/Tokyo" } as const;

const stack = cohort.stackOf(subscriptions, options);
const table = cohort.retentionTable(subscriptions, options);
const AGES = [0, 1, 2, 3, 6, 9];
printTable(
  "Retention by the month of the start; blank: not yet seen to its end",
  ["cohort", "customers", ...AGES.map(String)],
  [
    ...table.periods.map((label, c) => [
      label,
      whole.format(table.all.sizes[c]!),
      ...AGES.map((age) => percent(table.all.rate[c]![age])),
    ]),
    ["all", "", ...AGES.map((age) => percent(table.all.pooled.rate[age]))],
  ],
);

const { periods } = cohort.movements(subscriptions, options);
printTable(
  "Monthly recurring revenue, in thousand yen (the last month is not over)",
  [
    "month",
    "opening",
    "new",
    "expansion",
    "contraction",
    "churn",
    "pause",
    "back",
    "closing",
    "customers",
    "net retention",
  ],
  periods.map(({ label, revenue, metrics }, month) => [
    label,
    ...[
      revenue.opening,
      revenue.new,
      revenue.expansion,
      revenue.contraction,
      revenue.churnVoluntary + revenue.churnInvoluntary + revenue.churnUnknown,
      revenue.pause,
      revenue.resumption + revenue.reactivation,
      revenue.closing,
    ].map((minor) => whole.format(minor / 1000)),
    whole.format(stack.totals[month]!),
    percent(metrics.netRetention),
  ]),
);
const { reasons } = cohort.reconcile(subscriptions, "board", "chartMogulLike", options);
console.log(`another definition, ChartMogul's manner, differs in
${reasons
  .filter(({ lines }) => lines > 0)
  .map(({ reason, lines }) => `  ${reason}: ${whole.format(lines)} lines`)
  .join("\n")}`);

const { all, cohorts } = cohort.trials(subscriptions, options);
printTable(
  "Trials: those that still run are undecided, not refusals",
  ["month", "started", "converted", "left", "running", "usual ratio", "conversion", "95 % limits"],
  [...cohorts.slice(-4), { ...all, label: "all" }].map(({ label, conversion, ratios, ...counts }) => [
    label,
    ...[counts.started, counts.converted, counts.left, counts.unfinished].map((count) => whole.format(count)),
    percent(ratios.ofStarted),
    percent(conversion.share),
    conversion.share === null ? "" : `${percent(conversion.lower)} to ${percent(conversion.upper)}`,
  ]),
);

// 3. Who left, and how: what the ledger says, beside the truth that only a simulation has.
const ended = ledger.spells(subscriptions, { ...options, asOf: service.until }).spells;
const count = (exit: string): string => whole.format(ended.filter((spell) => spell.exit === exit).length);
const truth = (...kinds: string[]): string =>
  whole.format(service.truth.exits.filter(({ how }) => kinds.includes(how)).length);
printTable(
  "Exits of the year",
  ["kind", "ledger", "truth"],
  [
    ["voluntary", count("voluntary"), truth("voluntary", "trial")],
    ["involuntary", count("involuntary"), truth("involuntary")],
  ],
);

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? "" : `${(share * 100).toFixed(1)} %`;
}
