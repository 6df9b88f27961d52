/**
 * What customers may cost, and how few carry the sales. Run it with `npx tsx examples/economics.ts`.
 *
 * First a subscription with the published "Regular" cohort (Fader & Hardie 2007): value against cost, keeping against winning. Then the CDNOW sample
 * (2,357 customers): how concentrated the sales were, and how concentrated those to come will be.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
// In a project of your own: from "keizoku".
import { ltv } from "../src/index.ts";
import { printTable } from "./table.ts";

const discountRate = { rate: 0.1, per: "year" } as const;

// 1. A year's margin of 60, retention as it was seen, and what an acquisition may cost.
const model = ltv.sbg.fit({ period: "year", survivors: [1000, 631, 468, 382, 326, 289, 262, 241] });
const retention = { survival: ltv.sbg.survivalCurve(model) };
const customer = { period: "year", margin: 60, retention, discountRate } as const;
printTable(
  "Value against cost of acquisition",
  ["cost", "value", "ratio", "paid back after", "break-even churn"],
  [40, 80, 120, 160, 240].map((acquisitionCost) => {
    const { lifetimeValue, ratio, payback, breakEvenChurn } = ltv.unitEconomics({ ...customer, acquisitionCost });
    const years = payback === null ? "never" : `${payback.exact.toFixed(1)} years`;
    return [
      String(acquisitionCost),
      lifetimeValue.toFixed(0),
      ratio!.toFixed(1),
      years,
      percent(breakEvenChurn.forCost),
    ];
  }),
);

// 2. The same customers before a renewal: whom is a contact of 5 worth?
const timing = "after-payment";
const later = (renewals: number): number => 60 * ltv.sbg.residualValue(model, { renewals }, { discountRate, timing });
printTable(
  "A contact before the next renewal that saves one in ten who would leave",
  ["renewals so far", "would leave", "value if kept", "cost of one kept", "kept per win", "better"],
  [0, 1, 2, 4, 7].map((renewals) => {
    const exitProbability = 1 - ltv.sbg.retentionRate(model, { renewals });
    const keptValue = 60 + later(renewals + 1);
    const plan = { winCost: 120, contactCost: 5, saveProbability: 0.1, newValue: 60 + later(0) };
    const { costPerKept, keptPerWin, better } = ltv.keepOrWin({ ...plan, exitProbability, keptValue });
    return [
      String(renewals),
      percent(exitProbability),
      keptValue.toFixed(0),
      costPerKept!.toFixed(0),
      keptPerWin!.toFixed(1),
      better,
    ];
  }),
);

// 3. How few carry the sales: as they were, and as a model expects them. An expectation is a mean, hence less unequal.
const rows = parse(readFileSync(new URL("data/cdnow/transactions.csv", import.meta.url), "utf8")) as string[][];
const log = rows
  .slice(1)
  .map(([customerId, at, , amount]) => ({ customerId: customerId!, at: at!, amount: Number(amount) }));
const cut = "1997-09-30";
const until = (from: string, to: string): Map<string, number> => {
  const sums = new Map(log.map(({ customerId }) => [customerId, 0]));
  for (const { customerId, at, amount } of log) {
    if (at > from && at <= to) sums.set(customerId, sums.get(customerId)! + amount);
  }
  return sums;
};
const summary = ltv.summarize(log, { unit: "week", calibrationEnd: cut });
const transactions = ltv.bgNbd.fit(summary, { timeUnit: "week" });
const spend = ltv.gammaGamma.fit(summary, { prior: "weak" });
const horizon = { count: 39, unit: "week" } as const;
const expected = ltv.lifetimeValue({ transactions, spend }, summary, {
  horizon,
  discountRate: { rate: 0, per: "year" },
});
const bootstrap = { resamples: 1000, seed: 1 };
printTable(
  "Sales of CDNOW customers (95 % limits)",
  ["", "Gini", "best fifth holds", "limits", "80 % comes from", "nothing from"],
  (
    [
      ["39 weeks seen", [...until("", cut).values()]],
      ["39 weeks after", [...until(cut, "9999").values()]],
      ["the same, expected", expected],
    ] as const
  ).map(([name, values]) => {
    const found = ltv.concentration(values, { top: [0.2], shares: [0.8], bootstrap });
    const [top] = found.topShares;
    const limits = `${percent(top!.interval!.lower)} to ${percent(top!.interval!.upper)}`;
    const [four] = found.customersForShare;
    return [
      name,
      found.gini.toFixed(3),
      percent(top!.share),
      limits,
      percent(four!.fraction),
      percent(found.zeros / found.customers),
    ];
  }),
);

function percent(share: number | null): string {
  return share === null ? "none" : `${(share * 100).toFixed(1)} %`;
}
