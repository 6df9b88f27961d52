import { describe, expect, it } from "vitest";
import { purchaseCohorts, stack } from "../../src/cohort/index.ts";
import { failure } from "../failure.ts";
import { cdnowPurchases } from "../ltv/cdnow.ts";

describe("purchaseCohorts", () => {
  const log = [
    { customerId: "a", at: "2024-01-31T16:00:00Z", amount: 10 },
    { customerId: "b", at: "2024-01-02", amount: 20 },
    { customerId: "b", at: "2024-03-02", amount: 30 },
    { customerId: "b", at: "2024-03-09", amount: 40 },
    { customerId: "b", at: "2024-03-10", amount: -5 },
  ];

  it("groups by the month of the first purchase, in the time zone", () => {
    const utc = purchaseCohorts(log);
    expect(utc.periods).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(utc.acquired).toEqual([2, 0, 0]);
    expect(utc.active).toEqual([[2, 0, 1], [0, 0], [0]]);
    expect(utc.revenue).toEqual([[30, 0, 65], [0, 0], [0]]);
    expect(purchaseCohorts(log, { timeZone: "Asia/Tokyo" }).acquired).toEqual([1, 1, 0]);
  });

  it("feeds the stack: the layers of who still buys", () => {
    const { acquired, active } = purchaseCohorts(log);
    const survival = active.map((row, c) => ({ survival: row.map((n) => (acquired[c] === 0 ? 0 : n / acquired[c]!)) }));
    expect(stack({ acquisitions: acquired, retention: { byCohort: survival } }).totals).toEqual([2, 0, 1]);
  });

  it("refuses what has no purchase before the end", () => {
    expect(failure(() => purchaseCohorts(log, { until: "2023-12-31" })).code).toBe("empty-input");
  });

  it("acquires the 2,357 customers of the CDNOW sample in the first quarter of 1997", () => {
    const { acquired, revenue, periods } = purchaseCohorts(cdnowPurchases());
    expect(periods).toHaveLength(18);
    expect(acquired.slice(0, 3).reduce((sum, n) => sum + n, 0)).toBe(2357);
    const total = cdnowPurchases().reduce(
      (sum, { amount }) => sum + (typeof amount === "number" ? amount : amount.minor),
      0,
    );
    expect(revenue.flat().reduce((sum, v) => sum + v, 0)).toBeCloseTo(total / 100, 4);
  });
});
