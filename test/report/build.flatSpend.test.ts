import { describe, expect, it } from "vitest";
import { build, toHtml } from "keizoku/report";
import { bgNbd, summarize } from "keizoku/ltv";
import { subscriptions } from "./subscriptions.ts";

describe("a log in which every purchase has the same price", () => {
  const report = build(
    subscriptions(() => 9.99),
    { discountRate: { rate: 0, per: "year" } },
  );
  const codes = report.notes.map(({ code }) => code);

  it("needs no model of spend, and says so", () => {
    expect(report.models.spend).toBeNull();
    expect(codes).toContain("flat-spend");
    expect(codes).toContain("holdout-flat-spend");
    expect(codes).not.toContain("no-spend");
  });

  it("values every purchase at the price", () => {
    const { lifetimeValue, expectedPurchases } = report.portfolio;
    expect(lifetimeValue! / expectedPurchases).toBeCloseTo(9.99, 6);
    expect(report.portfolio.topFifthShare).toBeGreaterThan(0.2);
    for (const line of report.mostValuable) {
      expect(line.lifetimeValue! / line.expectedPurchases).toBeCloseTo(9.99, 6);
    }
  });

  it("checks spend as it checks purchases", () => {
    const { purchases, spend } = report.holdout!;
    expect(spend!.actual / purchases.actual).toBeCloseTo(9.99, 9);
    expect(spend!.predicted / purchases.predicted).toBeCloseTo(9.99, 9);
  });

  it("counts the margin and the discount", () => {
    const half = build(
      subscriptions(() => 9.99),
      { discountRate: { rate: 0, per: "year" }, margin: 0.5 },
    );
    expect(half.portfolio.lifetimeValue).toBeCloseTo(report.portfolio.lifetimeValue! / 2, 9);
    const later = build(
      subscriptions(() => 9.99),
      { discountRate: { rate: 0.5, per: "year" } },
    );
    expect(later.portfolio.lifetimeValue).toBeLessThan(report.portfolio.lifetimeValue!);
  });

  it.each(["en", "ja"] as const)("has a page in %s with values, without a table of that model", async (locale) => {
    const page = await toHtml(report, { locale });
    expect(page).toContain("9.99");
    expect(page).toContain("BG/NBD");
    expect(page).not.toContain("Gamma-Gamma");
  });
});

describe("the prior behind a model", () => {
  it("stands in the model's table", async () => {
    const log = [
      { customerId: "a", at: "2024-01-05", amount: 20 },
      { customerId: "a", at: "2024-02-10", amount: 30 },
      { customerId: "b", at: "2024-01-20", amount: 10 },
    ];
    const report = build(log);
    const { prior } = bgNbd.fit(summarize(log), { prior: "weak" }).fit;
    expect(report.models.transactions.fit.prior).toEqual(prior);
    expect(await toHtml(report)).toContain(`around ${prior!.alpha!.median.toFixed(2)} (log sd 2.0)`);
    expect(await toHtml(report, { locale: "ja" })).toContain(`中央値${prior!.alpha!.median.toFixed(2)}`);
  });
});
