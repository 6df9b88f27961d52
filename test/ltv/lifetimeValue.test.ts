import { describe, expect, it } from "vitest";
import { bgNbd, gammaGamma, lifetimeValue, type BgNbdModel, type GammaGammaModel } from "../../src/ltv/index.ts";
import { failure } from "../failure.ts";

const transactions = {
  kind: "bg-nbd",
  version: 1,
  parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  fit: { timeUnit: "week" },
} as BgNbdModel;
const spend = { kind: "gamma-gamma", version: 1, parameters: { p: 6.25, q: 3.74, gamma: 15.44 } } as GammaGammaModel;
const models = { transactions, spend };
const customer = { frequency: 2, recency: 30.43, age: 38.86, monetaryValue: 22.35 };
const free = { rate: 0, per: "year" } as const;

describe("lifetimeValue", () => {
  it("without a discount is expected purchases × expected spend × margin", () => {
    const value = lifetimeValue(models, customer, {
      horizon: { count: 39, unit: "week" },
      discountRate: free,
      margin: 0.3,
    });
    const purchases = bgNbd.expectedPurchases(transactions, customer, { horizon: 39 });
    expect(value).toBeCloseTo(0.3 * purchases * gammaGamma.expectedSpend(spend, customer), 10);
  });

  it("lies between the sum discounted at each month's end and at its start", () => {
    // The stepped sum of lifetimes (utils._customer_lifetime_value) discounts each month's purchases at its end.
    const months = 12;
    const week = 365.2425 / 12 / 7;
    const discountRate = { rate: 0.01, per: "month" } as const;
    const value = lifetimeValue(models, customer, { horizon: { count: months, unit: "month" }, discountRate });
    const until = (month: number): number => bgNbd.expectedPurchases(transactions, customer, { horizon: month * week });
    const stepped = (late: number): number =>
      Array.from({ length: months }, (_, m) => (until(m + 1) - until(m)) / 1.01 ** (m + late)).reduce(
        (a, b) => a + b,
        0,
      ) * gammaGamma.expectedSpend(spend, customer);
    expect(value).toBeGreaterThan(stepped(1));
    expect(value).toBeLessThan(stepped(0));
  });

  it("takes the calendar's months where it is told the date", () => {
    const options = { horizon: { count: 1, unit: "month" }, discountRate: free } as const;
    const weeks = (days: number): number =>
      lifetimeValue(models, customer, { ...options, horizon: { count: days, unit: "day" } });
    expect(lifetimeValue(models, customer, { ...options, asOf: "2024-02-01" })).toBeCloseTo(weeks(29), 10);
    expect(lifetimeValue(models, customer, { ...options, asOf: "2023-02-01" })).toBeCloseTo(weeks(28), 10);
    expect(lifetimeValue(models, customer, options)).toBeCloseTo(weeks(365.2425 / 12), 10);
  });

  it("gives columns in order, and approaches the endless value from below", () => {
    const columns = { frequency: [2, 0], recency: [30.43, 0], age: [38.86, 38.86], monetaryValue: [22.35, 0] };
    const discountRate = { rate: 0.15, per: "year" } as const;
    const endless = lifetimeValue(models, columns, { discountRate });
    expect(endless[0]).toBeCloseTo(lifetimeValue(models, customer, { discountRate }), 10);
    const hundred = lifetimeValue(models, columns, { discountRate, horizon: { count: 100, unit: "year" } });
    endless.forEach((value, i) => {
      expect(hundred[i]).toBeLessThan(value);
      expect(hundred[i]).toBeGreaterThan(value * (1 - 1e-6));
    });
  });

  it("refuses a margin that is no share, and an endless horizon without a discount", () => {
    expect(failure(() => lifetimeValue(models, customer, { discountRate: free, margin: 30 })).issues[0]?.path).toBe(
      "options.margin",
    );
    expect(failure(() => lifetimeValue(models, customer, { discountRate: free })).code).toBe("invalid-input");
  });

  it("refuses models in each other's place, and horizons that are no duration", () => {
    const swapped = { transactions: spend, spend: transactions } as unknown as typeof models;
    const at = (run: () => unknown): string | undefined => failure(run).issues[0]?.path;
    expect(at(() => lifetimeValue(swapped, customer, { discountRate: free }))).toBe("models.transactions");
    expect(at(() => lifetimeValue(null as unknown as typeof models, customer, { discountRate: free }))).toBe("models");
    expect(at(() => lifetimeValue(models, customer, undefined as unknown as { discountRate: typeof free }))).toBe(
      "options",
    );
    const plain = { horizon: 12, discountRate: free } as unknown as { discountRate: typeof free };
    expect(at(() => lifetimeValue(models, customer, plain))).toBe("options.horizon.unit");
    const back = { horizon: { count: -1, unit: "month" }, discountRate: free } as const;
    expect(at(() => lifetimeValue(models, customer, back))).toBe("options.horizon.count");
  });
});
