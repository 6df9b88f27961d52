import { describe, expect, it } from "vitest";
import type { Duration } from "../../src/calendar/duration.ts";
import {
  bgBb,
  bgNbd,
  gammaGamma,
  lifetimeValue,
  type BgBbModel,
  type BgNbdModel,
  type GammaGammaModel,
} from "../../src/ltv/index.ts";
import { codesOf, failure } from "../failure.ts";

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

  describe("over opportunities", () => {
    const timed = (timeUnit: string): BgBbModel =>
      ({
        kind: "bg-bb",
        version: 1,
        parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 },
        fit: { timeUnit },
      }) as BgBbModel;
    const donor = { frequency: 2, recency: 4, age: 6, monetaryValue: 22.35 };
    const opportunities = (timeUnit: string, horizon: Duration, asOf?: string): number => {
      const value = lifetimeValue({ transactions: timed(timeUnit), spend }, donor, {
        horizon,
        discountRate: free,
        ...(asOf !== undefined && { asOf }),
      });
      for (let count = 0; count < 400; count++) {
        const purchases = bgBb.expectedPurchases(timed(timeUnit), donor, { horizon: count });
        if (Math.abs(purchases * gammaGamma.expectedSpend(spend, donor) - value) < 1e-9 * (value + 1)) return count;
      }
      return NaN;
    };

    it.each([
      ["month", 1, "year", 12],
      ["month", 1, "quarter", 3],
      ["month", 7, "month", 7],
      ["month", 2.5, "month", 2],
      ["quarter", 1, "year", 4],
      ["quarter", 11, "month", 3],
      ["year", 24, "month", 2],
      ["year", 5, "quarter", 1],
      ["week", 20, "day", 2],
      ["day", 3, "week", 21],
    ] as const)("by the %s, %s %s are %s with and without a date", (unit, count, per, expected) => {
      expect(opportunities(unit, { count, unit: per })).toBe(expected);
      expect(opportunities(unit, { count, unit: per }, "2021-01-01")).toBe(expected);
    });

    it("counts those that are over by the calendar where the units are of both kinds", () => {
      expect(opportunities("month", { count: 31, unit: "day" }, "2021-01-01")).toBe(1);
      expect(opportunities("month", { count: 30, unit: "day" }, "2021-01-01")).toBe(0);
      expect(opportunities("month", { count: 28, unit: "day" }, "2021-02-01")).toBe(1);
      expect(opportunities("week", { count: 1, unit: "month" }, "2021-02-01")).toBe(4);
      expect(opportunities("day", { count: 1, unit: "year" }, "2024-01-01")).toBe(366);
    });
  });

  it("asks for a date and a zone that are some, and for months that the calendar has", () => {
    const code = (options: object): string => {
      const { operation, issues } = failure(() => lifetimeValue(models, customer, { discountRate: free, ...options }));
      return `${operation}: ${issues.map((issue) => `${issue.code} ${issue.path}`).join()}`;
    };
    const month = { count: 1, unit: "month" };
    expect(code({ asOf: "soon" })).toBe("lifetimeValue: invalid-instant options.asOf");
    expect(code({ horizon: month, asOf: "soon" })).toBe("lifetimeValue: invalid-instant options.asOf");
    expect(code({ timeZone: "Mars" })).toBe("lifetimeValue: invalid-time-zone options.timeZone");
    expect(code({ horizon: { count: 1, unit: "week" }, timeZone: "Mars" })).toBe(
      "lifetimeValue: invalid-time-zone options.timeZone",
    );
    const dated = { asOf: "2024-02-01" };
    expect(code({ ...dated, horizon: { ...month, count: 1.5 } })).toBe(
      "lifetimeValue: invalid-input options.horizon.count",
    );
    expect(code({ ...dated, horizon: { ...month, count: 1e300 } })).toBe(
      "lifetimeValue: out-of-range options.horizon.count",
    );
    const half = (options: object): number =>
      lifetimeValue(models, customer, { discountRate: free, horizon: { count: 1.5, unit: "week" }, ...options });
    expect(half(dated)).toBe(half({}));
    const years = { count: 1.5, unit: "year" } as const;
    const days = { count: 547, unit: "day" } as const;
    expect(half({ ...dated, horizon: years })).toBeCloseTo(half({ horizon: days }), 10);
  });

  it("refuses transactions without their unit of time", () => {
    const { kind, version, parameters } = transactions;
    for (const bare of [
      { kind, version, parameters },
      { kind, version, parameters, fit: null },
    ]) {
      const call = (): unknown =>
        lifetimeValue({ transactions: bare as never, spend }, customer, {
          horizon: { count: 1, unit: "week" },
          discountRate: free,
        });
      expect(codesOf(call)).toEqual(["invalid-input models.transactions.fit.timeUnit"]);
    }
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
