/**
 * From a purchase log to a report. Run it with `npm start`, or with `npm start -- --locale ja --out my-report`.
 *
 * The log is the CDNOW sample: 2,357 customers of an online music shop who came in the first twelve weeks of 1997.
 * For a log of your own, change the path and the names of the columns.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
// In a project of your own: from "keizoku".
import { chart, report, schema } from "../src/index.ts";
import { printTable } from "./table.ts";

const { values: options } = parseArgs({
  options: { locale: { type: "string", default: "en" }, out: { type: "string", default: "out" } },
});
const locale = options.locale === "ja" ? "ja" : "en";

// 1. Read. Rows that cannot be read are set apart with their reasons; they never stop the others.
const csv = readFileSync(new URL("data/cdnow/transactions.csv", import.meta.url), "utf8");
const { rows: purchases, rejected } = schema.read(schema.transaction, parse(csv, { columns: true }), {
  fields: { customerId: "customer", at: "date" },
  currency: "USD",
});
for (const { index, issues } of rejected) console.error(`row ${index + 1} left out:`, issues);

// 2. The whole loop in one call: 39 weeks to fit, 39 weeks to check, one year to look ahead.
const result = report.build(purchases, {
  calibrationEnd: "1997-09-30",
  observationEnd: "1998-06-30",
  horizon: { count: 1, unit: "year" },
  discountRate: { rate: 0.1, per: "year" },
  onProgress: ({ stage, finished, total }) => console.error(`[${finished}/${total}] ${stage}`),
});

// 3. Look at it. Everything in `result` is plain data.
const { cohorts, data, holdout, mostLikelyGone, mostValuable } = result;
const people = new Intl.NumberFormat("en");
const dollars = new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
console.log(`
${people.format(data.customers)} customers, ${people.format(data.purchases)} purchases, ${dollars.format(data.revenue)}
${data.firstPurchase} to ${data.lastPurchase}`);

const months = cohorts.acquired.map((_, month) => month);
const layers = months.filter((month) => cohorts.acquired[month]! > 0);
const of = (table: readonly (readonly number[])[], cohort: number, month: number): number =>
  table[cohort]?.[month - cohort] ?? 0;
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
printTable(
  "Layers: customers who bought, by the month they came in",
  ["month", ...layers.map((cohort) => cohorts.periods[cohort]!), "all", "revenue"],
  months.map((month) => [
    cohorts.periods[month]!,
    ...layers.map((cohort) => (month < cohort ? "" : people.format(of(cohorts.active, cohort, month)))),
    people.format(sum(layers.map((cohort) => of(cohorts.active, cohort, month)))),
    dollars.format(sum(layers.map((cohort) => of(cohorts.revenue, cohort, month)))),
  ]),
);

if (holdout !== null) {
  // What Fader, Hardie & Lee (2005) and Fader & Hardie (2013) print for the same 39 weeks.
  const published = { r: "0.243", alpha: "4.414", a: "0.793", b: "2.426", p: "6.25", q: "3.74", gamma: "15.44" };
  const { transactions, spend } = holdout.models;
  const fitted: Record<string, number> = { ...transactions.parameters, ...spend?.parameters };
  const errors: Record<string, number> = { ...transactions.fit.standardErrors, ...spend?.fit.standardErrors };
  printTable(
    "Models fitted to the first 39 weeks, against the published values",
    ["parameter", "published", "keizoku", "standard error"],
    [
      ...Object.entries(published).map(([name, printed]) => [
        name,
        printed,
        fitted[name]?.toFixed(4) ?? "",
        errors[name]?.toFixed(4) ?? "",
      ]),
      ["log L, purchases", "-9582.429", transactions.fit.logLikelihood.toFixed(3), ""],
      ["log L, spend", "-4055.918", spend?.fit.logLikelihood.toFixed(3) ?? "", ""],
    ],
  );
}

printTable(
  "Most valuable: expected sales of the next year, discounted at 10 % a year",
  ["customer", "purchases", "last purchase", "mean spend", "still active", "expected purchases", "value"],
  mostValuable.map((customer) => [
    customer.customerId,
    String(customer.purchases),
    customer.lastPurchase,
    customer.meanSpend?.toFixed(2) ?? "",
    percent(customer.probabilityAlive),
    customer.expectedPurchases.toFixed(1),
    customer.lifetimeValue?.toFixed(2) ?? "",
  ]),
);

printTable(
  "Most likely gone: regular customers who fell silent",
  ["customer", "purchases", "last purchase", "days since", "still active"],
  mostLikelyGone.map((customer) => [
    customer.customerId,
    String(customer.purchases),
    customer.lastPurchase,
    String(customer.daysSinceLastPurchase),
    percent(customer.probabilityAlive),
  ]),
);

if (holdout !== null) {
  printTable(
    "Check: purchases per customer in the 39 weeks that the models did not see",
    ["repeat purchases before", "customers", "actual", "predicted"],
    holdout.byFrequency.map(({ label, customers, actual, predicted }) => [
      label,
      people.format(customers),
      actual.toFixed(2),
      predicted.toFixed(2),
    ]),
  );
  const { actual, predicted } = holdout.purchases;
  console.log(`
all purchases: ${people.format(actual)} actual, ${people.format(Math.round(predicted))} predicted
per customer: mean absolute error ${holdout.meanAbsoluteError.toFixed(3)}, root mean squared error ${holdout.rootMeanSquaredError.toFixed(3)}, correlation ${holdout.correlation?.toFixed(3) ?? "not defined"}`);
}

// 4. Keep it: a page that needs no network, and the same as JSON.
mkdirSync(options.out, { recursive: true });
const page = await report.toHtml(result, { locale, renderChart: chart.toSvg });
writeFileSync(join(options.out, "report.html"), page);
writeFileSync(join(options.out, "report.json"), report.toJson(result));
console.log(`\nwritten: ${join(options.out, "report.html")}, ${join(options.out, "report.json")}`);

function percent(share: number): string {
  return share < 0.001 ? "< 0.1 %" : `${(share * 100).toFixed(1)} %`;
}
