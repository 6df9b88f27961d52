/**
 * What customers will still buy, how sure that is, and which model to ask. Run it with `npx tsx examples/lifetime.ts`.
 *
 * The CDNOW study end to end: seven models fitted to 39 weeks and held against the next 39, then the chosen one asked about single customers,
 * groups and the whole. For a log of your own, change the path and the names of the columns.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
// In a project of your own: from "keizoku".
import { ltv, schema } from "../src/index.ts";
import { printTable } from "./table.ts";

// 1. Summarise the calibration: what came before October 1997, with the holdout beside it.
const csv = readFileSync(new URL("data/cdnow/transactions.csv", import.meta.url), "utf8");
const { rows: purchases } = schema.read(schema.transaction, parse(csv, { columns: true }), {
  fields: { customerId: "customer", at: "date" },
  currency: "USD",
});
const dates = { calibrationEnd: "1997-09-30", observationEnd: "1998-06-30" };
const customers = ltv.summarize(purchases, dates);
const actual = customers.holdout!.frequency;

// 2. Fit every family that could tell this story, and see which one says what came.
const models = {
  "NBD, nobody leaves": ltv.nbd.fit(customers),
  "BG/NBD": ltv.bgNbd.fit(customers),
  "MBG/NBD": ltv.mbgNbd.fit(customers),
  "Pareto/NBD": ltv.paretoNbd.fit(customers),
  "BG/CNBD-k": ltv.bgCnbdK.fit(customers),
  "MBG/CNBD-k": ltv.mbgCnbdK.fit(customers),
};
const comparison = ltv.compare(models, customers);
printTable(
  "39 weeks to fit, 39 to check: purchases a customer",
  ["model", "AIC", "MAE", "RMSE", "bias", "gain", "inside 90 %"],
  [
    ...comparison.models.map(({ name, aic, holdout, coverage }) => [
      name,
      aic.toFixed(1),
      ...errorsOf(holdout),
      coverage === null ? "" : percent(coverage.actual),
    ]),
    ["mean of the models", "", ...errorsOf(comparison.combination), ""],
    ...comparison.heuristics.map(({ name, holdout }) => [`rule: ${name}`, "", ...errorsOf(holdout), ""]),
  ],
);
for (const { message } of comparison.notes) console.log(message);

// 3. Follow the one with the smallest error through time. Its holdout errors are what to expect of the next forecast.
const chosen = models["Pareto/NBD"];
const track = ltv.tracking(chosen, purchases, { ...dates, every: { count: 13, unit: "week" } });
printTable(
  "Repeat purchases by quarter of 13 weeks",
  ["until", "actual", "expected", "difference"],
  track.until.map((until, i) => [
    i < track.calibrationPeriods ? until : `${until}, forecast`,
    track.actual[i]!.toFixed(0),
    track.expected[i]!.toFixed(0),
    percent(track.expected[i]! / track.actual[i]! - 1),
  ]),
);

// 4. How sure? Draws of the parameters give every figure its interval; the silent ones and the rest are two segments.
const drawn = ltv.posterior(chosen, customers, { seed: 1 });
const late = ltv.overdue(chosen, customers);
const history = { frequency: customers.frequency, recency: customers.recency, age: customers.age };
const segments = Array.from(late.overdue, (flag, i) =>
  customers.frequency[i] === 0 ? "bought once" : flag === 1 ? "overdue" : "on time",
);
const horizon = { horizon: customers.holdout!.duration };
const sure = ltv.intervals(drawn, history, (model, rows) => ltv.paretoNbd.expectedPurchases(model, rows, horizon), {
  segments,
  customers: false,
});
const bought = (name: string): number => segments.reduce((sum, each, i) => sum + (each === name ? actual[i]! : 0), 0);
printTable(
  "Expected purchases of the holdout, 90 % of the draws, and what came",
  ["segment", "customers", "expected", "from", "to", "came"],
  [
    ...sure.segments!.segment.map((name, s) => [
      name,
      sure.segments!.customers[s]!.toFixed(0),
      ...[sure.segments!.mean[s]!, sure.segments!.lower[s]!, sure.segments!.upper[s]!].map((value) => value.toFixed(0)),
      bought(name).toFixed(0),
    ]),
    [
      "all",
      String(segments.length),
      ...[sure.total.mean, sure.total.lower, sure.total.upper].map((value) => value.toFixed(0)),
      actual.reduce((sum, count) => sum + count, 0).toFixed(0),
    ],
  ],
);

// 5. What each is worth: expected purchases times what he spends, a year ahead, discounted.
const year = { horizon: { count: 1, unit: "year" }, discountRate: { rate: 0.1, per: "year" }, margin: 0.3 } as const;
const spend = ltv.gammaGamma.fit(customers);
const values = ltv.lifetimeValue({ transactions: chosen, spend }, customers, year);
const [fifth] = ltv.concentration(values, { top: [0.2] }).topShares;
const best = Array.from(values.keys())
  .sort((a, b) => values[b]! - values[a]!)
  .slice(0, 5);
printTable(
  "The five most valuable: profit of the coming year in dollars",
  ["customer", "purchases", "silent for", "usual gap", "still there", "value"],
  best.map((i) => [
    customers.customerId[i]!,
    String(customers.frequency[i]! + 1),
    `${late.silence[i]!.toFixed(1)} weeks`,
    late.usual[i]!.toFixed(1),
    percent(ltv.paretoNbd.probabilityAlive(chosen, history)[i]!),
    values[i]!.toFixed(0),
  ]),
);
console.log(`the best fifth of the customers holds ${percent(fifth!.share)} of the expected profit`);

function errorsOf({ mae, rmse, bias, gain }: (typeof comparison)["combination"]): string[] {
  return [mae.toFixed(4), rmse.toFixed(4), bias.toFixed(4), gain.score!.toFixed(3)];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
