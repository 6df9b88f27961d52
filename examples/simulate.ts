/**
 * Businesses whose truth is known. Run it with `npx tsx examples/simulate.ts`; it takes some minutes, `--futures 4` less.
 *
 * First what the video-streaming preset brings forth, then a study: is it worth contacting those at the highest risk?
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
// In a project of your own: from "keizoku".
import { calendar, chart, simulate } from "../src/index.ts";
import { printTable } from "./table.ts";

const { values: options } = parseArgs({
  options: { futures: { type: "string", default: "20" }, out: { type: "string", default: "out" } },
});
const DAY = 86_400_000;
const SEED = 1;
const TWO_YEARS = { from: "2024-01-01", until: "2026-01-01", seed: SEED } as const;
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

// 1. A streaming service in Japan, two years of it.
const streaming = simulate.business({ preset: "video-streaming", customers: 20_000, ...TWO_YEARS });
printFigures(streaming);
const layers = layersOf(streaming);
printTable(
  "Layers: customers with a contract at the end of the quarter, by the quarter they came in",
  ["quarter", ...layers.periods, "all"],
  layers.layers.map((row, q) => [
    layers.periods[q]!,
    ...layers.periods.map((_, c) => (c < row.length ? whole.format(row[c]!) : "")),
    whole.format(row.reduce((sum, count) => sum + count, 0)),
  ]),
);

// 2. The study: one salon, three worlds that differ only in whom a message moves.
const salon = { ...simulate.presets["online-salon"], referrals: null };
const { care } = salon;
const silenced = Object.fromEntries(
  Object.entries(care.playbooks).map(([name, playbook]) => [name, { ...playbook, persuadable: 0, sleepingDogs: 0 }]),
);
const worlds: Readonly<Record<string, simulate.BusinessSpec>> = {
  "risk says nothing of response": { ...salon, care: { ...care, alignment: 0 } },
  "those at risk are those who respond": { ...salon, care: { ...care, alignment: 0.95 } },
  "no contact helps": {
    ...salon,
    care: { ...care, playbooks: silenced, fatigue: { ...care.fatigue, irritation: 0 } },
  },
};
const message = { channel: "chat", playbook: "check-in" } as const;
const perDay = 10;
const policies: Readonly<Record<string, simulate.Policy>> = {
  nothing: simulate.nothing,
  "at random": simulate.atRandom({ ...message, perDay }),
  "falling usage": fallingUsage,
  "true risk": simulate.byTrueRisk({ ...message, perDay }),
  "true effect": simulate.byTrueEffect({ ...message, perDay }),
};

const results = Object.entries(worlds).map(([world, spec]) => {
  const business = simulate.business({ spec, customers: 4000, ...TWO_YEARS });
  const mixes = mixesOf(business);
  printTable(`${world}: how customers take a check-in`, ["customers", "number", "persuadable", "sleeping dogs"], mixes);
  const comparison = simulate.comparePolicies(business, policies, { days: 30, futures: Number(options.futures) });
  printTable(
    `${world}: mean of ${options.futures} futures ± standard error, yen, and leavers within a year`,
    ["policy", "contacts", "gain over nothing", "exits avoided"],
    comparison.map(({ policy, contacts, gain, exitsAvoided }) => [
      policy,
      whole.format(contacts.mean),
      `${whole.format(gain.mean)} ± ${whole.format(gain.standardError)}`,
      `${exitsAvoided.mean.toFixed(1)} ± ${exitsAvoided.standardError.toFixed(1)}`,
    ]),
  );
  return { world, comparison };
});

// 3. Keep it: the layers as a picture, the study as data.
mkdirSync(options.out, { recursive: true });
const picture = chart.milleFeuille(layers, { title: "Customers of a simulated streaming service" });
writeFileSync(join(options.out, "simulate-layers.json"), JSON.stringify(picture, null, 2));
writeFileSync(join(options.out, "simulate-layers.svg"), await chart.toSvg(picture));
writeFileSync(join(options.out, "simulate-study.json"), JSON.stringify(results, null, 2));
console.log(`\nwritten to ${options.out}: simulate-layers.json, simulate-layers.svg, simulate-study.json`);

/** Whoever used the service less in the last four weeks than in the eight before: what a business can see. */
function fallingUsage({ at, contacts, customerIds, records }: simulate.PolicyView): simulate.PolicyContact[] {
  const recent = new Map<string, number>();
  const before = new Map<string, number>();
  for (let i = records.activities.length - 1; i >= 0; i--) {
    const activity = records.activities[i]!;
    if (activity.at < at - 84 * DAY) break;
    if (activity.kind !== "usage") continue;
    const days = activity.at < at - 28 * DAY ? before : recent;
    days.set(activity.customerId, (days.get(activity.customerId) ?? 0) + 1);
  }
  const ratio = (id: string): number => (2 * (recent.get(id) ?? 0) + 1) / ((before.get(id) ?? 0) + 1);
  const contacted = new Set(contacts.map(({ customerId }) => customerId));
  return customerIds
    .filter((id) => !contacted.has(id))
    .map((customerId) => ({ customerId, ratio: ratio(customerId) }))
    .sort((x, y) => x.ratio - y.ratio)
    .slice(0, perDay)
    .map(({ customerId }) => ({ customerId, ...message }));
}

/** Shares of the persuadable and of sleeping dogs among all customers and among the tenth at the highest risk. */
function mixesOf({ truth, until }: simulate.Business): string[][] {
  const now = truth.on(until);
  const risk = new Map(now.customerIds.map((id) => [id, now.hazard(id).voluntary]));
  const active = now.customerIds.filter((id) => now.isActive(id)).sort((x, y) => risk.get(y)! - risk.get(x)!);
  const groups = { all: active, "tenth at the highest risk": active.slice(0, Math.round(active.length / 10)) };
  return Object.entries(groups).map(([name, ids]) => {
    const taken = ids.map((id) => now.persuasion(id, message.playbook));
    const share = (kind: simulate.Persuasion): string =>
      percent(taken.filter((own) => own === kind).length, ids.length);
    return [name, whole.format(ids.length), share("persuadable"), share("sleeping dog")];
  });
}

function printFigures({ records, spec, until }: simulate.Business): void {
  const { subscriptions, transactions } = records;
  const paidFirst = new Map<string, number>();
  for (const { customerId, at } of transactions) if (!paidFirst.has(customerId)) paidFirst.set(customerId, at);
  // A month is left to those whose first payment fails.
  const trials = subscriptions.filter(({ trialUntil }) => trialUntil !== null && trialUntil < until - 30 * DAY);
  const starters = [...new Set(trials.map(({ customerId }) => customerId))];
  const converted = starters.filter((id) => paidFirst.has(id));
  const yearAgo = Date.parse("2025-01-01T00:00:00+09:00");
  const then = holders(records, yearAgo).filter((id) => (paidFirst.get(id) ?? Infinity) < yearAgo);
  const still = new Set(holders(records, until - 1));
  const gone = then.filter((id) => !still.has(id));
  const exits = subscriptions.filter(({ exit }) => exit === "voluntary" || exit === "involuntary");
  const revenue = transactions.reduce((sum, { amount }) => sum + amount.minor, 0);
  const figures = [
    ["customers who came", whole.format(records.customers.length)],
    ["trials that became contracts", percent(converted.length, starters.length)],
    ["paying at the start of 2025", whole.format(then.length)],
    ["of these without a contract a year later", percent(gone.length, then.length)],
    ["exits by failed payments", percent(exits.filter(({ exit }) => exit === "involuntary").length, exits.length)],
    ["revenue, million yen", (revenue / 1e6).toFixed(1)],
    ...Object.entries(records).map(([name, rows]) => [`rows of ${name}`, whole.format((rows as unknown[]).length)]),
  ];
  printTable(`${spec.name}, 2024 and 2025`, ["figure", "value"], figures);
}

/** Customers with a contract at an instant. */
function holders({ subscriptions }: simulate.BusinessRecords, at: number): string[] {
  const open = subscriptions.filter(({ from, until }) => from <= at && (until === null || until > at));
  return [...new Set(open.map(({ customerId }) => customerId))];
}

function layersOf({ records, spec }: simulate.Business): chart.MilleFeuilleInput {
  const label = (at: number): string => calendar.periodLabel(at, "quarter", spec.timeZone);
  const cohortOf = new Map(records.customers.map(({ customerId, at }) => [customerId, label(at)]));
  const periods = [...new Set(cohortOf.values())].sort();
  const counts = periods.map((quarter, q) => {
    const row = new Array<number>(q + 1).fill(0);
    const end = calendar.periodOfLabel(quarter, spec.timeZone).until - 1;
    for (const id of holders(records, end)) row[periods.indexOf(cohortOf.get(id)!)]!++;
    return row;
  });
  return { periods, layers: counts };
}

function percent(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}
